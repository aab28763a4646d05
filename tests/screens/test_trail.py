"""Whoever was sent somewhere gets back to where they were, the cursor included."""

import pytest

from screens.rows import PaneKey
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.questions import HardQuestion


def place(officer: Officer) -> tuple[str, str]:
    return officer.pack_screen.present, officer.row


async def test_alt_left_goes_back_step_by_step(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.press("2", "down", "down")
        causes = place(officer)
        await officer.press("3", "down")
        checklist = place(officer)
        await officer.press("f4", "f2", "alt+left", "alt+left")
        assert place(officer) == checklist
        await officer.press("b")
        assert place(officer) == causes
        await officer.press("b")
        assert officer.pack_screen.present == "overview"
        await officer.press("b")
        await officer.told("nowhere else")


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_one_looks_something_up_and_writes_on_where_one_was(
    size: tuple[int, int], start: Start, example: Pack
) -> None:
    async with at_work(start(example), size) as officer:
        await officer.go_to("hard", "Do you have confidence")
        await officer.press("enter")
        officer.form.focus_field("line")
        await officer.settle()
        await officer.press("f5", "down", "down")
        assert officer.pack_screen.present == "reference"
        await officer.press("escape")
        await officer.until(lambda: officer.pane.focused_field, "the cursor is in a field")
        assert officer.pane.focused_field is not None and officer.pane.focused_field.name == "line"
        await officer.type("Well. ")
        [line] = [row["line"] for row in officer.saved()["hard_questions"].values() if "Well. " in row["line"]]
        assert line.replace("Well. ", "") in {row.line for row in example.every(HardQuestion)}


async def test_from_the_steps_escape_leads_outwards_as_ever(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.press("2", "3", "escape")
        assert officer.pack_screen.present == "overview"


@pytest.mark.parametrize("keys", [["f2", "2"], ["f4", "f3"], ["f3", "f4"]])
async def test_the_number_of_a_step_leads_to_its_list_and_escape_from_there_to_the_overview(
    start: Start, example: Pack, keys: list[str]
) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("export")
        await officer.pack_screen.show_pane("causes", example.every(Cause)[0].id)
        await officer.settle()
        officer.form.focus_field("status")
        await officer.press(*keys)
        assert officer.pack_screen.present == "causes"
        assert officer.app.focused is officer.pane.rows and officer.pane.rows.region.height > 5
        assert not officer.pane.detail.region
        await officer.press("escape")
        assert officer.pack_screen.present == "overview"


async def test_a_gap_that_was_mended_leads_back_to_the_next(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("export")
        await officer.press(*["down"] * 4)
        here = place(officer)
        await officer.press("enter")
        await officer.until(lambda: officer.pack_screen.present != "export", "the gap's record is shown")
        await officer.settle()
        await officer.press("escape", "escape")
        assert place(officer) == here


async def test_a_row_that_is_gone_by_then_leaves_one_in_its_list(start: Start, example: Pack) -> None:
    steps: list[PaneKey] = ["hard", "reference"]
    async with at_work(start(example)) as officer:
        for step in steps:
            await officer.go_to(step)
            if step == "hard":
                gone = officer.pane.rows.present
        assert gone is not None and gone.record is not None
        officer.session.remove(gone.record)
        await officer.settle()
        await officer.press("escape")
        assert officer.pack_screen.present == "hard" and officer.row != gone.title


async def test_a_way_to_the_row_that_one_is_on_is_not_gone_back(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("hard", "Do you have confidence")
        row = officer.pane.rows.present
        assert row is not None
        await officer.pack_screen.show_pane("hard", row.key)
        await officer.settle()
        await officer.press("escape", "escape")
        assert officer.pack_screen.present == "overview"
