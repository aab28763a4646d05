"""The checklist counts what is settled and says how each item stands."""

import pytest
from msgspec import structs

from screens.rows import Row
from screens.steps.checklist import ChecklistView
from tests.screens.conftest import CaseOf
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.preparation import ChecklistEntry

VIEW = ChecklistView()


@pytest.fixture
def rows(case_of: CaseOf, empty: Pack) -> list[Row]:
    return VIEW.rows(case_of(empty))


def groups(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.heading:
            under = found.setdefault(row.title, [])
        else:
            under.append(row)
    return found


def test_the_toolkits_five_lists_stand_in_full(rows: list[Row]) -> None:
    assert [len(group) for group in groups(rows).values()] == [6, 3, 8, 15, 2]
    assert [title.rpartition(" (")[2] for title in groups(rows)] == [
        "0 of 6)",
        "0 of 3)",
        "0 of 8)",
        "0 of 15)",
        "0 of 2)",
    ]


def test_done_and_not_applicable_are_settled_and_in_progress_is_not(
    rows: list[Row], empty: Pack, case_of: CaseOf
) -> None:
    records = [row.record for row in rows if isinstance(row.record, ChecklistEntry)][:4]
    states = ("done", "not-applicable", "in-progress", "not-started")
    put = [structs.replace(record, status=state) for record, state in zip(records, states, strict=True)]
    after = VIEW.rows(case_of(empty.with_changes(put=put)))
    assert after[0].title.endswith("(2 of 6)")
    assert [(row.mark, row.state) for row in after[1:5]] == [
        ("done", "done"),
        ("none", "not applicable"),
        ("progress", "in progress"),
        ("todo", ""),
    ]


def test_owner_and_due_date_are_read_without_opening_the_item(rows: list[Row], empty: Pack, case_of: CaseOf) -> None:
    entry = rows[1].record
    assert isinstance(entry, ChecklistEntry)
    entry = structs.replace(entry, owner="A. Example", due="2024-06")
    assert VIEW.rows(case_of(empty.with_changes(put=[entry])))[1].meta == "A. Example, due Jun"


def test_the_last_stage_shows_its_four_ways_on(rows: list[Row], empty: Pack, case_of: CaseOf, edition: Edition) -> None:
    last = next(row for row in rows if row.item == edition.stages[-1])
    points = [passage.text for passage in VIEW.about(case_of(empty), last) if passage.kind == "point"]
    assert len(points) == len(edition.stages[-1].branches) >= 4
    assert last.title.startswith("15 ")


def test_an_answer_to_an_item_that_a_newer_edition_dropped_stays_with_its_old_words(
    empty: Pack, case_of: CaseOf
) -> None:
    entry = ChecklistEntry(id="old", item="gone", status="done", note="kept", earlier_text="Ask {chief.the} early.")
    case = case_of(empty.with_changes(put=[entry]))
    row = VIEW.rows(case)[-1]
    assert (row.title, row.record) == ("Ask the chief constable early.", entry)
    assert VIEW.removable(case, row)
    assert "Ask the chief constable early." in [passage.text for passage in VIEW.about(case, row)]
