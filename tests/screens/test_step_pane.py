"""A step at work: what the officer does with keys stands in the file."""

from typing import Any

import pytest
from textual.screen import Screen

from screens.choosing import ChooseOne, ChooseSeveral
from screens.rows import PaneKey
from screens.steps.notes import USUAL_SECTIONS
from screens.widgets.action_line import ActionLine
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, at_work
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence
from toolkit.records.preparation import ChecklistEntry
from toolkit.records.questions import Question
from toolkit.records.record import item_record_id
from toolkit.records.speaking import NoteSection

CALLS = Cause(id="c1", title="Answering calls", position=1.0)
CRIME = Cause(id="c2", title="Recording crime", position=2.0)


async def test_space_ticks_an_item_and_the_file_has_it(start: Start, empty: Pack, edition: Edition) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.go_to("checklist")
        await officer.press("down", "space")
        await officer.sees("(1 of 6)", "done")
        item = edition.responsibilities_outside[1].id
        entry = officer.saved()["checklist"][item_record_id(ChecklistEntry.table, item)]
        assert (entry["status"], entry["item"], entry["updated_by"]) == ("done", item, "AB")
        await officer.press("space")
        assert officer.saved()["checklist"][entry["id"]]["status"] == "not-started"


async def test_note_owner_and_due_date_are_typed_and_kept(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("checklist")
        await officer.press("enter")
        assert officer.pane.focused_field is not None and officer.pane.focused_field.name == "status"
        await officer.press("right", "tab")
        await officer.type("Call monthly\n[/x]")
        await officer.press("tab")
        await officer.type("A. Example")
        await officer.press("tab")
        await officer.type("10 Dec")
        await officer.sees("Tuesday 10 December 2024")
        await officer.press("escape")
        await officer.sees("in progress", "A. Example")
        [entry] = officer.saved()["checklist"].values()
        assert {name: entry[name] for name in ("status", "note", "owner", "due")} == {
            "status": "in-progress",
            "note": "Call monthly\n[/x]",
            "owner": "A. Example",
            "due": "2024-12-10",
        }


async def test_half_a_date_is_no_mistake_until_the_field_is_left_and_is_not_saved(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("checklist")
        await officer.write("owner", "AB")
        await officer.press("tab")
        await officer.type("10 D")
        assert "Not saved" not in officer.screen_text()
        await officer.press("tab")
        await officer.sees("Not saved: “10 D” is not a date that is")
        [entry] = officer.saved()["checklist"].values()
        assert entry["due"] == ""


async def test_a_cause_is_added_and_a_recommendation_under_it(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("causes")
        await officer.sees("No cause of concern yet. Press a")
        await officer.press("a")
        await officer.type("Calls")
        await officer.press("escape", "a")
        assert isinstance(officer.app.screen, ChooseOne)
        await officer.sees("Add what?", "Threshold", "Piece of evidence")
        await officer.press("enter")
        await officer.type("Sooner")
        await officer.press("escape")
        await officer.sees("Recommendation: Sooner", "not yet met")
        saved = officer.saved()
        [cause], [recommendation] = saved["causes"].values(), saved["recommendations"].values()
        assert (cause["title"], recommendation["text"]) == ("Calls", "Sooner")
        assert recommendation["cause"] == cause["id"]


async def test_a_deleted_cause_comes_back_with_all_that_belonged_to_it(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("causes")
        title, before = officer.row, len(officer.saved()["recommendations"])
        await officer.press("d")
        await officer.sees("Delete “", "With it go 3 recommendations", "16 readings")
        await officer.press("escape")
        assert officer.row == title
        await officer.press("d", "enter")
        await officer.told("Press u to bring it back")
        assert (
            title not in [row.title for row in officer.pane.rows.rows]
            and len(officer.saved()["recommendations"]) < before
        )
        await officer.press("u")
        await officer.sees(title)
        assert len(officer.saved()["recommendations"]) == before
        await officer.press("U")
        assert title not in [row.title for row in officer.pane.rows.rows]
        await officer.press("u", "u")
        await officer.told("There is nothing to undo in this session. D brings back what was deleted earlier.")
        assert [record.id for record in officer.session.pack.every(Cause)] == [row.id for row in example.every(Cause)]


async def test_what_the_toolkit_lists_cannot_be_deleted(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("checklist")
        assert "Delete" not in officer.screen_text()
        await officer.press("d")
        assert officer.session.can_undo is None


async def test_the_order_that_the_officer_makes_is_kept(start: Start, empty: Pack, edition: Edition) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("hmicfrs")
        first, second, third = [row.key for row in officer.pane.rows.rows if not row.heading][:3]
        await officer.press("J", "J", "K")
        await officer.press("space")
        assert [row.key for row in officer.pane.rows.rows if not row.heading][:3] == [second, first, third]
        assert officer.pane.rows.present and officer.pane.rows.present.key == first
        kept = officer.saved()["questions"]
        assert kept[first]["chosen"] is True
        places = sorted(kept.values(), key=lambda question: (question["position"], question["id"]))
        assert [question["id"] for question in places][:3] == [second, first, third]


async def test_the_filter_narrows_the_list_and_escape_brings_it_back(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("reference")
        everything = len(officer.pane.rows.rows)
        await officer.press("slash")
        await officer.type("cleveland")
        rows = officer.pane.rows.rows
        assert rows and all("cleveland" in f"{row.title} {row.meta}".casefold() for row in rows if not row.heading)
        await officer.type("xyz")
        await officer.sees("No row has “clevelandxyz”. Ctrl+P looks in answers and notes as well.")
        await officer.press("escape")
        assert len(officer.pane.rows.rows) == everything and officer.app.focused is officer.pane.rows


async def test_evidence_is_linked_to_causes_through_the_list_of_them(start: Start, empty: Pack) -> None:
    pack = empty.with_changes(put=[CALLS, CRIME, Evidence(id="e1", claim="Rotas were changed", causes=("c1",))])
    async with at_work(start(pack)) as officer:
        await officer.go_to("causes", "Evidence: Rotas")
        await officer.press("enter")
        officer.form.focus_field("causes")
        await officer.press("enter")
        assert isinstance(officer.app.screen, ChooseSeveral)
        await officer.sees("[x] Answering calls", "[ ] Recording crime")
        await officer.press("space", "down", "space", "enter")
        await officer.sees("Recording crime")
        assert officer.saved()["evidence"]["e1"]["causes"] == ["c2"]
        await officer.press("enter", "space", "escape")
        assert officer.saved()["evidence"]["e1"]["causes"] == ["c2"]


async def test_a_question_is_linked_to_a_cause_and_unlinked(start: Start, empty: Pack, edition: Edition) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.go_to("hmicfrs")
        await officer.press("enter")
        officer.form.focus_field("cause")
        await officer.press("enter", "down", "enter")
        id = item_record_id(Question.table, edition.questions_hmicfrs[0].id)
        assert officer.saved()["questions"][id]["cause"] == "c1"
        await officer.sees("→ Answering calls")
        await officer.press("enter", "enter")
        assert officer.saved()["questions"][id]["cause"] == "c1"
        await officer.press("enter", "up", "enter")
        assert officer.saved()["questions"][id]["cause"] == ""


async def test_the_hint_of_a_field_goes_with_its_form(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS])), LARGE) as officer:
        await officer.go_to("situation")
        await officer.press("enter")
        await officer.sees("Force: The force's name as it should stand")
        await officer.press("tab", "shift+tab")
        await officer.sees("Force: The force's name as it should stand")
        await officer.press("escape", "down")
        await officer.sees("PPOG date")
        assert "Force: The force's name" not in officer.screen_text()


async def test_where_nothing_can_be_linked_yet_it_is_said_which_step_adds_it(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("hmicfrs")
        await officer.press("enter")
        officer.form.focus_field("cause")
        await officer.press("enter")
        await officer.told("The pack has no cause of concern yet. Add one in step 2, then link it here.")


async def test_what_is_typed_goes_to_the_record_it_was_typed_for(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CRIME])), LARGE) as officer:
        await officer.go_to("causes")
        await officer.write("owner", "first")
        # No pause between the last letter and the next row: messages are still on their way.
        officer.form._widgets["owner"].value = "first owner"  # type: ignore[attr-defined]
        officer.form._widgets["letter"].insert("letter one")  # type: ignore[attr-defined]
        officer.pane.rows.focus()
        officer.pane.rows.highlighted = 1
        officer.pane._show_present()
        await officer.settle()
        assert officer.row == "Recording crime"
        await officer.write("owner", "second owner")
        kept = officer.saved()["causes"]
        assert [(kept[id]["owner"], kept[id]["letter"]) for id in ("c1", "c2")] == [
            ("first owner", "letter one"),
            ("second owner", ""),
        ]


async def test_undo_takes_back_what_was_typed_as_one_step_and_the_form_shows_it(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS])), LARGE) as officer:
        await officer.go_to("causes")
        await officer.write("title", " late")
        assert officer.saved()["causes"]["c1"]["title"] == "Answering calls late"
        await officer.press("ctrl+z")
        await officer.told("Undid: title of “Answering calls”")
        assert officer.form._widgets["title"].value == "Answering calls"  # type: ignore[attr-defined]
        assert officer.saved()["causes"]["c1"]["title"] == "Answering calls"
        await officer.press("ctrl+y")
        assert officer.form._widgets["title"].value == "Answering calls late"  # type: ignore[attr-defined]
        assert officer.session.can_redo is None


