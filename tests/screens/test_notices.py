"""What is said in passing leaves the keys and the preview in sight, and stays where it was said."""

from pathlib import Path

import pytest
from msgspec import structs
from textual.widgets._toast import Toast

from screens.exporting import ExportScreen
from screens.home import HomeScreen
from screens.widgets.action_line import ActionLine
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
