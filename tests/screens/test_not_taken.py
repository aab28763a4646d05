"""What was typed and is no date, time or figure is never lost without a word."""

import pytest

from screens.choosing import Confirm
from screens.home import HomeScreen
from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.row_line import RowLine
from screens.widgets.title_bar import TitleBar
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.preparation import Action

CALL = Action(id="a1", text="Call HMICFRS", due="2024-06-20")
TYPED = "18 December 20262"


async def type_wrong_date(officer: Officer) -> None:
    await officer.go_to("situation", "PPOG")
    await officer.press("enter")
    officer.form.focus_field("date")
    await officer.press("ctrl+a")
    await officer.type(TYPED)


def bar(officer: Officer) -> TitleBar:
    return officer.pack_screen.query_one(TitleBar)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_title_bar_says_so_from_the_field_being_left_until_it_is_mended(
    start: Start, empty: Pack, size: tuple[int, int]
) -> None:
    async with at_work(start(empty), size) as officer:
        await type_wrong_date(officer)
        assert not bar(officer).alarm
        await officer.press("tab")
        await officer.sees("1 field NOT SAVED")
        assert bar(officer).alarm
        await officer.type("2pm")
        assert officer.session.flush().state == "saved"
        await officer.settle()
        await officer.sees("1 field NOT SAVED")
        await officer.press("shift+tab", "end", "backspace")
        assert not bar(officer).alarm and "NOT SAVED" not in officer.screen_text()
        [meeting] = officer.saved()["meeting"].values()
        assert meeting["date"] == "2026-12-18"


@pytest.mark.parametrize("key", ["f4", "f2", "f5"])
async def test_leaving_the_step_names_the_field_and_keeps_the_text(start: Start, empty: Pack, key: str) -> None:
    async with at_work(start(empty)) as officer:
        await type_wrong_date(officer)
        # It need not be the last field that one was in.
        await officer.press("tab", "tab", key)
        await officer.told(f"PPOG date is not saved. “{TYPED}” is not a date")
        await officer.sees("1 field NOT SAVED")
        await officer.press("1", "enter")
        await officer.sees(TYPED)


async def test_putting_back_says_what_is_put_aside(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await type_wrong_date(officer)
        await officer.press("escape")
        await officer.told(f"PPOG date is as it was saved: “{TYPED}” was not taken.")


async def test_leaving_the_pack_asks_first(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await type_wrong_date(officer)
        await officer.press("f2", "escape")
        assert isinstance(officer.app.screen, Confirm)
        await officer.sees(f"PPOG date: “{TYPED}”", "(in “PPOG, date not known”)", "Stay")
        await officer.press("escape")
        assert officer.app.screen is officer.pack_screen
        await officer.press("escape", "enter")
        await officer.until(lambda: isinstance(officer.app.screen, HomeScreen), "Home is shown")


async def test_ctrl_q_in_the_midst_of_such_a_field_asks_first(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await type_wrong_date(officer)
        await officer.press("ctrl+q")
        await officer.sees(f"PPOG date: “{TYPED}”")
        await officer.press("escape")


async def test_a_deleted_record_is_not_said_to_have_an_unsaved_field(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL])), LARGE) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.write("due", "x")
        officer.pane.focus_list()
        await officer.sees("1 field NOT SAVED")
        await officer.press("d")
        await officer.until(lambda: not bar(officer).alarm, "the alarm is over")
        await officer.press("u")
        await officer.sees("1 field NOT SAVED")


async def test_a_new_record_with_nothing_but_such_a_text_is_not_dropped(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("causes")
        await officer.press("a")
        officer.form.focus_field("report_date")
        await officer.type("last summer or so")
        await officer.press("f4")
        assert not any("nothing was added" in said for said in officer.notices)
        assert len(officer.session.pack.every(Cause)) == 1


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("way", ["palette", "mouse"])
async def test_what_is_not_saved_is_flagged_in_its_list_and_led_to_from_any_step(
    start: Start, empty: Pack, size: tuple[int, int], way: str
) -> None:
    async with at_work(start(empty), size) as officer:
        await type_wrong_date(officer)
        await officer.press("tab", "escape")
        await officer.sees("▲ NOT SAVED")
        assert [row.unsaved for row in officer.pane.rows.rows if row.record].count(True) == 1
        await officer.press("5")
        assert "▲ NOT SAVED" not in officer.screen_text()
        if way == "palette":
            await officer.press("ctrl+p")
            await officer.sees("Go to the field that is not saved", f"PPOG date: “{TYPED}”")
            # It is the first of all.
            await officer.press("enter")
        else:
            await officer.pilot.click(TitleBar, offset=(size[0] - 4, 0))
        await officer.until(lambda: officer.pack_screen.present == "situation", "the step is shown")
        await officer.until(lambda: officer.pane.focused_field, "the cursor is in a field")
        assert officer.pane.focused_field is not None and officer.pane.focused_field.name == "date"
        await officer.sees(TYPED)
        await officer.press("end", "backspace", "escape")
        assert "NOT SAVED" not in officer.screen_text()
        await officer.press("ctrl+p")
        await officer.sees("Overview")
        assert "Go to the field that is not saved" not in officer.screen_text()


async def test_of_several_fields_each_is_led_to_in_turn(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL]))) as officer:
        await type_wrong_date(officer)
        await officer.go_to("after", "Call HMICFRS")
        await officer.write("due", "x")
        await officer.press("tab", "f2")
        await officer.sees("2 fields NOT SAVED")
        for step in ("situation", "after", "situation"):
            await officer.pilot.click(TitleBar, offset=(SMALL[0] - 4, 0))
            await officer.until(lambda step=step: officer.pack_screen.present == step, f"{step} is shown")  # type: ignore[misc]


def test_the_flag_is_a_word_and_a_sign_in_both_sets_and_stays_where_room_is_short() -> None:
    row = Row("r", "Answering calls " * 9, mark="todo", state="in progress", meta="A. Example", unsaved=True)
    for ascii, said in ((False, "▲ NOT SAVED"), (True, "[!] NOT SAVED")):
        for width in (34, 80):
            assert said in RowLine(row, Symbols(ascii=ascii)).content(width).plain
