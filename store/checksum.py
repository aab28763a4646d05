"""The checksum that a pack carries in ``_meta``, by which damage that still parses is noticed.

It covers every table, the field that holds it apart, and not how the file is laid out: a pack
that an editor saved again with other line ends is whole.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from store.fixed_rows import FixedTable

FIELD = "sha256"
META, META_KEY = "_meta", "1"

Seal = Literal["whole", "changed", "none"]
"""``whole``: as ppog wrote it. ``changed``: by hand, by another program, or by damage. ``none``: never sealed."""

_fast = msgspec.json.Encoder(order="sorted").encode


def checksum(tables: Mapping[str, Any]) -> str:
    """The SHA-256, in hex, of what ``tables`` say."""
    covered = {name: _covered(name, table) for name, table in tables.items()}
    content = hashlib.sha256()
    try:
        for piece in _pieces(covered):
            content.update(piece)
    except (UnicodeEncodeError, OverflowError, TypeError):
        # Half a surrogate pair or an integer beyond 64 bits, which only the slow encoder takes.
        slow = json.dumps(covered, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(slow.encode("ascii")).hexdigest()
    return content.hexdigest()


def sealed(tables: Mapping[str, Any]) -> dict[str, Any]:
    """``tables`` with their checksum in ``_meta``, in place of any that they had; the values are shared."""
    meta = {key: dict(row) if key == META_KEY else row for key, row in tables[META].items()}
    meta[META_KEY][FIELD] = checksum(tables)
    return {**tables, META: meta}


def seal_of(tables: Mapping[str, Any]) -> Seal:
    """Whether ``tables`` are those that their checksum was made of."""
    meta = tables.get(META)
    row = meta.get(META_KEY) if isinstance(meta, dict) else None
    if not isinstance(row, dict) or FIELD not in row:
        return "none"
    return "whole" if row[FIELD] == checksum(tables) else "changed"


def _covered(name: str, table: Any) -> Any:
    if name != META or not isinstance(table, dict) or not isinstance(table.get(META_KEY), dict):
        return table
    row = {field: value for field, value in table[META_KEY].items() if field != FIELD}
    return {**table, META_KEY: row}


def _pieces(tables: Mapping[str, Any]) -> Iterator[bytes]:
    """The canonical JSON of ``tables``, in pieces: a large table is never copied."""
    before = b"{"
    for name in sorted(tables):
        table = tables[name]
        yield before + _fast(name) + b":"
        if isinstance(table, FixedTable):
            yield b"{"
            yield table.compact
            yield b"}"
        else:
            yield _fast(table)
        before = b","
    yield b"}" if tables else b"{}"
