"""A dialog asks in any window: the row that Enter takes and the buttons are in sight, however long its list is."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, OptionList

from ppog_tui.app import PpogApp
from screens.asking import AskValue
from screens.choosing import ChooseOne, ChooseSeveral, Confirm, TypeLine
from screens.dialog import Dialog
from screens.every_key import every_key
from screens.key_words import PLACE, with_keys
from screens.new_pack import NewPackScreen
from screens.pasting import PasteText
from screens.places import Places
from screens.restoring import RestoringScreen
from screens.returning import ReturningScreen
from screens.settling import SettleConflict
from screens.symbols import Symbols
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack

TITLE = "Who has “Set dates for the next meetings with the HMI, and write them down”?\nNow: 8 without, 2 “AB”, 3 “HS”."
MANY = [(str(number), f"Row {number} of a long list") for number in range(40)]
HINT = "Such as 10 Dec, Wednesday or in 3 weeks; a month or year will do."
# Each with its last row.
DIALOGS: dict[str, tuple[Callable[[], Screen[Any]], str]] = {
    "one": (lambda: ChooseOne(TITLE, MANY), "Row 39 of"),
    "few": (lambda: ChooseOne(TITLE, MANY[:6]), "Row 5 of"),
    "several": (lambda: ChooseSeveral(TITLE, MANY, ("1",), Symbols(), told=["Not taken."]), "Row 39 of"),
    "value": (lambda: AskValue(TITLE, "", MANY, str, HINT), "Row 39 of"),
}


def seen_whole(widget: Widget) -> bool:
    """Whether no part of it is cut off by what it stands in."""
    region, clip = widget.screen._compositor.visible_widgets.get(widget, (None, None))
    return region is not None and clip is not None and region.intersection(clip) == widget.region


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
@pytest.mark.parametrize("kind", DIALOGS)
async def test_the_last_row_and_the_buttons_of_a_dialog_are_in_sight(
    kind: str, size: tuple[int, int], start: Start, empty: Pack
) -> None:
    async with at_work(start(empty), size) as officer:
        make, last = DIALOGS[kind]
        dialog = make()
        officer.app.push_screen(dialog)
        await officer.settle()
        dialog.query_one(OptionList).focus()
        await officer.press("end")
        await officer.sees(last)
        assert [button.id for button in dialog.query(Button) if button.display and not seen_whole(button)] == []


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_the_buttons_stay_in_sight_below_many_typed_lines(
    size: tuple[int, int], start: Start, example: Pack
) -> None:
    async with at_work(start(example, tour=9), size) as officer:
        await officer.go_to("causes")
        await officer.press("p", *("x", "enter") * 20)
        dialog = officer.app.screen
        assert isinstance(dialog, PasteText)
        assert [button.id for button in dialog.query(Button) if not seen_whole(button)] == []
        assert seen_whole(dialog.query_one(".dialog-hint"))


async def test_a_dialog_is_explained_and_keeps_what_was_typed(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        await officer.go_to("causes")
        await officer.press("o", *"Head")
        asked = officer.app.screen
        assert isinstance(asked, AskValue)
        await officer.press("f1")
        await officer.sees("go Down to what is in use in this pack", "Esc leaves all as it was")
        await officer.press("escape")
        assert officer.app.screen is asked and asked.query_one(Input).value == "Head"
        await officer.sees("F1 Help")


async def test_the_place_to_paste_into_says_what_a_line_of_readings_looks_like(start: Start, example: Pack) -> None:
    async with at_work(start(example, tour=9)) as officer:
        await officer.go_to("causes")
        await officer.press("p")
        await officer.sees("“Sep 2026; 71”")
        await officer.press("f1")
        await officer.sees("Columns copied from a spreadsheet")


KINDS = [
    AskValue,
    ChooseOne,
    ChooseSeveral,
    Confirm,
    NewPackScreen,
    PasteText,
    Places,
    RestoringScreen,
    ReturningScreen,
    SettleConflict,
    TypeLine,
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_dialog_explains_itself_with_keys_that_there_are(kind: type[Dialog[Any]]) -> None:
    actions = every_key(PpogApp)
    named = PLACE.findall(kind.HELP)
    assert "Esc" in kind.HELP and all(keys in with_keys(kind.HELP) for keys, _ in named)
    assert [id for _, id in named if id not in actions] == []
