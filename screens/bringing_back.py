"""Bring back records that were deleted, in this session or long before it."""

import asyncio
from collections.abc import Callable

from textual.screen import Screen

from screens.case import Case
from screens.choosing import ChooseSeveral
from screens.key_words import with_keys
from screens.links import name_of
from screens.messages import GoTo
from screens.record_past import moment_in_words
from screens.recording import Recording
from store.removed_records import Removed, RemovedRecords, brought_back, linked_again, removed_records
from store.stamps import timestamp
from toolkit.pack import Pack
from toolkit.places import step_of
from toolkit.records.tables import RecordKey

NOTHING = "No earlier state of this pack has a record that is missing now."


def bring_back(screen: Screen[None], case: Callable[[], Case], recording: Recording) -> None:
    """Look through the earlier states, offer what is no longer in the pack, and put back what is chosen."""
    session = recording.session
    if session.read_only:
        screen.notify(session.read_only, severity="warning", timeout=10, markup=False)
        return

    def read() -> tuple[RemovedRecords, dict[int, list[int]]]:
        session.flush()
        pack = session.pack
        found = removed_records(session.path, pack, session.history())
        return found, _together(found, pack)

    async def ask() -> None:
        found, together = await asyncio.to_thread(read)
        for remark in found.remarks:
            screen.notify(remark, severity="warning", timeout=10, markup=False)
        if not found.records:
            screen.notify(NOTHING, timeout=8, markup=False)
            return
        present = case()
        choices = [
            (str(place), _line(present, found.records[place], 0 if number else len(places) - 1, below=number > 0))
            for places in together.values()
            for number, place in enumerate(places)
        ]
        asked = ChooseSeveral("Bring back what was deleted", choices, (), case().symbols, done="Bring back")
        chosen = await screen.app.push_screen_wait(asked)
        if not chosen:
            return
        wanted = [found.records[int(place)] for place in chosen]
        records = brought_back(wanted, found.records, session.pack)
        again = linked_again(records, found.records, session.pack)
        label = f"Bring back {_counted(len(records))}"
        if recording.write(lambda: session.put(*records, *again, label=label)):
            said = f"Brought back: {_counted(len(records))}"
            said += f", and the links to it in {_counted(len(again))}." if again else "."
            back = with_keys("Press {u|pack.undo} to take that back.")
            screen.notify(f"{said} {back}", timeout=8, markup=False)
            first = wanted[0].record
            screen.post_message(GoTo(step_of(first.table, first), first.id, open=False))

    screen.run_worker(ask(), group="bring back", exclusive=True)


def _together(found: RemovedRecords, pack: Pack) -> dict[int, list[int]]:
    """The places of those that come back together, whichever of them is chosen, by the first: it, then the others."""
    places = {removed.key: place for place, removed in enumerate(found.records)}
    first: dict[RecordKey, int] = {}
    for key, place in places.items():
        if key not in first:
            alike = brought_back([found.records[place]], found.records, pack)
            first = {(each.table, each.id): place for each in alike} | first
    together: dict[int, list[int]] = {}
    for key, place in places.items():
        together.setdefault(first[key], []).append(place)
    return together


def _line(case: Case, removed: Removed, along: int, *, below: bool) -> str:
    """A record that can come back, ``along`` others with it, or ``below`` the one that it comes back with."""
    record = removed.record
    name = f"{case.kinds[record.table].name[:1].upper()}{case.kinds[record.table].name[1:]}: {name_of(record)}"
    if below:
        return f"  {name}"
    if along:
        name += f", with {along:,} more below"
    if removed.at:
        return f"{name} {case.symbols.dot} deleted {moment_in_words(removed.at)} by {removed.by or 'somebody'}"
    seen = f" {case.symbols.dot} there until {moment_in_words(timestamp(removed.seen))}" if removed.seen else ""
    return name + seen


def _counted(records: int) -> str:
    return "1 record" if records == 1 else f"{records:,} records"
