"""The officer sees inside the app what changed lately and who changed it, and goes there."""

from datetime import timedelta

import pytest
from msgspec import structs
from textual.command import CommandList

from screens.case import Case
from screens.places import Places
from screens.what_changed import MOST_SHOWN, changed_rows
from store.record_history import HistoryEntry
from tests.screens.conftest import CaseOf, Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Reading
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.record import item_record_id
from toolkit.views import checklist_items


async def opened(officer: Officer, typed: str) -> None:
    """Find the screen by a word, and open it."""
    await officer.press("ctrl+p")
    await officer.type(typed)
    await officer.sees("What changed lately")
    found = officer.app.screen.query_one(CommandList)

    def place() -> int | None:
        texts = [found.get_option_at_index(each).hit.text for each in range(found.option_count)]  # type: ignore[attr-defined]
        return texts.index("What changed lately") if "What changed lately" in texts else None

    await officer.until(lambda: place() is not None, "it is listed")
    found.highlighted = place()
    await officer.press("enter")
    await officer.until(lambda: isinstance(officer.app.screen, Places), "it is open")
    await officer.settle()


@pytest.mark.parametrize("typed", ["history", "recent", "who changed"])
async def test_own_changes_are_listed_in_words_and_enter_goes_to_the_record(
    typed: str, start: Start, empty: Pack
) -> None:
    async with at_work(start(empty.with_changes(put=[Cause(id="c", title="Calls")])), LARGE) as officer:
        item = checklist_items(officer.pack_screen.edition)[0]
        ticked = ChecklistEntry(id=item_record_id(ChecklistEntry.table, item.id), item=item.id, status="done")
        officer.session.put(ticked)
        await officer.settle()
        await opened(officer, typed)
        await officer.sees("AB · Checklist · ", item.title, "Status: Not started → Done")
        await officer.press("enter")
        await officer.until(lambda: officer.pack_screen.present == "checklist", "the checklist is shown")
        await officer.settle()
        assert officer.pane.rows.present is not None and officer.pane.rows.present.key == ticked.id


async def test_what_is_gone_is_named_and_enter_says_where_it_is(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[Action(id="a", text="Write [/x] to HMI")])), LARGE) as officer:
        officer.session.remove(officer.session.pack.every(Action)[0])
        await officer.settle()
        await opened(officer, "who changed")
        await officer.sees("Write [/x] to HMI", "Deleted.")
        await officer.press("enter")
        await officer.told("D brings back what was deleted")
        await officer.press("escape")
        assert officer.app.screen is officer.pack_screen


async def test_a_pack_that_nobody_changed_says_so(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await opened(officer, "recent")
        await officer.sees("Nothing is known of earlier changes.")
        await officer.press("escape")
        assert officer.app.screen is officer.pack_screen


def entry(case: Case, minutes: int, record: str, **changed: object) -> HistoryEntry:
    """A change so many minutes ago, by CD."""
    at = (case.now - timedelta(minutes=minutes)).isoformat()
    return structs.replace(HistoryEntry(at, "CD", Cause.table, record, field="title"), **changed)


def test_the_newest_stand_first_under_their_days_and_a_long_history_is_cut(case_of: CaseOf) -> None:
    case = case_of([Cause(id="c", title="Calls")])
    rows = changed_rows(case, [entry(case, minutes, "c", old="a", new="b") for minutes in range(5_000, 0, -1)])
    changes = [row for row in rows if not row.heading]
    assert len(changes) == MOST_SHOWN and len({row.key for row in rows}) == len(rows)
    assert rows[0].title.startswith("Today, ") and rows[-1].title.startswith("Earlier changes")
    assert changes[0].state == "Title: a → b" and "CD" in changes[0].title and "Calls" in changes[0].title
    clocks = [row.title[:5] for row in changes]
    assert clocks == sorted(clocks, reverse=True)


def test_a_reading_that_is_gone_has_the_name_that_its_history_knows(case_of: CaseOf) -> None:
    case = case_of([])
    gone = entry(case, 5, "r", table=Reading.table, what="removed", field="", old="2026-04")
    nameless = entry(case, 9, "n", table=Reading.table, what="removed", field="")
    later = entry(case, 1, "x", table="of a later version")
    _, newest, oldest = changed_rows(case, [nameless, gone, later])
    assert newest.title.endswith("reading “April 2026”") and newest.state == "Deleted."
    assert oldest.title.endswith("A reading without a name")
