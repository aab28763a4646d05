"""A save encodes only what is new, and the file is the same, byte for byte, as if it had encoded everything."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from store.encoding import encode_tables
from store.fixed_rows import FixedRows
from store.layout import tables_of
from store.record_history import HistoryEntry
from tests.store.pack_samples import filled, info, packs, small_pack
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.tables import RECORD_TYPES

PATH = Path("a.ppog.json")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(packs(), min_size=1, max_size=3))
def test_the_file_is_the_same_as_if_all_had_been_encoded(several: list[Pack]) -> None:
    fixed = FixedRows()
    for pack in [*several, *several]:
        tables = tables_of(pack, fixed=fixed)
        assert tables == tables_of(pack)
        assert encode_tables(PATH, tables) == encode_tables(PATH, tables_of(pack))


@given(st.dictionaries(st.text(max_size=5), st.dictionaries(st.text(max_size=3), VALUES, max_size=3), max_size=3))
def test_the_file_is_json_two_spaces_a_level(tables: dict[str, dict[str, object]]) -> None:
    data = encode_tables(PATH, tables)
    read = json.loads(data)
    assert read == json.loads(json.dumps(tables))
    assert data == (json.dumps(read, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def test_a_record_of_every_kind_is_in_the_file_with_each_later_state() -> None:
    fixed = FixedRows()
    for number in (1, 2):
        pack = Pack(info(), [filled(kind, number) for kind in RECORD_TYPES])
        assert encode_tables(PATH, tables_of(pack, fixed=fixed)) == encode_tables(PATH, tables_of(pack))


def test_what_did_not_change_is_not_encoded_again() -> None:
    fixed, pack = FixedRows(), small_pack()
    first = tables_of(pack, fixed=fixed)
    encode_tables(PATH, first)
    cause = pack.get(Cause, "cause-a")
    assert cause is not None
    changed = structs.replace(cause, title="Other")
    second = tables_of(pack.with_changes([changed]), fixed=fixed)
    assert second["causes"]["1"] is not first["causes"]["1"] and second["causes"]["1"]["title"] == "Other"
    assert second["causes"]["2"] is first["causes"]["2"]
    assert second["causes"]["2"].laid_out in encode_tables(PATH, second)
    assert list(second["causes"].unseen) == [], "a save looks through what is new, once"
    assert tables_of(pack.with_changes([changed]), fixed=fixed)["actions"] is second["actions"]


def test_what_moved_up_because_the_first_went_is_not_encoded_again() -> None:
    entries = [HistoryEntry("2026-01-01T00:00:00", "AB", "causes", f"cause-{number}") for number in range(30)]
    fixed = FixedRows()
    first = fixed.of("history", entries[:-1])
    second = fixed.of("history", entries[1:])
    assert [second[str(number)] for number in range(1, 29)] == [first[str(number + 1)] for number in range(1, 29)]
    assert all(second[str(number)] is first[str(number + 1)] for number in range(1, 29))
    assert second["29"]["record"] == "cause-29"


def test_a_row_that_is_kept_for_the_next_save_cannot_be_changed_by_mistake() -> None:
    row = tables_of(small_pack(), fixed=FixedRows())["causes"]["1"]
    with pytest.raises(TypeError, match="fixed"):
        row["title"] = "Other"
    with pytest.raises(TypeError, match="fixed"):
        row.update(title="Other")
    with pytest.raises(TypeError, match="fixed"):
        tables_of(small_pack(), fixed=FixedRows())["causes"]["1"] = {}
    assert (row | {"title": "Other"})["title"] == "Other"
    assert row["title"] == "Answering calls"
