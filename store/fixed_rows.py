"""Rows that do not change any more, with their JSON beside them: a save then encodes only what is new."""

from collections.abc import Sequence
from typing import Any, NoReturn

import msgspec
from msgspec import Struct

_CHANGEABLE = frozenset({dict, list})
_fast = msgspec.json.Encoder(order="sorted").encode


class FixedRow(dict[str, Any]):
    """One record as a pack file has it. It cannot be changed: a copy can.

    ``compact`` is its canonical JSON and ``line`` its place in the file, under the number ``key``;
    None until each was first made.
    """

    __slots__ = ("compact", "key", "line")

    compact: msgspec.Raw | None
    key: str | None
    line: bytes

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.compact = self.key = None
        self.line = b""

    @property
    def json(self) -> msgspec.Raw:
        """Its canonical JSON; raises what the fast encoder does where it cannot have any."""
        if self.compact is None:
            self.compact = msgspec.Raw(_fast(self))
        return self.compact

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("This row is fixed: change a copy of it.")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse


class _Known(Struct, frozen=True):
    """What was last asked for of one table; a record kept here cannot make way in memory for another."""

    records: Sequence[Struct] = ()
    rows: Sequence[dict[str, Any]] = ()


class FixedRows:
    """The rows of one pack's records as they were last asked for, each known by the record itself."""

    def __init__(self) -> None:
        self._tables: dict[str, _Known] = {}

    def of(self, table: str, records: Sequence[Struct]) -> list[dict[str, Any]]:
        """The row of each record of a table; that of a record that was asked for last time is the same again."""
        known = self._tables.get(table, _Known())
        if len(records) == len(known.records):
            # Mostly one of many changed, and each stands where it stood.
            aligned = zip(records, known.records, known.rows, strict=True)
            rows = [row if record is before else _row(record) for record, before, row in aligned]
        else:
            found = dict(zip(map(id, known.records), known.rows, strict=True))
            rows = [found.get(id(record)) or _row(record) for record in records]
        self._tables[table] = _Known(records, rows)
        return list(rows)


def _row(record: Struct) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(record)
    # A value that could still be changed makes a row that could.
    return row if _CHANGEABLE.intersection(map(type, row.values())) else FixedRow(row)
