"""The previous generation: an earlier state of a pack, in a hidden file beside it.

It travels with the pack, so that an officer whose own computer has no backup of it finds one.
"""

import time
from contextlib import suppress
from pathlib import Path

from store.atomic import replace_file
from store.damage import sound_tables
from store.errors import BackupFailed, PackUnreadable, SaveFailed, StoreError
from store.reading import digest, read_bytes

SUFFIX = ".previous"
# Seconds. A share is not made to write everything twice while somebody types.
NOT_WITHIN = 60.0


def previous_of(path: Path) -> Path:
    """Where the previous generation of the pack at ``path`` is; no pack is ever listed under that name."""
    return path.with_name(f".{path.name}{SUFFIX}")


def keep_previous(path: Path, data: bytes) -> str:
    """Keep ``data``, which a save is about to take the place of, unless one was kept in the last minute.

    What is not sound never takes the place of a state that is. Returns a sentence that says why
    it could not be kept, and nothing where it was or need not be; the save goes on in any case.
    """
    previous = previous_of(path)
    with suppress(OSError):
        if 0 <= time.time() - previous.lstat().st_mtime < NOT_WITHIN:
            return ""
    try:
        sound_tables(path, data)
        replace_file(previous, data)
        if digest(read_bytes(previous)) != digest(data):
            raise BackupFailed("what was written is not what can be read back")
    except (SaveFailed, PackUnreadable) as error:
        return str(BackupFailed(error.reason))
    except StoreError as error:
        return str(error)
    return ""
