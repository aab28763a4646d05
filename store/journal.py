"""The changes of one session, on the disk of this computer before anything else is done with them.

One file for each session, in the state folder and never on a share: a line for each change,
with a checksum. What the pack's own file has not got is brought in the next time that the
pack is opened. A journal outlives its session, since on a share where locks hold on one
computer alone, another can still write over the last save for a moment.
"""

import json
import os
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from store.atomic import PRIVATE
from store.errors import JournalFailed, PackNotFound, PackUnreadable, os_reason
from store.operations import Batch, batch_from
from store.reading import read_bytes
from store.state_folder import state_folder

if TYPE_CHECKING:
    import filelock

SUFFIX, LOCK_SUFFIX = ".journal", ".lock"
# Bytes. A journal that is all in the pack's file is begun anew beyond this size.
LARGE = 1024 * 1024
# Seconds. What a program reads of a share may be older than what another wrote, but not by this much.
SETTLED_AFTER = 600.0
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Mark(Struct, frozen=True, omit_defaults=True):
    """That the pack's ``file`` had the changes up to number ``saved``; the last one says that the session ``ended``."""

    saved: int
    file: str
    ended: bool = False


class Journal:
    """Where one session of one pack notes its changes; nothing is made before the first."""

    def __init__(self, pack_id: str, session: str) -> None:
        self.path = _folder_of(pack_id) / f"{session}{SUFFIX}"
        self._descriptor: int | None = None
        self._lock: filelock.BaseFileLock | None = None
        self._size = 0
        self._torn = False

    def append(self, batch: Batch) -> None:
        """Note a change; on the disk when this returns. Raises `JournalFailed` where it could not be written."""
        try:
            if self._descriptor is None:
                self._descriptor = self._open()
            self._write(self._descriptor, batch)
            os.fsync(self._descriptor)
        except OSError as error:
            self._cut_off()
            raise JournalFailed(os_reason(error)) from error

    def _write(self, descriptor: int, what: Batch | Mark) -> None:
        line = (b"\n" if self._torn else b"") + _line(what)
        left = memoryview(line)
        while left:
            left = left[os.write(descriptor, left) :]
        self._size += len(line)
        self._torn = False

    def _mark(self, mark: Mark) -> None:
        # Not forced to the disk: where it is lost, what the file has is looked through once more.
        if self._descriptor is not None:
            try:
                self._write(self._descriptor, mark)
            except OSError:
                self._cut_off()

    def _cut_off(self) -> None:
        """Take away the part of a line that was written, or see to it that the next begins a line of its own."""
        if self._descriptor is None:
            return
        try:
            os.ftruncate(self._descriptor, self._size)
            self._torn = False
        except OSError:
            self._torn = True

    def saved(self, upto: int, file: str, *, all_surely: bool) -> None:
        """The pack's ``file`` has the changes up to this number.

        ``all_surely``: it has every one that was noted, for good. They are then forgotten, where there are many.
        """
        if self._descriptor is not None and all_surely and self._size > LARGE:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
                self._size = 0
        self._mark(Mark(upto, file))

    def end(self, saved: int, file: str) -> None:
        """Note that the session is over; the pack's ``file`` had its changes up to number ``saved``."""
        self._mark(Mark(saved, file, ended=True))
        self.release()

    def release(self) -> None:
        """Let go of the file and its lock, as a program that ends does in any case."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _open(self) -> int:
        for folder in (self.path.parents[1], self.path.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Tells other programs of this account that the session is alive, where the disk knows locks.
        with suppress(OSError):
            self._lock = _locked(self.path)
        descriptor = os.open(self.path, _FLAGS, PRIVATE)
        _sync_folder(self.path.parent)
        return descriptor


class LeftBehind:
    """The journal of a session that is over.

    ``saved`` is the number up to which a ``file`` had its changes when they were saved.
    """

    def __init__(self, path: Path, lock: "filelock.BaseFileLock | None") -> None:
        self.session = path.name.removesuffix(SUFFIX)
        self.batches, mark, self.damaged = _read(path)
        self.saved, self.file, self._ended = mark.saved, mark.file, mark.ended
        self._path = path
        self._lock = lock

    @property
    def is_over(self) -> bool:
        """Whether its session is surely over: without locks only one that said so is."""
        return self._ended or self._lock is not None

    @property
    def is_settled(self) -> bool:
        """Whether it is so old that nobody writes over what the pack's file had of it any more."""
        try:
            return time.time() - self._path.stat().st_mtime >= SETTLED_AFTER
        except OSError:
            return False

    def remove(self) -> None:
        """Remove it: nobody needs it any more."""
        _remove(self._path)
        self.leave()
        _remove(_lock_of(self._path))

    def leave(self) -> None:
        """Leave it for another time."""
        if self._lock is not None:
            self._lock.release()


def left_behind(pack_id: str) -> Iterator[LeftBehind]:
    """The journals of a pack's sessions that are over; each is to be forgotten or left."""
    folder = _folder_of(pack_id)
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX))
    except OSError:
        return
    for path in paths:
        try:
            lock = _locked(path)
        except OSError:
            yield LeftBehind(path, None)
        else:
            if lock is not None:
                yield LeftBehind(path, lock)


def forget_journals(pack_id: str) -> None:
    """Remove what sessions that are over noted of a pack that nobody wants back."""
    for journal in left_behind(pack_id):
        journal.remove()


def _folder_of(pack_id: str) -> Path:
    return state_folder() / "journal" / sha256(pack_id.encode("utf-8", "replace")).hexdigest()[:32]


def _lock_of(path: Path) -> Path:
    return path.with_name(path.name + LOCK_SUFFIX)


def _locked(path: Path) -> "filelock.BaseFileLock | None":
    """The lock of a journal; None where a living session holds it."""
    import filelock  # 60 ms, and no command that only reads needs it

    lock = filelock.FileLock(_lock_of(path), thread_local=False, fallback_to_soft=False, mode=PRIVATE)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        return None
    return lock


def _line(what: Batch | Mark) -> bytes:
    try:
        data = msgspec.json.encode(what)
    except (UnicodeEncodeError, OverflowError):
        # Half a surrogate pair or an integer beyond 64 bits, which only the slow encoder takes.
        data = json.dumps(msgspec.to_builtins(what), separators=(",", ":")).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _read(path: Path) -> tuple[tuple[Batch, ...], Mark, int]:
    """The changes that a journal holds, the last mark, and how many lines of it cannot be read."""
    try:
        data = read_bytes(path)
    except (PackUnreadable, PackNotFound):
        return (), Mark(0, ""), 1
    found: list[Batch] = []
    mark, damaged = Mark(0, ""), 0
    # What follows the last line end was being written when the program ended: nobody was told that it was kept.
    for line in data.split(b"\n")[:-1]:
        checksum, _, text = line.partition(b" ")
        if not line:
            continue
        try:
            if checksum != b"%08x" % zlib.crc32(text):
                raise ValueError(checksum)
            values = json.loads(text)
            if "saved" in values:
                mark = msgspec.convert(values, Mark)
            else:
                found.append(batch_from(values))
        except (ValueError, RecursionError, msgspec.ValidationError):
            damaged += 1
    return tuple(found), mark, damaged


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
