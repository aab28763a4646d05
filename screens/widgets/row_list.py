"""A list of rows: one widget however many records there are."""

from collections.abc import Collection, Sequence

from textual import events
from textual.message import Message
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.row_line import RowLine, draw_wrapped


class RowList(OptionList):
    """Rows of a step; headings are passed over by the cursor."""

    class Clicked(Message):
        """The person clicked on the mark or on the sign of the row ``key``."""

        def __init__(self, key: str, part: str) -> None:
            super().__init__()
            self.key = key
            self.part = part

    class Pasted(Message):
        """The person pasted ``text`` while the list had the focus."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, symbols: Symbols, *, id: str | None = None, wrap: bool = False, marking: bool = False) -> None:
        """An empty list; with ``wrap``, rows take as many lines as they need, with ``marking`` they can be marked."""
        super().__init__(id=id, markup=False, compact=True)
        self.symbols = symbols
        self.wrap = wrap
        self.marking = marking
        self.rows: list[Row] = []
        self._marked: frozenset[str] = frozenset()

    def show(self, rows: Sequence[Row], highlight: str | None = None, marked: Collection[str] = ()) -> None:
        """Draw ``rows``; the highlight stays on the row that it was on, or goes to ``highlight``."""
        marked_before, self._marked = self._marked, frozenset(marked)
        turned = marked_before ^ self._marked
        wanted = highlight or (self.present.key if self.present else None)
        place = self.highlighted or 0
        if [row.key for row in rows] == [row.key for row in self.rows]:
            for index, (before, after) in enumerate(zip(self.rows, rows, strict=True)):
                if before != after or after.key in turned:
                    self.replace_option_prompt_at_index(index, self._draw(after))
            self.rows = list(rows)
            if highlight is None:
                return
        else:
            self.rows = list(rows)
            self.set_options(Option(self._draw(row), id=row.key, disabled=row.heading) for row in rows)
        self.highlighted = self._place_of(wanted, place)

    async def _on_click(self, event: events.Click) -> None:
        """A click on a row's mark or sign is about that row and does not open it."""
        place, part = event.style.meta.get("option"), event.style.meta.get("part")
        if not self.marking or not isinstance(place, int) or self.rows[place].heading:
            return
        if part == "mark" or event.ctrl:
            part = "mark"
        if part:
            event.prevent_default()
            self.highlighted = place
            self.post_message(self.Clicked(self.rows[place].key, part))

    def on_paste(self, event: events.Paste) -> None:
        """Say what was pasted."""
        if self.marking:
            event.stop()
            self.post_message(self.Pasted(event.text))

    def redraw(self) -> None:
        """Draw the same rows anew, as when the signs have changed."""
        rows, wanted, self.rows = self.rows, self.present.key if self.present else None, []
        self.show(rows, wanted, self._marked)

    def action_cursor_down(self) -> None:
        """Go down one row, and stay at the last."""
        if any(not row.heading for row in self.rows[(self.highlighted or 0) + 1 :]):
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go up one row, and stay at the first."""
        if any(not row.heading for row in self.rows[: self.highlighted or 0]):
            super().action_cursor_up()

    def _draw(self, row: Row) -> Visual:
        if self.wrap:
            return draw_wrapped(row, self.symbols)
        return RowLine(row, self.symbols, row.key in self._marked if self.marking else None)

    def _place_of(self, key: str | None, otherwise: int) -> int | None:
        for index, row in enumerate(self.rows):
            if row.key == key and not row.heading:
                return index
        open_rows = [index for index, row in enumerate(self.rows) if not row.heading]
        return min(open_rows, key=lambda index: (abs(index - otherwise), -index), default=None)

    @property
    def present(self) -> Row | None:
        """The highlighted row."""
        if self.highlighted is None or self.highlighted >= len(self.rows):
            return None
        return self.rows[self.highlighted]
