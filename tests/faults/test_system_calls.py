"""Every call on the disk that a change makes is made to fail in turn: the file is the old one or the new one.

The faults are put into the calls themselves, on real files; the program is told nothing of it.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from store.pack_file import open_pack
from store.session import PackSession
from tests.store.pack_samples import content
from toolkit.records.preparation import Action

CALLS = ("open", "write", "fsync", "replace", "fchmod", "mkdir", "link", "unlink", "close", "read", "fstat", "lstat")
# A short write is no error: the rest has to follow.
SHORT = -1


class Faults:
    """Counts the calls on the disk, and makes one of them fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls = 0
        self.at: int | None = None
        self.error = errno.EIO
        self.hit = ""
        for name in CALLS:
            monkeypatch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    @contextmanager
    def failing(self, at: int, error: int) -> Iterator[None]:
        """Make call number ``at`` from here on fail with ``error``."""
        self.calls, self.at, self.error, self.hit = 0, at, error, ""
        try:
            yield
        finally:
            self.at = None

    def _wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **options: Any) -> Any:
            if self.at is not None and _on_disk(name, arguments):
                self.calls += 1
                if self.calls == self.at and (self.error != SHORT or name == "write"):
                    self.hit = name
                    if self.error == SHORT:
                        return call(arguments[0], bytes(arguments[1])[:1])
                    if name == "close":
                        call(*arguments)
                    raise OSError(self.error, os.strerror(self.error))
            return call(*arguments, **options)

        return wrapped


def _on_disk(name: str, arguments: tuple[Any, ...]) -> bool:
    return name not in ("write", "close", "fsync") or (isinstance(arguments[0], int) and arguments[0] > 2)


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return Faults(monkeypatch)


@pytest.mark.parametrize(
    "error", [errno.ENOSPC, errno.EIO, errno.EACCES, SHORT], ids=["full", "fault", "leave", "short"]
)
def test_whatever_call_fails_the_file_is_whole_and_the_edit_is_not_lost(
    error: int, pack_path: Path, faults: Faults
) -> None:
    hit: set[str] = set()
    at = 0
    while True:
        at += 1
        session = PackSession(open_pack(pack_path), officer="AB", save_after=600, retry_after=600, look_every=600)
        before = content(session.pack)
        with faults.failing(at, error):
            session.put(Action(id=f"new-{at}", text="Kept"))
            state = session.flush(20)
        reached = bool(faults.hit)
        hit.add(faults.hit)
        after = content(session.pack)
        assert len(after) == len(before) + 1
        found = content(open_pack(pack_path).pack)
        assert found == (after if state.state == "saved" else found)
        assert found in (before, after)
        assert state.state == "saved" or state.message
        assert state.state in ("saved", "failed")
        assert session.flush(20).state == "saved"
        assert content(open_pack(pack_path).pack) == after
        assert session.close().state == "saved"
        if not reached and faults.calls < at:
            break
    assert at > 20
    wanted = {"write"} if error == SHORT else {"open", "write", "fsync", "replace"}
    assert wanted <= hit
    assert [path.name for path in pack_path.parent.iterdir() if path.name.endswith(".tmp")] == []


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES], ids=["full", "fault", "leave"])
def test_what_was_kept_when_the_disk_failed_comes_back_though_the_program_ended(
    error: int, pack_path: Path, faults: Faults
) -> None:
    for at in range(1, 60):
        session = PackSession(open_pack(pack_path), officer="AB", save_after=600, retry_after=600, look_every=600)
        with faults.failing(at, error):
            session.put(Action(id=f"new-{at}", text="Kept"))
            noted = not session.save_state.unkept
            state = session.flush(20)
            # The end of the program: nothing is saved on the way.
            session._ledger._journal.release()
        with PackSession(open_pack(pack_path), officer="AB") as again:
            assert again.pack.get(Action, f"new-{at}") is not None or not noted
            assert state.state != "saved" or again.pack.get(Action, f"new-{at}") is not None
