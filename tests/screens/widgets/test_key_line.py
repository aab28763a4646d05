"""The line at the bottom shows the keys that work here, and each can be clicked."""

from screens.help import HelpScreen
from screens.widgets.key_line import KeyLine
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, at_work
from toolkit.pack import Pack


def shown(line: KeyLine) -> str:
    return line.render().plain


async def test_a_click_on_a_key_presses_it(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        line = officer.pack_screen.query_one(KeyLine)
        await officer.pilot.click(line, offset=(shown(line).index("F1 Help") + 4, 0))
        await officer.settle()
        assert isinstance(officer.app.screen, HelpScreen)


async def test_pointing_at_a_key_says_what_it_does(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        line = officer.pack_screen.query_one(KeyLine)
        await officer.pilot.hover(line, offset=(shown(line).index("F4 Next"), 0))
        assert str(line.tooltip) == "The step after"
        await officer.pilot.hover(line, offset=(shown(line).index("  "), 0))
        assert line.tooltip is None


async def test_keys_stand_further_apart_where_there_is_room_and_none_is_left_out_for_it(
    start: Start, empty: Pack
) -> None:
    wide = "Esc Back  u Undo  F1 Help  F4 Next  F5 Reference  x Export  , Settings"
    async with at_work(start(empty), LARGE) as officer:
        line = officer.pack_screen.query_one(KeyLine)
        assert shown(line).startswith(f"{wide} ")
        palette = len("▏Ctrl+P Find ")
        await officer.pilot.resize_terminal(len(wide) + 1 + palette, 24)
        assert shown(line).startswith(f"{wide} ▏")
        await officer.pilot.resize_terminal(len(wide) + palette, 24)
        assert shown(line).startswith("Esc Back u Undo F1 Help F4 Next F5 Reference x Export , Settings ")


async def test_keys_follow_what_works_here(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        line = officer.pack_screen.query_one(KeyLine)
        assert "Tick" not in shown(line)
        await officer.go_to("checklist")
        assert "Space Tick" in shown(line)


async def test_the_palette_stays_in_sight_where_there_is_no_room_for_all_keys(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), size=SMALL) as officer:
        await officer.go_to("causes")
        line = officer.pack_screen.query_one(KeyLine)
        assert shown(line).rstrip().endswith("▏Ctrl+P Find")
        assert len(shown(line)) == SMALL[0]
