"""A pack of an earlier format opens with all that it holds; one of a later format is read and never rewritten."""

import json
from pathlib import Path
from typing import Any

import pytest

from store.errors import PackReadOnly
from store.migrations import MIGRATIONS, migrated
from store.pack_file import open_pack
from store.session import PackSession
from store.storage import Tables
from tests.store.kept_states import pack_after, said_by, state
from toolkit.records.causes import Cause
from toolkit.records.format import SCHEMA_VERSION

SAMPLES = Path(__file__).parent.parent / "data"


def with_version(version: int, **more: Any) -> bytes:
    tables = json.loads(state(3))
    tables["_meta"]["1"] |= {"schema_version": version}
    del tables["_meta"]["1"]["sha256"]
    return json.dumps(tables | more).encode()


def test_there_is_a_way_to_the_present_format_from_each_before_it() -> None:
    assert len(MIGRATIONS) == SCHEMA_VERSION - 1


def test_a_file_of_the_present_format_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "west.ppog.json"
    path.write_bytes(with_version(SCHEMA_VERSION))
    file = open_pack(path)
    assert said_by(file.pack) == said_by(pack_after(3))
    assert (file.read_only, file.pack.info.schema_version) == ("", SCHEMA_VERSION)


def test_a_real_pack_of_the_first_format_opens_with_every_record() -> None:
    path = SAMPLES / "west-midlands-2024.ppog.json"
    tables = json.loads(path.read_bytes())
    assert tables["_meta"]["1"]["schema_version"] == 1
    file = open_pack(path)
    assert file.set_aside == ()
    stored = {(name, row["id"]) for name, table in tables.items() if name != "_meta" for row in table.values()}
    assert set(said_by(file.pack)) == stored


def test_migrations_follow_one_another_from_the_version_of_the_file() -> None:
    def second(tables: Tables) -> Tables:
        return {**tables, "two": {"1": {"from": sorted(tables)}}}

    def third(tables: Tables) -> Tables:
        return {**tables, "three": {"1": {"from": sorted(tables)}}}

    chain = (second, third)
    first: Tables = {"one": {}}
    assert migrated(first, 1, chain) == {
        "one": {},
        "two": {"1": {"from": ["one"]}},
        "three": {"1": {"from": ["one", "two"]}},
    }
    assert migrated(first, 2, chain) == {"one": {}, "three": {"1": {"from": ["one"]}}}
    assert migrated(first, 3, chain) == migrated(first, 9, chain) == first == {"one": {}}


def test_a_file_of_a_later_format_is_shown_read_only_and_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "later.ppog.json"
    data = with_version(SCHEMA_VERSION + 1, weather={"1": {"id": "w", "sky": "clear"}})
    path.write_bytes(data)
    file = open_pack(path)
    assert said_by(file.pack) == said_by(pack_after(3))
    assert f"later version of ppog (format {SCHEMA_VERSION + 1}; this one knows {SCHEMA_VERSION})" in file.read_only
    with PackSession(file) as session:
        with pytest.raises(PackReadOnly):
            session.put(Cause(id="cause-a", title="Changed"))
        with pytest.raises(PackReadOnly):
            session.save_copy(tmp_path / "copy.ppog.json")
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_what_this_version_does_not_know_survives_a_save(tmp_path: Path) -> None:
    path = tmp_path / "west.ppog.json"
    tables = json.loads(with_version(SCHEMA_VERSION, weather={"1": {"id": "w", "sky": "clear"}}))
    tables["causes"]["1"]["weight"] = [1, 2]
    tables["_meta"]["1"]["office"] = "north"
    path.write_text(json.dumps(tables))
    with PackSession(open_pack(path)) as session:
        session.put(Cause(id="cause-b", title="Changed"))
    saved = json.loads(path.read_bytes())
    assert saved["weather"] == {"1": {"id": "w", "sky": "clear"}}
    assert saved["_meta"]["1"]["office"] == "north"
    first = tables["causes"]["1"]["id"]
    assert next(row["weight"] for row in saved["causes"].values() if row["id"] == first) == [1, 2]
    assert next(row["title"] for row in saved["causes"].values() if row["id"] == "cause-b") == "Changed"
