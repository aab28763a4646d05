"""The dashboard answers in one look: when, what next and why, how far, what is late, what others did."""

import pytest
from msgspec import structs

from screens.dashboard import (
    STEP_CELLS,
    attention_lines,
    attention_title,
    news_lines,
    news_title,
    rail_rows,
    step_lines,
    top_lines,
)
from store.news import News
from tests.screens.conftest import CaseOf
from toolkit.checks import find_gaps
from toolkit.pack import Pack
from toolkit.records.preparation import Action
from toolkit.steps import ALL_STEPS


def gaps_of(case: object) -> list:  # type: ignore[type-arg]
    return find_gaps(case.pack, case.edition, case.today)  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [STEP_CELLS, 76, 56, 30])
def test_each_step_says_a_word_and_a_count_and_a_bar_where_there_is_room(
    width: int, case_of: CaseOf, example: Pack
) -> None:
    lines = [line for line in step_lines(case_of(example, ascii=True), width) if not line.row.heading]
    assert [line.step for line in lines] == [step.key for step in ALL_STEPS]
    for line in lines:
        done, of, total, *_ = line.row.state.split()
        assert of == "of" and int(done) <= int(total)
        assert ("done" in line.row.title) == (done == total)
        assert ("not started" in line.row.title) == (done == "0")
        # What is drawn plain everywhere is no sign of a step.
        signs = line.row.title.replace("…", ".")
        assert signs.isascii() and ("#" in signs) == (done != "0" and width >= STEP_CELLS)


def test_a_step_whose_name_does_not_fit_says_so(case_of: CaseOf, example: Pack) -> None:
    lines = {line.step: line.row.title for line in step_lines(case_of(example), 54)}
    assert "5 Questions for HMICF… started" in lines["hmicfrs"] and "2 Causes of concern    started" in lines["causes"]


def test_the_rail_marks_how_far_each_step_is(case_of: CaseOf, example: Pack) -> None:
    marks = {row.key: row.mark for row in rail_rows(case_of(example)) if not row.heading}
    assert (marks["situation"], marks["causes"], marks["after"]) == ("done", "progress", "todo")


def test_the_next_thing_comes_with_its_reason_and_leads_there(case_of: CaseOf, example: Pack) -> None:
    case = case_of(example)
    meeting, following = top_lines(case, gaps_of(case), 100, brief=False)
    assert meeting.row.title == "FICTIONAL EXAMPLE. PPOG in 22 days, Tuesday 25 June 2024"
    assert meeting.record == example.meeting.id and "Stage 12" in meeting.row.meta
    assert following.row.title == "Next, in step 3: Money or people to offer: was due on 29 May 2024."
    assert (
        following.row.state.startswith("Why: Its date has passed")
        and "H. Standin has it in hand." in following.row.state
    )
    assert following.step == "checklist" and example.find(following.record) is not None


def test_without_a_gap_the_documents_are_next(case_of: CaseOf, empty: Pack) -> None:
    following = top_lines(case_of(empty), [], 100, brief=True)[1]
    assert (following.step, following.row.title) == ("export", "Next: have the documents written")


def test_what_is_late_stands_before_what_is_due_and_is_not_said_twice(case_of: CaseOf, empty: Pack) -> None:
    actions = [
        Action(id="late", text="Send the page", owner="F. Mockup", due="2024-06-01"),
        Action(id="soon", text="Ring the FLL", due="2024-06-05"),
        Action(id="then", text="Write it up", owner="AB", due="2024-07"),
    ]
    case = case_of(empty.with_changes(put=actions))
    lines = attention_lines(case, gaps_of(case), brief=False)
    rows = [(line.row.title, line.row.state) for line in lines[:4]]
    assert rows == [
        ("Overdue (1)", ""),
        ("Send the page", "F. Mockup, 2 days late"),
        ("Due within 7 days (1)", ""),
        ("Ring the FLL", "nobody named, Wed 5 Jun"),
    ]
    assert lines[1].record == "late" and lines[1].step == "after"
    assert not any("Send the page" in line.row.title for line in lines[4:])
    assert attention_title(case, gaps_of(case), []).startswith("Overdue 1 · due within 7 days 1 · changed by others 0")


def test_what_comes_first_later_or_how_to_give_a_date_is_said_where_nothing_is_due(
    case_of: CaseOf, empty: Pack
) -> None:
    case = case_of(empty)
    [_, hint] = attention_lines(case, [], brief=False)[:2]
    assert "Press 3 for the checklist" in hint.row.title and hint.step == "checklist"
    later = case_of(empty.with_changes(put=[Action(id="then", text="Write it up", owner="AB", due="2024-07")]))
    [_, first] = attention_lines(later, [], brief=False)[:2]
    assert (first.row.title, first.row.state) == ("None. The first after that: Write it up", "AB, by Jul 2024")
    assert attention_lines(case, [], brief=True)[0].step == "export"


def test_colleagues_are_told_of_with_how_much_where_and_when(case_of: CaseOf, empty: Pack) -> None:
    case = case_of(empty)
    news = [
        News("CD", "causes", "2024-06-03T09:02:00.000000+00:00", 3, 2, "c"),
        News("", "checklist", "2024-05-28T10:00:00.000000+00:00", 1, 1, ""),
    ]
    lines = news_lines(case, news)
    assert [(line.row.title, line.row.state, line.step, line.record) for line in lines] == [
        ("CD: Causes of concern, 3 changes in 2 records", "today 09:02", "causes", "c"),
        ("Somebody: Checklist, 1 change", "Tue 28 May 2024", "checklist", ""),
    ]
    assert news_title(news, "2024-06-02T09:00:00.000000+00:00", case.now) == "Changed by others since yesterday 09:00"
    assert news_title([], "", case.now) == "No change by others so far"
    brief = attention_lines(case, gaps_of(case), lines, brief=True)
    assert brief[0] == lines[0]


def test_role_words_of_any_length_leave_the_columns_where_they_are(case_of: CaseOf, empty: Pack) -> None:
    office = structs.replace(empty.office, chief_title="Prif Gwnstabl " * 9)
    lines = step_lines(case_of(empty.with_changes(put=[office]), ascii=True), STEP_CELLS)
    assert len({len(line.row.title) for line in lines if not line.row.heading}) == 1
