"""A second click or key on the way out of a screen closes nothing but that screen."""

import pytest
from textual.screen import Screen

from screens.pack_screen import PackScreen
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack


@pytest.mark.parametrize("opens", ["ctrl+p", "f1", "comma", "question_mark", "m", "o", "x", "p"])
async def test_what_is_closed_twice_at_once_leaves_the_pack_open(start: Start, example: Pack, opens: str) -> None:
    async with at_work(start(example, tour=9)) as officer:
        await officer.go_to("causes")
        await officer.press(opens)
        in_front: Screen[object] = officer.app.screen
        assert not isinstance(in_front, PackScreen)
        in_front.dismiss()
        in_front.dismiss()
        await officer.settle()
        assert isinstance(officer.app.screen, PackScreen)


async def test_ctrl_p_and_page_down_at_once_do_no_harm(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        for keys in (["pagedown", "pageup", "escape"], ["escape", "ctrl+p", "pagedown"]):
            for key in ["ctrl+p", *keys]:
                officer.app.simulate_key(key)
            await officer.settle()
