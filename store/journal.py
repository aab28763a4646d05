"""The changes of one session, on the disk of this computer before anything else is done with them.

One file for each session, in the state folder and never on a share: a line for each change,
with a checksum. What the pack's own file has not got when a program ends is brought in the
next time that the pack is opened.
"""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

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
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Journal:
    """Where one session of one pack notes its changes; nothing is made before the first."""

    def __init__(self, pack_id: str, session: str) -> None:
        # 60 ms now, where a pack is opened, and not with the first letter that is typed.
        import filelock

        self.path = _folder_of(pack_id) / f"{session}{SUFFIX}"
        self._descriptor: int | None = None
        self._lock: filelock.BaseFileLock | None = None
        self._size = 0
        self._torn = False

    def append(self, batch: Batch) -> None:
        """Note a change; on the disk when this returns. Raises `JournalFailed` where it could not be written."""
        line = (b"\n" if self._torn else b"") + _line(batch)
        try:
            if self._descriptor is None:
                self._descriptor = self._open()
            left = memoryview(line)
            while left:
                left = left[os.write(self._descriptor, left) :]
            os.fsync(self._descriptor)
        except OSError as error:
            self._cut_off()
            raise JournalFailed(os_reason(error)) from error
        self._size += len(line)
        self._torn = False

    def _cut_off(self) -> None:
        """Take away the part of a line that was written, or see to it that the next begins a line of its own."""
        if self._descriptor is None:
            return
        try:
            os.ftruncate(self._descriptor, self._size)
            self._torn = False
        except OSError:
            self._torn = True

    def all_saved(self) -> None:
        """Forget what was noted, where that has grown large: the pack's file has it all."""
        if self._descriptor is not None and self._size > LARGE:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
                self._size = 0

    def close(self, *, keep: bool) -> None:
        """End; unless ``keep``, the file goes, since the pack's own file has what it held."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None
        if not keep:
            _remove(self.path)
        if self._lock is not None:
            self._lock.release()
            if not keep:
                _remove(_lock_of(self.path))
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
    """The journal of a session that ended without saving everything."""

    def __init__(self, path: Path, lock: "filelock.BaseFileLock | None") -> None:
        self.session = path.name.removesuffix(SUFFIX)
        self.batches, self.damaged = _read(path)
        self._path = path
        self._lock = lock

    def forget(self) -> None:
        """Remove it: its changes are kept elsewhere by now."""
        # Without locks nobody knows whether its session lives: it stays, and the pack's file says what of it is done.
        if self._lock is not None:
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
        journal.forget()


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


def _line(batch: Batch) -> bytes:
    try:
        data = msgspec.json.encode(batch)
    except (UnicodeEncodeError, OverflowError):
        # Half a surrogate pair or an integer beyond 64 bits, which only the slow encoder takes.
        data = json.dumps(msgspec.to_builtins(batch), separators=(",", ":")).encode("ascii")
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _read(path: Path) -> tuple[tuple[Batch, ...], int]:
    """The changes that a journal holds, and how many lines of it cannot be read."""
    try:
        data = read_bytes(path)
    except (PackUnreadable, PackNotFound):
        return (), 1
    found: list[Batch] = []
    # What follows the last line end was being written when the program ended: nobody was told that it was kept.
    lines = [line for line in data.split(b"\n")[:-1] if line]
    for line in lines:
        checksum, _, text = line.partition(b" ")
        if checksum != b"%08x" % zlib.crc32(text):
            continue
        with suppress(ValueError, RecursionError, msgspec.ValidationError):
            found.append(batch_from(json.loads(text)))
    return tuple(found), len(lines) - len(found)


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
