"""Whatever Ctrl+P offers can be chosen, also where there is nothing yet to do it to."""

import pytest

from screens.home import HomeScreen
from screens.palette import Anything
from tests.screens.conftest import Start
from tests.screens.driving import Officer, at_work
from toolkit.pack import Pack

LEAVES = "Leave ppog"


async def offered(officer: Officer) -> dict[str, object]:
    """What the palette offers where the officer is, by name, and how it is run."""
    anything = Anything(officer.app.screen)
    await anything.startup()
    found = {hit.text: hit.command async for hit in anything.discover() if hit.text}
    await anything.shutdown()
    return found


async def choose_everything(officer: Officer) -> None:
    """Choose each thing in turn, what comes after another first, and come back to the place each time."""
    place = officer.app.screen
    names = [name for name in await offered(officer) if name != LEAVES]
    assert len(names) > 8
    for name in reversed(names):
        # What was done before may have led to another step, where not all of it is offered.
        runs = (await offered(officer)).get(name, lambda: None)
        officer.app.call_later(runs)  # type: ignore[arg-type]
        await officer.settle()
        for _ in range(4):
            if officer.app.screen is not place:
                await officer.press("escape")
        assert officer.app.screen is place, f"“{name}” leads nowhere that one comes back from."


async def test_at_an_empty_home(start: Start) -> None:
    async with at_work(start()) as officer:
        assert isinstance(officer.app.screen, HomeScreen)
        await choose_everything(officer)


@pytest.mark.parametrize("step", ["overview", "causes", "notes", "reference"])
async def test_in_an_empty_pack(step: str, start: Start, empty: Pack) -> None:
    async with at_work(start(empty, tour=9)) as officer:
        if step != "overview":
            await officer.go_to(step)  # type: ignore[arg-type]
        await choose_everything(officer)


async def test_among_documents_of_which_none_was_written(start: Start, empty: Pack) -> None:
    async with at_work(start(empty, tour=9)) as officer:
        await officer.press("x")
        await choose_everything(officer)
