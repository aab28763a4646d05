"""Choose a side of a conflict."""

import msgspec

from store.decoding import decode_record
from store.history import States
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.record import Record
from toolkit.records.tables import TABLES, RecordKey


def settled(pack: Pack, conflict: Conflict, *, theirs: bool) -> States:
    """The states that settle ``conflict``; with ``theirs``, the value that gave way stands again.

    Raises `RecordError` where that value is none that the field can hold.
    """
    states: dict[RecordKey, Record | None] = {(Conflict.table, conflict.id): None}
    kind = TABLES.get(conflict.about_table)
    record = pack.get(kind, conflict.about) if kind else None
    if theirs and record is not None:
        raw = {**msgspec.to_builtins(record), conflict.field: conflict.theirs}
        states[record.table, record.id] = decode_record(type(record), raw)
    return states
