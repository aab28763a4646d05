"""The packs of a folder are found, made and copied, and none is ever overwritten."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import PackExists, PackNotFound, StoreError, WorkspaceUnusable
from store.names import file_stem
from store.pack_file import open_pack
from store.workspace import Workspace, default_folder
from tests.store.pack_samples import PACK_ID, content, info, small_pack
from toolkit.pack import Pack

NAME = "exampleshire-police-2026-12-10-0f9d3c1e.ppog.json"


def test_a_new_pack_is_private_named_after_force_and_date_and_listed(packs: Workspace) -> None:
    path = packs.create(small_pack())
    assert path == packs.folder / NAME
    assert [packs.folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777] == [0o700, 0o600]
    [listing] = packs.list()
    assert listing.path == path
    assert (listing.force, listing.body) == ("Exampleshire Police", "Exampleshire PCC")
    assert (listing.meeting_date, listing.edition, listing.pack_id) == ("2026-12-10", "toolkit", PACK_ID)
    assert listing.updated_at == "2026-11-02T09:00:00.000000+00:00"
    assert listing.size == path.stat().st_size
    assert (listing.fictional, listing.read_only, listing.reason) == (False, "", "")
    assert content(packs.open_pack(path).pack) == content(small_pack())


def test_a_workspace_that_nobody_has_used_is_empty_and_not_made(packs: Workspace) -> None:
    assert packs.list() == []
    assert not packs.folder.exists()


def test_what_cannot_be_read_is_listed_with_its_reason_and_stays_as_it_is(packs: Workspace) -> None:
    good = packs.create(small_pack())
    damaged = {
        "cut.ppog.json": (good.read_bytes()[:300], "it breaks off at byte 300"),
        "empty.ppog.json": (b"", "the file is empty"),
        "other.ppog.json": (b'{"a": {"1": {"b": 1}}}', "does not say that it is a pack"),
        "twice.ppog.json": (b'{"_meta": 1, "_meta": 2}', "stands twice"),
        "deep.ppog.json": (b"[" * 100_000, "nested too deeply"),
    }
    for name, (data, _) in damaged.items():
        (packs.folder / name).write_bytes(data)
    (packs.folder / "link.ppog.json").symlink_to(good)
    (packs.folder / "folder.ppog.json").mkdir()
    os.mkfifo(packs.folder / "pipe.ppog.json")
    (packs.folder / "notes.json").write_bytes(b"{}")
    (packs.folder / f"._{NAME}").write_bytes(b"what macOS leaves on other disks")
    (packs.folder / ".ppog-0123.tmp").write_bytes(b"left over")
    listings = {listing.path.name: listing for listing in packs.list()}
    assert listings.keys() == {*damaged, "link.ppog.json", "folder.ppog.json", "pipe.ppog.json", NAME}
    for name, (data, reason) in damaged.items():
        assert reason in listings[name].reason
        with pytest.raises(StoreError):
            packs.open_pack(packs.folder / name)
        assert (packs.folder / name).read_bytes() == data
    assert "symbolic link" in listings["link.ppog.json"].reason
    assert "a folder" in listings["folder.ppog.json"].reason
    assert "not a plain file" in listings["pipe.ppog.json"].reason
    assert listings[NAME].reason == ""


def test_a_bad_record_does_not_hide_a_pack_from_the_list(packs: Workspace) -> None:
    path = packs.create(small_pack())
    tables = json.loads(path.read_bytes())
    tables["office"]["1"]["updated_at"] = 5
    tables["causes"]["9"] = "not a record"
    path.write_text(json.dumps(tables), encoding="utf-8")
    [listing] = packs.list()
    assert (listing.meeting_date, listing.force, listing.reason) == ("2026-12-10", "", "")


def test_the_list_says_what_opening_would_say_about_an_office_named_elsewhere(packs: Workspace) -> None:
    path = packs.create(small_pack())
    tables = json.loads(path.read_bytes())
    tables["office"] = {"1": {"id": "x", "force": "Other"}, "2": tables["office"]["1"]}
    path.write_text(json.dumps(tables), encoding="utf-8")
    assert packs.list()[0].force == open_pack(path).pack.office.force == "Exampleshire Police"


def test_a_pack_of_a_later_version_is_listed_as_readable_and_opened_for_reading_only(packs: Workspace) -> None:
    path = packs.create(Pack(info(schema_version=2), small_pack().records()))
    assert "later version" in packs.list()[0].read_only
    assert packs.open_pack(path).read_only


def test_a_pack_is_never_created_over_another(packs: Workspace) -> None:
    path = packs.create(small_pack())
    before = path.read_bytes()
    with pytest.raises(PackExists):
        packs.create(Pack(info()), hint="Exampleshire Police 2026-12-10")
    assert path.read_bytes() == before


def test_a_pack_is_found_by_whatever_names_it(packs: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packs.create(small_pack())
    other = packs.create(Pack(info(pack_id="99999999-other")), hint="Exampleshire other")
    for name in (path, str(path), NAME, NAME.removesuffix(".ppog.json"), "EXAMPLESHIRE-P", PACK_ID, PACK_ID[:4]):
        assert packs.find(name) == path
    assert packs.find("9999") == other
    monkeypatch.chdir(packs.folder)
    assert packs.find(f"./{NAME}").samefile(path)


def test_a_name_that_fits_none_or_several_says_what_there_is(packs: Workspace) -> None:
    with pytest.raises(PackNotFound, match="It has no packs yet"):
        packs.find("anything")
    packs.create(small_pack())
    packs.create(Pack(info(pack_id="99999999-other")), hint="Exampleshire other")
    several = r"“ex” could be exampleshire-other-99999999.ppog.json, exampleshire-police-\S+.ppog.json: say more"
    with pytest.raises(PackNotFound, match=several):
        packs.find("ex")
    with pytest.raises(PackNotFound, match=r"No pack “nothing” in .* It has exampleshire-other-"):
        packs.find("nothing")
    with pytest.raises(PackNotFound):
        packs.find("")


def test_a_folder_that_cannot_be_one_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    unusable = Workspace(tmp_path / "file")
    with pytest.raises(WorkspaceUnusable, match="cannot be used"):
        unusable.list()
    with pytest.raises(WorkspaceUnusable, match="cannot be used"):
        unusable.create(small_pack())
    assert (tmp_path / "file").read_bytes() == b""


def test_packs_are_kept_in_the_person_s_own_folder(home: Path) -> None:
    assert default_folder().is_relative_to(home)
    assert default_folder().parts[-2:] == ("ppog", "packs")


RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


@given(st.text(max_size=120) | st.sampled_from(["CON", "nul.txt", "a. ", "../../x", "ŴYN" * 40, "\U00010400" * 80]))
def test_any_words_make_a_file_name_that_every_system_takes(hint: str) -> None:
    stem = file_stem(hint, PACK_ID)
    assert len(stem) <= 60 + 9
    assert len(f"{stem}.ppog.json".encode()) <= 255
    assert stem.endswith("-0f9d3c1e")
    assert all(letter.isalnum() or letter == "-" for letter in stem)
    assert stem.split("-0f9d3c1e")[0] and not stem.startswith("-")
    assert stem not in RESERVED
    assert file_stem(hint, "../..") == stem.removesuffix("0f9d3c1e") + "x"
