"""Keys pressed in a form do what they say of the form: none of them works on the rows behind it."""

import pytest

from screens.widgets.provenance import Provenance
from screens.widgets.typed_fields import LineField, TextField
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation
from toolkit.records.preparation import Action

CALLS = Cause(id="c1", title="Answering calls", position=1.0, status="open")
CRIME = Cause(id="c2", title="Recording crime", position=2.0)
CALL = Action(id="a1", text="Call HMICFRS", due="2024-06-20")

ROW_KEYS = (*"dsowvVpclhaJK", "delete", "insert", "shift+down", "shift+up")


def text_in(officer: Officer, field: str) -> str:
    widget = officer.form._widgets[field]
    assert isinstance(widget, LineField | TextField)
    return widget.value if isinstance(widget, LineField) else widget.text


async def in_field(officer: Officer, row: str, field: str) -> None:
    """Go to a field in the form of a row of step 2."""
    await officer.go_to("causes", row)
    await officer.press("enter")
    officer.form.focus_field(field)
    await officer.settle()


@pytest.mark.parametrize("place", ["status", "owner", "letter", "Provenance"])
async def test_no_key_of_the_list_works_from_inside_a_form(start: Start, empty: Pack, place: str) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CRIME, Recommendation(id="r1", cause="c1")])), LARGE) as at:
        await at.go_to("causes", "Answering")
        await at.press("enter")
        if place == "Provenance":
            at.pane.query_one(Provenance).query_one("OptionList").focus()
        else:
            at.form.focus_field(place)
        await at.settle()
        screen, order = at.app.screen, [row.key for row in at.pane.rows.rows]
        for key in ROW_KEYS:
            await at.press(key)
            assert at.app.screen is screen, f"{key} opened something"
            assert [row.key for row in at.pane.rows.rows] == order, f"{key} changed the list"
            assert at.pane.rows is not at.app.focused
        assert "selected" not in at.screen_text()
        assert {"c1", "c2"} <= at.saved()["causes"].keys()


async def test_a_text_typed_below_the_fields_works_on_nothing_and_is_answered(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CRIME, Recommendation(id="r1", cause="c1")]))) as officer:
        await officer.go_to("causes", "Answering")
        await officer.press("enter")
        await officer.press("shift+tab")
        assert officer.app.focused is officer.pane.query_one(Provenance).query_one("OptionList")
        below, screen = officer.app.focused, officer.app.screen
        for text in ("Delayed by u U 2 days", "D", "b", "q"):
            await officer.type(text)
            assert officer.app.focused is below and officer.app.screen is screen
        assert officer.session.can_undo is None
        said = [notice for notice in officer.notices if notice.startswith("Nothing is written here")]
        assert 1 <= len(said) <= 4 and officer.notices == said
        await officer.press("down", "enter")
        assert officer.app.focused is not below, "The ways still lead on."


async def test_the_keys_of_the_list_do_not_work_from_its_filter(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CRIME]))) as officer:
        await officer.go_to("causes")
        await officer.press("slash", "delete", "insert", "shift+down")
        assert "selected" not in officer.screen_text()
        assert [cause.id for cause in officer.session.pack.every(Cause)] == ["c1", "c2"]
        assert officer.session.can_undo is None


async def test_undo_in_a_line_first_puts_back_what_is_saved_there(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL]))) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.write("owner", "A. Example")
        officer.form.focus_field("due")
        await officer.press("ctrl+a")
        await officer.type("18 December 20262")
        await officer.press("ctrl+z")
        assert (text_in(officer, "due"), text_in(officer, "owner")) == ("20 June 2024", "A. Example")
        await officer.press("ctrl+z")
        await officer.told("Undid: owner")
        assert (text_in(officer, "due"), text_in(officer, "owner")) == ("20 June 2024", "")


async def test_undo_in_a_text_goes_further_back_with_each_press_and_never_forth(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS])), LARGE) as officer:
        await officer.go_to("causes")
        await officer.write("owner", "A. Example")
        await officer.write("letter", "What it says")
        await officer.press("ctrl+z")
        assert (text_in(officer, "letter"), text_in(officer, "owner")) == ("", "A. Example")
        await officer.press("ctrl+y")
        assert text_in(officer, "letter") == "What it says"
        await officer.press("ctrl+z", "ctrl+z")
        assert (text_in(officer, "letter"), text_in(officer, "owner")) == ("", "")
        assert officer.session.can_undo is None


async def test_undo_in_a_form_never_changes_what_another_record_holds(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CRIME])), LARGE) as officer:
        await officer.go_to("causes", CRIME.title)
        await officer.press("enter")
        await officer.write("owner", "A. Example")
        await officer.press("escape")
        await officer.go_to("causes", CALLS.title)
        await officer.press("enter")
        await officer.write("owner", "B. Sample")
        await officer.press("ctrl+z")
        assert text_in(officer, "owner") == ""
        await officer.press("ctrl+z", "ctrl+z")
        await officer.told("Nothing more to take back here. The change before was elsewhere: owner in the force of")
        assert officer.session.pack.get(Cause, CRIME.id).owner == "A. Example"  # type: ignore[union-attr]
        await officer.press("escape", "u")
        assert officer.session.pack.get(Cause, CRIME.id).owner == ""  # type: ignore[union-attr]


async def test_a_text_typed_into_a_choice_changes_nothing_and_enter_goes_on(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS])), LARGE) as at:
        await in_field(at, "Answering", "status")
        await at.type("Closed by the HMI")
        await at.told("What you typed was not taken.")
        assert at.session.pack.every(Cause)[0].status == "open"
        await at.press("enter")
        assert at.pane.focused_field is not None and at.pane.focused_field.name == "closed_on"


async def test_a_text_typed_into_a_link_is_said_to_be_no_link_and_opens_no_list(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, Recommendation(id="r1", cause="c1")])), LARGE) as at:
        await in_field(at, "Recommendation", "cause")
        await at.type("Weekly report of the control room")
        await at.told("What you typed was not taken. What this is linked with is chosen from a list")
        assert at.app.screen is at.pack_screen and at.session.can_undo is None
