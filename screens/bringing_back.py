"""Bring back records that were deleted, in this session or long before it."""

import asyncio
from collections.abc import Callable

from textual.screen import Screen

from screens.case import Case
from screens.choosing import ChooseSeveral
from screens.key_words import with_keys
from screens.links import name_of
from screens.record_past import moment_in_words
from screens.recording import Recording
from store.removed_records import Removed, RemovedRecords, brought_back, removed_records
from store.stamps import timestamp

NOTHING = "No earlier state of this pack has a record that is missing now."


def bring_back(screen: Screen[None], case: Callable[[], Case], recording: Recording) -> None:
    """Look through the earlier states, offer what is no longer in the pack, and put back what is chosen."""
    session = recording.session
    if session.read_only:
        screen.notify(session.read_only, severity="warning", timeout=10, markup=False)
        return

    def read() -> RemovedRecords:
        session.flush()
        return removed_records(session.path, session.pack, session.history())

    async def ask() -> None:
        found = await asyncio.to_thread(read)
        for remark in found.remarks:
            screen.notify(remark, severity="warning", timeout=10, markup=False)
        if not found.records:
            screen.notify(NOTHING, timeout=8, markup=False)
            return
        choices = [(str(place), _line(case(), removed)) for place, removed in enumerate(found.records)]
        asked = ChooseSeveral("Bring back what was deleted", choices, (), case().symbols, done="Bring back")
        chosen = await screen.app.push_screen_wait(asked)
        if not chosen:
            return
        records = brought_back([found.records[int(place)] for place in chosen], found.records, session.pack)
        label = f"Bring back {_counted(len(records))}"
        if recording.write(lambda: session.put(*records, label=label)):
            back = with_keys("Press {u|pack.undo} to take that back.")
            screen.notify(f"Brought back: {_counted(len(records))}. {back}", timeout=8, markup=False)

    screen.run_worker(ask(), group="bring back", exclusive=True)


def _line(case: Case, removed: Removed) -> str:
    record = removed.record
    name = f"{case.kinds[record.table].name[:1].upper()}{case.kinds[record.table].name[1:]}: {name_of(record)}"
    if removed.at:
        return f"{name} {case.symbols.dot} deleted {moment_in_words(removed.at)} by {removed.by or 'somebody'}"
    seen = f" {case.symbols.dot} there until {moment_in_words(timestamp(removed.seen))}" if removed.seen else ""
    return name + seen


def _counted(records: int) -> str:
    return "1 record" if records == 1 else f"{records:,} records"
