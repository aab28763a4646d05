"""What a change does, record by record and field by field, so that it can be done again on another state.

Values are those of a pack file: texts, numbers, true and false, null, lists and objects.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from store.links import LINKS
from store.stamps import STAMPS
from toolkit.records.record import Record
from toolkit.records.tables import TABLES, RecordKey

Row = dict[str, Any]
"""One record as a pack file has it, every field that is known and any that is not."""

Rows = Mapping[str, Mapping[str, Row]]
"""Records by table and id, in the order of the file; `ABOUT` names what the pack says of itself."""

ABOUT = ("_meta", "1")

Brings = Mapping[str, tuple[int, int]]
"""Changes of other sessions, by the name of each: after which of its changes, and up to which."""

NONE_BROUGHT: Brings = {}


class RecordChanged(Struct, frozen=True, tag="changed"):
    """Fields of a record got other values: each stands in ``old`` and ``new``, or in one where it came or went."""

    table: str
    id: str
    old: Row
    new: Row


class RecordAdded(Struct, frozen=True, tag="added"):
    """A record came into the pack, behind the one with the id ``after``: "" for the first place, None for the last."""

    table: str
    id: str
    values: Row
    after: str | None = None


class RecordRemoved(Struct, frozen=True, tag="removed"):
    """A record went; ``values`` is what it held."""

    table: str
    id: str
    values: Row


class HistoryCleared(Struct, frozen=True, tag="history cleared"):
    """The history up to a time (UTC, ISO 8601) was thrown away."""

    before: str


Operation = RecordChanged | RecordAdded | RecordRemoved | HistoryCleared


FROM_WORD = "answers from Word"
"""What a change is called, in undoing it and in the history, that took a document back."""


class Batch(Struct, frozen=True, omit_defaults=True):
    """What one change of one session did, as a whole.

    ``sequence`` counts the changes of ``session`` from 1. ``context`` holds the records that
    were changed, and those that the changed or added ones belong to, as they stood before:
    should a colleague have removed one meanwhile, it can be brought back. ``brings``: which change of
    another session this is, that one having left it unsaved.
    """

    session: str
    sequence: int
    at: str
    by: str
    label: str
    operations: tuple[Operation, ...]
    context: Rows = {}
    brings: Brings = {}


def row_of(record: Record, unknown: Row | None = None) -> Row:
    """A record as a pack file has it, with the fields of ``unknown`` beside those that are known."""
    row = {name: list(value) if type(value) is tuple else value for name, value in msgspec.to_builtins(record).items()}
    return row | unknown if unknown else row


def operations_between(before: Rows, after: Rows) -> tuple[Operation, ...]:
    """What leads from one state to another, removals last."""
    operations: list[Operation] = []
    for table, rows in after.items():
        old = before.get(table, {})
        order = tuple(rows)
        for place, (id, row) in enumerate(rows.items()):
            if id not in old:
                operations.append(RecordAdded(table, id, row, _place(order, place)))
            elif old[id] is not row and (change := change_of(table, id, old[id], row)):
                operations.append(change)
    for table, rows in before.items():
        operations += [RecordRemoved(table, id, row) for id, row in rows.items() if id not in after.get(table, {})]
    return tuple(operations)


def change_of(table: str, id: str, before: Row, after: Row) -> RecordChanged | None:
    """What leads from one state of a record to another; None where they are the same."""
    differing = [name for name in {**before, **after} if _differs(before, after, name)]
    if not differing:
        return None
    # Who wrote last is told by all three together.
    differing += [name for name in STAMPS if name not in differing and not STAMPS.isdisjoint(differing)]
    old = {name: before[name] for name in differing if name in before}
    return RecordChanged(table, id, old, {name: after[name] for name in differing if name in after})


def places_in(order: Sequence[str]) -> dict[str, str | None]:
    """Where each id stands in ``order``, as `RecordAdded` says it."""
    return {id: _place(order, place) for place, id in enumerate(order)}


def context_of(operations: Iterable[Operation], before: Callable[[str, str], Row | None]) -> Rows:
    """The records that ``operations`` stand on, as they were; ``before`` gives one by table and id."""
    found: dict[str, dict[str, Row]] = {}
    waiting: list[tuple[str, Row]] = []
    for operation in operations:
        if isinstance(operation, RecordAdded):
            waiting.append((operation.table, operation.values))
        elif isinstance(operation, RecordChanged) and operation.table in TABLES:
            row = before(operation.table, operation.id)
            if row is not None:
                found.setdefault(operation.table, {})[operation.id] = row
                waiting += [(operation.table, row), (operation.table, operation.new)]
    while waiting:
        table, row = waiting.pop()
        for owner_table, owner in owners(table, row):
            if owner in found.get(owner_table, {}):
                continue
            theirs = before(owner_table, owner)
            if theirs is not None:
                found.setdefault(owner_table, {})[owner] = theirs
                waiting.append((owner_table, theirs))
    return found


def owners(table: str, row: Row) -> list[RecordKey]:
    """The records that a record belongs to, without which it means nothing."""
    links = (link for link in LINKS if link.owned and link.kind.table == table)
    return [(link.target.table, owner) for link in links if isinstance(owner := row.get(link.field), str) and owner]


def batch_from(raw: object) -> Batch:
    """A batch out of plain values; raises `msgspec.ValidationError` where they are none."""
    return msgspec.convert(raw, Batch)


def _place(order: Sequence[str], place: int) -> str | None:
    if place == len(order) - 1:
        return None
    return order[place - 1] if place else ""


def _differs(before: Row, after: Row, name: str) -> bool:
    if name not in before or name not in after:
        return True
    return bool(before[name] != after[name])
