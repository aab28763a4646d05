"""Records that are no longer in a pack, found in its earlier states, and what comes back with one."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from store.damage import sound_tables
from store.decoding import decode_record
from store.earlier_states import earlier_states
from store.errors import StoreError
from store.links import LINKS, linked, without
from store.reading import read_bytes
from store.record_history import History
from toolkit.errors import RecordError
from toolkit.fields import is_filled
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.record import Record
from toolkit.records.tables import SINGLETONS, TABLES, RecordKey

Pointer = tuple[str, str, str]
"""Table and id of a record, and a field of it that holds a link."""


class Removed(Struct, frozen=True):
    """A record as it stood last, at ``seen`` (UTC, None where not known); ``by`` and ``at`` of who removed it.

    Both are empty where the history of the pack does not say. ``pointers`` had a link to it then, and stayed.
    """

    record: Record
    seen: datetime | None
    by: str = ""
    at: str = ""
    pointers: tuple[Pointer, ...] = ()

    @property
    def key(self) -> RecordKey:
        """Its table and id."""
        return self.record.table, self.record.id

    def goes_with(self, other: "Removed") -> bool:
        """Whether both may have been removed at once; what went before or after stays away by itself."""
        return not (self.at and other.at) or self.at == other.at


class RemovedRecords(Struct, frozen=True):
    """What was found, what was removed last first; ``remarks`` say which states could not be read."""

    records: tuple[Removed, ...]
    remarks: tuple[str, ...]


def removed_records(path: Path, pack: Pack, history: History) -> RemovedRecords:
    """The records that an earlier state of the pack at ``path`` had and ``pack`` has not."""
    data = None
    with suppress(StoreError):
        data = read_bytes(path)
    earlier = earlier_states(path, data)
    present = {(record.table, record.id) for record in pack.records()}
    remarks = list(earlier.remarks)
    found: dict[RecordKey, Removed] = {}
    removals = {(entry.table, entry.record): entry for entry in history if entry.what == "removed"}
    for state in earlier.states:
        try:
            _, tables = sound_tables(path, state.read())
        except StoreError as error:
            remarks.append(str(error))
            continue
        pointers: dict[RecordKey, list[Pointer]] | None = None
        for name, kind in TABLES.items():
            if kind is Conflict or kind in SINGLETONS:
                continue
            for raw in tables.get(name, {}).values():
                key = (name, raw.get("id", "")) if isinstance(raw, dict) else (name, "")
                if key in present or key in found:
                    continue
                # A record that could not be read then cannot be brought back by itself either.
                with suppress(RecordError):
                    removal = removals.get(key)
                    by, at = (removal.by, removal.at) if removal else ("", "")
                    record = decode_record(kind, raw)
                    # Whoever added one and entered nothing did not delete it.
                    if is_filled(record):
                        pointers = _pointers(tables) if pointers is None else pointers
                        found[key] = Removed(record, state.at, by, at, tuple(pointers.get(key, ())))
    newest_first = sorted(found.values(), key=lambda each: each.at or _stamp(each.seen), reverse=True)
    return RemovedRecords(tuple(newest_first), tuple(remarks))


def brought_back(chosen: Sequence[Removed], removed: Iterable[Removed], pack: Pack) -> tuple[Record, ...]:
    """The records to put into ``pack`` so that those ``chosen`` stand there as they did.

    What belonged to one of them and was removed with it comes with it, as does what it belongs to itself.
    Links to records that stay away are left out.
    """
    away = {each.key: each for each in removed}
    back: dict[RecordKey, Record] = {}
    waiting = list(chosen)
    while waiting:
        present = waiting.pop()
        record = present.record
        if present.key in back:
            continue
        back[present.key] = record
        for link in LINKS:
            if not link.owned:
                continue
            if link.kind is type(record):
                owners = [(link.target.table, id) for id in linked(record, link)]
                waiting += [away[owner] for owner in owners if owner in away]
            if link.target is type(record):
                waiting += [
                    each
                    for each in away.values()
                    if type(each.record) is link.kind
                    and record.id in linked(each.record, link)
                    and each.goes_with(present)
                ]
    return tuple(_with_sound_links(record, back, pack) for record in back.values())


def linked_again(back: Iterable[Record], removed: Iterable[Removed], pack: Pack) -> tuple[Record, ...]:
    """The records of ``pack`` that pointed to those that come ``back``, with these links; what they say since stays."""
    coming = {(record.table, record.id) for record in back}
    changed: dict[RecordKey, Record] = {}
    for each in removed:
        for table, id, field in each.pointers if each.key in coming else ():
            record = changed.get((table, id)) or pack.get(TABLES[table], id)
            if record is None or (table, id) in coming:
                continue
            held: str | tuple[str, ...] = getattr(record, field)
            if not isinstance(held, str) and each.record.id not in held:
                changed[table, id] = structs.replace(record, **{field: (*held, each.record.id)})
            elif held == "":
                changed[table, id] = structs.replace(record, **{field: each.record.id})
    return tuple(changed.values())


def _pointers(tables: Mapping[str, Mapping[str, Any]]) -> dict[RecordKey, list[Pointer]]:
    """What points to each record in a state, save what goes with it."""
    found: dict[RecordKey, list[Pointer]] = {}
    for link in (link for link in LINKS if not link.owned):
        for raw in tables.get(link.kind.table, {}).values():
            held = raw.get(link.field) if isinstance(raw, dict) else None
            for id in [held] if isinstance(held, str) else held if isinstance(held, list) else ():
                if isinstance(id, str) and id:
                    pointer = (link.kind.table, raw.get("id", ""), link.field)
                    found.setdefault((link.target.table, id), []).append(pointer)
    return found


def _with_sound_links(record: Record, back: Mapping[RecordKey, Record], pack: Pack) -> Record:
    for link in LINKS:
        if link.kind is type(record) and not link.owned:
            here = (pack.get(link.target, id) or (link.target.table, id) in back for id in linked(record, link))
            if lost := [id for id, stands in zip(linked(record, link), here, strict=True) if not stands]:
                record = without(record, link, lost)
    return record


def _stamp(at: datetime | None) -> str:
    return at.isoformat() if at else ""
