"""The earlier states of a pack that are kept: beside it, and among the backups on this computer."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from store.backups import PackBackups, all_backups, backups_of, known_as
from store.damage import sound_tables
from store.errors import BackupsUnusable, PackNotFound, PackUnreadable, RestoreRefused, os_reason, shown
from store.journal import forget_journals
from store.previous import previous_of
from store.reading import digest, read_bytes
from store.retention import Backup
from toolkit.records.tables import TABLES

_PACK_ID = re.compile(rb'"pack_id"\s{0,40}:\s{0,40}"([^"\\\x00-\x1f]{1,64})"')


class EarlierState(Struct, frozen=True):
    """One earlier state, found whole.

    ``at`` is when it was saved, or last changed (UTC); ``revision`` counts the saves up to it.
    """

    kind: Literal["previous", "backup"]
    at: datetime | None
    revision: int
    records: int
    sha256: str
    read: Callable[[], bytes]
    """Its bytes, verified; raises `PackUnreadable` or `PackNotFound` where they are gone by now."""


class EarlierStates(Struct, frozen=True):
    """The earlier states, the newest first, each content once; ``remarks`` say what could not be read."""

    states: tuple[EarlierState, ...]
    remarks: tuple[str, ...]


def earlier_states(path: Path, data: bytes | None) -> EarlierStates:
    """What is kept of the pack at ``path``, whose file holds ``data`` (None: nothing readable)."""
    remarks: list[str] = []
    try:
        ids = {id.decode("utf-8", "replace") for id in _PACK_ID.findall(data or b"")}
        backups = list(_backups(path, ids, remarks))
    except BackupsUnusable as error:
        ids, backups = set(), []
        remarks.append(str(error))
    found: dict[str, EarlierState] = {}
    for state in sorted([*_previous(path, ids, remarks), *backups], key=_age, reverse=True):
        found.setdefault(state.sha256, state)
    return EarlierStates(tuple(found.values()), tuple(remarks))


def _age(state: EarlierState) -> tuple[int, bool, datetime]:
    # Saves are counted across all computers; their clocks need not agree.
    return state.revision, state.kind == "previous", state.at or datetime.min.replace(tzinfo=UTC)


def forget(path: Path) -> None:
    """Delete every state that is kept of the pack at ``path``, beside it and on this computer, for good.

    Only of a pack whose file is gone; states of a copy of it that still stands are left. Raises
    `RestoreRefused` where the file is there or something could not be deleted, `BackupsUnusable`
    where the backups cannot be read.
    """
    if os.path.lexists(path):
        raise RestoreRefused(f"{shown(path.name)} is there, so what is kept of it was not deleted.")
    here = known_as(path)
    try:
        for backups in all_backups():
            present = backups.list()
            if any(backup.file == here for backup in present):
                backups.remove([backup for backup in present if not os.path.lexists(backup.file)])
                if not any(os.path.lexists(backup.file) for backup in present):
                    forget_journals(present[-1].pack_id)
        previous_of(path).unlink(missing_ok=True)
    except OSError as error:
        raise RestoreRefused(
            f"Not all that is kept of {shown(path.name)} could be deleted: {os_reason(error)}."
        ) from error


def _previous(path: Path, ids: set[str], remarks: list[str]) -> Iterator[EarlierState]:
    previous = previous_of(path)
    try:
        data = read_bytes(previous)
        info, tables = sound_tables(previous, data)
    except PackNotFound:
        return
    except PackUnreadable as error:
        remarks.append(f"The earlier state beside the pack is damaged too. {error}")
        return
    # A file that names another pack has taken the place of the one that this is a state of.
    if ids and info.pack_id not in ids:
        return
    rows = [row for name in TABLES for row in tables.get(name, {}).values()]
    stamps = [row.get("updated_at") for row in rows if isinstance(row, dict)]
    changed = max((at for stamp in stamps if (at := _moment(stamp))), default=_moment(info.created_at))
    sha256 = digest(data)

    def read() -> bytes:
        again = read_bytes(previous)
        if digest(again) != sha256:
            raise PackUnreadable(previous, "it was changed meanwhile")
        return again

    yield EarlierState("previous", changed, info.revision, len(rows), sha256, read)


def _backups(path: Path, ids: set[str], remarks: list[str]) -> Iterator[EarlierState]:
    damaged = 0
    for backups, present in _of_this_pack(path, ids):
        for backup in present:
            try:
                backups.read(backup)
            except PackUnreadable:
                damaged += 1
            else:
                yield _state(backups, backup)
    if damaged:
        remarks.append(f"{damaged} of the backups on this computer cannot be read and {_are(damaged)} passed over.")


def _state(backups: PackBackups, backup: Backup) -> EarlierState:
    return EarlierState(
        "backup",
        backup.at,
        backup.revision,
        backup.records,
        backup.sha256,
        lambda: backups.read(backup),
    )


def _of_this_pack(path: Path, ids: set[str]) -> list[tuple[PackBackups, list[Backup]]]:
    """The backups of the pack at ``path``: by its id, else by the place it was saved to, else by its name."""
    here = known_as(path)
    by_id = [(backups, present) for id in sorted(ids) if (present := (backups := backups_of(id)).list())]
    if by_id:
        return [(backups, _of_this_file(here, present)) for backups, present in by_id]
    packs = [(backups, present) for backups in all_backups() if (present := backups.list())]
    by_place = [pack for pack in packs if any(backup.file == here for backup in pack[1])]
    moved = [pack for pack in packs if _moved_from(Path(pack[1][-1].file), path)]
    return [(backups, _of_this_file(here, present)) for backups, present in by_place or moved]


def _of_this_file(here: str, present: tuple[Backup, ...]) -> list[Backup]:
    """Of the backups of one pack, those of this file: a copy of it that still stands has states of its own."""
    files = {backup.file for backup in present}
    if here not in files:
        return list(present)
    others = {file for file in files - {here} if os.path.lexists(file)}
    return [backup for backup in present if backup.file not in others]


def _moved_from(file: Path, path: Path) -> bool:
    return file.name == path.name and not os.path.exists(file)


def _moment(text: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return at and (at if at.tzinfo else at.replace(tzinfo=UTC))


def _are(count: int) -> str:
    return "was" if count == 1 else "were"
