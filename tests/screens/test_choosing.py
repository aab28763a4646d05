"""Long lists are narrowed by typing, and nothing is chosen by accident."""

from screens.choosing import ChooseOne, ChooseSeveral, Confirm
from screens.symbols import Symbols
from tests.screens.conftest import Start
from tests.screens.driving import at_work

STAGES = [("", "None"), *((f"s{number}", f"Stage {number} [/x]") for number in range(1, 12))]


async def test_typing_narrows_a_long_list_and_enter_takes_what_is_left(start: Start) -> None:
    chosen: list[str | None] = []
    async with at_work(start()) as officer:
        officer.app.push_screen(ChooseOne("Stage", STAGES, present="s3"), chosen.append)
        await officer.sees("Stage 3 [/x]")
        await officer.press("enter")
        officer.app.push_screen(ChooseOne("Stage", STAGES), chosen.append)
        await officer.settle()
        await officer.type("e 11")
        assert "Stage 3" not in officer.screen_text()
        await officer.press("enter")
        officer.app.push_screen(ChooseOne("Stage", STAGES), chosen.append)
        await officer.settle()
        await officer.type("nothing of the sort")
        await officer.press("enter", "escape")
    assert chosen == ["s3", "s11", None]


async def test_escape_is_no(start: Start) -> None:
    said: list[bool | None] = []
    async with at_work(start()) as officer:
        for keys in (("escape",), ("enter",), ("tab", "enter")):
            officer.app.push_screen(Confirm("Replace [/x]?", "[red]It is there.[/]", "Replace it"), said.append)
            await officer.settle()
            await officer.sees("Replace [/x]?", "[red]It is there.[/]")
            await officer.press(*keys)
    assert said == [False, True, False]


async def test_enter_takes_the_highlighted_one_where_nothing_was_ticked(start: Start) -> None:
    chosen: list[tuple[str, ...] | None] = []
    ways = ((), ("down", "enter")), ((), ("space", "space", "enter")), (("s2",), ("down", "enter"))
    async with at_work(start()) as officer:
        for before, keys in ways:
            officer.app.push_screen(ChooseSeveral("Stages", STAGES[1:], before, Symbols(ascii=True)), chosen.append)
            await officer.settle()
            await officer.press(*keys)
    assert chosen == [("s2",), (), ("s2",)]
