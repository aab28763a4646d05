"""Whoever fills in a cause or a measure is told how what belongs to it is added, and a click adds it."""

from screens.choosing import ChooseOne
from screens.widgets.add_line import AddLine
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Measure, Reading

CALLS = Cause(id="c1", title="Answering calls")
ANSWERED = Measure(id="m1", cause="c1", name="Answered in time")


async def test_a_cause_says_how_what_belongs_to_it_is_added(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.go_to("causes", "Answering")
        await officer.press("enter")
        said = str(officer.pane.query_one(AddLine).content)
        assert "a in the list (Esc goes there) adds a recommendation, threshold, measure or piece of evidence" in said
        await officer.press("escape", "a")
        await officer.sees("Add what?", "Threshold")


async def test_a_click_on_that_line_adds(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, ANSWERED])), LARGE) as officer:
        await officer.go_to("causes", "Measure")
        await officer.press("enter")
        await officer.sees("No reading yet. In the list, a adds one", "adds a reading.")
        await officer.pilot.click(AddLine)
        await officer.until(lambda: isinstance(officer.app.screen, ChooseOne), "it is asked what")
        await officer.settle()
        await officer.press("enter")
        assert [row.measure for row in officer.session.pack.every(Reading)] == ["m1"]


async def test_an_empty_list_of_causes_says_it_too(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.go_to("causes")
        said = " ".join(str(officer.pane.query_one(".step-empty").render()).split())
        assert "a on a cause then adds its recommendations, thresholds, measures and evidence" in said


async def test_a_row_with_nothing_below_it_says_nothing(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.go_to("situation")
        await officer.press("enter")
        assert not officer.pane.query_one(AddLine).display
