"""What is known of the packs of a folder from the last time, so that a long list appears at once.

The cache can be deleted at any time. An entry counts only while its file has the same size, times
and place on the disk, and was not written in the moments before it was read.
"""

import os
import time
import zlib
from pathlib import Path

import msgspec
from msgspec import Struct

from store.errors import PackNotFound, PackUnreadable, SaveFailed
from store.reading import read_bytes
from store.state_folder import state_folder

VERSION = 1
# Nanoseconds. Two changes of a file this close together may leave it with the same times.
_TOO_FRESH = 2_000_000_000

Signature = tuple[int, int, int, int]
"""Place on the disk, size in bytes, time of the last change of content and of anything, in nanoseconds."""


class Known(Struct, frozen=True):
    """What the head of a pack file said when it had this signature."""

    signature: Signature
    pack_id: str
    schema_version: int
    force: str
    body: str
    meeting_date: str
    edition: str
    fictional: bool
    updated_at: str


class _Cache(Struct):
    version: int
    folder: str
    known: dict[str, Known]


_decode = msgspec.json.Decoder(_Cache).decode


class ListingCache:
    """The known heads of the packs of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.absolute())
        # Two folders may share a file: the one that was listed last is known.
        self._path = state_folder() / "listings" / f"{zlib.crc32(os.fsencode(self._folder)):08x}.json"
        self._before = self._read()
        self._now: dict[str, Known] = {}

    def of(self, path: Path, signature: Signature) -> Known | None:
        """What is known of a pack whose file has this signature."""
        known = self._before.get(path.name)
        if known is None or known.signature != signature:
            return None
        self._now[path.name] = known
        return known

    def note(self, path: Path, known: Known) -> None:
        """Remember what was read, unless the file is so fresh that it may change unseen."""
        if is_settled(known.signature):
            self._now[path.name] = known

    def keep(self) -> None:
        """Write down what is known now; a cache that cannot be written is done without."""
        if self._now == self._before:
            return
        from store.atomic import replace_file

        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._path, msgspec.json.encode(_Cache(VERSION, self._folder, self._now)))
        except (OSError, SaveFailed, UnicodeEncodeError):
            return

    def _read(self) -> dict[str, Known]:
        try:
            cache = _decode(read_bytes(self._path))
        except (PackNotFound, PackUnreadable, msgspec.DecodeError, RecursionError):
            return {}
        return cache.known if (cache.version, cache.folder) == (VERSION, self._folder) else {}


def signature_of(path: Path) -> Signature | None:
    """What tells one state of a plain file from the next; None where there is none."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def is_settled(signature: Signature) -> bool:
    """Whether a file was last changed long enough ago for another change to show in its times."""
    return time.time_ns() - max(signature[2:]) > _TOO_FRESH
