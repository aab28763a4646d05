"""What is written over, by a sync client or by a save that goes wrong, is not lost."""

import errno
import os
import queue
import stat
from pathlib import Path

import pytest

from store.changes import Change
from store.pack_file import open_pack
from store.session import PackSession
from toolkit.records.preparation import Action


def saved_and_written_over(pack_path: Path) -> PackSession:
    """A session whose save a sync client has written over, unseen as yet."""
    older = pack_path.read_bytes()
    session = PackSession(open_pack(pack_path), officer="AB", look_every=600)
    session.put(Action(id="mine", text="Mine"))
    assert session.flush(20).state == "saved"
    pack_path.write_bytes(older)
    return session


def test_a_save_that_a_sync_client_wrote_over_is_saved_again_on_closing(pack_path: Path) -> None:
    assert saved_and_written_over(pack_path).close(20).state == "saved"
    assert open_pack(pack_path).pack.get(Action, "mine") is not None


def test_a_save_written_over_while_the_share_is_away_comes_back_when_the_pack_is_opened_again(pack_path: Path) -> None:
    session = saved_and_written_over(pack_path)
    away = pack_path.parent.with_name("away")
    pack_path.parent.rename(away)
    session.close(20)
    away.rename(pack_path.parent)
    with PackSession(open_pack(pack_path), officer="AB") as again:
        assert again.pack.get(Action, "mine") is not None


def test_a_save_that_was_done_and_called_failed_is_not_done_again_over_a_colleagues(
    pack_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def no_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "Input/output error")
        fsync(descriptor)

    mine = PackSession(open_pack(pack_path), officer="AB", save_after=600, retry_after=600, look_every=0.01)
    told: queue.Queue[Change] = queue.Queue()
    mine.subscribe(told.put)
    with monkeypatch.context() as fault:
        fault.setattr(os, "fsync", no_folders)
        mine.put(Action(id="mine", text="Mine"))
        assert mine.flush(20).state == "failed"
    with PackSession(open_pack(pack_path), officer="CD") as colleague:
        assert colleague.pack.get(Action, "mine") is not None
        colleague.put(Action(id="theirs", text="Theirs"))
    while "theirs" not in {record.id for record in told.get(timeout=20).put}:
        pass
    assert mine.close(20).state == "saved"
    assert {"mine", "theirs"} <= {action.id for action in open_pack(pack_path).pack.every(Action)}
