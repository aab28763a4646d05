"""What colleagues changed while one was away, out of the history of a pack."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from store.record_history import HistoryEntry
from store.session import PackSession
from toolkit.pack import Pack
from toolkit.places import step_of
from toolkit.records.tables import TABLES
from toolkit.steps import StepKey


class News(Struct, frozen=True):
    """What one colleague changed in one step: how many ``changes``, of how many ``records``, the newest ``at``.

    ``by`` are initials, empty where they are not known; ``at`` is UTC, ISO 8601. ``record`` is
    the one changed last that is still there, empty where none is.
    """

    by: str
    step: StepKey
    at: str
    changes: int
    records: int
    record: str


def own_initials(session: PackSession) -> frozenset[str]:
    """What stands beside one's own changes: the initials that one has, and those that one had here before."""
    return session.officer_before | {session.officer}


def news_since(history: Iterable[HistoryEntry], pack: Pack, own: Collection[str], since: str) -> list[News]:
    """What others than the person with ``own`` initials changed after ``since`` (UTC, ISO 8601), the newest first."""
    found: dict[tuple[str, StepKey], list[HistoryEntry]] = {}
    for entry in history:
        if entry.by not in own and entry.at > since and (kind := TABLES.get(entry.table)):
            step = step_of(entry.table, pack.get(kind, entry.record))
            found.setdefault((entry.by, step), []).append(entry)
    news = [_told(pack, by, step, entries) for (by, step), entries in found.items()]
    return sorted(news, key=lambda told: told.at, reverse=True)


def away_since(history: Iterable[HistoryEntry], own: Collection[str], last_visit: str) -> str:
    """Since when one has not seen the pack: the last visit here, or a later change under ``own`` initials anywhere."""
    changed = (entry.at for entry in history if entry.by and entry.by in own)
    return max(last_visit, max(changed, default=""))


def _told(pack: Pack, by: str, step: StepKey, entries: list[HistoryEntry]) -> News:
    newest = sorted(entries, key=lambda entry: entry.at, reverse=True)
    there = (entry.record for entry in newest if pack.get(TABLES[entry.table], entry.record))
    records = {(entry.table, entry.record) for entry in entries}
    return News(by, step, newest[0].at, len(entries), len(records), next(there, ""))
