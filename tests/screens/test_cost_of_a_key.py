"""In a pack of thousands of records a key costs what it changes, and not what there is."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from textual.screen import Screen
from textual.widgets import OptionList

import screens
from tests.exports.large_pack import large_pack
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack

RECORDS = 2000
# Fewer than there are causes, of which each has one record of a kind: nothing is done for every one of any kind.
MOST_CALLS = RECORDS // 10 - 50
HOUSE = Path(screens.__file__).parents[1]
FLOORS = tuple(str(HOUSE / floor) for floor in ("toolkit", "store", "exports", "screens", "ppog_tui"))
# What they do is done for each line of the screen that is drawn, whatever stands in it.
EVERY_LINE = ("inert.py", "plain_signs.py")
LAYOUT, LINE_RENDERED = Screen._refresh_layout.__qualname__, OptionList.render_line.__qualname__
LINE_DRAWN = "RowLine.content"


@contextmanager
def calls_counted() -> Iterator[Counter[str]]:
    """How often each function of ours is called meanwhile on this thread, and how often the screen is laid out.

    Comprehensions are no functions here: looking through a list is soon done, calling something for each row is not.
    """
    counts: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        code = frame.f_code
        ours = code.co_filename.startswith(FLOORS) and not code.co_filename.endswith(EVERY_LINE)
        if (
            event == "call"
            and (ours or code.co_qualname in (LAYOUT, LINE_RENDERED))
            and not code.co_name.startswith("<")
        ):
            counts[code.co_qualname] += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield counts
    finally:
        sys.setprofile(before)


@pytest.fixture
def large(empty: Pack) -> Pack:
    return large_pack(empty, RECORDS)


async def cost_of(officer: Officer, key: str) -> Counter[str]:
    """What one key costs that was pressed a moment before as well, so that only what comes back is counted."""
    await officer.press(key)
    with calls_counted() as counts:
        await officer.press(key)
    assert [(name, count) for name, count in counts.items() if count > MOST_CALLS] == []
    return counts


async def test_a_key_in_a_list_draws_the_rows_that_look_different(start: Start, large: Pack) -> None:
    async with at_work(start(large), size=LARGE) as officer:
        await officer.go_to("causes")
        down = await cost_of(officer, "down")
        assert 1 <= down[LINE_DRAWN] <= 2
        # Those of the list of links as well, which are few.
        assert down[LINE_RENDERED] < officer.pane.rows.size.height // 2
        await officer.press("up")
        tick = await cost_of(officer, "space")
        assert 1 <= tick[LINE_DRAWN] <= 2
        assert tick[LAYOUT] == 0
        assert officer.saved()["recommendations"]["recommendation-0"]["status"] == "met"


async def test_a_letter_in_a_field_touches_its_row_alone(start: Start, large: Pack) -> None:
    async with at_work(start(large), size=LARGE) as officer:
        await officer.go_to("causes")
        await officer.press("enter")
        letter = await cost_of(officer, "x")
        assert 1 <= letter[LINE_DRAWN] <= 2
        assert letter[LAYOUT] == 0
        assert letter["CausesView._row"] == 1
        assert officer.saved()["causes"]["cause-0"]["title"].count("x") == 2


async def test_a_letter_of_a_filter_costs_what_it_leaves(start: Start, large: Pack) -> None:
    async with at_work(start(large), size=LARGE) as officer:
        await officer.go_to("causes")
        await officer.press("slash")
        await cost_of(officer, "9")
        assert "Cause 99" in officer.screen_text()
