"""Rows that do not change any more, with their JSON beside them: a save then encodes only what is new."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress, count
from operator import is_not
from typing import Any, NoReturn

import msgspec
from msgspec import Struct

# So many records of a table are encoded anew rather than looked for in other places.
_FEW = 8

# Bytes of a line of the manifest beside its key: two quotes, a blank, 64 digits, and the line end.
_BESIDE_KEY = 68

_fast = msgspec.json.Encoder(order="sorted").encode


class _Fixed(dict[str, Any]):
    """A dict that cannot be changed: a copy can."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("This row is fixed: change a copy of it.")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse


class FixedRow(_Fixed):
    """One record as a pack file has it.

    ``laid_out`` is its JSON as it stands in the file and ``digest`` the SHA-256 of its canonical JSON, in
    hex; both are empty until `settle`, which raises what the fast encoder does where there cannot be any.
    """

    __slots__ = ("digest", "laid_out")

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.digest = self.laid_out = b""

    def settle(self) -> None:
        """Encode the row, once."""
        if not self.laid_out:
            compact = _fast(self)
            self.digest = digest_of(compact)
            self.laid_out = laid_out(compact)


class FixedTable(_Fixed):
    """The rows of one table by their numbers, from 1 on.

    ``unseen`` are the keys of rows that no save has looked through yet. Most tables are made of the
    one before, in which one row was another.
    """

    __slots__ = ("_lines", "_manifest", "_starts", "unseen")

    def __init__(self, rows: Iterable[FixedRow] = ()) -> None:
        super().__init__((str(number), row) for number, row in enumerate(rows, 1))
        self.unseen = dict.fromkeys(self)
        self._lines: list[bytes] = [b""] * len(self)
        # The checksum takes the keys in their order as texts: 1, 10, 100, 2.
        keys = sorted(self)
        ends = list(accumulate(len(key) + _BESIDE_KEY for key in keys))
        self._starts = dict(zip(keys, [0, *ends], strict=False))
        self._manifest = bytearray(ends[-1] if ends else 0)

    def with_rows(self, rows: Mapping[int, FixedRow]) -> "FixedTable":
        """The same with other rows in some places, the first of which is 0."""
        if not rows:
            return self
        made = FixedTable()
        dict.update(made, self)
        made._starts, made._lines, made._manifest = self._starts, self._lines.copy(), self._manifest.copy()
        made.unseen = self.unseen.copy()
        for place, row in rows.items():
            key = str(place + 1)
            dict.__setitem__(made, key, row)
            made.unseen[key] = None
            made._lines[place] = b""
        return made

    @property
    def lines(self) -> list[bytes]:
        """Every row as it stands in the file, with its number; raises as `FixedRow.settle`."""
        self._settle()
        return self._lines

    @property
    def manifest(self) -> bytearray:
        """The lines of the table in what the checksum is made of; raises as `FixedRow.settle`."""
        self._settle()
        return self._manifest

    def _settle(self) -> None:
        for key in self.unseen:
            place = int(key) - 1
            if not self._lines[place]:
                row = self[key]
                row.settle()
                line, start = b'"%b" %b\n' % (key.encode(), row.digest), self._starts[key]
                self._manifest[start : start + len(line)] = line
                self._lines[place] = b'    "%b": %b' % (key.encode(), row.laid_out)


class _Known(Struct, frozen=True):
    """What was last asked for of one table; a record kept here cannot make way in memory for another."""

    records: Sequence[Struct] = ()
    table: FixedTable = FixedTable()


class FixedRows:
    """The tables of one pack's records as they were last asked for, each record known by itself."""

    def __init__(self) -> None:
        self._tables: dict[str, _Known] = {}

    def of(self, table: str, records: Sequence[Struct]) -> FixedTable:
        """The table of these records; the row of one that was asked for last time is the same again."""
        known = self._tables.get(table, _Known())
        same_length = len(records) == len(known.records)
        others = list(compress(count(), map(is_not, records, known.records))) if same_length else ()
        if same_length and len(others) <= _FEW:
            # Mostly one of many changed, and each stands where it stood.
            made = known.table.with_rows({place: _row(records[place]) for place in others})
        else:
            found = dict(zip(map(id, known.records), known.table.values(), strict=True))
            made = FixedTable(found.get(id(record)) or _row(record) for record in records)
        self._tables[table] = _Known(records, made)
        return made


def laid_out(compact: bytes) -> bytes:
    """The JSON of a document as it stands in a file: two spaces a level, below those of its table."""
    # Within a text a line end is written as an escape, so that every one here begins a line of the file.
    return msgspec.json.format(compact, indent=2).replace(b"\n", b"\n    ")


def digest_of(compact: bytes) -> bytes:
    """The SHA-256 of a document's canonical JSON, in hex."""
    return hashlib.sha256(compact).hexdigest().encode("ascii")


def _row(record: Struct) -> FixedRow:
    return FixedRow(msgspec.to_builtins(record))
