"""A dialog asks in any window: the row that Enter takes and the buttons are in sight, however long its list is."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, OptionList

from screens.asking import AskValue
from screens.choosing import ChooseOne, ChooseSeveral
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
