"""What changed lately in a pack, who changed it, and the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from screens.case import Case
from screens.places import Place, show_places
from screens.record_past import names_of, what_was_done
from screens.rows import Row
from screens.steps.catalogue import VIEWS
from store.record_history import HistoryEntry
from toolkit.dates import spoken_with_weekday
from toolkit.places import step_of
from toolkit.records.tables import TABLES
from toolkit.steps import StepKey, step_by_key

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen

WHAT_CHANGED = ("What changed lately", "The history of this pack: recent changes, who changed what, from what to what")
"""What the palette calls it."""

MOST_SHOWN = 300
_HINT = "Enter or a click goes to what was changed."
_NOTHING = "Nothing is known of earlier changes."
_EARLIER = "Earlier changes: ppog history in a terminal lists them."


def show_what_changed(screen: PackScreen) -> None:
    """Show the history over the pack's screen, and go where the person wants to."""
    show_places(screen, WHAT_CHANGED[0], changed_rows(screen.case(), screen.session.history()), _HINT)


def changed_rows(case: Case, history: Sequence[HistoryEntry]) -> list[Row]:
    """The newest changes under their days; at most `MOST_SHOWN` of them."""
    known = [entry for entry in history if entry.table in TABLES]
    shown = sorted(known, key=lambda entry: entry.at, reverse=True)[:MOST_SHOWN]
    steps = {(entry.table, entry.record): _step(case, entry) for entry in shown}
    titles = _titles(case, set(steps.values()))
    # What a record that is gone was called last stands in the newest entry.
    names = names_of(case, known, titles)
    rows: list[Row] = []
    for day, entries in groupby(shown, key=lambda entry: _day(case, entry)):
        rows.append(Row(f"day:{len(rows)}", day, heading=True))
        for entry in entries:
            step = steps[entry.table, entry.record]
            there = entry.record in titles or case.pack.get(TABLES[entry.table], entry.record) is not None
            kind = case.kinds[entry.table].name
            name = names.get(entry.record) or f"A {kind} without a name"
            if not there and entry.record in names:
                # What no row shows any more, its kind tells: the name of a reading is a month.
                name = f"{kind} “{name}”"
            where = case.fill(step_by_key(step).title)
            dot = f" {case.symbols.dot} "
            title = f"{_clock(case, entry)}  {entry.who or 'Somebody'}{dot}{where}{dot}{name}"
            goal = (step, entry.record) if there else None
            rows.append(Place(f"change:{len(rows)}", title, state=what_was_done(case, entry), goal=goal))
    if not rows:
        rows.append(Row("none", _NOTHING, heading=True))
    elif len(known) > MOST_SHOWN:
        rows.append(Row("earlier", _EARLIER, heading=True))
    return rows


def _step(case: Case, entry: HistoryEntry) -> StepKey:
    return step_of(entry.table, case.pack.get(TABLES[entry.table], entry.record))


def _titles(case: Case, steps: set[StepKey]) -> dict[str, str]:
    """The rows of ``steps`` that show records, those of the toolkit's items among them, by the records' ids."""
    rows = (row for step in steps if step != "export" for row in VIEWS[step]().rows(case))
    return {row.record.id: row.title for row in rows if row.record is not None}


def _then(case: Case, entry: HistoryEntry) -> datetime | None:
    try:
        return datetime.fromisoformat(entry.at).astimezone(case.now.tzinfo)
    except ValueError:
        return None


def _day(case: Case, entry: HistoryEntry) -> str:
    then = _then(case, entry)
    if then is None:
        return "At a time that is not known"
    said = spoken_with_weekday(then.date().isoformat())
    if then.date() == case.today:
        return f"Today, {said}"
    return f"Yesterday, {said}" if then.date() == case.today - timedelta(days=1) else said


def _clock(case: Case, entry: HistoryEntry) -> str:
    then = _then(case, entry)
    return f"{then:%H:%M}" if then else entry.at
