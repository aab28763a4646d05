"""A field that two people changed at the same time: both values side by side, one of them to be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Label, Static

from screens.case import Case
from screens.dialog import Dialog
from screens.values import in_words, said_of
from screens.widgets.key_line import KeyLine
from toolkit.records.conflicts import Conflict

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen


class SettleConflict(Dialog[bool | None]):
    """Answers whether the value that had to give way shall stand; nothing on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Later", id="choose.cancel")]
    HELP = (
        "Two people gave one field different values, neither having seen the other's. Both are kept; only a person "
        "can say which is right. Tab goes from one answer to the next, Enter or a click gives it. With "
        "{Esc|choose.cancel} it stays in the list and can be settled later."
    )

    AUTO_FOCUS = "#keep"

    def __init__(self, case: Case, conflict: Conflict) -> None:
        super().__init__()
        self.case = case
        self.conflict = conflict

    def compose(self) -> ComposeResult:
        """Where it is, the two values with their authors, a button for each."""
        conflict = self.conflict
        ours, theirs = (
            in_words(self.case, conflict.about_table, conflict.field, value)
            for value in (conflict.ours, conflict.theirs)
        )
        with Vertical(classes="dialog wide"):
            yield Label(Content(said_of(self.case, conflict)), classes="dialog-title")
            with VerticalScroll(classes="dialog-body"):
                yield Static(Content.assemble((f"Stands now, by {conflict.ours_by or 'somebody'}", "bold")))
                yield Static(Content(ours))
                yield Static("")
                yield Static(Content.assemble((f"Had to give way, by {conflict.theirs_by or 'somebody'}", "bold")))
                yield Static(Content(theirs))
            with Horizontal(classes="dialog-buttons"):
                yield Button("Keep what stands", variant="primary", id="keep", compact=True)
                yield Button("Take the other", id="take", compact=True)
                yield Button("Later", id="later", compact=True)
        yield KeyLine()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss({"keep": False, "take": True}.get(event.button.id or ""))

    def action_leave(self) -> None:
        """Leave both as they are."""
        self.dismiss(None)


def settle(screen: PackScreen, conflict: Conflict) -> None:
    """Ask which of the two values shall stand, and write the answer."""

    def chosen(theirs: bool | None) -> None:
        if theirs is not None:
            screen.recording.write(lambda: screen.session.settle(conflict, theirs=theirs))

    screen.app.push_screen(SettleConflict(screen.case(), conflict), chosen)
