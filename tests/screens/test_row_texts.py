"""What is copied can be pasted: into a spreadsheet, into a pack, into a page of Markdown."""

import pytest

from screens.pasted_lists import lines_in, records_of
from screens.row_texts import Form, text_of_rows
from screens.rows import PaneKey, Row
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import CaseOf
from tests.screens.hostile import TEXTS
from toolkit.pack import Pack
from toolkit.records.preparation import Action

VIEW = VIEWS["after"]()
MEET = Action(id="a", text="Meet the HMI\nabout *calls*", owner="A. Example", due="2026-12-10", status="in-progress")
CALL = Action(id="b", text="Call", status="done")


def rows_of(case_of: CaseOf, *actions: Action) -> list[Row]:
    return [row for row in VIEW.rows(case_of(list(actions))) if isinstance(row.record, Action)]


def test_several_rows_are_lines_with_columns_that_can_be_pasted_back(case_of: CaseOf) -> None:
    case = case_of([MEET, CALL])
    text = text_of_rows(VIEW, case, rows_of(case_of, MEET, CALL), "text")
    assert text == "Meet the HMI about *calls*\tA. Example\t10 December 2026\tIn progress\nCall\t\t\tDone\n"
    [choice] = VIEW.additions(case, None)
    first, second = records_of(choice, lines_in(text), lambda: "n", case.today)
    assert isinstance(first, Action) and isinstance(second, Action)
    assert (first.owner, first.due, first.status) == (MEET.owner, MEET.due, MEET.status)
    assert (second.text, second.status) == (CALL.text, CALL.status)


def test_as_markdown_they_are_a_list_with_boxes_and_typed_signs_mean_nothing(case_of: CaseOf) -> None:
    text = text_of_rows(VIEW, case_of([MEET, CALL]), rows_of(case_of, MEET, CALL), "markdown")
    assert text.splitlines() == [
        "- [ ] Meet the HMI about \\*calls\\* (In progress, A. Example, due 10 December 2026)",
        "- [x] Call (Done)",
    ]


def test_one_row_is_copied_with_all_that_was_filled_in(case_of: CaseOf) -> None:
    case = case_of([MEET])
    text = text_of_rows(VIEW, case, rows_of(case_of, MEET), "text")
    for said in ("about *calls*", "Owner: A. Example", "Due: 10 December 2026", "Status: In progress"):
        assert said in text
    assert "Where it comes from" not in text
    marked_up = text_of_rows(VIEW, case, rows_of(case_of, MEET), "markdown")
    assert marked_up.startswith("## Meet the HMI about \\*calls\\*\n") and "**Owner:** A. Example" in marked_up


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("key", ["situation", "causes", "checklist", "hmicfrs", "exit", "notes", "reference"])
def test_every_row_of_every_step_can_be_copied(key: PaneKey, form: Form, example: Pack, case_of: CaseOf) -> None:
    view, case = VIEWS[key](), case_of(example)
    for row in view.rows(case):
        if not row.heading:
            assert text_of_rows(view, case, [row], form).strip()


def test_nothing_that_steers_a_terminal_goes_to_the_clipboard(case_of: CaseOf) -> None:
    hostile = Action(id="a", text=" ".join(TEXTS.values()))
    for rows in (rows_of(case_of, hostile), rows_of(case_of, hostile, CALL)):
        copied = text_of_rows(VIEW, case_of([hostile]), rows, "text")
        assert "\x1b" not in copied
        assert copied.encode("utf-8")
