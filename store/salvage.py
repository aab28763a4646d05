"""What can still be read of a damaged pack file: its whole records, and a count of what is not.

A record is taken only where every byte of it parses. The scan follows the layout of a pack
(tables of numbered documents); where damage breaks that, it goes on at the next document
that shows by its fields which table it belongs to.
"""

import codecs
import json
import re
from typing import Any

from msgspec import Struct

from store.checksum import META, seal_of
from store.limits import MAX_DEPTH, MAX_RECORDS, MAX_TEXT, deeper_than, longest_text
from store.reading import strict_json
from store.storage import Tables
from toolkit.records.tables import TABLES

# A name before an object. Quotes within texts are escaped, so no text can look like one.
_NAME = re.compile(r'"([^"\\\x00-\x1f]{1,120})"\s*:\s*(?={)')
# Where damage hides the place, only an object of numbered objects is taken for a table.
_TABLE = re.compile(r'{\s{0,40}"\d{1,6}"\s{0,40}:\s{0,40}{')
_BAD_BYTE = re.compile("[\udc80-\udcff]")
_FIELDS = {name: frozenset(kind.__struct_fields__) for name, kind in TABLES.items()}
# How often the length of the file may be read over in vain before the search is given up,
# and what an object that is not whole counts for at least, in characters.
_PATIENCE = 2
_IN_VAIN = 2_000
_WINDOW = 8_192


class Salvage(Struct, frozen=True):
    """What was found whole in a file.

    ``tables`` hold the documents under the names and numbers that they had; ``found`` counts
    those that are records; ``missing`` counts, by table, records that were begun or numbered
    and are not whole. ``reaches_end`` says that the file was followed to its proper end,
    ``whole`` that the checksum confirms every byte that matters.
    """

    tables: Tables
    found: int
    missing: dict[str, int]
    reaches_end: bool
    whole: bool


def salvage(data: bytes) -> Salvage:
    """Read out of ``data`` what is whole; nothing is guessed, nothing is repaired."""
    scan = _Scan(_text(data))
    scan.run()
    tables = scan.tables
    missing = {
        name: lost
        for name in (*TABLES, *(tables.keys() - TABLES.keys() - {META}))
        if (lost := max(scan.broken.get(name, 0), _gaps(tables.get(name, {}))))
    }
    return Salvage(
        tables=tables,
        found=sum(len(tables.get(name, {})) for name in TABLES),
        missing=missing,
        reaches_end=scan.reached_end,
        whole=scan.is_whole(),
    )


def _text(data: bytes) -> str:
    """``data`` as text in which a byte that is not UTF-8 stays one recognisable character."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return ""
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")


def _gaps(documents: dict[str, Any]) -> int:
    """How many numbers are missing before the last: a saved table is numbered from 1 without gaps."""
    numbers = [int(key) for key in documents if key.isdecimal() and len(key) < 7]
    return max(numbers) - len(numbers) if numbers and len(numbers) == len(documents) else 0


class _Scan:
    """One pass over the text of a file, from name to name."""

    def __init__(self, text: str) -> None:
        self.tables: Tables = {}
        self.broken: dict[str, int] = {}
        self.reached_end = False
        self._text = text
        self._place = 0
        # The table that the place is in: empty before the first, None where damage hides it.
        self._table: str | None = ""
        self._last = ""
        self._records = 0
        self._end_seen = False
        self._patience = _PATIENCE * len(text) + MAX_TEXT

    def run(self) -> None:
        """Go through the text once, or until it has been read in vain too often."""
        while self._patience > 0 and self._records < MAX_RECORDS:
            match = _NAME.search(self._text, self._place)
            between = self._between(match.start() if match else len(self._text))
            # Older bytes may follow the end; or the braces are damage, and the rest of the pack does.
            if self._table and between.startswith("}}") and (match is None or self._ends_here()):
                self.reached_end = True
                return
            if match is None:
                return
            self._step(match[1], between, match.end())

    def is_whole(self) -> bool:
        """Whether the checksum confirms that what was found is what was saved."""
        return not self.broken and seal_of(self.tables) == "whole"

    def _ends_here(self) -> bool:
        first, self._end_seen = not self._end_seen, True
        return first and self.is_whole()

    def _between(self, end: int) -> str:
        return "".join(self._text[self._place : min(end, self._place + 500)].split())

    def _step(self, name: str, between: str, brace: int) -> None:
        """Take the table or the document called ``name``, whose object begins at ``brace``."""
        if self._table and between in ("", ","):
            self._document(self._table, name, brace)
        elif self._opens_table(between) or name in TABLES or _TABLE.match(self._text, brace):
            self._table = self._last = name
            self._place = brace + 1
            self.tables.setdefault(name, {})
        else:
            self._table = None
            self._stray(name, brace)

    def _opens_table(self, between: str) -> bool:
        return self._table is not None and between == ("}," if self._table else "{")

    def _document(self, table: str, key: str, brace: int) -> None:
        raw = self._read(brace)
        if raw is None:
            self._break(table)
        elif table in TABLES or table == META:
            self._keep(table, key, raw)
        else:
            # Perhaps a table of a later version, perhaps the damaged name of a known one.
            self._keep(_table_of(raw) or table, key, raw)

    def _stray(self, key: str, brace: int) -> None:
        """Look at an object that damage has parted from its table."""
        self._place = brace + 1
        self._patience -= _IN_VAIN // 4
        if not key.isdecimal():
            return
        raw = self._read(brace)
        if raw is None:
            self._break(self._last)
        elif table := _table_of(raw):
            self._table = self._last = table
            self._keep(table, key, raw)

    def _break(self, table: str) -> None:
        self.broken[table] = self.broken.get(table, 0) + 1

    def _keep(self, table: str, key: str, raw: dict[str, Any]) -> None:
        documents = self.tables.setdefault(table, {})
        number = len(documents)
        while key in documents:
            number += 1
            key = str(number)
        documents[key] = raw
        self._records += 1

    def _read(self, brace: int) -> dict[str, Any] | None:
        """The whole object at ``brace``, and go behind it; None, and go into it, where it is not whole."""
        found = self._whole_object(brace)
        if found is None:
            self._place, self._table = brace + 1, None
            return None
        raw, self._place = found
        sound = _BAD_BYTE.search(self._text, brace, self._place) is None
        return raw if sound and _within_limits(raw, self._place - brace) else None

    def _whole_object(self, brace: int) -> tuple[dict[str, Any], int] | None:
        """The object at ``brace`` and where it ends; read through a window, since a fault costs its length."""
        window = _WINDOW
        while True:
            text = self._text[brace : brace + window]
            try:
                raw, length = strict_json.raw_decode(text)
            except json.JSONDecodeError as error:
                self._patience -= error.pos + _IN_VAIN
                cut = error.msg.startswith("Unterminated") or error.pos > len(text) - 16
                if not cut or len(text) < window:
                    return None
            except (ValueError, RecursionError):
                self._patience -= len(text)
                return None
            else:
                return raw, brace + length
            window *= 8


def _within_limits(raw: Any, length: int) -> bool:
    return not deeper_than(raw, MAX_DEPTH - 2) and (length <= MAX_TEXT or longest_text(raw) <= MAX_TEXT)


def _table_of(raw: dict[str, Any]) -> str:
    """The one table whose fields are all in ``raw``; empty where that cannot be said."""
    fits = [name for name, fields in _FIELDS.items() if fields <= raw.keys()]
    return fits[0] if len(fits) == 1 else ""
