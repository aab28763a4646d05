"""Lines to be read and scrolled through; only those in sight are drawn, however many there are."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class Preview(ScrollView, can_focus=True):
    """A document as lines that were laid out for its width."""

    class Resized(Message):
        """There is another width to lay out for."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: tuple[Content, ...] = ()
        self.laid_out_for = 0

    @property
    def room(self) -> int:
        """How many cells a line may take; 0 while it is not in sight."""
        # The bar is there or not as the text needs it: the lines are the same with and without.
        return max(self.size.width - self.styles.scrollbar_size_vertical, 0) if self.size else 0

    def show(self, lines: Sequence[Content], width: int, *, anew: bool) -> None:
        """Show lines that were laid out for ``width``; from the first on where they are ``anew``."""
        self.lines = tuple(lines)
        self.laid_out_for = width
        self.virtual_size = Size(width, len(self.lines))
        if anew:
            self.scroll_home(animate=False)
        self.refresh()

    def on_resize(self) -> None:
        """Ask for other lines where the width is another."""
        if self.room and self.room != self.laid_out_for:
            self.post_message(self.Resized())

    def render_line(self, y: int) -> Strip:
        """One line of the part in sight."""
        width, place = self.size.width, self.scroll_offset.y + y
        if place >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        drawn = Visual.to_strips(self, self.lines[place], width, 1, self.visual_style, pad=True)
        return drawn[0] if drawn else Strip.blank(width, self.rich_style)
