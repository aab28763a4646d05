"""What happened to a record: who changed which field, when, from what to what."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from screens.case import Case
from screens.links import name_of
from screens.rows import Passage
from screens.values import in_words, label_of_field
from store.record_history import HistoryEntry, empty_values
from toolkit.dates import spoken
from toolkit.fields import KINDS
from toolkit.records.record import Record
from toolkit.records.tables import SINGLETONS, TABLES
from toolkit.views import short

# A long text is known again by its beginning.
_SHOWN = 160
_NAMED = 70


def past_of(case: Case, entries: Sequence[HistoryEntry]) -> list[Passage]:
    """The history of one record, the newest change first."""
    if not entries:
        return [Passage("body", "Nothing is known of earlier changes: they were made before this was noted.")]
    return [passage for entry in reversed(entries) for passage in _told(case, entry)]


def last_change(record: Record) -> str:
    """Who changed a record last, and when; empty where nobody has."""
    if not record.updated_at:
        return ""
    return f"Last changed {moment_in_words(record.updated_at)}, by {record.updated_by or 'somebody'}"


def _told(case: Case, entry: HistoryEntry) -> list[Passage]:
    head = Passage("label", f"{moment_in_words(entry.at)}, {entry.who or 'somebody'}")
    return [head, Passage("body", what_was_done(case, entry))]


def what_was_done(case: Case, entry: HistoryEntry) -> str:
    """One change in people's words, on one line: “Status: Not started → Done”."""
    if entry.what == "removed":
        return "Deleted."
    if entry.what == "changed":
        return _from_to(case, entry, entry.field, entry.old, entry.new)
    if not entry.new or not isinstance(entry.new, dict):
        return "Added."
    empty = empty_values(entry.table) if entry.table in TABLES else {}
    said = "; ".join(_from_to(case, entry, name, empty.get(name), value) for name, value in entry.new.items())
    # What the toolkit asks stood there before: whoever ticks it has added nothing in their own eyes.
    return f"Added. {said}" if _names_itself(entry) else said


def _names_itself(entry: HistoryEntry) -> bool:
    return entry.table in KINDS and KINDS[entry.table].title_field in entry.new


def _from_to(case: Case, entry: HistoryEntry, field: str, *values: object) -> str:
    old, new = (short(in_words(case, entry.table, field, value), _SHOWN) for value in values)
    return f"{label_of_field(case, entry.table, field)}: {old} → {new}"


def names_of(case: Case, history: Iterable[HistoryEntry], titles: Mapping[str, str]) -> dict[str, str]:
    """What the records of a history are called, by id, those that are gone by what they were called last.

    ``titles`` are the rows that show records, by id. A record of which no name is known is left out.
    """
    names: dict[str, str] = {}
    for entry in history:
        kind, table = KINDS.get(entry.table), TABLES.get(entry.table)
        if kind is None or table is None:
            continue
        record = case.pack.get(table, entry.record)
        if table in SINGLETONS:
            names[entry.record] = kind.name
        elif title := titles.get(entry.record) or (name_of(record) if record else ""):
            names[entry.record] = short(title, _NAMED)
        elif last := _name_in(entry, kind.title_field):
            names[entry.record] = short(in_words(case, entry.table, kind.title_field, last), _NAMED)
    return names


def _name_in(entry: HistoryEntry, title_field: str) -> object:
    if entry.what == "removed":
        return entry.old
    if entry.what == "added":
        return entry.new.get(title_field) if isinstance(entry.new, dict) else None
    return entry.new if entry.field == title_field else None


def moment_in_words(at: str) -> str:
    """A moment as records keep it, as a day and a time of this computer's clock."""
    try:
        here = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{spoken(here.date().isoformat())}, {here:%H:%M}"
