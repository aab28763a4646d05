"""A list of places of the pack in a dialog of its own, and the way to the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Label, OptionList, Static

from screens.dialog import Dialog
from screens.key_words import with_keys
from screens.messages import GoTo
from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.board_list import BoardList
from screens.widgets.key_line import KeyLine
from toolkit.steps import StepKey

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen

_GONE = "It is no longer in the pack. In the pack, {D|pack.deleted} brings back what was deleted."


class Place(Row, frozen=True):
    """A row that leads to ``goal``, a step and a record in it, whose form it opens; none where the record is gone."""

    goal: tuple[StepKey, str] | None = None
    open: bool = True


class Places(Dialog[GoTo | None]):
    """Places, one a row; ends with the one that the person wants to go to, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", id="choose.cancel")]
    HELP = (
        "Each row is a place in the pack: Enter or a click goes there. {Esc|choose.cancel} goes back to where you were."
    )

    def __init__(self, title: str, rows: Sequence[Row], hint: str, symbols: Symbols) -> None:
        """Say in ``hint`` what Enter does; keys in braces are those that are set."""
        super().__init__()
        self.heading = title
        self.rows = rows
        self.hint = hint
        self.symbols = symbols

    def compose(self) -> ComposeResult:
        """The list, and what Enter does."""
        with Vertical(classes="dialog full"):
            yield Label(Content(self.heading), classes="dialog-title")
            yield BoardList(self.symbols, id="places", stacked=True)
            yield Static(Content(with_keys(self.hint)), classes="dialog-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the first place."""
        places = self.query_one(BoardList)
        places.show(self.rows)
        places.enter(1)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self.query_one(BoardList).present
        if isinstance(row, Place) and row.goal is not None:
            self.dismiss(GoTo(*row.goal, open=row.open))
        else:
            self.notify(with_keys(_GONE), timeout=8, markup=False)


def show_places(screen: PackScreen, title: str, rows: Sequence[Row], hint: str) -> None:
    """Show places over the pack's screen, and go where the person wants to."""

    def go(wanted: GoTo | None) -> None:
        if wanted is not None:
            screen.post_message(wanted)

    screen.app.push_screen(Places(title, rows, hint, screen.symbols), go)
