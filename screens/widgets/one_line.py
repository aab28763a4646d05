"""A line that is typed into, with the keys that people know from elsewhere."""

from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from screens.keys import key

SELECT_ALL = key("ctrl+a", "select_all", "Select all", "field.all", "Select all of a field, so that typing replaces it")


class OneLine(Input):
    """One line of text; Ctrl+A takes hold of all of it, and Home goes to its start."""

    BINDINGS: ClassVar[list[BindingType]] = [SELECT_ALL]

    # How long the text is moves nothing outside of the line; Textual would lay the whole screen out at each letter.
    virtual_size = Reactive(Size(0, 0))

    def on_focus(self) -> None:
        """Have the cursor in sight: it may have been set while the line had no width yet."""
        self.scroll_to_region(Region(self._cursor_offset, 0, 1, 1), force=True, animate=False)

    def render_line(self, y: int) -> Strip:
        """The line; where there is more of it than can be seen, it ends with …, and scrolls while it is typed into."""
        room = self.scrollable_content_region.width
        # Behind a text that fills the line the cursor had its cell, and the beginning was scrolled away for it.
        if y or self.has_focus or not self.value or self.content_width <= room:
            return super().render_line(y)
        beginning = self._value
        beginning.truncate(room, overflow="ellipsis")
        strip = Strip(self.app.console.render(beginning, self.app.console_options.update_width(room)))
        return strip.extend_cell_length(room + 1).apply_style(self.rich_style)
