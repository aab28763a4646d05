"""Records that are no longer in a pack, found in its earlier states, and what comes back with one."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from store.damage import sound_tables
from store.decoding import decode_record
from store.earlier_states import earlier_states
from store.errors import StoreError
from store.links import LINKS, linked, without
from store.reading import read_bytes
from store.record_history import History
from toolkit.errors import RecordError
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.record import Record
from toolkit.records.tables import SINGLETONS, TABLES, RecordKey


class Removed(Struct, frozen=True):
    """A record as it stood last, at ``seen`` (UTC, None where not known); ``by`` and ``at`` of who removed it.

    Both are empty where the history of the pack does not say.
    """

    record: Record
    seen: datetime | None
    by: str = ""
    at: str = ""


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
                    found[key] = Removed(decode_record(kind, raw), state.at, by, at)
    newest_first = sorted(found.values(), key=lambda each: each.at or _stamp(each.seen), reverse=True)
    return RemovedRecords(tuple(newest_first), tuple(remarks))


def brought_back(chosen: Sequence[Removed], removed: Iterable[Removed], pack: Pack) -> tuple[Record, ...]:
    """The records to put into ``pack`` so that those ``chosen`` stand there as they did.

    What belonged to one of them and was removed comes with it, as does what it belongs to itself.
    Links to records that stay away are left out.
    """
    away = {(each.record.table, each.record.id): each.record for each in removed}
    back: dict[RecordKey, Record] = {}
    waiting = [each.record for each in chosen]
    while waiting:
        record = waiting.pop()
        key = (record.table, record.id)
        if key in back:
            continue
        back[key] = record
        for link in LINKS:
            if not link.owned:
                continue
            if link.kind is type(record):
                owners = [(link.target.table, id) for id in linked(record, link)]
                waiting += [away[owner] for owner in owners if owner in away]
            if link.target is type(record):
                waiting += [
                    each for each in away.values() if type(each) is link.kind and record.id in linked(each, link)
                ]
    return tuple(_with_sound_links(record, back, pack) for record in back.values())


def _with_sound_links(record: Record, back: Mapping[RecordKey, Record], pack: Pack) -> Record:
    for link in LINKS:
        if link.kind is type(record) and not link.owned:
            here = (pack.get(link.target, id) or (link.target.table, id) in back for id in linked(record, link))
            if lost := [id for id, stands in zip(linked(record, link), here, strict=True) if not stands]:
                record = without(record, link, lost)
    return record


def _stamp(at: datetime | None) -> str:
    return at.isoformat() if at else ""
