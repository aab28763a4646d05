"""A copy that a sync program left beside a pack is noticed, and what it holds comes into the pack."""

import shutil
from pathlib import Path

import pytest
from msgspec import structs

from store.copies import BroughtIn, bring_in, put_aside
from store.errors import PackExists
from store.listing import copies_in
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from toolkit.records.causes import Cause
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action


def edited(path: Path, officer: str, **fields: str) -> None:
    with PackSession(open_pack(path), officer=officer) as session:
        session.put(structs.replace(session.pack.get(Cause, "cause-a"), **fields))  # type: ignore[type-var]


@pytest.fixture
def copy(pack_path: Path) -> Path:
    """A copy made after the pack was edited once, and edited since on another computer."""
    edited(pack_path, "AB", report="Edited before the copy was made")
    there = pack_path.with_name(pack_path.name.replace(".ppog.json", " (conflicted copy).ppog.json"))
    shutil.copy(pack_path, there)
    edited(there, "CD", title="From the copy")
    return there


def test_copies_are_known_by_the_pack_they_hold(copy: Path, pack_path: Path, packs: Workspace) -> None:
    assert copies_in(packs.list()) == {copy: pack_path}


def test_what_both_changed_since_they_parted_is_kept(copy: Path, pack_path: Path) -> None:
    edited(pack_path, "AB", letter="From the pack")
    with PackSession(open_pack(copy), officer="CD") as session:
        session.put(Action(id="new", text="Only in the copy"))
    before = copy.read_bytes()
    with PackSession(open_pack(pack_path), officer="AB") as session:
        assert bring_in(session, open_pack(copy)) == BroughtIn(2, 0)
    found = open_pack(pack_path).pack
    cause = found.get(Cause, "cause-a")
    assert cause is not None and (cause.title, cause.letter) == ("From the copy", "From the pack")
    assert found.get(Action, "new") is not None
    assert copy.read_bytes() == before


def test_one_field_that_both_changed_waits_for_a_choice_and_all_of_it_can_be_undone(
    copy: Path, pack_path: Path
) -> None:
    edited(pack_path, "AB", title="From the pack")
    with PackSession(open_pack(pack_path), officer="AB") as session:
        assert bring_in(session, open_pack(copy)).conflicts == 1
        [conflict] = session.pack.every(Conflict)
        assert {conflict.ours, conflict.theirs} == {"From the pack", "From the copy"}
        assert session.undo() == "what a copy held"
        assert session.pack.every(Conflict) == []


def test_bringing_it_in_twice_changes_nothing_more(copy: Path, pack_path: Path) -> None:
    with PackSession(open_pack(pack_path), officer="AB") as session:
        assert bring_in(session, open_pack(copy)).records == 1
        assert bring_in(session, open_pack(copy)) == BroughtIn(0, 0)


def test_without_an_earlier_state_that_both_come_from_nothing_is_lost_either(pack_path: Path) -> None:
    copy = pack_path.with_name("copy.ppog.json")
    shutil.copy(pack_path, copy)
    raw = copy.read_bytes().replace(b"Answering calls", b"Other words here")
    copy.write_bytes(raw)
    with PackSession(open_pack(pack_path), officer="AB") as session:
        assert bring_in(session, open_pack(copy)) == BroughtIn(0, 1)
        [conflict] = session.pack.every(Conflict)
        assert {conflict.ours, conflict.theirs} == {"Answering calls", "Other words here"}


def test_a_copy_that_was_brought_in_is_no_longer_listed_and_keeps_its_bytes(copy: Path, packs: Workspace) -> None:
    before = copy.read_bytes()
    aside = put_aside(copy)
    assert aside.read_bytes() == before
    assert copies_in(packs.list()) == {}
    aside.rename(copy)
    aside.write_bytes(b"")
    with pytest.raises(PackExists):
        put_aside(copy)
