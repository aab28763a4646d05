"""Who changed which field of which record, when, and from what to what: as long as there is room for it."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Literal

from msgspec import NODEFAULT, Struct, structs

from store.operations import FROM_WORD, Batch, HistoryCleared, RecordAdded, RecordChanged, RecordRemoved
from store.three_way import canonical
from toolkit.fields import KEPT_BY_PROGRAM, KINDS, Kinds
from toolkit.records.conflicts import Conflict
from toolkit.records.tables import TABLES

TABLE = "history"
MOST_ENTRIES = 2_000
MOST_CHARACTERS = 256 * 1024
LONGEST = 2_000
# What a record was added with stands in the pack: here, as much as tells which it was.
_LONGEST_ADDED = 160
# What an entry takes in the file beside its values.
_PLAIN_ENTRY = 250

# How a spreadsheet tells a formula from a text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Changes of one field by one person, none later than this after the one before, are one entry: a text as it was typed.
ONE_SITTING = timedelta(minutes=2)
# How far back such an entry is looked for.
_RECENT = 64

HEADINGS = ("at (UTC)", "by", "kind", "record", "what", "field", "old", "new")


class HistoryEntry(Struct, frozen=True, omit_defaults=True):
    """One change: ``at`` (UTC, ISO 8601) by ``by`` (initials) to the record ``record`` of ``table``.

    ``field`` is empty where the record itself came or went. ``old`` and ``new`` are values as a
    pack file has them, long texts cut. ``new`` of a record that came has its fields that are not
    empty by name, ``old`` of one that went what named it. ``via`` is how a change came in that nobody typed.
    """

    at: str
    by: str
    table: str
    record: str
    what: Literal["changed", "added", "removed"] = "changed"
    field: str = ""
    old: Any = None
    new: Any = None
    via: Literal["", "Word"] = ""

    @property
    def who(self) -> str:
        """Who made the change, and how where it was not typed; empty where nobody is known."""
        return f"{self.by or 'somebody'}, from {self.via}" if self.via else self.by


History = tuple[HistoryEntry, ...]


def with_batches(history: History, batches: Iterable[Batch]) -> History:
    """``history`` continued by what ``batches`` did, the oldest left out where there is no room."""
    entries = list(history)
    for batch in batches:
        for operation in batch.operations:
            if isinstance(operation, HistoryCleared):
                entries = [entry for entry in entries if entry.at >= operation.before]
            else:
                for entry in _entries(batch, operation):
                    _note(entries, entry)
    return _bounded(entries)


@cache
def empty_values(table: str) -> Mapping[str, Any]:
    """What the fields of a form hold in a record of ``table`` to which nobody has said anything, as a file has it."""
    values = {}
    for field in structs.fields(TABLES[table]):
        default = None if field.default is NODEFAULT else field.default
        values[field.name] = list(default) if isinstance(default, tuple) else default
    return {field.name: values[field.name] for field in KINDS[table].fields if field.name not in KEPT_BY_PROGRAM}


def as_csv(history: History, kinds: Kinds) -> str:
    """The history as a table for a spreadsheet, the oldest first; no cell of it is taken for a formula.

    Fields are called as in ``kinds``.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for entry in history:
        writer.writerow("'" + cell if cell.startswith(_FORMULA) else cell for cell in cells_of(entry, kinds))
    return text.getvalue()


def cells_of(entry: HistoryEntry, kinds: Kinds) -> tuple[str, ...]:
    """An entry as a row under `HEADINGS`; fields are called as in ``kinds``."""
    kind = kinds.get(entry.table)
    label = next((known.label for known in kind.fields if known.name == entry.field), "") if kind else ""
    named = (kind.name if kind else entry.table, entry.record, entry.what, label or entry.field)
    return (entry.at, entry.who, *named, _cell(entry.old), _cell(entry.new))


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else canonical(value)


def _entries(batch: Batch, operation: RecordChanged | RecordAdded | RecordRemoved) -> list[HistoryEntry]:
    if operation.table not in TABLES or operation.table == Conflict.table:
        return []
    via: Literal["", "Word"] = "Word" if batch.label == FROM_WORD else ""
    entry = HistoryEntry(at=batch.at, by=batch.by, table=operation.table, record=operation.id, via=via)
    if isinstance(operation, RecordAdded):
        return [structs.replace(entry, what="added", new=_set_in(operation) or None)]
    if isinstance(operation, RecordRemoved):
        named = operation.values.get(KINDS[operation.table].title_field)
        return [structs.replace(entry, what="removed", old=_cut(named))]
    return [
        structs.replace(entry, field=name, old=_cut(operation.old.get(name)), new=_cut(value))
        for name, value in operation.new.items()
        if name not in KEPT_BY_PROGRAM
    ]


def _set_in(added: RecordAdded) -> dict[str, Any]:
    """The fields with which a record came, save the empty ones."""
    return {
        name: _cut(added.values[name], _LONGEST_ADDED)
        for name, empty in empty_values(added.table).items()
        if added.values.get(name) not in (empty, "", [], None)
    }


def _note(entries: list[HistoryEntry], entry: HistoryEntry) -> None:
    """Add an entry, as one with the last about the same field where that is of the same sitting."""
    for place in range(len(entries) - 1, max(-1, len(entries) - 1 - _RECENT), -1):
        last = entries[place]
        if (last.table, last.record) != (entry.table, entry.record) or entry.field not in (last.field, ""):
            continue
        if entry.field and last.field == entry.field and _one_sitting(last, entry):
            del entries[place]
            if last.old == entry.new and len(canonical(entry.new)) < LONGEST:
                return
            entry = structs.replace(entry, old=last.old)
        break
    entries.append(entry)


def _one_sitting(last: HistoryEntry, entry: HistoryEntry) -> bool:
    if last.by != entry.by or last.via or entry.via:
        return False
    try:
        apart = datetime.fromisoformat(entry.at) - datetime.fromisoformat(last.at)
    except (ValueError, TypeError):
        return False
    return abs(apart) <= ONE_SITTING


def _cut(value: Any, longest: int = LONGEST) -> Any:
    if isinstance(value, str):
        return value if len(value) <= longest else value[: longest - 1] + "…"
    return value if len(canonical(value)) <= longest else "…"


def _bounded(entries: Sequence[HistoryEntry]) -> History:
    left = MOST_CHARACTERS
    for number, entry in enumerate(reversed(entries)):
        left -= _PLAIN_ENTRY + len(str(entry.old)) + len(str(entry.new))
        if left < 0 or number == MOST_ENTRIES:
            return tuple(entries[len(entries) - number :])
    return tuple(entries)
