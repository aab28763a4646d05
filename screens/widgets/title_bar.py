"""The line at the top: which pack, when the meeting is, and whether the work is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from store.saving import SaveState


class TitleBar(Widget):
    """Left the pack and place, right the last save; the right side is never cut."""

    class SavedClicked(Message):
        """The person clicked on what is said of the last save."""

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self.left = left
        self.right = right
        self.alarm = False

    def show(self, left: str | None = None, right: str | None = None) -> None:
        """Show other words."""
        said = (self.left if left is None else left, self.right if right is None else right)
        if said != (self.left, self.right):
            self.left, self.right = said
            self.refresh()

    def set_alarm(self, alarm: bool) -> None:
        """Mark work that is not saved."""
        self.alarm = alarm
        self.set_class(alarm, "alarm")

    def on_click(self, event: events.Click) -> None:
        """Tell of a click on the right side."""
        if event.x >= self.size.width - Content(self.right).cell_length:
            self.post_message(self.SavedClicked())

    def render(self) -> Content:
        """Both sides on one line."""
        width = self.size.width
        right = Content(self.right).truncate(width, ellipsis=True)
        room = max(width - right.cell_length - 2, 0)
        left = Content.styled(" ".join(self.left.split()), "bold").truncate(room, ellipsis=True)
        return Content.assemble(left, Content(" " * max(width - left.cell_length - right.cell_length, 1)), right)


def saved_in_words(state: SaveState, read_only: str, *, waits: bool = False) -> str:
    """Whether the work is saved, in a word or two and the time of the last save; ``waits``: it takes unusually long."""
    if read_only:
        return "Read only"
    if state.state == "failed":
        return "NOT SAVED" if state.unkept else "Kept here, NOT IN THE PACK"
    if state.state == "pending":
        return "Kept here, saving…" if waits else "Saving…"
    return f"Saved {state.at.astimezone():%H:%M:%S}" if state.at else "All saved"
