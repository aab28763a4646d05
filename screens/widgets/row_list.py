"""A list of rows: one widget however many records there are."""

from collections.abc import Sequence

from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.row_line import RowLine, draw_wrapped


class RowList(OptionList):
    """Rows of a step; headings are passed over by the cursor."""

    def __init__(self, symbols: Symbols, *, id: str | None = None, wrap: bool = False) -> None:
        """An empty list; with ``wrap``, rows take as many lines as they need."""
        super().__init__(id=id, markup=False, compact=True)
        self.symbols = symbols
        self.wrap = wrap
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row], highlight: str | None = None) -> None:
        """Draw ``rows``; the highlight stays on the row that it was on, or goes to ``highlight``."""
        wanted = highlight or (self.present.key if self.present else None)
        place = self.highlighted or 0
        if [row.key for row in rows] == [row.key for row in self.rows]:
            for index, (before, after) in enumerate(zip(self.rows, rows, strict=True)):
                if before != after:
                    self.replace_option_prompt_at_index(index, self._draw(after))
            self.rows = list(rows)
            if highlight is None:
                return
        else:
            self.rows = list(rows)
            self.set_options(Option(self._draw(row), id=row.key, disabled=row.heading) for row in rows)
        self.highlighted = self._place_of(wanted, place)

    def action_cursor_down(self) -> None:
        """Go down one row, and stay at the last."""
        if any(not row.heading for row in self.rows[(self.highlighted or 0) + 1 :]):
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go up one row, and stay at the first."""
        if any(not row.heading for row in self.rows[: self.highlighted or 0]):
            super().action_cursor_up()

    def _draw(self, row: Row) -> Visual:
        return draw_wrapped(row, self.symbols) if self.wrap else RowLine(row, self.symbols)

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
