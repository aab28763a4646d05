"""Lists of the dashboard: rows over several lines, and the cursor goes on from one list to the next."""

from collections.abc import Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.row_line import one_line
from screens.widgets.row_list import RowList


class BoardLine(Visual):
    """Paragraphs behind one sign, wrapped under each other; a short ``detail`` behind the last is not broken."""

    def __init__(self, sign: str, paragraphs: Sequence[Content], detail: Content | None = None) -> None:
        self.sign = sign
        self.paragraphs = paragraphs
        self.detail = detail

    def content(self, width: int) -> Content:
        """The lines at ``width`` cells."""
        indent = Content(" " * len(self.sign))
        room = max(width - len(self.sign), 10)
        lines = [line.rstrip() for paragraph in self.paragraphs for line in paragraph.wrap(room)] or [Content("")]
        if self.detail is not None:
            joined = Content("  ").join([lines[-1], self.detail])
            on_its_own = self.detail.cell_length <= room < joined.cell_length
            lines = [*lines, self.detail] if on_its_own else [*lines[:-1], *joined.wrap(room)]
        return Content("\n").join([Content(self.sign) + lines[0], *(indent + line.rstrip() for line in lines[1:])])

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The lines as Textual draws them."""
        return self.content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All the room there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as the paragraphs take."""
        return self.content(width).plain.count("\n") + 1


class BoardList(RowList):
    """A list of the dashboard."""

    class Left(Message):
        """The person goes on beyond the last row (``by`` is 1) or the first (-1)."""

        def __init__(self, board: "BoardList", by: int) -> None:
            super().__init__()
            self.board = board
            self.by = by

    def __init__(self, symbols: Symbols, *, id: str, stacked: bool = False) -> None:
        """An empty list; ``stacked``: state and meta of a row stand under its title, which is bold."""
        super().__init__(symbols, id=id, wrap=True)
        self.stacked = stacked

    def wrap_rows(self, wrap: bool) -> None:
        """Have rows take as many lines as they need, or one."""
        if wrap != self.wrap:
            self.wrap = wrap
            self.rows = []

    def action_cursor_down(self) -> None:
        """Go down one row, from the last one to the next list."""
        before = self.highlighted
        super().action_cursor_down()
        if self.highlighted == before:
            self.post_message(self.Left(self, 1))

    def action_cursor_up(self) -> None:
        """Go up one row, from the first one to the list before."""
        before = self.highlighted
        super().action_cursor_up()
        if self.highlighted == before:
            self.post_message(self.Left(self, -1))

    def enter(self, by: int) -> None:
        """Take the cursor, at the first row when coming from above, at the last from below."""
        open_rows = [place for place, row in enumerate(self.rows) if not row.heading]
        if open_rows:
            self.highlighted = open_rows[0 if by > 0 else -1]
        self.focus()

    def _draw(self, row: Row) -> Visual:
        sign = f"{self.symbols.mark(row.mark)} " if row.mark else ""
        title, state, meta = one_line(row.title), one_line(row.state), one_line(row.meta)
        if self.stacked:
            below = [Content.styled(text, "$muted") for text in (state, meta) if text]
            return BoardLine(sign, [Content.styled(title, "bold"), *below])
        if not self.wrap or row.heading:
            return super()._draw(row)
        detail = f" {self.symbols.dot} ".join(filter(None, (state, meta)))
        return BoardLine(sign, [Content(title)], Content.styled(detail, "$muted") if detail else None)
