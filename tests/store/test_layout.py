"""Everything that a pack holds comes back from its file, known here or not."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec import structs
from tinydb import TinyDB, where

from store.encoding import encode_tables
from store.errors import NotAPack, PackReadOnly
from store.layout import SetAside, read_tables, tables_of
from store.pack_file import PackFile, open_pack
from store.reading import parse_object
from store.session import PackSession
from store.workspace import Workspace
from tests.store.pack_samples import PACK_ID, content, filled, info, packs, small_pack
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.office import Office
from toolkit.records.preparation import Action
from toolkit.records.tables import RECORD_TYPES, SINGLETONS, TABLES, singleton_id

META: dict[str, Any] = {"1": {"pack_id": PACK_ID, "format": "ppog-pack", "schema_version": 1}}


def written(path: Path, tables: dict[str, Any]) -> Path:
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


def raw_tables(path: Path) -> dict[str, Any]:
    tables = json.loads(path.read_bytes())
    assert isinstance(tables, dict)
    return tables


def edited(file: PackFile) -> dict[str, Any]:
    """The tables on the disk after an edit of one cause was saved."""
    with PackSession(file) as session:
        session.put(Cause(id="cause-new", title="Added here", position=9.0))
    return raw_tables(file.path)


def test_every_record_with_every_field_filled_comes_back(packs: Workspace) -> None:
    records = [filled(kind, number) for kind in RECORD_TYPES for number in ((1,) if kind in SINGLETONS else (1, 2, 3))]
    for record in records:
        defaults = {field.name: field.default for field in structs.fields(record)}
        assert [name for name, value in structs.asdict(record).items() if value == defaults[name]] == []
    pack = Pack(info(revision=3, fictional=True), records)
    opened = open_pack(packs.create(pack))
    assert list(opened.pack.records()) == records
    assert opened.pack.info == pack.info
    assert (opened.set_aside, opened.read_only) == ((), "")


@settings(max_examples=60)
@given(packs())
def test_any_pack_comes_back_from_its_bytes(pack: Pack) -> None:
    data = encode_tables(Path("pack"), tables_of(pack))
    back = read_tables(parse_object(Path("pack"), data), Path("pack"))
    assert back.set_aside == ()
    assert {(row.table, row.id): row for row in back.records} == {(row.table, row.id): row for row in pack.records()}
    assert encode_tables(Path("pack"), tables_of(Pack(back.info, back.records))) == data


def test_records_without_a_position_keep_the_order_in_which_they_were_added(packs: Workspace) -> None:
    opened = open_pack(packs.create(small_pack()))
    assert [action.id for action in opened.pack.every(Action)] == [f"action-{number}" for number in range(12)]


def test_a_tinydb_program_without_our_code_reads_and_changes_a_pack(pack_path: Path) -> None:
    with TinyDB(pack_path, encoding="utf-8") as db:
        assert [row["title"] for row in db.table("causes").all()] == ["Answering calls", "Ymchwiliadau — “ŵyna”, £5"]
        assert db.table("recommendations").get(where("cause") == "cause-a")["text"] == "Answer sooner"
        assert db.table("_meta").get(doc_id=1)["format"] == "ppog-pack"
        db.table("actions").update({"status": "done"}, where("id") == "action-3")
        db.table("actions").insert({"id": "theirs", "text": "Put in by a script"})
    actions = {action.id: action for action in open_pack(pack_path).pack.every(Action)}
    assert (actions["action-3"].status, actions["action-4"].status) == ("done", "open")
    assert actions["theirs"].text == "Put in by a script"


def test_what_this_version_does_not_know_survives_an_edit(tmp_path: Path) -> None:
    tables = tables_of(small_pack())
    tables["causes"]["1"]["colour"] = {"of": ["a", "later"], "version": 1.5}
    tables["_meta"]["1"]["later"] = "abc"
    tables["_meta"]["2"] = {"kind": "another row"}
    tables["history"] = {"7": {"what": "happened"}, "12": {"and": None}}
    after = edited(open_pack(written(tmp_path / "later.ppog.json", tables)))
    assert after["causes"]["1"]["colour"] == {"of": ["a", "later"], "version": 1.5}
    assert after["causes"]["3"]["title"] == "Added here"
    assert (after["_meta"]["1"]["later"], after["_meta"]["1"]["revision"]) == ("abc", 1)
    assert after["_meta"]["2"] == {"kind": "another row"}
    assert after["history"] == tables["history"]


def test_unknown_fields_return_with_a_record_whose_removal_is_undone(tmp_path: Path) -> None:
    tables = tables_of(small_pack())
    tables["causes"]["2"]["colour"] = "blue"
    file = open_pack(written(tmp_path / "later.ppog.json", tables))
    with PackSession(file) as session:
        cause = session.pack.get(Cause, "cause-b")
        assert cause is not None
        session.remove(cause)
        session.flush()
        assert list(raw_tables(file.path)["causes"]) == ["1"]
        session.undo()
    assert raw_tables(file.path)["causes"]["2"]["colour"] == "blue"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (7, "cause of concern: It is not a cause of concern: 7 stands in its place."),
        ({"title": "No id"}, "cause of concern “No id”: It has no id."),
        ({"id": "", "title": "Empty id"}, "cause of concern “Empty id”: “id” cannot be “”."),
        ({"id": "x", "title": 5}, "cause of concern “5”: “Title” cannot be “5”."),
        ({"id": "x", "closed_on": "31 March\x1b[31m"}, "cause of concern “x”: “Closed on” cannot be “31 March·[31m”."),
        ({"id": "x", "status": ["open"]}, 'cause of concern “x”: “Status” cannot be “["open"]”.'),
        ({"id": "cause-a", "title": "Twice"}, "cause of concern “Twice”: Its id cause-a is that of another record."),
    ],
)
def test_one_bad_record_is_set_aside_word_for_word_and_hides_no_other(bad: Any, reason: str, tmp_path: Path) -> None:
    tables = tables_of(small_pack())
    tables["causes"]["3"] = tables["causes"]["2"]
    tables["causes"]["2"] = bad
    file = open_pack(written(tmp_path / "pack.ppog.json", tables))
    assert file.set_aside == (SetAside("causes", reason, bad),)
    assert [cause.id for cause in file.pack.every(Cause)] == ["cause-a", "cause-b"]
    after = edited(file)
    assert after["causes"]["4"] == bad
    assert open_pack(file.path).set_aside == file.set_aside


def test_an_office_that_another_program_named_is_still_the_office(tmp_path: Path) -> None:
    office = {"id": "some-uuid", "force": "Exampleshire Police", "later": 1}
    file = open_pack(written(tmp_path / "pack.ppog.json", {"_meta": META, "office": {"1": office}}))
    assert file.pack.office.force == "Exampleshire Police"
    assert edited(file)["office"]["1"]["later"] == 1


def test_a_second_office_is_set_aside_and_the_pack_s_own_stands(tmp_path: Path) -> None:
    own = {"id": singleton_id(Office), "force": "Own"}
    tables = {"_meta": META, "office": {"1": {"id": "other", "force": "Other"}, "2": own}}
    file = open_pack(written(tmp_path / "pack.ppog.json", tables))
    assert file.pack.office.force == "Own"
    assert [(aside.reason, aside.raw["force"]) for aside in file.set_aside] == [
        ("office “Other”: A pack has one office record, and this is another.", "Other")
    ]


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({}, "it does not say that it is a pack"),
        ({"_default": {"1": {"a": 1}}}, "it does not say that it is a pack"),
        ({"_meta": {"1": {"format": "other"}}}, "its format is not ppog-pack"),
        ({"_meta": {"1": {"format": "ppog-pack"}}}, "missing required field `pack_id`"),
        ({"_meta": {"1": META["1"] | {"schema_version": "1"}}}, "what it says about itself is not sound"),
        ({"_meta": {"1": META["1"] | {"schema_version": 0}}}, "what it says about itself is not sound"),
        ({"_meta": {"1": META["1"] | {"pack_id": ""}}}, "what it says about itself is not sound"),
    ],
)
def test_a_sound_file_that_is_no_pack_is_refused(tables: dict[str, Any], reason: str, tmp_path: Path) -> None:
    with pytest.raises(NotAPack, match=reason):
        open_pack(written(tmp_path / "other.ppog.json", tables))


def test_a_pack_of_a_later_version_opens_for_reading_with_the_reason(tmp_path: Path) -> None:
    tables = tables_of(small_pack()) | {"new_kind": {"1": {"a": 1}}}
    tables["_meta"]["1"]["schema_version"] = 2
    tables["causes"]["2"]["status"] = "a status of version 2"
    file = open_pack(written(tmp_path / "later.ppog.json", tables))
    assert file.read_only.startswith("This pack was made with a later version of ppog (format 2; this one knows 1).")
    assert [cause.id for cause in file.pack.every(Cause)] == ["cause-a"]
    assert len(file.set_aside) == 1


def test_a_pack_marked_as_read_only_is_not_replaced(pack_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack_path.chmod(0o400)
    # As for anybody but the superuser, who may always write.
    monkeypatch.setattr(os, "access", lambda path, _mode: bool(Path(path).stat().st_mode & 0o200))
    file = open_pack(pack_path)
    assert file.read_only == f"{pack_path.name} is marked as read-only. Remove that mark to change the pack."
    session = PackSession(file)
    with pytest.raises(PackReadOnly, match="marked as read-only"):
        session.put(Cause(id="new"))
    session.save_copy(pack_path.with_name("copy.ppog.json"))
    assert content(open_pack(pack_path.with_name("copy.ppog.json")).pack) == content(file.pack)


def test_the_layout_knows_every_kind_of_record() -> None:
    pack = Pack(info(), [filled(kind) for kind in RECORD_TYPES])
    assert set(tables_of(pack)) == {"_meta", *TABLES}
    assert content(pack).keys() == {(kind.table, filled(kind).id) for kind in RECORD_TYPES}
