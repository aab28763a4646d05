"""Packs whose file is gone while backups of them are kept: lost, or deleted on purpose."""

import os
from datetime import datetime
from pathlib import Path

from store.backups import all_backups, known_as
from store.errors import PackNotFound, PackUnreadable
from store.reading import digest, read_bytes
from store.retention import Backup
from store.state_folder import state_folder


def lost_packs(folder: Path) -> dict[str, Backup]:
    """The packs whose file was once in ``folder`` and is no longer there: file name to newest backup.

    Raises `BackupsUnusable` where the backups cannot be read.
    """
    newest = [backup for backups in all_backups() if (backup := backups.newest())]
    here = known_as(folder)
    return {
        Path(backup.file).name: backup
        for backup in sorted(newest, key=lambda backup: backup.at)
        if known_as(Path(backup.file).parent) == here and not os.path.lexists(backup.file)
    }


def deleted_on_purpose(path: Path, backup: Backup) -> bool:
    """Whether a pack whose file is gone, and whose newest state is ``backup``, was deleted here, not lost."""
    try:
        at = datetime.fromisoformat(read_bytes(mark_of(path)).decode("ascii"))
        return at.tzinfo is not None and at >= backup.at
    except (PackNotFound, PackUnreadable, ValueError):
        return False


def mark_of(path: Path) -> Path:
    """The small file that says when the pack at ``path`` was deleted on purpose."""
    named = digest(known_as(path).encode("utf-8", "surrogateescape"))[:32]
    return state_folder() / "deleted" / f"{named}.txt"
