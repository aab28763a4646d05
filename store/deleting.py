"""Delete a pack so that it can be brought back: its last state stays among the backups on this computer."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from store.atomic import create_file, replace_file
from store.backups import backups_of
from store.damage import sound_tables
from store.errors import BackupFailed, DeleteRefused, PackUnreadable, SaveFailed, os_reason
from store.locking import holder_of, lock_of, saving_alone
from store.lost_packs import mark_of
from store.presence import Presence, told_of
from store.previous import previous_of
from store.reading import digest, read_bytes
from store.retention import Backup
from store.stamps import new_id, timestamp, utc_now


class Deleted(Struct, frozen=True):
    """A pack that was deleted: where its file was, and the backup that holds its last state."""

    path: Path
    pack_id: str
    backup: Backup


def delete_pack(path: Path, officer: str = "", now: Callable[[], datetime] = utc_now) -> Deleted:
    """Take the file of a pack away, with the earlier state beside it, once a backup here holds all of it.

    Raises `DeleteRefused` where others have it open, it cannot be read, or no backup of it can
    be kept; then everything is as it was.
    """
    presence = Presence(path, new_id(), officer)
    others = presence.renew()
    presence.leave()
    if others:
        raise DeleteRefused(path, f"{told_of(others[0])} has it open")
    try:
        with saving_alone(path, officer):
            data = read_bytes(path)
            info, _ = sound_tables(path, data)
            backups = backups_of(info.pack_id)
            backup = backups.keep(path, data, now())
            if digest(backups.read(backup)) != digest(data):
                raise BackupFailed("what was written is not what can be read back")
            _note(path, now())
            path.unlink()
    except (PackUnreadable, SaveFailed, BackupFailed) as error:
        raise DeleteRefused(path, error.reason) from error
    except OSError as error:
        raise DeleteRefused(path, os_reason(error)) from error
    for left in (previous_of(path), lock_of(path), holder_of(path)):
        with suppress(OSError):
            left.unlink(missing_ok=True)
    return Deleted(path, info.pack_id, backup)


def bring_back(deleted: Deleted) -> None:
    """Put a pack that was deleted where it was, byte for byte.

    Raises `PackExists` where something stands there by now, `SaveFailed` or `PackUnreadable`
    where it could not be written or its backup is gone.
    """
    create_file(deleted.path, backups_of(deleted.pack_id).read(deleted.backup))


def _note(path: Path, at: datetime) -> None:
    mark = mark_of(path)
    mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_file(mark, timestamp(at).encode("ascii"))
