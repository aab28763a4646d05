"""A list in which a page key or a click does no harm where its lines have changed and are not drawn yet."""

from typing import Literal

from textual import events
from textual.widgets import OptionList


class PagedList(OptionList):
    """A list of options that goes by what it holds, and not by what it showed a moment ago."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        # Textual's own would ask for a line that is not laid out yet.
        self._update_lines()
        if (self.highlighted or 0) in self._index_to_line:
            super()._move_page(direction)

    async def _on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("option")
        if isinstance(place, int) and place >= self.option_count:
            # The row that was clicked on is gone. Textual also calls the handlers of what this is made after.
            event.prevent_default()
