"""Settings: each change is kept at once and followed at once, and what is wrong is said beside its field."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from screens.settings import SettingsScreen
from screens.themes import CONTRAST, DARK, LIGHT
from screens.widgets.choice_field import ChoiceField
from store.settings import Settings, load_settings
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack

SMALLEST = (60, 18)


async def kept(officer: Officer) -> Settings:
    """The settings as they stand in the file, once the last change is written."""
    await officer.app.workers.wait_for_complete()
    await officer.until(lambda: load_settings().settings == officer.app.settings, "the settings are kept")
    return load_settings().settings


async def fill(officer: Officer, field: str, text: str) -> None:
    """Put a text in place of what stands in a field."""
    line = officer.app.screen.query_one(f"#settings-{field}", Input)
    line.focus()
    await officer.settle()
    line.value = text
    await officer.settle()


def said_beside(officer: Officer, field: str) -> str:
    echo = officer.app.screen.query_one(f"#settings-{field}-wrong", Static)
    return str(echo.render()) if echo.display else ""


async def test_an_arrow_chooses_colours_and_keeps_them_and_one_escape_closes(start: Start) -> None:
    async with at_work(start(theme=DARK.name)) as officer:
        await officer.press("comma")
        await officer.sees("● Dark", "Each change is kept at once. Tab goes on, arrows choose, Esc closes.")
        await officer.press("down")
        await officer.sees("○ Dark", "● Light")
        assert officer.app.theme == LIGHT.name
        assert (await kept(officer)).theme == LIGHT.name
        await officer.press("down", "tab", "shift+tab")
        assert (await kept(officer)).theme == CONTRAST.name
        await officer.press("up", "escape")
        assert not isinstance(officer.app.screen, SettingsScreen)
        assert officer.app.theme == LIGHT.name
        assert (await kept(officer)).theme == LIGHT.name


async def test_help_says_what_each_setting_is_for(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("comma", "f1")
        await officer.sees("Speaking pace: how fast the PCC speaks", "Documents: the folder", "Esc Close")
        await officer.press("escape")
        assert isinstance(officer.app.screen, SettingsScreen)


async def test_what_is_typed_among_the_colours_goes_into_no_field(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("comma", "down")
        before = [line.value for line in officer.app.screen.query(Input)]
        await officer.press("a", "b", "1")
        assert [line.value for line in officer.app.screen.query(Input)] == before
        assert officer.app.focused is officer.app.screen.query_one(OptionList)
        assert (await kept(officer)).officer == "AB"


async def test_to_open_the_settings_keeps_nothing_where_few_colours_chose_the_theme(start: Start) -> None:
    async with at_work(start()) as officer:
        officer.app.theme = CONTRAST.name
        await officer.press("comma")
        await officer.sees("● High contrast")
        await officer.press("escape")
        await officer.app.workers.wait_for_complete()
        assert load_settings().settings == Settings()
        assert officer.app.theme == CONTRAST.name


async def test_a_theme_is_kept_by_a_click(start: Start) -> None:
    async with at_work(start(), SMALLEST) as officer:
        await officer.press("comma")
        await officer.pilot.click(officer.app.screen.query_one(OptionList), offset=(4, 1))
        await officer.settle()
        assert officer.app.theme == LIGHT.name
        assert (await kept(officer)).theme == LIGHT.name
        await officer.pilot.click("#close")
        await officer.settle()
        assert not isinstance(officer.app.screen, SettingsScreen)


async def test_plain_signs_are_drawn_at_once_and_on_the_screen_below(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.sees("█", "▲")
        await officer.press("comma", "tab", "right")
        await officer.sees("(*) Plain ASCII")
        assert (await kept(officer)).ascii
        await officer.press("escape")
        await officer.sees("####", "[!]")
        assert officer.screen_text().isascii()
        await officer.press("comma", "tab", "left", "escape")
        await officer.sees("█", "▲")


async def test_less_motion_stops_scrolling_in_steps_and_blinking(start: Start) -> None:
    async with at_work(start()) as officer:
        officer.app.animation_level = "full"
        await officer.press("comma", "tab", "tab", "right")
        assert (await kept(officer)).reduced_motion
        assert officer.app.animation_level == "none"
        await officer.press("tab")
        line = officer.app.screen.focused
        assert isinstance(line, Input) and not line.cursor_blink


async def test_the_initials_stamp_the_next_change_of_the_open_pack(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.press("comma")
        await fill(officer, "officer", "ZQ")
        assert (await kept(officer)).officer == "ZQ"
        await officer.press("escape", "3", "space")
        assert [entry["updated_by"] for entry in officer.saved()["checklist"].values()] == ["ZQ"]


@pytest.mark.parametrize("typed", ["", "fast", "39", "301", "120.5", "9" * 400, "١٢٠"])
async def test_a_pace_that_nobody_speaks_at_is_said_beside_its_field_and_not_kept(start: Start, typed: str) -> None:
    async with at_work(start(pace=120)) as officer:
        await officer.press("comma")
        await fill(officer, "pace", typed)
        assert "between 40 and 300. Not kept: it is still 120." in said_beside(officer, "pace")
        await fill(officer, "pace", "150")
        assert said_beside(officer, "pace") == ""
        assert (await kept(officer)).pace == 150


async def test_folders_are_kept_once_they_are_there_and_home_shows_the_other_packs(
    start: Start, home: Path, example: Pack
) -> None:
    other = home / "other packs"
    async with at_work(start(), LARGE) as officer:
        await officer.press("comma")
        await fill(officer, "workspace", str(other / "deep"))
        await officer.press("enter")
        await officer.until(lambda: said_beside(officer, "workspace"), "it is said what is wrong")
        assert said_beside(officer, "workspace") == "There is no such folder. Not kept."
        await fill(officer, "workspace", str(other))
        await officer.press("escape")
        await officer.until(lambda: not isinstance(officer.app.screen, SettingsScreen), "the settings are closed")
        await officer.sees(f"Kept in {other}")
        assert (await kept(officer)).workspace == str(other)


async def test_a_template_that_no_document_can_be_built_on_is_refused_with_its_faults(start: Start, home: Path) -> None:
    wrong = home / "letter.docx"
    wrong.write_text("Dear all", encoding="utf-8")
    async with at_work(start(), LARGE) as officer:
        await officer.press("comma")
        await fill(officer, "template", str(wrong))
        await officer.press("escape")
        await officer.until(lambda: said_beside(officer, "template"), "it is said what is wrong")
        assert "letter.docx" in said_beside(officer, "template") and "Not kept." in said_beside(officer, "template")
        assert load_settings().settings.templates == {}
        await officer.press("escape")
        await officer.until(lambda: not isinstance(officer.app.screen, SettingsScreen), "the settings are closed")


async def test_why_the_terminal_gets_plain_signs_in_any_case_is_said(start: Start) -> None:
    app = start()
    app.plain = "TERM says linux"
    async with at_work(app, SMALLEST) as officer:
        await officer.press("comma")
        await officer.sees("Plain here in any case: TERM says", "Esc Close")
        assert all(field.region.width for field in officer.app.screen.query(ChoiceField))
