"""A pack, or a part of one, written by another program comes in with nothing lost in silence."""

import json
from pathlib import Path
from typing import Any

import pytest

from store.errors import ImportRefused, NewerSchema, NotAPack, PackReadOnly, PackUnreadable
from store.importing import import_into, import_pack, read_import
from store.layout import tables_of
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.store.pack_samples import PACK_ID, Clock, content, info, small_pack
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.readiness import ExitView
from toolkit.records.record import item_record_id
from toolkit.records.tables import singleton_id


def written(folder: Path, tables: Any) -> Path:
    path = folder / "from elsewhere.json"
    path.write_text(json.dumps(tables), encoding="utf-8")
    return path


def test_a_whole_pack_becomes_a_pack_of_the_workspace(packs: Workspace, tmp_path: Path) -> None:
    tables = tables_of(small_pack())
    tables["causes"]["1"]["later"] = "kept"
    tables["history"] = {"1": {"also": "kept"}}
    result = import_pack(packs, read_import(written(tmp_path, tables)), "toolkit")
    assert (result.records, result.problems) == (19, ())
    assert packs.list()[0].path == result.path
    opened = open_pack(result.path)
    assert content(opened.pack) == content(small_pack())
    assert opened.pack.info == small_pack().info
    raw = json.loads(result.path.read_bytes())
    assert (raw["causes"]["1"]["later"], raw["history"]) == ("kept", {"1": {"also": "kept"}})


def test_a_pack_that_the_workspace_has_is_not_imported_twice(packs: Workspace, tmp_path: Path) -> None:
    there = packs.create(small_pack())
    imported = read_import(written(tmp_path, tables_of(small_pack())))
    with pytest.raises(ImportRefused, match=f"in the workspace already, as {there.name}"):
        import_pack(packs, imported, "toolkit")
    assert [listing.path for listing in packs.list()] == [there]


def test_lists_of_plain_records_become_a_pack_with_ids_order_and_stamps(
    packs: Workspace, tmp_path: Path, clock: Clock
) -> None:
    tables = {
        "office": {"force": "Exampleshire Police"},
        "meeting": [{"date": "2026-12-10"}],
        "causes": [{"title": "First"}, {"title": "Second", "id": "own-id"}, {"title": "Third"}],
        "checklist": [{"item": "resp-1", "status": "done"}],
        "exit_views": [{"cause": "own-id", "sustained": "partly"}],
    }
    ids = (f"id-{number}" for number in range(9))
    imported = read_import(written(tmp_path, tables), new_id=lambda: next(ids))
    result = import_pack(packs, imported, "toolkit", officer="AB", now=clock, new_id=lambda: "fresh-pack")
    pack = open_pack(result.path).pack
    assert (pack.info.pack_id, pack.info.edition) == ("fresh-pack", "toolkit")
    assert (pack.office.force, pack.office.id) == ("Exampleshire Police", singleton_id(type(pack.office)))
    assert pack.meeting.date == "2026-12-10"
    assert [(cause.id, cause.title) for cause in pack.every(Cause)] == [
        ("id-0", "First"),
        ("own-id", "Second"),
        ("id-1", "Third"),
    ]
    assert pack.get(ChecklistEntry, item_record_id("checklist", "resp-1")) is not None
    assert pack.get(ExitView, item_record_id("exit_views", "own-id")) is not None
    assert {(row.updated_by, row.revision) for row in pack.records()} == {("AB", 1)}


