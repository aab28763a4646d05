"""What happened to a record: who changed which field, when, from what to what."""

from collections.abc import Sequence
from datetime import datetime

from screens.case import Case
from screens.rows import Passage
from screens.values import in_words, label_of_field
from store.record_history import HistoryEntry
from toolkit.dates import spoken
from toolkit.records.record import Record
from toolkit.views import short

# A long text is known again by its beginning.
_SHOWN = 160


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
    by = entry.by or "somebody"
    head = Passage("label", f"{moment_in_words(entry.at)}, {by}")
    if entry.what == "added":
        return [head, Passage("body", "Added.")]
    if entry.what == "removed":
        return [head, Passage("body", "Deleted.")]
    old, new = (short(in_words(case, entry.table, entry.field, value), _SHOWN) for value in (entry.old, entry.new))
    return [head, Passage("body", f"{label_of_field(case, entry.table, entry.field)}: {old} → {new}")]


def moment_in_words(at: str) -> str:
    """A moment as records keep it, as a day and a time of this computer's clock."""
    try:
        here = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{spoken(here.date().isoformat())}, {here:%H:%M}"
