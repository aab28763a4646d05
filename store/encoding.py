"""Tables as the bytes of a pack file: UTF-8 JSON that people can read and diff.

Tables by name, documents by number, fields by name, two spaces a level. The same tables
give the same bytes.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from store.errors import SaveFailed, shown
from store.fixed_rows import FixedTable, laid_out
from store.limits import MAX_BYTES, MAX_DEPTH, MAX_TEXT, beyond_limits

_TEXT = frozenset({str})
_PLAIN = _TEXT | {int, bool, type(None)}
_fast = msgspec.json.Encoder(order="sorted").encode


def encode_tables(path: Path, tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The file content for ``tables`` (table name → document key → document).

    Raises `SaveFailed` for anything that would not come back from the file as it is:
    values that JSON does not know, numbers that are not finite, keys that are not text,
    nesting or size beyond what can be read. ``path`` is only named in the sentence.
    """
    ordered = {name: _documents(path, name, tables[name]) for name in sorted(_names(path, tables))}
    try:
        data, longest = _fast_json(ordered)
    except (UnicodeEncodeError, OverflowError, TypeError):
        # Half a surrogate pair, an integer beyond 64 bits, a subclass of text: legal in JSON,
        # and refused by the fast encoder.
        data = _any_json(ordered)
        longest = len(data)
    if len(data) > MAX_BYTES:
        raise SaveFailed(path, f"it would be {len(data):,} bytes, and a pack may have {MAX_BYTES:,}")
    if fault := beyond_limits(tables, longest):
        raise SaveFailed(path, fault)
    return data


def number_order(key: str) -> tuple[int, int, str]:
    """Sorts document keys as the numbers that they are; other keys follow."""
    return (0, int(key), key) if key.isdecimal() and len(key) < 19 else (1, 0, key)


def _names(path: Path, tables: Mapping[str, object]) -> Mapping[str, object]:
    for name in tables:
        if not isinstance(name, str):
            raise SaveFailed(path, f"the name {shown(repr(name))} is not text")
    return tables


def _documents(path: Path, name: str, documents: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(documents, dict):
        raise SaveFailed(path, f"“{shown(name)}” is not a table")
    fixed = isinstance(documents, FixedTable)
    for key in documents.unseen if isinstance(documents, FixedTable) else documents:
        if fault := _fault(documents[key], 3):
            raise SaveFailed(path, f"“{shown(name)}”, document {shown(str(key))}, {fault}")
    if fixed or list(documents) == _numbers(len(documents)):
        return documents
    return {key: documents[key] for key in sorted(_names(path, documents), key=number_order)}


def _numbers(count: int) -> list[str]:
    return list(map(str, range(1, count + 1)))


def _fast_json(ordered: Mapping[str, Mapping[str, Any]]) -> tuple[bytes, int]:
    """The file content, and a length in bytes that no document or name in it goes beyond."""
    lines: list[bytes] = []
    for name, documents in ordered.items():
        title, found = _fast(name), _lines(documents)
        begun = len(lines)
        lines += found or (b"",)
        # Names and brackets go into the lines beside them, so that what is long is put together once.
        lines[begun] = b"  %b: {%b%b" % (title, b"\n" if found else b"", lines[begun])
        lines[-1] += b"\n  }" if found else b"}"
    if not lines:
        return b"{}\n", 0
    lines[0] = b"{\n" + lines[0]
    lines[-1] += b"\n}\n"
    data = b",\n".join(lines)
    # What is added to a line makes it a little longer than the document and the name in it.
    longest = len(data) if len(data) <= MAX_TEXT else max(map(len, lines))
    return data, longest


def _lines(documents: Mapping[str, Any]) -> list[bytes]:
    """The documents of a table as they stand in the file; those of a fixed one are kept for the next time."""
    if isinstance(documents, FixedTable):
        lines = documents.lines
        documents.unseen.clear()
        return lines
    return [b"    %b: %b" % (_fast(key), laid_out(_fast(document))) for key, document in documents.items()]


def _any_json(ordered: Mapping[str, Mapping[str, Any]]) -> bytes:
    tables = {
        name: {key: _by_name(document) for key, document in documents.items()} for name, documents in ordered.items()
    }
    # The escapes that backslashreplace makes of half a surrogate pair are those of JSON.
    text = json.dumps(tables, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return text.encode("utf-8", "backslashreplace")


def _by_name(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _by_name(value[key]) for key in sorted(value)}
    return [_by_name(part) for part in value] if isinstance(value, (list, tuple)) else value


def _fault(value: Any, depth: int) -> str:
    """Why ``value``, which stands ``depth`` levels deep, cannot be kept, as a clause; empty where it can."""
    if isinstance(value, dict):
        if not _TEXT.issuperset(map(type, value)) and not all(isinstance(key, str) for key in value):
            return "has a name that is not text"
        inner = list(value.values())
    elif isinstance(value, (list, tuple)):
        inner = list(value)
    else:
        return _scalar_fault(value)
    if depth > MAX_DEPTH:
        return "is nested too deeply"
    for part in inner:
        if type(part) not in _PLAIN and (fault := _fault(part, depth + 1)):
            return fault
    return ""


def _scalar_fault(value: Any) -> str:
    if isinstance(value, float):
        return "" if math.isfinite(value) else f"holds {value}, which is not a number that can be kept"
    if isinstance(value, (str, int)) or value is None:
        return ""
    return f"holds a value of the kind {type(value).__name__}, which JSON does not know"
