"""The checksum that a pack carries in ``_meta``, by which damage that still parses is noticed.

It covers every table, the field that holds it apart, and not how the file is laid out: a pack
that an editor saved again with other line ends is whole.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Literal

import msgspec

from store.fixed_rows import FixedTable, digest_of

FIELD = "sha256"
META, META_KEY = "_meta", "1"

Seal = Literal["whole", "changed", "none"]
"""``whole``: as ppog wrote it. ``changed``: by hand, by another program, or by damage. ``none``: never sealed."""

# Half a surrogate pair or an integer beyond 64 bits, which only the slow encoder takes.
_NOT_FAST = (UnicodeEncodeError, OverflowError, TypeError)
_fast = msgspec.json.Encoder(order="sorted").encode


def checksum(tables: Mapping[str, Any]) -> str:
    """The SHA-256, in hex, of a manifest of ``tables``, with a line for every document.

    A table begins with its name on a line of its own; a line for a document has its key and the
    SHA-256 of its canonical JSON, so that only what changed has to be gone over again. Names and
    keys are JSON as well, and stand in their order as texts.
    """
    content = hashlib.sha256()
    for name in sorted(tables):
        content.update(_canonical(name) + b"\n")
        content.update(_manifest(_covered(name, tables[name])))
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
    return "whole" if row[FIELD] == checksum(tables) or row[FIELD] == _of_one_piece(tables) else "changed"


def _of_one_piece(tables: Mapping[str, Any]) -> str:
    """The checksum as it was made before there was a manifest: packs from then are whole as well."""
    return hashlib.sha256(_canonical({name: _covered(name, table) for name, table in tables.items()})).hexdigest()


def _covered(name: str, table: Any) -> Any:
    if name != META or not isinstance(table, dict) or not isinstance(table.get(META_KEY), dict):
        return table
    row = {field: value for field, value in table[META_KEY].items() if field != FIELD}
    return {**table, META_KEY: row}


def _manifest(table: Any) -> bytes | bytearray:
    if isinstance(table, FixedTable):
        with suppress(*_NOT_FAST):
            return table.manifest
    if not isinstance(table, dict):
        return digest_of(_canonical(table)) + b"\n"
    return b"".join(b"%b %b\n" % (_canonical(key), digest_of(_canonical(table[key]))) for key in sorted(table))


def _canonical(value: Any) -> bytes:
    try:
        return _fast(value)
    except _NOT_FAST:
        return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")
