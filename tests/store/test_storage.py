"""TinyDB programs work over our storage, and lose nothing by it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.operations import increment
from tinydb.table import Document

from store import encoding
from store.encoding import encode_tables
from store.errors import PackUnreadable, SaveFailed
from store.reading import parse_object
from store.storage import PackStorage

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_a_tinydb_program_works(tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=PackStorage) as db:
        causes = db.table("causes")
        for number in range(12):
            assert causes.insert({"title": f"Cause {number}", "n": number}) == number + 1
        causes.insert_multiple([{"title": "More", "n": 50}, {"title": "More", "n": 51}])
        assert [row["n"] for row in causes.search(where("n") > 9)] == [10, 11, 50, 51]
        causes.update({"status": "closed"}, where("title") == "More")
        causes.update(increment("n"), doc_ids=[1])
        causes.upsert({"title": "Cause 1", "n": 100}, where("title") == "Cause 1")
        causes.upsert(Document({"title": "New"}, doc_id=40))
        causes.remove(where("n") == 11)
        db.insert({"in": "the default table"})
    with TinyDB(path, storage=PackStorage) as db:
        causes = db.table("causes")
        assert db.tables() == {"causes", "_default"}
        assert causes.get(doc_id=1) == {"title": "Cause 0", "n": 1}
        assert causes.get(where("title") == "Cause 1") == {"title": "Cause 1", "n": 100}
        assert causes.count(where("status") == "closed") == 2
        assert [row.doc_id for row in causes] == [*range(1, 12), 13, 14, 40]
        causes.truncate()
        assert len(causes) == 0
        db.drop_tables()
        assert db.tables() == set()
    assert path.read_bytes() == b"{}\n"


def test_no_file_appears_before_something_is_written(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "mistyped.json", storage=PackStorage) as db:
        assert db.table("causes").all() == []
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_made_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "new" / "db.json"
    with TinyDB(path, storage=PackStorage) as db, pytest.raises(SaveFailed, match="the folder is not there"):
        db.insert({"a": 1})
    with TinyDB(path, storage=PackStorage, create_dirs=True) as db:
        db.insert({"a": 1})
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"null", b'{"_default": {"1": {"a": 1', b"[]"])
def test_a_damaged_file_is_never_an_empty_database(damage: bytes, tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    path.write_bytes(damage)
    with TinyDB(path, storage=PackStorage) as db:
        for attempt in (lambda: db.insert({"a": 1}), db.all, db.tables, db.drop_tables, db.truncate):
            with pytest.raises(PackUnreadable):
                attempt()
    assert path.read_bytes() == damage


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (float("nan"), "holds nan"),
        ([1.5, float("inf")], "holds inf"),
        (date(2026, 12, 10), "of the kind date"),
        ({1, 2}, "of the kind set"),
        (b"bytes", "of the kind bytes"),
        ({"deep": {1: "one"}}, "a name that is not text"),
    ],
)
def test_what_could_not_come_back_is_refused_and_nothing_is_written(value: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "db.json"
    with TinyDB(path, storage=PackStorage) as db:
        db.insert({"kept": True})
        before = path.read_bytes()
        with pytest.raises(SaveFailed, match=rf"“_default”, document 2, .*{words}"):
            db.insert({"value": value})
        assert path.read_bytes() == before
        assert db.all() == [{"kept": True}]


def test_nesting_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    deepest: object = "end"
    for _ in range(29):
        deepest = [deepest]
    storage = PackStorage(tmp_path / "db.json")
    storage.write({"t": {"1": {"a": deepest}}})
    assert storage.read() == {"t": {"1": {"a": deepest}}}
    with pytest.raises(SaveFailed, match="nested too deeply"):
        storage.write({"t": {"1": {"a": [deepest]}}})


def test_what_would_be_too_large_to_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "MAX_BYTES", 1000)
    storage = PackStorage(tmp_path / "db.json")
    storage.write({"t": {"1": {"a": "x" * 900}}})
    with pytest.raises(SaveFailed, match="it would be 1,048 bytes, and a pack may have 1,000"):
        storage.write({"t": {"1": {"a": "x" * 1000}}})
    assert storage.read() == {"t": {"1": {"a": "x" * 900}}}


def test_every_read_is_a_structure_of_its_own(tmp_path: Path) -> None:
    storage = PackStorage(tmp_path / "db.json")
    storage.write({"t": {"1": {"list": [1]}}})
    first = storage.read()
    assert first is not None
    first["t"]["1"]["list"].append(2)
    assert storage.read() == {"t": {"1": {"list": [1]}}}


def test_the_file_reads_well_and_is_the_same_for_the_same_tables(tmp_path: Path) -> None:
    tables = {"b": {str(number): {"z": number, "a": "ŵ £"} for number in (10, 9, 1)}, "a": {}}
    text = encode_tables(tmp_path, tables).decode()
    assert text.startswith('{\n  "a": {},\n  "b": {\n    "1": {\n      "a": "ŵ £",\n      "z": 1\n    },\n    "9": {')
    assert text.endswith("    }\n  }\n}\n")
    assert json.loads(text) == tables
    again = {"a": {}, "b": {str(number): {"a": "ŵ £", "z": number} for number in (1, 10, 9)}}
    assert encode_tables(tmp_path, again).decode() == text


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text(), st.dictionaries(st.text(), JSON_VALUES, max_size=3), max_size=3))
def test_whatever_json_can_hold_comes_back(tables: dict[str, dict[str, Any]]) -> None:
    assert parse_object(Path("x"), encode_tables(Path("x"), tables)) == tables


def test_half_characters_and_huge_numbers_come_back() -> None:
    tables = {"t\udc80": {"1": {"half": "a\ud83d\nb", "huge": 2**90, "plain": "\x00\u2028"}}}
    assert parse_object(Path("x"), encode_tables(Path("x"), tables)) == tables
