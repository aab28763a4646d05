"""F1 shows the keys at once, and leads on to the page of all keys."""

import pytest

from screens.all_keys import AllKeysScreen
from screens.help import HelpScreen, keys_of
from screens.home import HomeScreen
from screens.settings import SettingsScreen
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import Start
from tests.screens.driving import SMALL, at_work
from toolkit.pack import Pack
from toolkit.steps import ALL_STEPS


@pytest.mark.parametrize("step", ["overview", *VIEWS])
async def test_every_key_that_works_is_in_sight_at_80_by_24_with_the_explanation_above(
    start: Start, example: Pack, step: str
) -> None:
    async with at_work(start(example, tour=9), SMALL) as officer:
        if step != "overview":
            await officer.go_to(step)  # type: ignore[arg-type]
        keys = keys_of(officer.app.screen)
        assert len(keys) > 10 and all(name for _, name in keys)
        await officer.press("f1")
        await officer.sees("Esc Close", "? All keys")
        shown = " ".join(officer.screen_text().split())
        assert [f"{key} {name}" for key, name in keys if f"{key} {name}" not in shown] == []
        text = officer.app.screen.query_one("#help-text")
        assert text.size.height >= 5 and officer.app.focused is text


async def test_in_the_smallest_terminal_the_text_and_the_first_keys_are_in_sight(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9), (60, 18)) as officer:
        await officer.press("3", "f1")
        await officer.sees("Space ticks an item", "Space     Tick", "Esc Close", "? All keys")


async def test_the_page_of_all_keys_is_reached_from_help_the_palette_and_by_its_key(
    start: Start, example: Pack
) -> None:
    async with at_work(start(example, tour=9)) as officer:
        for keys in (["question_mark"], ["f1", "question_mark"]):
            await officer.press(*keys)
            assert isinstance(officer.app.screen, AllKeysScreen)
            await officer.sees("Everywhere", "Ctrl+Q", "app.quit", "keys.toml")
            await officer.press("escape")
        assert isinstance(officer.app.screen, HelpScreen)
        await officer.press("escape")
        for title, screen in (("All keys", AllKeysScreen), ("Settings", SettingsScreen), ("Colours", SettingsScreen)):
            commands = {command.title: command for command in officer.app.get_system_commands(officer.app.screen)}
            commands[title].callback()
            await officer.settle()
            assert isinstance(officer.app.screen, screen)
            await officer.press("escape")


async def test_help_on_a_choice_says_how_to_choose_and_on_a_line_how_to_type(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        await officer.go_to("hmicfrs")
        await officer.press("enter")
        for field, said in (("chosen", "Left and Right choose one of these"), ("for_whom", "Type what you know")):
            officer.form.focus_field(field)
            await officer.press("f1")
            await officer.until(lambda said=said: said in " ".join(officer.screen_text().split()), said)  # type: ignore[misc]
            await officer.press("escape")


async def test_help_says_what_the_count_of_a_step_counts(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        await officer.press("f1")
        help = officer.app.screen
        assert isinstance(help, HelpScreen)
        counted = [passage.text for passage in help.passages if passage.kind == "point"]
        assert "Checklist: 21 of 32 items settled, without what comes after Engage" in counted
        assert len(counted) == len(ALL_STEPS)
        await officer.press("escape", "9", "f1")
        assert isinstance(officer.app.screen, HelpScreen)
        assert [passage.text for passage in officer.app.screen.passages if passage.kind == "point"][:1] == [
            "8 of 9 sections within their time, both parts of the one page, and a rehearsal"
        ]


async def test_settings_and_keys_are_there_from_home_too(start: Start) -> None:
    async with at_work(start()) as officer:
        for key, screen in (("comma", SettingsScreen), ("question_mark", AllKeysScreen)):
            await officer.press(key)
            assert isinstance(officer.app.screen, screen)
            await officer.press("escape")
            assert isinstance(officer.app.screen, HomeScreen)
