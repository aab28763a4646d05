"""A pack deleted by mistake comes back byte for byte; where that could not be promised, it is not deleted."""

from datetime import timedelta
from pathlib import Path

import pytest

from store.deleting import bring_back, delete_pack
from store.errors import DeleteRefused, PackExists
from store.lost_packs import deleted_on_purpose, lost_packs
from store.pack_file import open_pack
from store.presence import Presence
from store.session import PackSession
from store.stamps import utc_now
from store.workspace import Workspace
from tests.store.kept_states import state

WHOLE = state(5)


@pytest.fixture
def west(workspace: Path) -> Path:
    workspace.mkdir()
    path = workspace / "west.ppog.json"
    path.write_bytes(WHOLE)
    return path


def test_nothing_is_left_in_the_folder_and_undo_brings_back_every_byte(west: Path) -> None:
    west.with_name(".west.ppog.json.previous").write_bytes(state(4))
    deleted = delete_pack(west, "AB")
    assert list(west.parent.iterdir()) == []
    bring_back(deleted)
    assert west.read_bytes() == WHOLE and [file.name for file in west.parent.iterdir()] == ["west.ppog.json"]


def test_what_was_changed_last_is_in_what_comes_back(west: Path) -> None:
    with PackSession(open_pack(west), officer="AB") as session:
        session.remove(session.pack.every(type(session.pack.office))[0])
    changed = west.read_bytes()
    bring_back(delete_pack(west))
    assert west.read_bytes() == changed


def test_deleted_and_lost_are_told_apart_until_the_pack_is_there_again(west: Path) -> None:
    delete_pack(west)
    [newest] = lost_packs(west.parent).values()
    assert deleted_on_purpose(west, newest)
    west.write_bytes(WHOLE)
    with PackSession(open_pack(west), now=lambda: utc_now() + timedelta(minutes=2)) as session:
        session.remove(session.pack.office)
    west.unlink()
    [newest] = lost_packs(west.parent).values()
    assert not deleted_on_purpose(west, newest)
    assert not deleted_on_purpose(west.with_name("another.ppog.json"), newest)


def test_a_pack_that_a_colleague_has_open_is_not_deleted(west: Path) -> None:
    colleague = Presence(west, "of-a-colleague", "CD")
    colleague.renew()
    with pytest.raises(DeleteRefused, match=r"west.ppog.json was not deleted: CD on .* has it open"):
        delete_pack(west, "AB")
    assert west.read_bytes() == WHOLE
    colleague.leave()
    delete_pack(west, "AB")


@pytest.mark.parametrize("held", [b"", WHOLE[:700]])
def test_a_damaged_pack_is_not_deleted_because_it_could_not_come_back_whole(west: Path, held: bytes) -> None:
    west.write_bytes(held)
    with pytest.raises(DeleteRefused):
        delete_pack(west)
    assert west.read_bytes() == held


def test_where_no_backup_can_be_kept_the_pack_stays(
    west: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    monkeypatch.setenv("PPOG_STATE_DIR", str(blocked))
    with pytest.raises(DeleteRefused):
        delete_pack(west)
    assert west.read_bytes() == WHOLE


def test_what_stands_there_by_now_is_not_overwritten(west: Path) -> None:
    deleted = delete_pack(west)
    Workspace(west.parent).folder.joinpath("west.ppog.json").write_bytes(b"another")
    with pytest.raises(PackExists):
        bring_back(deleted)
    assert west.read_bytes() == b"another"
