"""Earlier states of each pack, kept on this computer and apart from the packs.

One folder for each pack: its contents, each stored once under its SHA-256 and compressed,
and a list of one small file for each backup. Two saves share nothing but whole files that
never change, so that two programs may keep backups of one pack at once, and damage to one
file costs that one state.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from datetime import datetime
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from store.atomic import create_file, replace_file
from store.errors import (
    BackupFailed,
    BackupsUnusable,
    PackExists,
    PackNotFound,
    PackUnreadable,
    SaveFailed,
    os_reason,
)
from store.limits import MAX_BYTES
from store.reading import digest, read_bytes
from store.retention import Backup, is_spaced, worth_keeping
from store.stamps import utc_now
from store.state_folder import state_folder

if TYPE_CHECKING:
    from store.storage import Tables

CONTENT_SUFFIX = ".ppog.json.gz"
# Seconds. A content that no backup names may belong to one that is just being made, and
# looking for such contents at each save would take longer than the backup itself.
LEFT_OVER_AFTER = 60.0
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_entry = msgspec.json.Decoder(Backup).decode


def backups_folder() -> Path:
    """Where the backups of all packs are kept."""
    return state_folder() / "backups"


def backups_of(pack_id: str) -> PackBackups:
    """The backups of the pack with this id, whatever characters it is made of."""
    named = pack_id if _UUID.fullmatch(pack_id) else "id-" + digest(pack_id.encode("utf-8", "replace"))[:32]
    return PackBackups(backups_folder() / named)


def all_backups() -> Iterator[PackBackups]:
    """The backups of every pack that this computer has kept any of; raises `BackupsUnusable`."""
    folder = backups_folder()
    return (PackBackups(folder / name) for name in sorted(_names(folder)))


class PackBackups:
    """The backups of one pack, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, Backup] = {}
        self._swept = -inf

    def list(self) -> tuple[Backup, ...]:
        """The backups from the oldest to the newest; a damaged entry is passed over.

        Raises `BackupsUnusable` where the folder itself cannot be read.
        """
        names = sorted(name for name in _names(self.folder) if name.endswith(".json"))
        self._known = {
            name: backup for name in names if (backup := self._known.get(name) or _read_entry(self.folder / name))
        }
        return tuple(self._known.values())

    def newest(self) -> Backup | None:
        """The newest backup whose entry can be read, without reading the others; raises as `list` does."""
        names = sorted((name for name in _names(self.folder) if name.endswith(".json")), reverse=True)
        return next((backup for name in names if (backup := _read_entry(self.folder / name))), None)

    def read(self, backup: Backup) -> bytes:
        """The bytes of that state, verified; raises `PackUnreadable` where they are damaged or gone."""
        return _read_content(self._content(backup.sha256), backup.sha256)

    def keep(self, path: Path, data: bytes, at: datetime) -> Backup:
        """Keep ``data``, which is the content of the pack at ``path`` since ``at``.

        Returns the backup that holds it, new or not, and lets go those that are no longer worth
        keeping. Raises `BackupFailed`: only what is sound is kept, and only what could be read
        back counts as kept.
        """
        # Whoever lists the backups needs none of this.
        from store.damage import sound_tables
        from toolkit.records.office import Meeting, Office
        from toolkit.records.tables import TABLES

        try:
            present = self.list()
            sha256, file = digest(data), known_as(path)
            newest = present[-1] if present else None
            if newest and (newest.sha256, newest.file) == (sha256, file) and self._holds(sha256):
                return newest
            info, tables = sound_tables(path, data)
            backup = Backup(
                number=newest.number + 1 if newest else 1,
                at=at,
                sha256=sha256,
                pack_id=info.pack_id,
                revision=info.revision,
                records=sum(len(table) for name, table in tables.items() if name in TABLES),
                force=_first(tables, Office.table, "force"),
                meeting=_first(tables, Meeting.table, "date"),
                file=file,
                spaced=is_spaced(at, present),
            )
            self._write(backup, data)
        except OSError as error:
            raise BackupFailed(os_reason(error)) from error
        except (PackUnreadable, SaveFailed, BackupsUnusable) as error:
            raise BackupFailed(error.reason) from error
        self._let_go((*present, backup), at)
        return backup

    def remove(self, unwanted: Container[Backup]) -> None:
        """Delete those of the backups that are in ``unwanted``; raises OSError where one cannot be deleted."""
        left = [backup for backup in self.list() if backup not in unwanted]
        kept = {name for backup in left for name in (backup.name, self._content(backup.sha256).name)}
        for name in _names(self.folder):
            if name not in kept:
                (self.folder / name).unlink(missing_ok=True)
        if not left:
            self.folder.rmdir()

    def _write(self, backup: Backup, data: bytes) -> None:
        import gzip

        if not os.path.isdir(self.folder):
            for folder in (*reversed(self.folder.parents[:2]), self.folder):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = self._content(backup.sha256)
        if self._holds(backup.sha256):
            # The same state was there already: its time says that it is in use again.
            os.utime(content)
        else:
            replace_file(content, gzip.compress(data, 1, mtime=0))
            _read_content(content, backup.sha256)
        with suppress(PackExists):
            create_file(self.folder / backup.name, msgspec.json.encode(backup) + b"\n")

    def _let_go(self, backups: tuple[Backup, ...], now: datetime) -> None:
        kept = worth_keeping(backups, now)
        # What cannot be removed now is removed after a later save.
        with suppress(OSError, BackupsUnusable):
            for place, backup in enumerate(backups):
                if place not in kept:
                    (self.folder / backup.name).unlink(missing_ok=True)
            if time.monotonic() - self._swept > LEFT_OVER_AFTER:
                self._swept = time.monotonic()
                self._sweep({self._content(backups[place].sha256).name for place in kept})

    def _sweep(self, used: set[str]) -> None:
        """Remove contents that no backup names any more."""
        for name in _names(self.folder):
            content = self.folder / name
            unused = name.endswith(CONTENT_SUFFIX) and name not in used
            if unused and time.time() - content.stat().st_mtime > LEFT_OVER_AFTER:
                content.unlink(missing_ok=True)

    def _holds(self, sha256: str) -> bool:
        try:
            _read_content(self._content(sha256), sha256)
        except PackUnreadable:
            return False
        return True

    def _content(self, sha256: str) -> Path:
        return self.folder / (sha256 + CONTENT_SUFFIX)


