"""What a change of an open pack did, as operations that can be done again on another state of it."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from store.layout import Kept
from store.operations import (
    ABOUT,
    Operation,
    RecordAdded,
    RecordChanged,
    RecordRemoved,
    Row,
    change_of,
    places_in,
    row_of,
)
from store.stamps import same_content
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.record import Record
from toolkit.records.tables import TABLES, RecordKey


class Change(Struct, frozen=True):
    """What just changed: records put (as they now stand), records removed, and what that was called.

    ``elsewhere``: others wrote it into the file. ``conflicts`` are the ids of conflicts that
    came of it, ``spared`` the records that one side removed and that stay.
    """

    put: tuple[Record, ...]
    removed: tuple[Record, ...]
    label: str
    elsewhere: bool = False
    conflicts: tuple[str, ...] = ()
    spared: tuple[RecordKey, ...] = ()


def operations_of(before: Pack, after: Pack, keys: Iterable[RecordKey], kept: Kept) -> list[Operation]:
    """What led from ``before`` to ``after`` in the records of ``keys`` and in the edition, removals last."""
    operations: list[Operation] = []
    removals: list[Operation] = []
    places: dict[str, dict[str, str | None]] = {}
    for table, id in keys:
        old, new = row_in(before, table, id, kept), row_in(after, table, id, kept)
        if new is None:
            removals += [RecordRemoved(table, id, old)] if old is not None else []
        elif old is None:
            if table not in places:
                places[table] = places_in(ids_of(after, table))
            operations.append(RecordAdded(table, id, new, places[table][id]))
        elif change := change_of(table, id, old, new):
            operations.append(change)
    if before.info.edition != after.info.edition:
        old, new = {"edition": before.info.edition}, {"edition": after.info.edition}
        operations.append(RecordChanged(*ABOUT, old, new))
    return operations + removals


def difference(before: Pack, after: Pack) -> Change:
    """What others did: the records in which two states differ, stamps apart."""
    states = {(record.table, record.id): record for record in before.records()}
    put = []
    for record in after.records():
        old = states.pop((record.table, record.id), None)
        if old is None or not same_content(old, record):
            put.append(record)
    return Change(tuple(put), tuple(states.values()), "", elsewhere=True)


def row_in(pack: Pack, table: str, id: str, kept: Kept) -> Row | None:
    """A record of ``pack`` as its file has it; None where there is none."""
    record = pack.get(TABLES[table], id) if table in TABLES else None
    return row_of(record, kept.fields.get((table, id))) if record else None


def ids_of(pack: Pack, table: str) -> tuple[str, ...]:
    """The ids of a table's records, in their order."""
    return tuple(record.id for record in pack.every(TABLES[table]))


def state_in(pack: Pack, key: RecordKey) -> Record | None:
    """The record with this table and id; None where there is none."""
    table, id = key
    return pack.get(TABLES[table], id)


def in_order(pack: Pack, order: Mapping[str, tuple[str, ...]]) -> Iterable[Record]:
    """All records, those of the tables in ``order`` as it says; records it does not name follow."""
    places = {(table, id): place for table, ids in order.items() for place, id in enumerate(ids)}
    return sorted(pack.records(), key=lambda record: places.get((record.table, record.id), len(places)))


def named(verb: str, records: Sequence[Record]) -> str:
    """What a change of these records is called where nobody named it: “Edit cause”."""
    kinds = {KINDS[record.table].name for record in records}
    return f"{verb} {kinds.pop()}" if len(kinds) == 1 else f"{verb} records"
