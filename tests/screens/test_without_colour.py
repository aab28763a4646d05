"""No state is told by colour alone: with NO_COLOR every status is a word or a sign, and the cursor is seen."""

import pytest
from rich.segment import Segment

from screens.steps.catalogue import VIEWS
from screens.widgets.row_line import one_line
from screens.widgets.title_bar import TitleBar
from store.saving import SaveState
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack

# Signs that say a state by themselves: the word gives way to an owner or a date.
SAID = {("[x]", "done"), ("[x]", "met"), ("[~]", "in progress"), ("[ ]", "open"), ("[ ]", "not yet met")}


@pytest.fixture(autouse=True)
def no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def drawn(officer: Officer) -> list[list[Segment]]:
    return [list(strip) for strip in officer.app.screen._compositor.render_strips()]


async def test_every_row_of_every_step_says_its_state_by_a_sign_or_in_words(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9), LARGE) as officer:
        states: dict[str, set[str]] = {}
        for step in VIEWS:
            await officer.go_to(step)
            rows = officer.pane.rows
            left, top, width, height = rows.region
            lines = [line[left : left + width] for line in officer.screen_text().splitlines()[top : top + height]]
            first = round(rows.scroll_y)
            drawn_at = {rows._index_to_line[index] - first: row for index, row in enumerate(rows.rows)}
            for place, line in enumerate(lines):
                row = drawn_at.get(place)
                if row is not None and row.mark and not row.heading:
                    sign = officer.app.symbols.mark(row.mark)
                    assert sign in line, f"{step}: {line}"
                    states.setdefault(sign, set()).add(one_line(row.state))
                    said = one_line(row.state)[:6] in line
                    assert said or ((sign, row.state) in SAID and row.meta[:6] in line), f"{step}: {line}"
        assert "done" in states["[x]"] and "in progress" in states["[~]"]


@pytest.mark.parametrize("theme", ["ppog-dark", "ppog-light", "ppog-contrast"])
async def test_the_cursor_of_a_list_is_seen_without_colour(start: Start, example: Pack, theme: str) -> None:
    async with at_work(start(example, theme=theme, tour=9), LARGE) as officer:
        await officer.go_to("checklist", "Money or people")
        rows = officer.pane.rows
        styles = {}
        for y, line in enumerate(drawn(officer)):
            text = "".join(segment.text for segment in line)
            if y >= rows.region.y and "[" in text[:4]:
                first = next(segment for segment in line if "[" in segment.text)
                assert first.style is not None
                styles[text[5:20]] = (first.style.bold or False, first.style.underline or False)
        own = next(style for text, style in styles.items() if text.startswith("Money or people"))
        assert list(styles.values()).count(own) == 1, styles


async def test_work_that_is_not_saved_is_said_in_words(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        officer.pack_screen.show_saved(SaveState("failed", message="The disk is full."))
        assert officer.pack_screen.query_one(TitleBar).alarm
        await officer.sees("NOT")
