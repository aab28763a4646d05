"""A second click or key on the way out of a screen closes nothing but that screen."""

import pytest
from textual.events import MouseDown
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


async def test_settings_and_keys_that_stand_below_their_help_are_not_opened_again(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        for keys in (["comma", "f1", "comma"], ["question_mark", "comma", "f1", "question_mark"]):
            await officer.press(*keys)
            kinds = [type(screen) for screen in officer.app.screen_stack]
            assert len(kinds) == len(set(kinds))
            while not isinstance(officer.app.screen, PackScreen):
                await officer.press("escape")


async def test_whether_to_leave_is_asked_once_however_often_the_key_is_pressed(start: Start, empty: Pack) -> None:
    async with at_work(start(empty, tour=9)) as officer:
        await officer.go_to("situation")
        await officer.press("enter")
        officer.form.focus_field("entered_engage")
        await officer.type("some day")
        before = len(officer.app.screen_stack)
        await officer.press("ctrl+q", "ctrl+q", "ctrl+q")
        await officer.sees("Not everything that you typed is saved")
        assert len(officer.app.screen_stack) == before + 1
        await officer.press("escape")
        assert isinstance(officer.app.screen, PackScreen)


async def test_a_click_on_what_is_just_gone_is_one_on_nothing(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        screen = officer.app.screen
        officer.app.say("Read me.")
        await officer.sees("Read me.")
        [toast] = screen.query("Toast")
        x, y = toast.content_region.offset
        assert screen.get_widget_and_offset_at(x, y)[0] is toast
        await toast.remove()
        screen._forward_event(MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
        await officer.settle()
