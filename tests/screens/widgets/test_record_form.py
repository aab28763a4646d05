"""A text that is no date, time or figure stays where it was typed; what is saved stays as it was."""

from screens.widgets.typed_fields import LineField
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.preparation import Action

CALL = Action(id="a1", text="Call HMICFRS", due="2024-06-20")
WRITE = Action(id="a2", text="Write to HMICFRS")


def text_in(officer: Officer, field: str) -> str:
    widget = officer.form._widgets[field]
    assert isinstance(widget, LineField)
    return widget.value


def due(officer: Officer, id: str = "a1") -> object:
    return officer.saved()["actions"][id]["due"]


async def open_due(officer: Officer) -> None:
    await officer.go_to("after", "Call HMICFRS")
    await officer.press("enter")
    officer.form.focus_field("due")
    await officer.press("end", "ctrl+u")


async def test_a_wrong_date_stays_in_the_field_and_nothing_is_saved_for_it(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL, WRITE]))) as officer:
        await open_due(officer)
        await officer.type("10 Dec 2024 or so")
        assert "Not saved" not in officer.screen_text()
        await officer.press("tab")
        await officer.sees("10 Dec 2024 or so", "Not saved: “10 Dec 2024 or so” is not a date")
        assert due(officer) == "2024-06-20"
        assert officer.notices == []
        # It is there again after another record was looked at, and after the rest of the record changed.
        await officer.press("escape", "down", "enter", "escape", "up", "space", "enter")
        await officer.sees("10 Dec 2024 or so", "Not saved")
        assert due(officer) == "2024-06-20"
        assert text_in(officer, "due") == "10 Dec 2024 or so"


async def test_escape_puts_back_what_is_saved_and_only_then_leaves(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL])), LARGE) as officer:
        await open_due(officer)
        await officer.type("10 Dec x")
        await officer.sees("Put back")
        await officer.press("escape")
        assert text_in(officer, "due") == "20 June 2024"
        assert officer.pane.focused_field is not None and officer.pane.focused_field.name == "due"
        await officer.sees("Thursday 20 June 2024")
        assert "Put back" not in officer.screen_text()
        assert due(officer) == "2024-06-20"
        await officer.press("escape")
        assert officer.app.focused is officer.pane.rows


async def test_what_a_wrong_text_meant_on_its_way_is_no_step_to_undo(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL]))) as officer:
        await open_due(officer)
        await officer.type("10 Dec or so")
        await officer.press("escape", "escape")
        assert (officer.session.can_undo, due(officer)) == (None, "2024-06-20")


async def test_escape_leaves_where_the_pack_itself_holds_no_day_of_the_calendar(start: Start, empty: Pack) -> None:
    broken = Action(id="a1", text="Call HMICFRS", due="2024-02-31")
    async with at_work(start(empty.with_changes(put=[broken])), LARGE) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.press("enter")
        officer.form.focus_field("due")
        await officer.press("escape")
        assert officer.app.focused is officer.pane.rows
        assert due(officer) == "2024-02-31"


async def test_leaving_the_form_with_a_wrong_date_is_said_in_a_notice(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL])), LARGE) as officer:
        await open_due(officer)
        await officer.type("soon")
        officer.pane.rows.focus()
        await officer.told("Due is not saved. “soon” is not a date")


async def test_a_text_that_is_mended_is_saved_and_written_in_full(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL]))) as officer:
        await open_due(officer)
        await officer.type("in 3 wee")
        await officer.press("tab")
        await officer.sees("Not saved")
        await officer.press("shift+tab", "end")
        await officer.type("ks")
        await officer.sees("Monday 24 June 2024")
        await officer.press("tab")
        assert text_in(officer, "due") == "24 June 2024"
        assert "Not saved" not in officer.screen_text()
        assert due(officer) == "2024-06-24"


async def test_a_time_is_echoed_and_one_with_two_meanings_is_asked_about(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("situation", "PPOG")
        await officer.press("enter")
        officer.form.focus_field("time")
        await officer.type("2.30")
        await officer.press("tab")
        await officer.sees("could be 02:30 or 14:30")
        await officer.press("shift+tab", "end")
        await officer.type("pm")
        await officer.sees("14:30")
        await officer.press("tab")
        [meeting] = officer.saved()["meeting"].values()
        assert meeting["time"] == "14:30"
