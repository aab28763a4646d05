"""In a line that is typed into, Ctrl+A takes hold of all of it: what is typed next replaces it."""

import pytest
from msgspec import structs
from textual.widgets import Input

from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.preparation import Action

CALL = Action(id="a1", text="Call HMICFRS", owner="A. Example")


def line(officer: Officer) -> str:
    focused = officer.app.screen.focused
    assert isinstance(focused, Input)
    return focused.value


async def test_ctrl_a_selects_all_of_a_field_of_a_form(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("situation")
        await officer.press("enter")
        officer.form.focus_field("marking")
        await officer.press("ctrl+a")
        await officer.type("OFFICIAL")
        assert line(officer) == "OFFICIAL"
        assert [office["marking"] for office in officer.saved()["office"].values()] == ["OFFICIAL"]
        await officer.press("home")
        await officer.type("UN")
        assert line(officer) == "UNOFFICIAL"


async def test_ctrl_a_selects_all_in_every_other_line(start: Start, empty: Pack) -> None:
    """A filter, a dialog, the palette, the file of a document."""
    async with at_work(start(empty.with_changes(put=[CALL])), LARGE) as officer:
        await officer.go_to("after", "Call HMICFRS")
        for keys in (["slash"], ["o"], ["ctrl+p"], ["x", "tab", "tab", "tab"]):
            await officer.press(*keys)
            while not isinstance(officer.app.screen.focused, Input):
                await officer.press("tab")
            await officer.type("abc")
            await officer.press("ctrl+a")
            await officer.type("z")
            assert line(officer) == "z", keys
            await officer.press("escape")


async def test_a_line_too_long_for_its_field_says_so_until_it_is_typed_into(start: Start, empty: Pack) -> None:
    name = "Office of the Police and Crime Commissioner for a county with a very long name"
    office = structs.replace(empty.office, body=name)
    async with at_work(start(empty.with_changes(put=[office]))) as officer:
        await officer.go_to("situation")
        await officer.press("enter")
        await officer.sees("Office of the Police and Crime Commissioner for a coun…")
        officer.form.focus_field("body")
        await officer.sees("with a very long name")
        await officer.press("tab")
        await officer.sees("Office of the Police and Crime Commissioner for a coun…")


@pytest.mark.parametrize("more", [-1, 0, 1])
async def test_a_line_that_was_typed_full_shows_its_beginning_once_it_is_left(
    more: int, start: Start, empty: Pack
) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("situation")
        await officer.press("enter")
        officer.form.focus_field("body")
        await officer.settle()
        focused = officer.app.screen.focused
        assert isinstance(focused, Input)
        letters = focused.scrollable_content_region.width + more
        typed = "Begin" + "x" * (letters - len("Begin") - len("End")) + "End"
        await officer.type(typed)
        await officer.press("tab")
        await officer.sees(f" {typed}" if more < 1 else f" {typed[: letters - 2]}…")


async def test_a_hint_too_long_for_its_line_is_seen_as_far_as_it_goes(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), (60, 30)) as officer:
        await officer.press(",")
        await officer.sees("Word template")
        await officer.sees("ppog's own; or the path of a .doc")
