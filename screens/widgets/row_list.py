"""A list of rows: one widget however many records there are."""

from collections.abc import Collection, Sequence

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.visual import Visual
from textual.widgets.option_list import Option

from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.paged_list import PagedList
from screens.widgets.row_line import RowLine, draw_wrapped


class RowList(PagedList):
    """Rows of a step; headings are passed over by the cursor."""

    highlighted = reactive[int | None](None, repaint=False)

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
        self._roomy = False

    def show(self, rows: Sequence[Row], highlight: str | None = None, marked: Collection[str] = ()) -> None:
        """Draw ``rows``; the highlight stays on the row that it was on, or goes to ``highlight``."""
        marked_before, self._marked = self._marked, frozenset(marked)
        turned = marked_before ^ self._marked
        wanted = highlight or (self.present.key if self.present else None)
        place = self.highlighted or 0
        # Nearly all rows are the very same after a key, and looking at thousands of them takes time.
        pairs = enumerate(zip(self.rows, rows, strict=len(rows) == len(self.rows)))
        others = [index for index, (before, after) in pairs if before is not after]
        if len(rows) == len(self.rows) and all(self.rows[index].key == rows[index].key for index in others):
            changed = {index for index in others if self.rows[index] != rows[index]}
            if turned:
                changed.update([index for index, row in enumerate(rows) if row.key in turned])
            self.rows = list(rows)
            for index in sorted(changed):
                self._draw_again(index)
            if highlight is None:
                return
        else:
            self.rows = list(rows)
            self.set_options(Option(self._draw(row), id=row.key, disabled=row.heading) for row in rows)
        self.highlighted = self._place_of(wanted, place)

    async def _on_click(self, event: events.Click) -> None:
        """A click on a row's mark or sign is about that row and does not open it."""
        place, part = event.style.meta.get("option"), event.style.meta.get("part")
        if not self.marking or not isinstance(place, int) or place >= len(self.rows) or self.rows[place].heading:
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

    def _draw_again(self, index: int) -> None:
        """Draw one row anew; Textual's own way is to forget how all of them are drawn."""
        if self.wrap or self._roomy or not self._line_cache.lines:
            self.replace_option_prompt_at_index(index, self._draw(self.rows[index]))
            return
        option = self.get_option_at_index(index)
        option._set_prompt(self._draw(self.rows[index]))
        for key in [key for key in self._option_render_cache.keys() if key[0] is option]:  # noqa: SIM118
            self._option_render_cache.discard(key)
        self._refresh_row(index)

    def _watch_highlighted(self, before: int | None, after: int | None) -> None:
        """Draw the two rows that look different now."""
        for index in (before, after):
            if index is not None:
                self._refresh_row(index)

    def _refresh_row(self, index: int) -> None:
        line = self._index_to_line.get(index)
        if line is None:
            self.refresh()
        elif -self._heights[index] < line - self.scroll_offset.y < self.size.height:
            self.refresh_lines(line, self._heights[index])

    def _draw(self, row: Row) -> Visual:
        if self.wrap:
            return draw_wrapped(row, self.symbols)
        return RowLine(row, self.symbols, row.key in self._marked if self.marking else None, self._is_roomy)

    def _is_roomy(self) -> bool:
        return self._roomy

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Lay the rows out anew at another size, of which Textual does not always tell by Resize."""
        before = self.outer_size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.marking and self.outer_size != before:
            self._clear_caches()
        return changed

    def _update_lines(self) -> None:
        """Decide first, where all rows are laid out anew, whether there is room for their titles to go on below."""
        if self.marking and not self._line_cache.lines:
            self._roomy = self._has_room()
        super()._update_lines()

    def _has_room(self) -> bool:
        room = self.scrollable_content_region
        if not 0 < len(self.rows) < room.height:
            return False
        padding = self.get_component_styles("option-list--option").padding.width
        drawn = (RowLine(row, self.symbols, marked=False) for row in self.rows)
        return sum(len(line.lines(room.width - padding, roomy=True)) for line in drawn) <= room.height

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
