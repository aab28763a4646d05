"""A click on a row that has gone meanwhile opens nothing and breaks nothing, in every kind of list."""

import pytest
from rich.style import Style
from textual.events import Click
from textual.widgets import OptionList

from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack


@pytest.mark.parametrize(
    ("keys", "lists"),
    [
        (["2"], "#causes RowList"),
        (["2", "a"], "OptionList"),
        (["2", "D"], "OptionList"),
        (["comma"], "OptionList"),
        (["ctrl+p"], "CommandList"),
        (["x"], "OptionList"),
        ([], "Overview RowList"),
    ],
)
async def test_a_click_on_a_row_that_is_gone_does_no_harm(
    keys: list[str], lists: str, start: Start, example: Pack
) -> None:
    async with at_work(start(example, tour=9)) as officer:
        await officer.press(*keys)
        screen = officer.app.screen
        for options in screen.query(lists).results(OptionList):
            click = Click(options, 2, 1, 0, 0, 1, False, False, False, 2, 1)
            click.style = Style(meta={"option": options.option_count})
            options.post_message(click)
            await officer.settle()
        assert officer.app.screen is screen