class Keeper:
    """Keeps a backup of each save of one pack, on whichever one thread calls it."""

    def __init__(self, pack_id: str, now: Callable[[], datetime] = utc_now) -> None:
        self._backups = backups_of(pack_id)
        self._now = now

    def after_save(self, path: Path, data: bytes) -> str:
        """Keep what was just saved, or read on opening; the save stands whatever happens here.

        Returns a sentence that says why no backup was kept, and nothing where one was.
        """
        try:
            self._backups.keep(path, data, self._now())
        except BackupFailed as error:
            return str(error)
        return ""


def known_as(path: Path) -> str:
    """A path by which the same file is known again, however it was named."""
    # The last part as it is: a link that stands in the place of a pack is not the file it leads to.
    return os.path.normcase(os.path.join(os.path.realpath(path.parent), path.name))  # noqa: PTH118


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if not entry.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BackupsUnusable(os_reason(error)) from error


def _read_entry(path: Path) -> Backup | None:
    try:
        backup = _entry(read_bytes(path))
    except (PackUnreadable, PackNotFound, msgspec.DecodeError, RecursionError):
        return None
    return backup if backup.name == path.name else None


def _read_content(path: Path, sha256: str) -> bytes:
    import zlib

    try:
        data = zlib.decompressobj(wbits=31).decompress(read_bytes(path), MAX_BYTES + 1)
    except PackNotFound as error:
        raise PackUnreadable(path, "the file is gone") from error
    except zlib.error as error:
        raise PackUnreadable(path, "what it holds is damaged") from error
    if digest(data) != sha256:
        raise PackUnreadable(path, "what it holds is damaged")
    return data


def _first(tables: Tables, table: str, field: str) -> str:
    rows = (row for row in tables.get(table, {}).values() if isinstance(row, dict))
    found = next((row[field] for row in rows if isinstance(row.get(field), str)), "")
    # Half a surrogate pair is legal in a pack and not in the list of backups, where it only helps to know one again.
    return found.encode("utf-8", "replace").decode("utf-8")
