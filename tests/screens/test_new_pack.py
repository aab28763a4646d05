"""A new pack by keyboard: a force from the suggestions or by any name, a date as people type it."""

from screens.new_pack import NewPackScreen
from screens.pack_screen import PackScreen
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.edition import Edition


async def test_a_pack_is_made_with_a_suggested_force_and_the_words_that_go_with_it(
    start: Start, edition: Edition
) -> None:
    async with at_work(start(pace=110)) as officer:
        await officer.press("n")
        await officer.type("metr")
        await officer.sees("Metropolitan Police")
        await officer.press("down", "enter")
        assert officer.app.focused is officer.app.screen.query_one("#body")
        await officer.type("MOPAC")
        await officer.press("tab")
        await officer.type("10 dec")
        await officer.sees("Tuesday 10 December 2024")
        await officer.press("tab", "left", "tab", "enter")
        await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "the pack is open")
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


async def test_what_is_missing_or_not_understood_is_said_and_nothing_is_lost(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("n")
        await officer.pilot.click("#make")
        await officer.sees("The force is needed: type its name.")
        assert officer.app.focused is officer.app.screen.query_one("#force")
        await officer.type("Loamshire [/x] Police")
        officer.app.screen.query_one("#date").focus()
        await officer.type("31 feb")
        await officer.pilot.click("#make")
        await officer.sees("“31 feb” is not a day in the calendar.", "Loamshire [/x] Police")
        assert isinstance(officer.app.screen, NewPackScreen)
        await officer.press("escape")
        await officer.sees("No pack here yet")
