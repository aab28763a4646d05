"""What a damaged file still holds is found, record by record, and nothing that it never held."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.salvage import salvage
from tests.store.kept_states import damaged, state
from toolkit.records.tables import TABLES

WHOLE = state(3)
SAVED: dict[str, dict[str, dict[str, Any]]] = json.loads(WHOLE)
ROWS = {name: {row["id"]: row for row in SAVED[name].values()} for name in TABLES if name in SAVED}


def rows(data: bytes) -> dict[str, dict[str, dict[str, Any]]]:
    """What was salvaged, by table and id."""
    found = salvage(data).tables
    return {name: {row["id"]: row for row in found[name].values()} for name in TABLES if found.get(name)}


def test_a_whole_file_is_salvaged_whole() -> None:
    found = salvage(WHOLE)
    assert (found.tables, found.found, found.missing) == (SAVED, 22, {})
    assert found.whole and found.reaches_end


@settings(max_examples=60)
@given(st.integers(0, WHOLE.rindex(b'"')))
def test_every_record_before_a_cut_is_found_and_the_one_cut_through_is_counted(length: int) -> None:
    found = salvage(WHOLE[:length])
    assert not found.whole and not found.reaches_end
    ends = [
        WHOLE.index(json.dumps(row["id"], ensure_ascii=False).encode())
        for table in ROWS.values()
        for row in table.values()
    ]
    before = sum(end < length for end in ends)
    # A record ends soon after its id: the one that the cut is in may be on either side of it.
    assert before - 1 <= found.found <= before
    assert sum(found.missing.values()) <= 1
    for name, table in rows(WHOLE[:length]).items():
        assert {id: ROWS[name][id] for id in table} == table


def test_a_flipped_bit_costs_one_record() -> None:
    place = WHOLE.index(b"Do thing 7") - 12
    for spoilt in (WHOLE[:place] + b"\x07" + WHOLE[place + 1 :], WHOLE.replace(b"Do thing 7", b"Do \xff\xfe thing 7")):
        found = rows(spoilt)
        lost = {(name, id) for name, table in ROWS.items() for id in table if id not in found.get(name, {})}
        assert lost == {("actions", "action-7")}
        assert salvage(spoilt).missing == {"actions": 1}


def test_older_bytes_behind_the_end_cost_nothing() -> None:
    found = salvage(WHOLE + WHOLE[-700:])
    assert found.whole and found.tables == SAVED


def test_a_hole_in_the_middle_costs_what_was_in_it() -> None:
    start, end = WHOLE.index(b'"actions"'), WHOLE.index(b"Do thing 5")
    found = rows(WHOLE[:start] + bytes(end - start) + WHOLE[end:])
    assert found["causes"] == ROWS["causes"]
    assert found["meeting"] == ROWS["meeting"]
    assert set(found["actions"]) == set(ROWS["actions"]) - {f"action-{number}" for number in range(6)}


def test_a_file_saved_by_another_editor_is_understood() -> None:
    assert rows(b"\xef\xbb\xbf" + WHOLE.replace(b"\n", b"\r\n")[:-20]) == rows(WHOLE[:-20])
    assert rows(WHOLE.decode().encode("utf-16")) == ROWS
    assert rows(json.dumps(SAVED).encode()) == ROWS


@given(damaged(WHOLE))
def test_nothing_is_invented_whatever_happened_to_the_file(data: bytes) -> None:
    found = salvage(data)
    assert found.found == sum(len(found.tables.get(name, {})) for name in TABLES)
    if found.whole:
        assert found.tables == SAVED
    if data == WHOLE[: len(data)]:
        assert all(row == ROWS[name][id] for name, table in rows(data).items() for id, row in table.items())


@given(st.binary(max_size=400) | st.text(alphabet='{}[]":,1a\\ ', max_size=400).map(str.encode))
def test_garbage_holds_no_pack(data: bytes) -> None:
    assert not salvage(data).whole


@pytest.mark.parametrize(
    "data",
    [
        b'{"1":{' * 400_000,
        b'"' * 3_000_000,
        b'{"x":{' + b'"1":{"a":"' * 300_000,
        b'{"a":' + b"[" * 2_000_000,
        b'{"x":{' + b'"1":{' * 400 + b'"2":{},' * 150_000,
    ],
    ids=["nested", "quotes", "begun", "lists", "never closed"],
)
def test_a_file_made_to_be_slow_is_given_up_soon(data: bytes) -> None:
    begun = time.perf_counter()
    found = salvage(data)
    assert not found.whole
    # Half a second; a minute and more if the search had no end.
    assert time.perf_counter() - begun < 15
