"""What is said in passing leaves the keys and the preview in sight, and stays where it was said."""

from pathlib import Path
from time import time

import pytest
from msgspec import structs
from textual.widgets._toast import Toast

from screens.exporting import ExportScreen
from screens.home import HomeScreen
from screens.widgets.action_line import ActionLine
from screens.widgets.board_list import BoardList
from screens.widgets.key_line import KeyLine
from screens.widgets.preview import Preview
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.pack import Pack

LONG = "A sentence that takes more than one line of what is said in passing. " * 3


async def shown(officer: Officer) -> Toast:
    """What is said on the present screen, once it stands in its place."""
    await officer.until(lambda: officer.app.screen.query(Toast), "something is said")
    toast = officer.app.screen.query_one(Toast)
    await officer.until(lambda: toast.region.height, "it has a place")
    return toast


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_two_lines_of_keys_stay_in_sight(start: Start, example: Pack, size: tuple[int, int]) -> None:
    async with at_work(start(example), size) as officer:
        await officer.go_to("causes")
        officer.app.say(LONG)
        toast = await shown(officer)
        keys = officer.pack_screen.query_one(KeyLine), officer.pane.query_one(ActionLine)
        assert all(not toast.region.overlaps(line.region) for line in keys)
        assert toast.region.right >= size[0] - 2


@pytest.mark.parametrize("size", [SMALL, (60, 18)])
async def test_the_field_that_is_typed_in_is_never_covered(start: Start, example: Pack, size: tuple[int, int]) -> None:
    async with at_work(start(example), size) as officer:
        await officer.go_to("causes", "Answering emergency calls")
        await officer.press("enter")
        officer.app.notify(LONG[:70], timeout=60)
        toast = await shown(officer)
        # From the first field to the last, with what is said all the while in sight.
        for _ in range(12):
            field = officer.app.screen.focused
            assert field is not None
            await officer.until(lambda field=field: not toast.region.overlaps(field.region), "the field is in sight")  # type: ignore[misc]
            await officer.press("tab")
        assert toast.is_attached


async def test_the_present_row_is_never_covered(start: Start, example: Pack) -> None:
    async with at_work(start(example), SMALL) as officer:
        await officer.go_to("checklist")
        officer.app.notify(LONG[:70], timeout=60)
        toast = await shown(officer)
        assert toast.region.y > SMALL[1] // 2
        await officer.press("escape", *["down"] * 30)
        board = officer.app.screen.focused
        assert isinstance(board, BoardList) and board.highlighted is not None
        await officer.until(lambda: toast.region.bottom < SMALL[1] // 2, "the last rows are in sight")


async def test_the_preview_of_a_document_stays_in_sight(start: Start, example: Pack) -> None:
    async with at_work(start(example), LARGE) as officer:
        await officer.press("x")
        screen = officer.app.screen
        assert isinstance(screen, ExportScreen)
        officer.app.say(LONG)
        toast = await shown(officer)
        preview = screen.query_one(Preview)
        covered = toast.region.intersection(preview.region)
        assert covered.width <= LARGE[0] // 3 and not toast.region.overlaps(screen.query_one(KeyLine).region)


async def test_what_was_deleted_is_not_told_of_in_the_next_pack_and_a_warning_is(
    start: Start, workspace: Path, empty: Pack
) -> None:
    for id in ("one", "two"):
        Workspace(workspace).create(empty.about(structs.replace(empty.info, pack_id=id)))
    async with at_work(start()) as officer:
        await officer.sees("Packs (2)")
        await officer.press("d", "enter")
        await officer.told("is deleted.")
        officer.app.say("The disk is nearly full.")
        await officer.press("enter")
        await officer.until(lambda: officer.pack_screen.is_current, "the pack is open")
        assert officer.notices == ["The disk is nearly full."]
        await officer.press("q")
        await officer.told("Esc goes back")
        await officer.press("escape")
        await officer.until(lambda: isinstance(officer.app.screen, HomeScreen), "Home is back")
        assert officer.notices == ["The disk is nearly full."]


async def test_below_a_dialog_nothing_is_said_a_second_time(start: Start, example: Pack) -> None:
    async with at_work(start(example), SMALL) as officer:
        await officer.go_to("causes")
        officer.app.notify(LONG[:70], timeout=60)
        below = await shown(officer)
        await officer.press("o")
        toast = await shown(officer)
        await officer.until(lambda: toast is not below and not below.is_on_screen, "it is said once")
        assert toast.is_on_screen
        await officer.press("escape")
        await officer.until(lambda: below.is_on_screen, "it is said on")


async def test_what_is_said_once_more_stands_there_once(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        officer.app.say("There is nothing to link to yet.")
        officer.app.say("Something else.")
        officer.app.say("There is nothing to link to yet.")
        await officer.until(lambda: len(officer.app.screen.query(Toast)) == 2, "both are said")
        assert officer.notices == ["Something else.", "There is nothing to link to yet."]


async def test_what_was_read_on_one_screen_does_not_stay_on_the_next(start: Start, example: Pack) -> None:
    async with at_work(start(example), SMALL) as officer:
        await officer.press("u")
        await officer.told("There is nothing to undo in this session.")
        raised = next(iter(officer.app._notifications)).raised_at
        await officer.until(lambda: time() - raised > 1.1, "there was time to read it")
        await officer.press(",")
        await officer.until(lambda: officer.notices == [], "it went with its screen")


async def test_what_was_said_just_now_is_read_on_the_screen_that_came_of_it(start: Start, example: Pack) -> None:
    async with at_work(start(example), SMALL) as officer:
        officer.app.notify("Said in passing.", markup=False)
        await officer.press(",")
        await officer.sees("Settings", "Said in passing.")


async def test_what_was_done_before_no_longer_offers_the_key_that_takes_back_the_newest(
    start: Start, example: Pack
) -> None:
    async with at_work(start(example), SMALL) as officer:
        await officer.go_to("hard")
        await officer.press("d")
        await officer.told("to bring it back.")
        raised = next(iter(officer.app._notifications)).raised_at
        await officer.until(lambda: time() - raised > 1.1, "there was time to read it")
        await officer.press("u")
        await officer.told("Undid:")
        assert len(officer.notices) == 1
