"""How much a pack file may hold, so that no file can make the program stand still or fall over."""

from collections.abc import Mapping
from typing import Any

MAX_BYTES = 64 * 1024 * 1024
# A table, a record, a field, and room for what a later version may nest in one.
MAX_DEPTH = 32
# All tables together; ten times the largest pack that is tested for speed.
MAX_RECORDS = 100_000
# Characters of one text: some 150,000 words.
MAX_TEXT = 1_000_000

_NESTING = frozenset({dict, list})


def deeper_than(value: Any, limit: int) -> bool:
    """Whether objects and lists stand within one another more than ``limit`` deep, ``value`` counted."""
    level: list[Any] = [value]
    for _ in range(limit):
        inner = [entry.values() if isinstance(entry, dict) else entry for entry in level]
        level = [part for parts in inner for part in parts if type(part) in _NESTING]
        if not level:
            return False
    return True


def beyond_limits(tables: Mapping[str, Any], size: int) -> str:
    """What there is too much of in ``tables``, as a clause; empty where they are within the limits.

    ``size`` is the length in bytes of their JSON, or of the longest document in it.
    """
    records = sum(len(table) for table in tables.values() if isinstance(table, (dict, list)))
    if records > MAX_RECORDS:
        return f"it holds {records:,} records, and a pack may have {MAX_RECORDS:,}"
    # Most files are too short to hold a text that is too long.
    if size > MAX_TEXT and (length := longest_text(tables)) > MAX_TEXT:
        return f"it holds a text of {length:,} characters, and one may have {MAX_TEXT:,}"
    return ""


def longest_text(value: Any) -> int:
    """How many characters the longest text in ``value`` has, names of fields included."""
    longest = 0
    level: list[Any] = [value]
    while level:
        inner: list[Any] = []
        for entry in level:
            if isinstance(entry, str):
                longest = max(longest, len(entry))
            elif isinstance(entry, Mapping):
                inner.extend(entry)
                inner.extend(entry.values())
            elif isinstance(entry, (list, tuple)):
                inner.extend(entry)
        level = inner
    return longest