async def test_the_first_words_of_a_new_record_are_taken_back_by_what_it_is(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("after")
        await officer.press("a")
        await officer.type("Send the page")
        await officer.press("ctrl+z")
        await officer.told("Undid: wording of the new action")
        assert [action["text"] for action in officer.saved()["actions"].values()] == [""]


async def test_a_record_into_which_nothing_was_entered_is_not_kept(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("causes")
        await officer.press("a")
        assert officer.pane.focused_field is not None
        await officer.press("escape")
        await officer.told("Nothing was entered, so nothing was added.")
        assert officer.saved().get("causes", {}) == {}
        await officer.press("a")
        await officer.type("Calls")
        await officer.press("escape")
        assert [cause["title"] for cause in officer.saved()["causes"].values()] == ["Calls"]


async def test_a_threshold_that_nobody_was_asked_for_is_kept_without_words(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.go_to("causes")
        await officer.press("a", "down", "enter", "escape")
        [threshold] = officer.saved()["thresholds"].values()
        assert (threshold["cause"], threshold["state"], threshold["wording"]) == ("c1", "not-asked", "")
        assert officer.row == "Threshold: no wording yet"


async def test_the_cursor_stays_at_the_ends_of_a_list(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("checklist")
        first = officer.row
        await officer.press("up")
        assert officer.row == first
        await officer.press("end")
        last = officer.row
        await officer.press("down")
        assert (officer.row, last == first) == (last, False)


async def test_a_letter_draws_no_key_anew(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("checklist")
        await officer.write("note", "a")
        drawn: list[Screen[Any]] = []
        officer.pack_screen.bindings_updated_signal.subscribe(officer.pack_screen, drawn.append)
        await officer.type("bc")
        assert drawn == []


async def test_quick_fingers_leave_no_cursor_behind_in_a_step_that_they_left(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("checklist")
        # Enter, and Escape before the form was drawn.
        officer.pane.open_detail()
        officer.app.screen.action_overview()  # type: ignore[attr-defined]
        await officer.sees("Overview")
        await officer.settle()
        focused = officer.app.screen.focused
        assert focused is not None and all(node.display for node in focused.ancestors_with_self if node.is_attached)


async def test_what_is_opened_is_read_from_its_title_on(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        for step, title in (("checklist", "Relationship with FLL and HMI"), ("hard", "Hard question, private")):
            await officer.go_to(step)
            await officer.press("enter")
            await officer.until(lambda: officer.pane.focused_field, "a field has the cursor")
            await officer.sees(title)
            assert officer.pane.detail.scroll_y == 0
            await officer.press("escape")


async def test_a_step_without_rows_says_what_it_is_for_and_its_keys_stay_at_the_bottom(
    start: Start, empty: Pack
) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.go_to("causes")
        await officer.sees("Press a to add the first", "Enter each cause of concern from HMICFRS's")
        assert officer.pane.query_one(ActionLine).region.bottom == LARGE[1] - 1


async def test_enter_on_what_is_not_there_yet_begins_it_or_goes_where_it_belongs(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("exit", "No open cause yet")
        await officer.press("enter")
        assert officer.pack_screen.present == "causes"
        await officer.go_to("after", "No action yet")
        await officer.press("enter")
        await officer.type("Ring the FLL")
        assert [row["text"] for row in officer.saved()["actions"].values()] == ["Ring the FLL"]


async def test_under_the_list_stands_what_will_be_said_and_not_only_how_long_it_takes(
    start: Start, example: Pack
) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("hard")
        await officer.sees("our own visitors had told us")
        await officer.go_to("notes")
        await officer.sees("A year ago a woman in Nether")


async def test_under_the_list_what_is_said_in_points_is_told_apart(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("notes", "24 May 2024")
        await officer.sees("About it: One caller: 0:52 of 0:45, 0:07 over. What has")


@pytest.mark.parametrize("step", ["causes", "notes"])
async def test_where_the_first_record_was_undone_the_keys_of_the_list_work_on(
    step: PaneKey, start: Start, empty: Pack
) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to(step)
        for _ in range(2):
            await officer.press("a", *(["enter"] if step == "notes" else []))
            await officer.until(lambda: officer.pane.detail.focused_field, "the form is open")
            await officer.press("ctrl+z")
            await officer.until(lambda: officer.app.focused is officer.pane.rows, "the cursor is in the list")


async def test_a_section_with_its_heading_is_begun_at_its_text(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("notes")
        await officer.press("a", "enter")
        await officer.type("Thank you, Chair.")
        await officer.until(lambda: officer.pane.rows.present, "a row is highlighted")
        sections = officer.pack_screen.session.pack.every(NoteSection)
        assert (sections[0].heading, sections[0].paragraphs) == (USUAL_SECTIONS[0], ("Thank you, Chair.",))


async def test_a_gap_that_is_mended_by_adding_leads_to_the_row_and_not_into_its_form(start: Start, empty: Pack) -> None:
    cause = Cause(id="cause", title="Response to calls", letter="It is slow.", root_cause="Too few.")
    async with at_work(start(empty.with_changes(put=[cause]))) as officer:
        await officer.go_to("export", "No recommendation is entered")
        await officer.press("enter")
        await officer.until(lambda: officer.pack_screen.present == "causes", "the step is shown")
        await officer.settle()
        await officer.press("a")
        await officer.sees("Add what?")
