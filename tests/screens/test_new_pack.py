"""A new pack, one question at a time: only the force is needed, and nothing is asked that can be known."""

from pathlib import Path

import pytest
from msgspec import structs

from screens.new_pack import NewPackScreen
from screens.pack_screen import PackScreen
from screens.widgets.choice_field import ChoiceField
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import Officer, at_work
from toolkit.edition import Edition
from toolkit.pack import Pack


async def is_open(officer: Officer) -> None:
    await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "the pack is open")
    await officer.settle()


async def test_a_pack_is_made_with_a_suggested_force_and_the_words_that_go_with_it(
    start: Start, edition: Edition
) -> None:
    async with at_work(start(pace=110)) as officer:
        await officer.press("n")
        await officer.sees("A new pack: 1 of 4", "Which force do you prepare for?")
        await officer.type("metr")
        await officer.sees("Metropolitan Police")
        await officer.press("down", "enter")
        await officer.type("MOPAC\n")
        await officer.type("10 dec")
        await officer.sees("Tuesday 10 December 2024", "3 of 4")
        await officer.press("enter", "left", "enter")
        await is_open(officer)
        await officer.sees("PPOG in 190 days", "MOPAC", "Questions for the Commissioner")
        saved = officer.saved()
    [office], [meeting] = saved["office"].values(), saved["meeting"].values()
    assert {name: office[name] for name in ("force", "body", "terms", "marking", "updated_by")} == {
        "force": "Metropolitan Police Service",
        "body": "MOPAC",
        "terms": "mopac",
        "marking": "OFFICIAL",
        "updated_by": "AB",
    }
    assert (meeting["date"], meeting["pace"]) == ("2024-12-10", 110)
    assert [part["item"] for part in saved["running_order"].values()] == [part.id for part in edition.running_order]


async def test_a_newcomer_is_asked_who_they_are_and_everything_but_the_force_can_wait(start: Start) -> None:
    async with at_work(start(officer="")) as officer:
        await officer.press("enter")
        await officer.sees("1 of 5", "Show me the worked example")
        await officer.type("gwent\n")
        await officer.press("enter")
        await officer.sees("3 of 5", "Who are you?", "Your initials stand beside what you change")
        await officer.type("31 Dec\n")
        await officer.sees("Initials are a few letters, such as AB.")
        await officer.press(*["backspace"] * 6)
        await officer.type("CD\n")
        await officer.press("enter", "enter")
        await is_open(officer)
        assert officer.app.settings.officer == "CD"
        await officer.sees("date not known yet", "body not named yet", "New here?")
        [office] = officer.saved()["office"].values()
    assert (office["force"], office["updated_by"]) == ("Gwent Police", "CD")


@pytest.mark.parametrize(
    ("typed", "marking"),
    [("OFF", "OFFICIAL"), ("official-s", "OFFICIAL-SENSITIVE"), ("official s", "OFFICIAL-SENSITIVE")],
)
async def test_the_marking_is_chosen_by_the_letters_that_it_begins_with(typed: str, marking: str, start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("n")
        await officer.type("gwent\n\n\n")
        await officer.sees("Which protective marking")
        await officer.type(f"{typed}\n")
        await is_open(officer)
        [office] = officer.saved()["office"].values()
    assert office["marking"] == marking


async def test_letters_that_no_marking_begins_with_choose_none_and_are_answered(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("n")
        await officer.type("gwent\n\n\n")
        await officer.sees("Which protective marking")
        await officer.type("top secret")
        await officer.told("What you typed was not taken")
        assert officer.app.screen.query_one("#ask-marking ChoiceField", ChoiceField).value == "OFFICIAL-SENSITIVE"


async def test_what_is_missing_or_not_understood_is_said_and_nothing_is_lost_on_the_way_back(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("n", "enter")
        await officer.sees("The force is needed: type its name.")
        await officer.type("Loamshire [/x] Police\n")
        await officer.sees("2 of 5", "Who oversees this force?")
        await officer.press("right", "enter")
        await officer.type("The body\n31 feb\n")
        await officer.sees("“31 feb” is not a day in the calendar.", "4 of 5")
        await officer.press("escape", "escape", "f3")
        await officer.sees("Loamshire [/x] Police", "1 of 5")
        await officer.press("enter", "enter", "enter")
        await officer.sees("31 feb")
        assert isinstance(officer.app.screen, NewPackScreen)
        await officer.press(*["escape"] * 4)
        await officer.sees("No pack here yet")


async def test_several_forces_are_never_guessed_between_and_a_name_can_stay_as_typed(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("n")
        await officer.type("west\n")
        await officer.sees("1 of 4", "West Mercia Police", "None of these: keep “west”")
        await officer.press("up", "enter")
        await officer.sees("2 of 5", "Who oversees this force?")


async def test_the_next_pack_knows_the_office_and_asks_little(start: Start, empty: Pack, workspace: Path) -> None:
    office = structs.replace(empty.office, body="The Loamshire body", terms="mayor", chief_title="Chief", hmi="H. M.")
    Workspace(workspace).create(empty.with_changes(put=[structs.replace(office, situation="Last year's")]))
    async with at_work(start()) as officer:
        await officer.press("n")
        await officer.sees("1 of 4", "Loamshire Police")
        await officer.press("enter")
        await officer.sees("2 of 4", "The Loamshire body")
        await officer.press("enter")
        await officer.type("dec 2024\n")
        await officer.press("enter")
        await is_open(officer)
        [made] = officer.saved()["office"].values()
    kept = {name: made[name] for name in ("force", "body", "terms", "chief_title", "hmi")}
    assert kept == {name: getattr(office, name) for name in kept}
    assert made["situation"] == ""
