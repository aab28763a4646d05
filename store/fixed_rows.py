"""Rows that do not change any more, with their JSON beside them: a save then encodes only what is new."""

from collections.abc import Sequence
from typing import Any, NoReturn

import msgspec
from msgspec import Struct

_CHANGEABLE = frozenset({dict, list})


class FixedRow(dict[str, Any]):
    """One record as a pack file has it. It cannot be changed: a copy can.

    ``compact`` is its canonical JSON, ``laid_out`` that of the file; None until either was first made.
    """

    __slots__ = ("compact", "laid_out")

    compact: bytes | None
    laid_out: bytes | None

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.compact = self.laid_out = None

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("This row is fixed: change a copy of it.")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse


class FixedRows:
    """The rows of one pack's records as they were last asked for, each known by the record itself."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Struct, FixedRow]] = {}

    def of(self, records: Sequence[Struct]) -> list[dict[str, Any]]:
        """The row of each record; that of a record that was asked for last time is the same again."""
        # A record that is kept here cannot make way in memory for another with its number.
        known, self._known = self._known, {}
        rows: list[dict[str, Any]] = []
        for record in records:
            found = known.get(id(record)) or (record, _row(record))
            rows.append(found[1])
            if isinstance(found[1], FixedRow):
                self._known[id(record)] = (record, found[1])
        return rows


def _row(record: Struct) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(record)
    # A value that could still be changed makes a row that could.
    return row if _CHANGEABLE.intersection(map(type, row.values())) else FixedRow(row)
