"""Put a chosen state of a pack on the disk, without losing a byte of what stands there."""

import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from store.atomic import create_file, replace_file
from store.checksum import sealed
from store.damage import Damage, examine
from store.encoding import encode_tables
from store.errors import PackExists, RestoreRefused, SaveFailed, os_reason, shown
from store.layout import META, META_KEY, read_info
from store.names import RESTORED, SUFFIX
from store.rescue import RescueOption
from store.stamps import new_id, timestamp, utc_now
from store.storage import Tables
from toolkit.records.format import SCHEMA_VERSION

SET_ASIDE = ".damaged-"


class Restored(Struct, frozen=True):
    """Where the state was put, and where the damaged file went if it had to make room."""

    path: Path
    set_aside: Path | None = None


def restore(
    path: Path,
    option: RescueOption,
    *,
    in_place: bool = False,
    now: Callable[[], datetime] = utc_now,
    new_id: Callable[[], str] = new_id,
) -> Restored:
    """Bring the pack at ``path`` back to the state of ``option``.

    - Where no file is left, the state takes the place of the lost one.
    - A damaged file is left as it is, and the state put beside it under a free name. With
      ``in_place`` the damaged file is given another name, byte for byte as it is, and the state
      stands where the pack has always been.
    - A pack that can be read is never replaced: the state is put beside it, as a pack of its
      own with a new id, so that no edit made since is undone.

    Raises `RestoreRefused` or `SaveFailed`, and then every file is as it was; `PackUnreadable`
    or `PackNotFound` where the state itself is gone by now.
    """
    tables = option.tables()
    damage = examine(path)
    if damage is None:
        if in_place:
            raise RestoreRefused(
                f"{shown(path.name)} can be read, so it was left as it is. An earlier state can be put beside it, "
                "as a pack of its own."
            )
        return Restored(_beside(path, _of_its_own(path, tables, now(), new_id())))
    # Ahead of every save that is known, so that the next rescue takes this for the newest.
    data = _encoded(path, _about(tables, revision=option.latest + 1))
    if damage.missing:
        create_file(path, data)
        return Restored(path)
    if not in_place:
        return Restored(_beside(path, data))
    aside = _set_aside(damage, now())
    try:
        replace_file(path, data)
    except SaveFailed:
        aside.unlink()
        raise
    return Restored(path, aside)


def _set_aside(damage: Damage, now: datetime) -> Path:
    """Give the damaged file a second name; the first is never without a file."""
    path = damage.path
    for aside in _names(path, f"{path.name}{SET_ASIDE}{now.astimezone():%Y%m%d-%H%M%S}", ""):
        try:
            if not stat.S_ISREG(path.lstat().st_mode):
                raise RestoreRefused(f"{shown(path.name)} could not be replaced: {damage.reason}.")
            aside.hardlink_to(path)
        except FileExistsError:
            continue
        except OSError as error:
            # A disk or share without hard links: a copy, where it can be read.
            if damage.data is None:
                raise RestoreRefused(f"{shown(path.name)} could not be set aside: {os_reason(error)}.") from error
            create_file(aside, damage.data)
        return aside
    raise RestoreRefused(f"{shown(path.name)} could not be set aside: every name for it is taken.")


def _beside(path: Path, data: bytes) -> Path:
    for free in _names(path, path.name.removesuffix(SUFFIX) + RESTORED, SUFFIX):
        try:
            create_file(free, data)
        except PackExists:
            continue
        return free
    raise RestoreRefused(f"Nothing was put beside {shown(path.name)}: every name for it is taken.")


def _names(path: Path, stem: str, suffix: str) -> Iterator[Path]:
    yield path.with_name(stem + suffix)
    for number in range(2, 1000):
        yield path.with_name(f"{stem}-{number}{suffix}")


def _of_its_own(path: Path, tables: Tables, now: datetime, pack_id: str) -> bytes:
    info, _ = read_info(tables, path)
    if info.schema_version > SCHEMA_VERSION:
        raise RestoreRefused(
            f"That state of {shown(path.name)} was made with a later version of ppog, so it cannot become a pack "
            "of its own here."
        )
    return _encoded(path, _about(tables, pack_id=pack_id, created_at=timestamp(now), revision=0))


def _about(tables: Tables, **changes: object) -> Tables:
    return {**tables, META: {**tables[META], META_KEY: {**tables[META][META_KEY], **changes}}}


def _encoded(path: Path, tables: Tables) -> bytes:
    return encode_tables(path, sealed(tables))
