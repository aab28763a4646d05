"""On the dashboard every line leads to its place, by keyboard, and the tour shows a newcomer round."""

import pytest
from msgspec import structs
from textual.widgets import Input

from screens.map_screen import MapScreen
from screens.tour import STOPS, TourScreen
from screens.widgets.board_list import BoardList
from store.pack_file import open_pack
from store.session import PackSession
from store.settings import load_settings
from store.visits import last_visit
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause


def board(officer: Officer) -> BoardList:
    focused = officer.app.focused
    assert isinstance(focused, BoardList)
    return focused


async def test_the_cursor_goes_through_all_lists_and_enter_leads_to_the_place(start: Start, example: Pack) -> None:
    async with at_work(start(example), LARGE) as officer:
        await officer.sees("Next, in step 3:", "Why:", "Overdue (2)", "Due within 7 days")
        await officer.sees("Missing most", "No change by others")
        assert (board(officer).id, board(officer).present.key) == ("top", "next")  # type: ignore[union-attr]
        await officer.press("down")
        assert board(officer).id == "steps"
        await officer.press(*["down"] * 12)
        assert board(officer).id == "attention"
        await officer.press("up", "enter")
        await officer.until(lambda: officer.pack_screen.present == "after", "the last step is shown")
        await officer.press("f2", "enter")
        await officer.until(lambda: officer.pack_screen.present == "checklist", "the next thing is shown")
        assert officer.row.endswith("Money or people to offer")


async def test_a_click_on_a_line_leads_to_its_place(start: Start, example: Pack) -> None:
    async with at_work(start(example), SMALL) as officer:
        attention = officer.pack_screen.query_one("#attention")
        await officer.pilot.click("#attention", offset=(10, 0))
        await officer.until(lambda: officer.pack_screen.present == "checklist", "what is overdue is shown")
        assert not attention.has_focus


async def test_what_a_colleague_did_meanwhile_is_told_and_what_one_did_oneself_is_not(
    start: Start, empty: Pack
) -> None:
    cause = Cause(id="c1", title="Answering calls")
    app = start(empty.with_changes(put=[cause]))
    path = app._open_first
    assert path is not None
    async with at_work(app, LARGE) as officer:
        await officer.sees("No change by others so far")
        officer.session.put(structs.replace(cause, owner="Mine"))
        await officer.press("escape")
        await officer.until(lambda: last_visit(empty.info.pack_id), "the visit is kept")
    with PackSession(open_pack(path), officer="CD") as session:
        session.put(structs.replace(session.pack.every(Cause)[0], title="Answering 999 calls", owner="Theirs"))
    again = start()
    again._open_first = path
    async with at_work(again, LARGE) as officer:
        await officer.sees("Changed by others since", "CD: Causes of concern, 2 changes")
        news = officer.pack_screen.query_one("#news", BoardList)
        assert len(news.rows) == 1
        news.focus()
        await officer.press("enter")
        await officer.until(lambda: officer.pack_screen.present == "causes", "the cause is shown")
        assert officer.row == "Answering 999 calls"


async def test_what_one_did_before_the_initials_were_changed_is_not_told_as_a_colleague_s(
    start: Start, empty: Pack
) -> None:
    cause = Cause(id="c1", title="Answering calls")
    app = start(empty.with_changes(put=[cause]))
    path = app._open_first
    async with at_work(app, LARGE) as officer:
        officer.session.put(structs.replace(cause, owner="Mine"))
        await officer.press("comma")
        officer.app.screen.query_one("#settings-officer", Input).focus()
        await officer.settle()
        await officer.press("end", "X", "escape", "f2")
        await officer.sees("No change by others so far")
        assert officer.session.officer == "ABX"
        settings = officer.app.settings
    again = start(officer=settings.officer, officer_before=settings.officer_before)
    again._open_first = path
    async with at_work(again, LARGE) as officer:
        await officer.sees("No change by others")


async def test_the_tour_is_offered_once_and_goes_on_where_it_was_left(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("e")
        await officer.sees("New here? t shows you round, in seven short stops.", "Next, in step 3: Money or people")
        await officer.press("t")
        await officer.until(lambda: isinstance(officer.app.screen, TourScreen), "the tour has begun")
        assert officer.app.screen.styles.background.a == 0, "What the tour speaks of stays in sight."
        for place, stop in enumerate(STOPS[:3], 1):
            await officer.sees(f"{place} of 7: {stop.title}")
            assert officer.pack_screen.present == stop.step
            await officer.press("enter")
        await officer.press("left", "escape")
        assert officer.pack_screen.present == "checklist"
        await officer.press("space")
        assert officer.session.can_undo
        await officer.press("f2")
        assert "New here?" not in officer.screen_text()
        officer.app._tour()
        for place in range(3, len(STOPS) + 1):
            await officer.sees(f"{place} of 7")
            if place == len(STOPS):
                await officer.sees("Done", "Back", "Leave")
            await officer.press("enter")
        await officer.until(lambda: not isinstance(officer.app.screen, TourScreen), "the tour is over")
        assert officer.pack_screen.present == "overview"
        await officer.until(lambda: load_settings().settings.tour == len(STOPS) + 1, "it is kept that it is over")


async def test_the_map_opens_where_the_force_is_at_any_width(start: Start, example: Pack) -> None:
    for size in (SMALL, LARGE):
        app = start(example) if size == SMALL else start()
        app._open_first = app._open_first or Workspace(app.workspace.folder).list()[0].path
        async with at_work(app, size) as officer:
            await officer.press("m")
            await officer.sees("12. Oversight and updates to HMI (you are here)", "PPOG 25 Jun 2024, in 22 days")
            assert isinstance(officer.app.screen, MapScreen)
            await officer.press("f1")
            await officer.sees("► where the force is, as step 1 says")
            await officer.press("escape", "escape")
            await officer.sees("Next, in step 3:")
            await officer.press("3", "m")
            await officer.sees("12. Oversight and updates to HMI (you are here)")
            await officer.press("m")
            await officer.sees("3/10 Checklist")


async def test_the_row_of_the_map_in_the_reference_opens_it_too(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("reference", "Process map")
        await officer.press("enter")
        await officer.sees("12. Oversight and updates to HMI (you are here)")
        assert isinstance(officer.app.screen, MapScreen)
        await officer.press("escape")
        assert officer.row == "Process map" and officer.app.screen is officer.pack_screen
        await officer.pilot.click(officer.pane.rows, offset=(8, 1))
        await officer.until(lambda: isinstance(officer.app.screen, MapScreen), "a click opens it as well")


@pytest.mark.parametrize(("width", "beside"), [(100, False), (120, True), (150, True)])
async def test_what_needs_attention_never_stands_in_a_pane_too_narrow_to_read(
    width: int, beside: bool, start: Start, example: Pack
) -> None:
    async with at_work(start(example), (width, 40)) as officer:
        await officer.sees("Money or people to offer")
        steps, attention = (officer.app.screen.query_one(id).region for id in ("#steps", "#attention"))
        assert (attention.x > steps.right) == beside
        assert attention.width >= 28
