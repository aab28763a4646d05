"""What is typed ahead goes where it was meant, however slow the computer: no letter becomes a command on the way."""

import pytest
from textual import events
from textual.keys import _character_to_key

from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Measure, Recommendation

CALLS = Cause(id="c1", title="Answering calls")


async def at_once(officer: Officer, *keys: str) -> None:
    """Press keys faster than anything can happen between two of them."""
    for key in keys:
        sign = key if len(key) == 1 else None
        officer.app.post_message(events.Key(_character_to_key(sign) if sign else key, sign))
    await officer.settle()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_measure_is_added_and_named_without_looking_up(
    start: Start, empty: Pack, size: tuple[int, int]
) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS])), size) as officer:
        await officer.go_to("causes", "Answering")
        await at_once(officer, "a", "down", "down", "enter", *"had a lovely jump")
        assert [measure.name for measure in officer.session.pack.every(Measure)] == ["had a lovely jump"]
        assert officer.app.screen is officer.pack_screen


async def test_a_new_cause_and_its_recommendation_in_one_go(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("causes")
        await at_once(officer, "a", *"Delayed", "escape", "a", "enter", *"shorten waits", "tab", *"K", "escape")
        assert [cause.title for cause in officer.session.pack.every(Cause)] == ["Delayed"]
        [row] = officer.session.pack.every(Recommendation)
        assert row.text == "shorten waits"


async def test_enter_and_what_follows_go_into_the_row_that_is_opened(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.go_to("causes", "Answering")
        await at_once(officer, "enter", *" daily", "backspace", "backspace", "home", *"d", "tab", *"sd")
        [cause] = officer.session.pack.every(Cause)
        assert (cause.title, cause.letter) == ("dAnswering calls dai", "sd")


async def test_a_filter_typed_at_once_narrows_the_list(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("reference")
        await at_once(officer, *"/cleveland", "enter")
        assert officer.app.focused is officer.pane.rows
        rows = [row for row in officer.pane.rows.rows if not row.heading]
        assert rows and all("cleveland" in f"{row.title} {row.meta}".casefold() for row in rows)


async def test_a_key_that_nothing_takes_holds_up_no_other(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.go_to("causes", "Answering")
        officer.pack_screen.set_focus(None)
        await at_once(officer, "f7", "f4", "f3", "enter", *" again")
        assert [cause.title for cause in officer.session.pack.every(Cause)] == ["Answering calls again"]


async def test_keys_do_not_wait_for_a_cursor_that_never_comes(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.go_to("causes", "Answering")
        officer.pack_screen.cursor_comes = True
        await at_once(officer, "enter", *" again")
        assert [cause.title for cause in officer.session.pack.every(Cause)] == ["Answering calls again"]
