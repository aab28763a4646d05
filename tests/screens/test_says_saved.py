"""A save that takes unusually long is said, and whoever leaves meanwhile is told what becomes of the work."""

import pytest

import screens.says_saved
from screens.choosing import Confirm
from screens.leaving import ask_to_leave
from screens.widgets.title_bar import TitleBar
from store.locking import saving_alone
from store.saving import SaveState
from tests.screens.conftest import Start
from tests.screens.driving import Officer, at_work
from toolkit.pack import Pack


async def test_a_save_that_does_not_come_to_an_end_is_said_and_so_is_its_end(
    start: Start, example: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens.says_saved, "_LONG", 0.05)
    async with at_work(start(example)) as officer:
        await officer.go_to("checklist")
        # As long as somebody else saves, this program waits.
        with saving_alone(officer.session.path, "CD") as held:
            assert held
            await officer.press("space")
            await officer.sees("Kept here, saving…")
            assert alarm(officer)
        await officer.sees("Saved ")
        assert not alarm(officer)


def alarm(officer: Officer) -> bool:
    return officer.pack_screen.query_one(TitleBar).alarm


async def test_whoever_leaves_while_the_folder_does_not_answer_is_asked(start: Start, example: Pack) -> None:
    left = []
    async with at_work(start(example)) as officer:
        ask_to_leave(officer.app, SaveState("pending"), lambda: left.append("left"), waited=True)
        await officer.sees("not yet in the pack. The folder that it", "is in does not answer.")
        assert isinstance(officer.app.screen, Confirm) and not left
        await officer.press("enter")
        assert left == ["left"]
