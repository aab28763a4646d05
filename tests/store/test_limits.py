"""No file can make the program stand still: too much of anything is refused in a sentence, and left alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import limits
from store.encoding import encode_tables
from store.errors import PackUnreadable, SaveFailed
from store.limits import MAX_DEPTH, MAX_RECORDS, MAX_TEXT, beyond_limits, deeper_than, longest_text
from store.pack_file import open_pack
from tests.store.kept_states import pack_after, said_by, state

META = {"1": {"format": "ppog-pack", "schema_version": 1, "pack_id": "p"}}


def refusal(path: Path, tables: dict[str, Any]) -> str:
    """Why a file with these tables is not opened."""
    data = json.dumps(tables).encode()
    path.write_bytes(data)
    with pytest.raises(PackUnreadable) as refused:
        open_pack(path)
    assert path.read_bytes() == data
    return refused.value.reason


def test_too_many_records_are_refused(tmp_path: Path) -> None:
    tables = {"_meta": META, "actions": {str(number): {} for number in range(MAX_RECORDS)}}
    assert refusal(tmp_path / "many.ppog.json", tables) == "it holds 100,001 records, and a pack may have 100,000"


def test_a_text_that_is_too_long_is_refused_and_the_longest_that_is_not_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.ppog.json"
    tables = {"_meta": META, "causes": {"1": {"id": "a", "title": "x" * (MAX_TEXT + 1)}}}
    assert refusal(path, tables) == "it holds a text of 1,000,001 characters, and one may have 1,000,000"
    assert refusal(path, {"_meta": META, "x" * (MAX_TEXT + 1): {}}).startswith("it holds a text of")
    tables["causes"]["1"]["title"] = "x" * MAX_TEXT
    path.write_text(json.dumps(tables))
    [cause] = (record for key, record in said_by(open_pack(path).pack).items() if key[0] == "causes")
    assert len(cause.title) == MAX_TEXT  # type: ignore[attr-defined]


def test_nesting_is_followed_to_the_limit_and_no_further(tmp_path: Path) -> None:
    def nested(levels: int) -> Any:
        return [nested(levels - 1)] if levels else "x"

    path = tmp_path / "deep.ppog.json"
    # The file, the table and the record are three levels.
    assert refusal(path, {"_meta": META, "a": {"1": {"b": nested(MAX_DEPTH - 2)}}}) == "it is nested too deeply"
    path.write_text(json.dumps({"_meta": META, "a": {"1": {"b": nested(MAX_DEPTH - 3)}}}))
    assert open_pack(path).kept.tables["a"]["1"]["b"] == nested(MAX_DEPTH - 3)


def test_what_could_not_be_read_back_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(tables: dict[str, Any]) -> str:
        with pytest.raises(SaveFailed) as refusal:
            encode_tables(Path("west.ppog.json"), tables)
        return refusal.value.reason

    assert "records, and a pack may have" in refused({"a": {str(number): {} for number in range(MAX_RECORDS + 1)}})
    assert "a text of 1,000,001 characters" in refused({"a": {"1": {"b": "x" * (MAX_TEXT + 1)}}})
    deep: Any = "x"
    for _ in range(MAX_DEPTH):
        deep = [deep]
    assert refused({"a": {"1": {"b": deep}}})


def test_a_usual_pack_is_far_from_every_limit() -> None:
    data = state(40)
    tables = json.loads(data)
    assert beyond_limits(tables, len(data)) == ""
    assert not deeper_than(tables, 5)
    assert len(data) * 100 < limits.MAX_BYTES
    assert len(said_by(pack_after(40))) * 100 < MAX_RECORDS


@given(
    st.recursive(
        st.integers() | st.text(max_size=9), lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner)
    )
)
def test_depth_and_length_are_those_of_the_value(value: Any) -> None:
    def depth(part: Any) -> int:
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else None
        return 0 if inner is None else 1 + max(map(depth, inner), default=0)

    def longest(part: Any) -> int:
        if isinstance(part, str):
            return len(part)
        parts = [*part, *part.values()] if isinstance(part, dict) else part if isinstance(part, list) else []
        return max(map(longest, parts), default=0)

    assert longest_text(value) == longest(value)
    for limit in range(1, 6):
        assert deeper_than([value], limit) == (depth([value]) > limit)
