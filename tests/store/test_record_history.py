"""The officer sees who changed what and when, without the pack growing beyond measure."""

import csv
from typing import Any

from hypothesis import given
from msgspec import structs

from store.operations import FROM_WORD, Batch, HistoryCleared, Operation, RecordAdded, RecordChanged, RecordRemoved
from store.record_history import (
    LONGEST,
    MOST_CHARACTERS,
    MOST_ENTRIES,
    History,
    HistoryEntry,
    as_csv,
    with_batches,
)
from tests.store.pack_edits import Work, batches, work
from toolkit.fields import KINDS


def at(minute: int) -> str:
    return f"2026-11-{1 + minute // 1440:02}T{minute // 60 % 24:02}:{minute % 60:02}:00.000000+00:00"


def batch(minute: int, *operations: Operation, by: str = "AB") -> Batch:
    return Batch("s", 1, at(minute), by, "Edit", operations)


def set_title(old: Any, new: Any, id: str = "cause-a") -> RecordChanged:
    return RecordChanged("causes", id, {"title": old, "revision": 1}, {"title": new, "revision": 2})


def long_history(count: int, text: str = "x") -> History:
    return with_batches(
        (), [batch(number, set_title(text, f"{number}{text}", f"c-{number}")) for number in range(count)]
    )


def test_a_change_says_who_when_which_field_and_from_what_to_what() -> None:
    [entry] = with_batches((), [batch(5, set_title("Old", "New"))])
    assert entry == HistoryEntry(at(5), "AB", "causes", "cause-a", "changed", "title", "Old", "New")


def test_an_answer_out_of_word_stands_beside_what_was_typed_before_and_after_it() -> None:
    from_word = structs.replace(batch(6, set_title("Typed", "From Word")), label=FROM_WORD)
    found = with_batches((), [batch(5, set_title("", "Typed")), from_word, batch(7, set_title("From Word", "Mended"))])
    assert [(entry.who, entry.old, entry.new) for entry in found] == [
        ("AB", "", "Typed"),
        ("AB, from Word", "Typed", "From Word"),
        ("AB", "From Word", "Mended"),
    ]


def test_what_was_said_a_while_ago_is_not_lost_in_what_is_said_now() -> None:
    found = with_batches((), [batch(1, set_title("", "Yes")), batch(4, set_title("Yes", "No"))])
    assert [(entry.old, entry.new) for entry in found] == [("", "Yes"), ("Yes", "No")]


def test_a_record_that_came_or_went_is_one_line_with_its_name() -> None:
    added = RecordAdded("causes", "c", {"title": "Calls"})
    removed = RecordRemoved("causes", "c", {"title": "Calls", "owner": "ACC"})
    found = with_batches((), [batch(1, added), batch(2, removed)])
    assert [(entry.what, entry.field, entry.old) for entry in found] == [("added", "", None), ("removed", "", "Calls")]


def test_a_record_that_came_says_with_what_save_what_is_empty() -> None:
    values = {"id": "e", "item": "an item", "status": "done", "owner": "", "note": "z" * LONGEST, "evidence": []}
    [entry] = with_batches((), [batch(1, RecordAdded("checklist", "e", values))])
    assert set(entry.new) == {"status", "note"} and entry.new["status"] == "done"
    assert len(entry.new["note"]) < LONGEST and entry.new["note"].endswith("…")


def test_typing_in_one_field_is_one_line() -> None:
    steps = [batch(minute, set_title(f"{minute}", f"{minute + 1}")) for minute in range(5)]
    [entry] = with_batches((), steps)
    assert (entry.old, entry.new, entry.at) == ("0", "5", at(4))


def test_another_person_another_hour_and_another_field_are_lines_of_their_own() -> None:
    owner = RecordChanged("causes", "cause-a", {"owner": ""}, {"owner": "ACC"})
    found = with_batches(
        (),
        [
            batch(0, set_title("a", "b")),
            batch(1, set_title("b", "c"), by="CD"),
            batch(2, owner, by="CD"),
            batch(90, set_title("c", "d"), by="CD"),
        ],
    )
    assert [(entry.by, entry.field, entry.new) for entry in found] == [
        ("AB", "title", "b"),
        ("CD", "title", "c"),
        ("CD", "owner", "ACC"),
        ("CD", "title", "d"),
    ]


def test_what_was_taken_back_at_once_leaves_no_line() -> None:
    assert with_batches((), [batch(0, set_title("a", "b")), batch(1, set_title("b", "a"))]) == ()


def test_the_history_keeps_the_newest_lines_and_never_more_than_its_bounds() -> None:
    many = long_history(MOST_ENTRIES + 10)
    assert many[-1].record == f"c-{MOST_ENTRIES + 9}" and len(many) <= MOST_ENTRIES
    long = long_history(400, "y" * LONGEST)
    assert long[-1].record == "c-399"
    assert 0 < sum(len(entry.old) + len(entry.new) for entry in long) <= MOST_CHARACTERS


def test_a_long_text_is_cut_and_shows_that_it_was() -> None:
    [entry] = with_batches((), [batch(0, set_title("a", "z" * (LONGEST + 1)))])
    assert len(entry.new) == LONGEST and entry.new.endswith("…")


def test_what_lies_before_a_time_can_be_cleared() -> None:
    found = with_batches(long_history(5), [batch(9, HistoryCleared(at(3)))])
    assert [entry.record for entry in found] == ["c-3", "c-4"]


def test_the_history_can_be_taken_along_as_a_table_in_which_nothing_is_a_formula() -> None:
    links = RecordChanged("evidence", "e", {"causes": []}, {"causes": ["a", "b"]})
    later = RecordChanged("actions", "x", {}, {"of a later version": 1})
    found = with_batches((), [batch(0, set_title('a, "b"\nc', "=SUM(A1)")), batch(1, links, later)])
    head, *rows = list(csv.reader(as_csv(found, KINDS).splitlines(keepends=True)))
    assert head == ["at (UTC)", "by", "kind", "record", "what", "field", "old", "new"]
    assert rows[0][2:] == ["cause of concern", "cause-a", "changed", "Title", 'a, "b"\nc', "'=SUM(A1)"]
    assert rows[1][7] == '["a", "b"]' and rows[2][5:] == ["of a later version", "", "1"]


@given(work(1))
def test_every_value_that_stands_at_the_end_of_a_sitting_is_the_newest_line_of_its_field(drawn: Work) -> None:
    found = with_batches((), batches(drawn.base, drawn.states[0]))
    for number, entry in enumerate(found):
        if entry.what != "changed":
            continue
        later = [each for each in found[number + 1 :] if (each.table, each.record) == (entry.table, entry.record)]
        if any(each.what != "changed" or each.field == entry.field for each in later):
            continue
        row = next(row for row in drawn.last(0).records() if (row.table, row.id) == (entry.table, entry.record))
        value = getattr(row, entry.field)
        assert entry.new == (list(value) if isinstance(value, tuple) else value)
