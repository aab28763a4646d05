"""Bring changes into a state of a pack that others may have changed meanwhile: three ways, record by record.

A field that only one side changed takes that side's value; where both changed it, links and
paragraphs are joined, and of any other field ours stands and theirs goes into a `Conflict`. A
record that one side removed and the other changed stays. No value of either side is dropped.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from store.links import LINKS
from store.operations import (
    Batch,
    RecordAdded,
    RecordChanged,
    RecordRemoved,
    Row,
    Rows,
    context_of,
    operations_between,
    owners,
    row_of,
)
from store.three_way import Clash, canonical, empty_row, merged_row, same_but_for_stamps
from toolkit.records.conflicts import Conflict
from toolkit.records.record import item_record_id
from toolkit.records.tables import TABLES, RecordKey


class Spared(Struct, frozen=True):
    """A record that stayed because one side changed it, or something of it, while the other removed it.

    ``ours``: it was our side that removed it.
    """

    table: str
    id: str
    ours: bool


class Merged(Struct, frozen=True):
    """A state with the changes brought into it.

    ``conflicts`` are the ids of those that were found.
    """

    rows: Rows
    conflicts: tuple[str, ...]
    spared: tuple[Spared, ...]


def apply_batches(batches: Iterable[Batch], rows: Rows, gone: frozenset[RecordKey] = frozenset()) -> Merged:
    """``rows`` with what ``batches`` did, one after the other; ``gone`` are records that others removed.

    Changes that ``rows`` hold already, all of them or the first few, are found done and change nothing.
    """
    todo = list(batches)
    merging = _Merging(rows, gone, todo)
    for batch in todo:
        merging.apply(batch)
    return merging.result()


def one_by_one(batches: Iterable[Batch], rows: Rows) -> Iterator[tuple[Batch, Rows]]:
    """As `apply_batches`; each of ``batches`` with the rows that stand once it is brought in."""
    todo = list(batches)
    merging = _Merging(rows, frozenset(), todo)
    for batch in todo:
        merging.apply(batch)
        yield batch, merging.now()


def merge(base: Rows, mine: Rows, theirs: Rows, at: str = "", by: str = "") -> Merged:
    """Bring two states together that both came from ``base``; conflicts say that they were found ``at``, ``by``."""
    operations = operations_between(base, mine)
    context = context_of(operations, lambda table, id: base.get(table, {}).get(id))
    gone = keys_of(base) - keys_of(theirs)
    return apply_batches([Batch("", 0, at, by, "", operations, context)], theirs, gone)


def keys_of(rows: Rows) -> frozenset[RecordKey]:
    """Table and id of every record."""
    return frozenset((table, id) for table, records in rows.items() for id in records)


class _Merging:
    """The rows while changes are brought in; a table is copied before it is first written to."""

    def __init__(self, rows: Rows, gone: frozenset[RecordKey], batches: Iterable[Batch]) -> None:
        self._rows = dict(rows)
        self._copied: dict[str, dict[str, Row]] = {}
        self._gone = gone
        self._conflicts: list[str] = []
        self._spared: list[Spared] = []
        # By session, what each of its changes wrote into a record: those still to come, in order.
        self._coming: dict[tuple[str, RecordKey], deque[Row]] = {}
        for batch in batches:
            for operation in batch.operations:
                if isinstance(operation, (RecordAdded, RecordChanged)):
                    written = operation.values if isinstance(operation, RecordAdded) else operation.new
                    key = (batch.session, (operation.table, operation.id))
                    self._coming.setdefault(key, deque()).append(written)
        # What our side took for removed, and others had changed.
        self._kept: dict[RecordKey, Row] = {}

    def now(self) -> Rows:
        return self._rows | {name: dict(rows) for name, rows in self._copied.items()}

    def result(self) -> Merged:
        spared = tuple(dict.fromkeys(each for each in self._spared if self._row(each.table, each.id) is not None))
        conflicts = tuple(id for id in dict.fromkeys(self._conflicts) if self._row(Conflict.table, id) is not None)
        return Merged(self._rows, conflicts, spared)

    def apply(self, batch: Batch) -> None:
        removed: dict[RecordKey, Row] = {}
        touched: list[RecordKey] = []
        for operation in batch.operations:
            if isinstance(operation, RecordRemoved):
                self._remove(operation, removed)
            elif isinstance(operation, RecordAdded):
                self._add(operation, batch)
                touched.append((operation.table, operation.id))
            elif isinstance(operation, RecordChanged):
                self._change(operation, batch)
                touched.append((operation.table, operation.id))
        self._restore_owners(touched, batch.context, ours=False)
        self._restore_owners(self._left_behind(removed), _rows_of(removed), ours=True)
        self._clear_links(touched, removed)

    def _add(self, operation: RecordAdded, batch: Batch) -> None:
        table, id = operation.table, operation.id
        present = self._row(table, id)
        if present is None:
            self._put(table, id, operation.values, operation.after)
            self._coming[batch.session, (table, id)].popleft()
        else:
            old = self._kept.get((table, id), _blank(table, id))
            self._settle(table, id, old, operation.values, present, batch)

    def _change(self, operation: RecordChanged, batch: Batch) -> None:
        table, id = operation.table, operation.id
        present = self._row(table, id)
        if present is None and same_but_for_stamps(operation.old, operation.new):
            # A record that one side removed does not stay for a move that the other made.
            self._coming[batch.session, (table, id)].popleft()
            return
        if present is None:
            present = batch.context.get(table, {}).get(id, _blank(table, id))
            self._spare(table, id, ours=False)
        self._settle(table, id, operation.old, operation.new, present, batch)

    def _settle(self, table: str, id: str, old: Row, new: Row, theirs: Row, batch: Batch) -> None:
        coming = self._coming[batch.session, (table, id)]
        coming.popleft()
        merged = merged_row(table, old, new, theirs, coming)
        self._put(table, id, merged.row)
        for clash in merged.clashes:
            self._note_conflict(table, id, clash, new, theirs, batch)

    def _note_conflict(self, table: str, id: str, clash: Clash, mine: Row, theirs: Row, batch: Batch) -> None:
        # The same two values make the same conflict, whoever finds it and however often.
        sides = sorted(map(canonical, (clash.ours, clash.theirs)))
        key = item_record_id(Conflict.table, "\n".join((table, id, clash.field, *sides)))
        self._conflicts.append(key)
        if self._row(Conflict.table, key) is None:
            conflict = Conflict(
                id=key,
                updated_at=max(batch.at, *(str(side.get("updated_at", "")) for side in (mine, theirs))),
                updated_by=batch.by,
                revision=1,
                about_table=table,
                about=id,
                field=clash.field,
                ours=clash.ours,
                theirs=clash.theirs,
                ours_by=str(mine.get("updated_by", batch.by)),
                theirs_by=str(theirs.get("updated_by", "")),
            )
            self._put(Conflict.table, key, row_of(conflict))

    def _remove(self, operation: RecordRemoved, removed: dict[RecordKey, Row]) -> None:
        present = self._row(operation.table, operation.id)
        # A question that was answered and that the same two values have raised anew waits for an answer again.
        if present is None or (operation.table == Conflict.table and operation.id in self._conflicts):
            return
        if same_but_for_stamps(present, operation.values):
            del self._table(operation.table)[operation.id]
            removed[operation.table, operation.id] = present
        else:
            self._kept[operation.table, operation.id] = operation.values
            self._spare(operation.table, operation.id, ours=True)

    def _left_behind(self, removed: Mapping[RecordKey, Row]) -> list[RecordKey]:
        """Records that belong to a removed one and are still there: somebody else wrote them."""
        tables = {table for table, _ in removed}
        children = [link for link in LINKS if link.owned and link.target.table in tables]
        return [
            (link.kind.table, id)
            for link in children
            for id, row in self._rows.get(link.kind.table, {}).items()
            if (link.target.table, row.get(link.field)) in removed
        ]

    def _restore_owners(self, keys: Iterable[RecordKey], known: Rows, ours: bool) -> None:
        """Bring back what these records belong to, as it is ``known``: they would mean nothing without it."""
        waiting = list(keys)
        while waiting:
            table, id = waiting.pop()
            row = self._row(table, id)
            for owner_table, owner in owners(table, row) if row is not None else []:
                present = known.get(owner_table, {}).get(owner)
                if present is not None and self._row(owner_table, owner) is None:
                    self._put(owner_table, owner, present)
                    self._spare(owner_table, owner, ours)
                    waiting.append((owner_table, owner))

    def _clear_links(self, touched: Iterable[RecordKey], removed: Mapping[RecordKey, Row]) -> None:
        """Clear links to what is gone: in records of ours to what others removed, in theirs to what we did."""
        for link in LINKS:
            if link.owned:
                continue
            table = self._rows.get(link.kind.table, {})
            mine = [id for name, id in touched if name == link.kind.table and id in table]
            for id in list(table) if any(name == link.target.table for name, _ in removed) else mine:
                value = table[id].get(link.field)
                links: list[str] = value if isinstance(value, list) else [str(value)]
                loose = [one for one in links if self._is_loose((link.target.table, one), removed)]
                if loose:
                    kept = [one for one in links if one not in loose]
                    cleared = kept if isinstance(value, list) else ""
                    self._put(link.kind.table, id, table[id] | {link.field: cleared})

    def _is_loose(self, key: RecordKey, removed: Mapping[RecordKey, Row]) -> bool:
        return (key in removed or key in self._gone) and self._row(*key) is None

    def _spare(self, table: str, id: str, ours: bool) -> None:
        self._spared.append(Spared(table, id, ours))

    def _row(self, table: str, id: str) -> Row | None:
        return self._rows.get(table, {}).get(id)

    def _table(self, name: str) -> dict[str, Row]:
        if name not in self._copied:
            self._copied[name] = dict(self._rows.get(name, {}))
            self._rows[name] = self._copied[name]
        return self._copied[name]

    def _put(self, table: str, id: str, row: Row, after: str | None = None) -> None:
        rows = self._table(table)
        if after is None or id in rows or (after and after not in rows):
            rows[id] = row
            return
        following = list(rows.items())
        place = next((number for number, (key, _) in enumerate(following, 1) if key == after), 0)
        rows.clear()
        rows.update([*following[:place], (id, row), *following[place:]])


def _blank(table: str, id: str) -> Row:
    return empty_row(table) | {"id": id} if table in TABLES else {}


def _rows_of(records: Mapping[RecordKey, Row]) -> Rows:
    rows: dict[str, dict[str, Row]] = {}
    for (table, id), row in records.items():
        rows.setdefault(table, {})[id] = row
    return rows