def test_what_is_wrong_is_said_record_by_record_and_the_rest_comes_in(packs: Workspace, tmp_path: Path) -> None:
    tables = {
        "causes": [{"id": "a", "title": "Good"}, {"title": 5}, "nonsense", {"id": "a", "title": "Again"}],
        "recommendations": [{"text": "Answer sooner", "cause": "nowhere"}],
        "actions": "none",
        "notes": "not a table either",
    }
    result = import_pack(packs, read_import(written(tmp_path, tables)), "toolkit")
    assert result.path.name.startswith("from-elsewhere-")
    assert result.problems == (
        "Record 2 of “causes” was set aside. “Title” cannot be “5”.",
        "Record 3 of “causes” was set aside. It is not a cause of concern: 'nonsense' stands in its place.",
        "Record 4 of “causes” was set aside. Another record before it has the same id, a.",
        "“actions” is not a table and was left out.",
        "“notes” is not a table and was left out.",
        "Recommendation “Answer sooner”: “Cause of concern” points to a cause of concern that is not there.",
    )
    opened = open_pack(result.path)
    assert [cause.title for cause in opened.pack.every(Cause)] == ["Good"]
    assert [aside.raw for aside in opened.set_aside] == [{"title": 5}, "nonsense", {"id": "a", "title": "Again"}]
    [recommendation] = opened.pack.every(Recommendation)
    assert recommendation.cause == "nowhere"


def test_a_part_comes_into_an_open_pack_as_one_step(session: PackSession, tmp_path: Path) -> None:
    tables = {
        "_meta": {"1": {"format": "ppog-pack", "pack_id": "other"}},
        "office": {"1": {"id": "theirs", "hmi": "The regional HMI"}},
        "causes": [
            {"id": "cause-a", "status": "closed", "closed_on": "2026-11"},
            {"title": "New", "colour": "blue"},
            {"title": "Newer"},
            {"title": 7},
        ],
        "recommendations": [{"cause": "cause-b", "text": "Linked to what was here"}, {"cause": "gone"}],
        "history": {"1": {}},
    }
    result = import_into(session, read_import(written(tmp_path, tables)))
    pack = session.pack
    assert pack.info.pack_id == PACK_ID
    assert (pack.office.force, pack.office.hmi) == ("Exampleshire Police", "The regional HMI")
    assert [(cause.title, cause.status) for cause in pack.every(Cause)] == [
        ("Answering calls", "closed"),
        ("Ymchwiliadau — “ŵyna”, £5", "open"),
        ("New", "open"),
        ("Newer", "open"),
    ]
    assert (result.path, result.records) == (session.path, 6)
    assert result.problems == (
        "Record 4 of “causes” was set aside. “Title” cannot be “7”.",
        "“colour” is not known to this version and was left out.",
        "“history” is not known to this version and was left out.",
        "Recommendation: “Cause of concern” points to a cause of concern that is not there.",
    )
    assert session.undo() == "Import from elsewhere"
    assert content(session.pack) == content(small_pack())
    assert session.can_undo is None


def test_importing_a_pack_into_itself_changes_nothing(session: PackSession, tmp_path: Path) -> None:
    result = import_into(session, read_import(written(tmp_path, tables_of(small_pack()))))
    assert (result.problems, session.can_undo) == ((), None)


@pytest.mark.parametrize(
    ("tables", "refusal", "words"),
    [
        ({}, NotAPack, "it holds none of the tables of a pack"),
        ({"causes": "none"}, NotAPack, "it holds none of the tables of a pack"),
        ({"people": [{"name": "x"}]}, NotAPack, "it holds none of the tables of a pack"),
        ({"_meta": {"1": {"format": "other"}}, "causes": []}, NotAPack, "its format is not ppog-pack"),
        (tables_of(Pack(info(schema_version=2))), NewerSchema, r"a later version of ppog \(format 2\)"),
        ([], PackUnreadable, "a list where an object"),
    ],
)
def test_a_file_without_a_pack_s_records_is_refused(
    tables: Any, refusal: type[PackUnreadable], words: str, tmp_path: Path
) -> None:
    with pytest.raises(refusal, match=words):
        read_import(written(tmp_path, tables))


def test_nothing_comes_into_a_pack_that_is_open_for_reading(packs: Workspace, tmp_path: Path) -> None:
    path = packs.create(Pack(info(schema_version=2)))
    with pytest.raises(PackReadOnly):
        import_into(PackSession(open_pack(path)), read_import(written(tmp_path, {"actions": [{"text": "x"}]})))
    assert open_pack(path).pack.every(Action) == []
