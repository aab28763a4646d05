"""A pasted list becomes records: bullets and numbers go, nothing that was said is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.pasted_lists import Line, fitting, in_a_line, lines_in, records_of
from screens.rows import AddChoice, PaneKey
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import CaseOf
from toolkit.pack import Pack
from toolkit.records.preparation import Action
from toolkit.records.questions import HardQuestion

DAY = date(2026, 11, 22)
ACTION = AddChoice("Action", lambda new_id: [Action(id=new_id())])
HARD = AddChoice("Hard question", lambda new_id: [HardQuestion(id=new_id(), position=7.0)])


def ids() -> str:
    ids.count += 1  # type: ignore[attr-defined]
    return f"n{ids.count}"  # type: ignore[attr-defined]


ids.count = 0  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("• Answer sooner", "Answer sooner"),
        ("  -  Answer sooner  ", "Answer sooner"),
        ("o\tAnswer sooner", "Answer sooner"),
        ("12. Answer sooner", "Answer sooner"),
        ("(3) Answer sooner", "Answer sooner"),
        ("b) Answer sooner", "Answer sooner"),
        ("- [x] Answer sooner", "Answer sooner"),
        ("1.2\tAnswer sooner", "Answer sooner"),
        ("o Gymru", "o Gymru"),
        ("1.2 million calls", "1.2 million calls"),
        ("A. Example rings", "A. Example rings"),
        ("2024 was worse", "2024 was worse"),
        ("-5 degrees", "-5 degrees"),
        ("(not) agreed", "(not) agreed"),
        ("iv) Answer sooner", "Answer sooner"),
        ("[/x] [red]", "[/x] [red]"),
    ],
)
def test_bullets_and_numbers_go_and_words_stay(pasted: str, said: str) -> None:
    assert lines_in(pasted) == [Line(said)]


def test_empty_lines_are_no_records() -> None:
    assert [line.text for line in lines_in("one\r\n\r\n  \n• \ntwo\n")] == ["one", "two"]


def test_columns_become_owner_and_due_date_and_state() -> None:
    lines = lines_in("• Meet the HMI\tA. Example\t10 Dec\tIn progress\nCall\t\tDec 2026")
    first, second = records_of(ACTION, lines, ids, DAY)
    assert isinstance(first, Action) and isinstance(second, Action)
    assert (first.text, first.owner, first.due, first.status) == (
        "Meet the HMI",
        "A. Example",
        "2026-12-10",
        "in-progress",
    )
    assert (second.text, second.owner, second.due) == ("Call", "", "2026-12")
    assert in_a_line(first) == "Meet the HMI; A. Example; due 10 December 2026"


def test_a_column_that_fits_no_field_stays_in_the_text() -> None:
    [action] = records_of(ACTION, lines_in("Meet\tA. Example\tasap\tsoon\tmore"), ids, DAY)
    assert (getattr(action, "text", ""), getattr(action, "due", None)) == ("Meet (asap) (soon) (more)", "")
    [question] = records_of(HARD, lines_in("Why?\tA. Example\t10 Dec"), ids, DAY)
    assert (getattr(question, "question", ""), getattr(question, "owner", "")) == ("Why? (10 Dec)", "A. Example")


def test_the_order_of_the_list_is_kept() -> None:
    records = records_of(HARD, lines_in("one\ntwo\nthree"), ids, DAY)
    assert [getattr(record, "position", 0) for record in records] == [7.0, 8.0, 9.0]


@given(st.lists(st.text("abcdefghixyzÂŵ", min_size=5, max_size=9), min_size=1), st.text("-•o*1.)( \t\n", max_size=20))
def test_no_word_is_lost_whatever_stands_before_and_between(words: list[str], signs: str) -> None:
    records = records_of(ACTION, lines_in(signs + signs.join(words)), ids, DAY)
    kept = " ".join(in_a_line(record) for record in records)
    assert [word for word in words if word not in kept] == []


@pytest.mark.parametrize("key", ["situation", "causes", "support", "hmicfrs", "chief", "hard", "notes", "day", "after"])
def test_lists_are_taken_wherever_records_are_added(key: PaneKey, example: Pack, case_of: CaseOf) -> None:
    view, case = VIEWS[key](), case_of(example)
    choices = fitting(view.additions(case, view.rows(case)[0]))
    assert choices
    for choice in choices:
        [record] = records_of(choice, [Line("Words")], ids, DAY)
        assert "Words" in in_a_line(record)
