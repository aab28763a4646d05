"""The states that a damaged, lost or sound pack can be brought back to, and what each of them lacks.

Nothing here writes; `store.restoring` does, once a person has chosen.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from msgspec import Struct

from store.combining import combined, newer_records, titles
from store.damage import Damage, examine
from store.earlier_states import EarlierState, earlier_states
from store.errors import PackUnreadable, listed, shown
from store.layout import META, META_KEY, read_info
from store.pack_file import open_pack
from store.reading import digest, parse_object, read_bytes
from store.salvage import Salvage, salvage
from store.stamps import new_id
from store.storage import Tables
from toolkit.dates import spoken
from toolkit.fields import KINDS
from toolkit.records.format import FORMAT, SCHEMA_VERSION
from toolkit.records.tables import TABLES

RescueKind = Literal["previous", "backup", "combined", "salvage"]

_SOURCES: dict[RescueKind, str] = {
    "previous": "beside the pack",
    "backup": "backup here",
    "combined": "backup and damaged file",
    "salvage": "damaged file",
}

# Clocks of two computers may differ by so much.
_CLOCKS = timedelta(days=1)


class RescueOption(Struct, frozen=True, kw_only=True):
    """A state that a pack can be brought back to.

    ``kind`` says where it comes from: ``previous`` from beside the pack, ``backup`` from this
    computer, ``salvage`` from the damaged file itself, ``combined`` from an earlier state with
    the newer records of the damaged file. ``at`` is when it was saved or last changed (UTC).
    ``description`` and ``lacks`` are sentences; ``lacks`` is empty where nothing is known to
    be missing. ``revision`` counts the saves of the pack up to it, ``latest`` all that are known of.
    """

    kind: RescueKind
    at: datetime | None
    records: int
    revision: int
    latest: int
    description: str
    lacks: str
    tables: Callable[[], Tables]
    """Reads and verifies the state; raises `StoreError` where it is gone by now."""

    @property
    def saved(self) -> str:
        """When it was saved, as an officer reads it, by the clock here; empty where that is not known."""
        return said_at(self.at) if self.at else ""

    @property
    def counted(self) -> str:
        """How many records it holds, in words."""
        return _counted(self.records)

    @property
    def source(self) -> str:
        """Where it comes from, in a few words."""
        return _SOURCES[self.kind]


class Rescue(Struct, frozen=True):
    """What can be done for the pack at ``path``: the options, the one that lacks least first.

    ``damage`` is None for a pack that can be read; it may still go back to an earlier state.
    ``remarks`` are sentences about what could not be looked at.
    """

    path: Path
    damage: Damage | None
    options: tuple[RescueOption, ...]
    remarks: tuple[str, ...]

    @property
    def problem(self) -> str:
        """What is wrong with the pack, in a sentence; empty where it can be read."""
        if self.damage is None:
            return ""
        name = shown(self.path.name)
        return (
            f"{name} is not there any more."
            if self.damage.missing
            else f"{name} cannot be opened: {self.damage.reason}."
        )

    def saved_up_to(self, moment: datetime) -> RescueOption | None:
        """The newest state that was saved by then, out of those that were saved as they are."""
        saved = [option for option in self.options if option.kind in ("previous", "backup")]
        return next((option for option in saved if option.at and option.at <= moment), None)


def find_rescue(path: Path) -> Rescue:
    """Look for every state that the pack at ``path`` can be brought back to; no file is touched.

    Takes milliseconds for each backup, and up to seconds for a large damaged file: not for the
    thread that draws.
    """
    damage = examine(path)
    if damage is None:
        return _way_back(path)
    found = salvage(damage.data) if damage.data else None
    earlier = earlier_states(path, damage.data)
    revision = _revision(found)
    latest = max([revision or 0, *(state.revision for state in earlier.states)])
    options = [_option(path, state, latest, _lacking(state, revision, damage.modified)) for state in earlier.states]
    if found is not None and found.found:
        base = options[0] if options else None
        if base and not (revision and revision <= base.revision):
            options = [*_with_newer(found, base, damage.modified), *options]
        rescued = _salvaged(found, base, damage.modified)
        options = [rescued, *options] if found.whole else [*options, rescued]
    return Rescue(path, damage, tuple(options), earlier.remarks)


def _way_back(path: Path) -> Rescue:
    """Earlier states of a pack that is sound."""
    data = read_bytes(path)
    revision = open_pack(path).pack.info.revision
    earlier = earlier_states(path, data)
    present = digest(data)
    options = [
        _option(path, state, revision, _lacking(state, revision, None))
        for state in earlier.states
        if state.sha256 != present
    ]
    return Rescue(path, None, tuple(options), earlier.remarks)


def _option(path: Path, state: EarlierState, latest: int, lacks: str) -> RescueOption:
    places = {"previous": "An earlier state, kept beside the pack", "backup": "A backup on this computer"}
    return RescueOption(
        kind=state.kind,
        at=state.at,
        records=state.records,
        revision=state.revision,
        latest=latest,
        description=f"{places[state.kind]}: {_counted(state.records)}{_as_of(state.at)}.",
        lacks=lacks,
        tables=lambda: parse_object(path, state.read()),
    )


def _lacking(state: EarlierState, revision: int | None, modified: datetime | None) -> str:
    """What was saved after ``state``, as far as ``revision`` and time of the damaged file tell."""
    if revision is not None:
        saves = revision - state.revision
        if saves <= 0:
            return ""
        return "It lacks the last save." if saves == 1 else f"It lacks the last {saves:,} saves."
    if modified is None or state.at is None:
        return "What was saved after it, if anything, is lacking."
    # Backups are made just after the file was written.
    if modified - state.at <= timedelta(seconds=5):
        return ""
    return f"The damaged file was written later,{_as_of(modified)}: what was saved in between is lacking."


def _with_newer(found: Salvage, base: RescueOption, modified: datetime | None) -> list[RescueOption]:
    earlier = base.tables()
    newer = newer_records(earlier, found.tables, modified and modified + _CLOCKS)
    if not newer:
        return []
    both = combined(earlier, newer)
    source = "The earlier state from beside the pack" if base.kind == "previous" else "The newest backup"
    option = RescueOption(
        kind="combined",
        at=base.at,
        records=_records(both),
        revision=base.revision,
        latest=base.latest,
        description=f"{source}{_as_of(base.at)}, with {_counted(len(newer))} newer than it that the damaged file "
        f"still holds whole: {listed(titles(newer))}.",
        lacks="Changes that were in the damaged part alone are lacking, and what was removed since may be back. "
        "No checksum covers the newer records: read them through.",
        tables=lambda: both,
    )
    return [option]


def _salvaged(found: Salvage, base: RescueOption | None, modified: datetime | None) -> RescueOption:
    earlier = base.tables() if base else None
    tables = found.tables if _names_itself(found.tables) else {**found.tables, META: _about(earlier)}
    info, _ = read_info(tables, Path("salvage"))
    if found.whole:
        said = f"All that was saved, read out of the damaged file: {_counted(found.found)}, confirmed by the checksum."
    else:
        said = f"What the damaged file still holds whole: {_counted(found.found)}."
    return RescueOption(
        kind="salvage",
        at=modified,
        records=found.found,
        revision=info.revision,
        latest=max(info.revision, base.latest if base else 0),
        description=said,
        lacks=_not_salvaged(found, earlier),
        tables=lambda: tables,
    )


def _not_salvaged(found: Salvage, earlier: Tables | None) -> str:
    if found.whole:
        return ""
    said = []
    if found.missing:
        kinds = [f"{KINDS[name].name if name in KINDS else name} ({count})" for name, count in found.missing.items()]
        said.append(f"Not whole: {listed(kinds, 8)}.")
    if not found.reaches_end:
        said.append("What stood behind the last of them is lost.")
    if earlier is not None:
        gone = sum(len(_ids(earlier, name) - _ids(found.tables, name)) for name in TABLES)
        said.append(f"Records of the newest earlier state that are not in it: {gone:,}.")
    said.append("No checksum covers what is left: read it through.")
    return " ".join(said)


def _about(earlier: Tables | None) -> dict[str, dict[str, object]]:
    """What a salvaged pack says about itself where that is damaged: as an earlier state has it, or anew."""
    if earlier is not None:
        return {META_KEY: dict(earlier[META][META_KEY])}
    return {META_KEY: {"format": FORMAT, "schema_version": SCHEMA_VERSION, "pack_id": new_id(), "revision": 0}}


def _names_itself(tables: Tables) -> bool:
    try:
        read_info(tables, Path("salvage"))
    except PackUnreadable:
        return False
    return True


def _revision(found: Salvage | None) -> int | None:
    return read_info(found.tables, Path("salvage"))[0].revision if found and _names_itself(found.tables) else None


def _records(tables: Tables) -> int:
    return sum(len(table) for name, table in tables.items() if name in TABLES)


def _ids(tables: Tables, name: str) -> set[str]:
    return {str(row.get("id")) for row in tables.get(name, {}).values() if isinstance(row, dict)}


def _counted(records: int) -> str:
    return f"{records:,} record{'' if records == 1 else 's'}"


def _as_of(at: datetime | None) -> str:
    return f", {said_at(at)}" if at else ""


def said_at(at: datetime) -> str:
    """A moment as an officer reads it, by the clock here: ``3 June 2024, 14:02:11``."""
    here = at.astimezone()
    return f"{spoken(here.date().isoformat())}, {here:%H:%M:%S}"
