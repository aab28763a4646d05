"""Where no folder of the computer knows locks, a colleague may bring in what a living session has only noted."""

import errno
import fcntl
import queue
from pathlib import Path

import pytest

from store.changes import Change
from store.pack_file import open_pack
from store.session import PackSession
from toolkit.records.preparation import Action

WAIT = 20.0


@pytest.fixture(autouse=True)
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", refuse)


def actions_in(path: Path) -> set[str]:
    return {action.id for action in open_pack(path).pack.every(Action)}


def test_a_state_that_still_waits_is_not_saved_over_what_a_colleague_did_meanwhile(pack_path: Path) -> None:
    mine = PackSession(open_pack(pack_path), officer="AB", save_after=600, look_every=0.01)
    told: queue.Queue[Change] = queue.Queue()
    mine.subscribe(told.put)
    mine.put(Action(id="mine", text="Noted, and not saved yet"))
    with PackSession(open_pack(pack_path), officer="CD") as colleague:
        assert colleague.rescued.count == 1
        colleague.put(Action(id="theirs", text="Saved"))
    while "theirs" not in {record.id for record in told.get(timeout=WAIT).put}:
        pass
    assert mine.close(WAIT).state == "saved"
    assert {"mine", "theirs"} <= actions_in(pack_path)


def test_what_a_colleague_brought_in_and_its_author_took_back_since_stays_taken_back(pack_path: Path) -> None:
    mine = PackSession(open_pack(pack_path), officer="AB", save_after=600, look_every=600)
    mine.put(Action(id="mine", text="Noted, and not saved yet"))
    colleague = PackSession(open_pack(pack_path), officer="CD", save_after=600, look_every=600)
    assert colleague.pack.get(Action, "mine") is not None
    mine.undo()
    assert mine.close(WAIT).state == "saved"
    assert colleague.close(WAIT).state == "saved"
    assert "mine" not in actions_in(pack_path)


def test_a_change_is_brought_in_once_however_many_noted_it(pack_path: Path) -> None:
    mine = PackSession(open_pack(pack_path), officer="AB", save_after=600, look_every=600)
    mine.put(Action(id="mine", text="Noted, and not saved yet"))
    others = []
    for officer in ("CD", "EF", "GH"):
        others.append(PackSession(open_pack(pack_path), officer=officer, save_after=600, look_every=600))
        assert others[-1].rescued.count == 1
    assert [session.close(WAIT).state for session in (*others, mine)] == ["saved"] * 4
    with PackSession(open_pack(pack_path), officer="IJ") as last:
        assert last.rescued.count == 0
        assert [each.record for each in last.history() if each.record == "mine"] == ["mine"]
