"""How one row is drawn, on one line or two: the title gives way before the state does."""

from collections.abc import Callable

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from screens.rows import Row
from screens.symbols import Symbols
from screens.widgets.beginning import cut_at_word

# The least that is left of a title before details are dropped; beyond it they have up to so many cells.
_LEAST_TITLE, _MOST_DETAIL = 24, 36

# A title is known by its first words: more cells than this do not stay empty for the sake of a whole one.
_MOST_EMPTY = 8

# Where a sign says no more and no less than these, the words give way before an owner or a date does.
_SIGN_SAYS = {"progress": ("in progress",), "done": ("done", "met"), "todo": ("open", "not yet met")}

# What a click meets: the place of a mark, or the sign of the row's state.
MARK_PART, SIGN_PART = Style.from_meta({"part": "mark"}), Style.from_meta({"part": "sign"})


class RowLine(Visual):
    """A row on one line, or where its list has the room on two; user text in it is never markup.

    ``marked`` says whether it is one of those that are worked on together; None where rows are not marked.
    ``roomy`` says whether a title that is too long for one line goes on below.
    """

    def __init__(
        self, row: Row, symbols: Symbols, marked: bool | None = None, roomy: Callable[[], bool] = lambda: False
    ) -> None:
        self.row = row
        self.symbols = symbols
        self.marked = marked
        self.roomy = roomy

    def content(self, width: int) -> Content:
        """The row at ``width`` cells: mark, sign and title left, state and details right."""
        lines = self.lines(width, roomy=self.roomy())
        return lines[0] if len(lines) == 1 else Content("\n").join(lines)

    def lines(self, width: int, *, roomy: bool) -> list[Content]:
        """The one or two lines of `content`."""
        if self.marked is None:
            return self._lines(width, roomy)
        first, *below = self._lines(width - 1, roomy)
        mark = self.symbols.mark("marked") if self.marked else " "
        return [Content.assemble((mark, MARK_PART), first), *(Content.assemble(" ", line) for line in below)]

    def _lines(self, width: int, roomy: bool) -> list[Content]:
        row = self.row
        if row.heading:
            return [Content.styled(one_line(row.title), "bold").truncate(width, ellipsis=True)]
        sign = f"{self.symbols.mark(row.mark)} " if row.mark else ""
        style = Style(bold=True) if self.marked else Style()
        title = Content.assemble("  " * row.depth, (sign, style + SIGN_PART), (one_line(row.title), style))
        detail = self._detail(title, width, roomy)
        room = width - detail.cell_length - 2 if detail else width
        if roomy and title.cell_length > room > 0:
            begun = title.wrap(room)[0].rstrip()
            indent = 2 * row.depth + cell_len(sign)
            rest = title.plain[len(begun.plain) :].strip()
            if begun.cell_length > indent and rest:
                below = cut_at_word(Content.styled(rest, style), width - indent, _MOST_EMPTY)
                return [_beside(begun, detail, width), Content.assemble(" " * indent, below)]
        return [_beside(cut_at_word(title, room, _MOST_EMPTY), detail, width)]

    def _detail(self, title: Content, width: int, roomy: bool) -> Content:
        """The state and the details that there is room for beside the title."""
        row, dot = self.row, f" {self.symbols.dot} "
        state, meta = one_line(row.state), one_line(row.meta)
        if row.unsaved:
            state, meta = f"{self.symbols.mark('warn')} NOT SAVED", dot.join(filter(None, (state, meta)))
        room = max(width - min(title.cell_length, max(_LEAST_TITLE, min(width // 2, width - _MOST_DETAIL))) - 2, 0)
        detail = Content(dot.join(filter(None, (state, meta))))
        tight = detail.cell_length > room or (title.cell_length + 2 + detail.cell_length > width and not roomy)
        if tight and meta and state in _SIGN_SAYS.get(row.mark or "", ()):
            state, detail = "", Content(meta)
        detail = _parts_of(detail, dot, room)
        if state and not detail.plain.startswith(state):
            detail = Content(state).truncate(max(width - 10, 0), ellipsis=True)
        return detail if detail.plain.strip("… ") else Content("")

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The row as Textual draws it."""
        return self.content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All the room there is."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One line, or two."""
        return len(self.lines(width, roomy=self.roomy()))


def _beside(title: Content, detail: Content, width: int) -> Content:
    if not detail:
        return title
    gap = " " * (width - title.cell_length - detail.cell_length)
    return Content.assemble(title, gap, detail.stylize("$muted"))


def _parts_of(detail: Content, dot: str, width: int) -> Content:
    """So many of its parts as fit into ``width`` cells, with … for the others: half a date would say another one."""
    if detail.cell_length <= width:
        return detail
    kept = detail
    while kept.cell_length >= width:
        place = max(kept.plain.rfind(", "), kept.plain.rfind(dot))
        if place < 1:
            return cut_at_word(detail, width)
        kept = kept[:place]
    return kept + Content("…")


def draw_wrapped(row: Row, symbols: Symbols) -> Content:
    """A row over as many lines as it takes, for lists that are read as sentences."""
    sign = f"{symbols.mark(row.mark)} " if row.mark else ""
    detail = "; ".join(filter(None, (row.state, row.meta)))
    return Content.assemble(Content(sign + one_line(row.title)), (f"  {one_line(detail)}" if detail else "", "$muted"))


def one_line(text: str) -> str:
    """A text without its line breaks and tabs; runs of spaces stay, they may align."""
    return " ".join(text.replace("\t", " ").splitlines())
