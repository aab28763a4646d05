"""A document laid out for the terminal, line by line, so that it can be read before it is a file."""

from collections.abc import Callable, Sequence
from typing import assert_never

from textual.content import Content

from exports.blocks import (
    Block,
    Bullets,
    Callout,
    Chart,
    Contents,
    Document,
    Entry,
    EntryLine,
    Facts,
    Form,
    Heading,
    Paragraph,
    Role,
    Span,
    Spoken,
    Table,
    Text,
    TickBox,
    Title,
)
from exports.markdown import EMPTY
from screens.symbols import Symbols
from toolkit.trends import Trend

_STYLES: dict[Role, str] = {
    "muted": "$muted",
    "quote": "italic",
    "cue": "italic $muted",
    "question": "bold",
    "cover-force": "bold",
    "banner": "bold $accent",
}
_INDENTS: dict[Role, int] = {"quote": 2, "cue": 2, "answer": 2, "tick-text": 4, "tick-detail": 4}
_LEAST = 20
_LEAST_COLUMN, _GAP = 4, 2
# Cells for the clock beside what is said.
_CLOCK = 6
_TITLE, _HEADING, _MUTED, _STRONG, _MARKING = "bold $primary", "bold $primary", "$muted", "bold", "bold $accent"


def laid_out(
    document: Document, width: int, symbols: Symbols, told: Callable[[], object] = lambda: None
) -> list[Content]:
    """The document as lines of at most ``width`` cells; what people typed in it is never markup.

    ``told`` hears of each block, and may end it by raising.
    """
    page = _Page(max(width, _LEAST), symbols)
    parts = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    page.wrapped(Content.styled(document.marking, _MARKING))
    for block in document.blocks:
        told()
        page.write(block, parts)
    for number, note in enumerate(page.notes, start=1):
        page.wrapped(Content.assemble((f"[{number}] ", _MUTED), Content(note)), hang=4, apart=number == 1)
    page.wrapped(Content.styled(document.marking, _MARKING))
    return page.lines


class _Page:
    """Takes blocks in order and keeps the lines that they make."""

    def __init__(self, width: int, symbols: Symbols) -> None:
        self.width = width
        self.symbols = symbols
        self.lines: list[Content] = []
        self.notes: list[str] = []

    def write(self, block: Block, parts: Sequence[Heading]) -> None:
        """Add the lines of one block."""
        match block:
            case Title():
                self.wrapped(Content.styled(block.text, _TITLE))
            case Heading():
                self._heading(block)
            case Paragraph():
                self.wrapped(self._text(block.text, _STYLES.get(block.role, "")), _INDENTS.get(block.role, 0))
            case Bullets():
                self._bullets([self._text(item) for item in block.items])
            case Facts():
                for place, fact in enumerate(block.facts):
                    lead = Content.styled(f"{fact.label}: ", _MUTED)
                    self.wrapped(lead + self._text(fact.value), hang=2, apart=not place)
            case TickBox():
                sign = self.symbols.mark("done" if block.done else "todo")
                said = (f"{sign} ", ""), (block.label, _STRONG), (f" ({block.words})", _MUTED)
                self.wrapped(Content.assemble(*said), hang=4)
            case Entry():
                self.wrapped(self._entry(block), _INDENTS.get(block.role, 0))
            case EntryLine():
                between = Content(f" {self.symbols.dot} ")
                self.wrapped(between.join([self._entry(entry) for entry in block.entries]))
            case Form():
                for entry in block.entries:
                    self.wrapped(self._entry(entry), 2)
            case Spoken():
                clock = Content.styled(block.clock.ljust(_CLOCK), _HEADING)
                self.wrapped(clock + self._text(block.text), hang=_CLOCK)
            case Chart():
                self._chart(block)
            case Table():
                self._table(block)
            case Callout():
                lead = Content.styled(f"{block.lead}: ", _MARKING)
                self.wrapped(lead + Content(block.text), 2)
            case Contents():
                self.wrapped(Content.styled(block.title, _HEADING))
                self._bullets([Content(_numbered(part)) for part in parts])
            case _:
                assert_never(block)

    def wrapped(self, text: Content, indent: int = 0, *, hang: int = 0, apart: bool = True) -> None:
        """Add a text, ``apart`` from what stands above it, ``hang`` cells further in from its second line on."""
        if apart and self.lines:
            self.lines.append(Content(""))
        for place, line in enumerate(text.wrap(self.width - indent - hang)):
            self.lines.append(Content(" " * (indent + (hang if place else 0))) + line)

    def _heading(self, block: Heading) -> None:
        self.wrapped(Content.styled(_numbered(block), _HEADING if block.level < 3 else _STRONG))
        if block.level == 1:
            self.lines.append(Content.styled(self.symbols.rule * self.width, _MUTED))

    def _bullets(self, items: Sequence[Content]) -> None:
        for place, item in enumerate(items):
            self.wrapped(Content(f"{self.symbols.dot} ") + item, hang=2, apart=not place)

    def _text(self, text: Text, style: str = "") -> Content:
        pieces: list[Content] = []
        for span in text:
            pieces.append(Content.styled(span.text, f"{style} bold".strip() if span.bold else style))
            if span.note:
                self.notes.append(span.note)
                pieces.append(Content.styled(f"[{len(self.notes)}]", _MUTED))
        return Content("").join(pieces)

    def _entry(self, entry: Entry) -> Content:
        said = entry.text if entry.text.strip() else EMPTY
        return Content.assemble((f"{entry.label}: ", _STRONG), (said, "" if entry.text.strip() else _MUTED))

    def _chart(self, block: Chart) -> None:
        self.wrapped(self._text((Span(f"{block.title}: ", bold=True), Span(block.words))))
        drawn = Trend(tuple(value for _, value in block.points), block.words).sparkline(self.symbols.ascii)
        self.wrapped(Content.styled(drawn, _HEADING), 2, apart=False)

    def _table(self, block: Table) -> None:
        widths = _shares(self.width - _GAP * (len(block.widths) - 1), block.widths)
        self.lines.append(Content(""))
        self._row([Content.styled(title, _HEADING) for title in block.header], widths)
        self.lines.append(Content.styled(self.symbols.rule * self.width, _MUTED))
        for cells in block.rows:
            self._row([self._text(cell) for cell in cells], widths)

    def _row(self, cells: Sequence[Content], widths: Sequence[int]) -> None:
        columns = [cell.wrap(width) for cell, width in zip(cells, widths, strict=True)]
        for place in range(max(map(len, columns), default=0)):
            line = Content("")
            for column, width in zip(columns, widths, strict=True):
                piece = column[place] if place < len(column) else Content("")
                line += piece.pad_right(max(width - piece.cell_length, 0) + _GAP)
            self.lines.append(line.rstrip())


def _numbered(heading: Heading) -> str:
    return f"{heading.number}. {heading.text}" if heading.number is not None else heading.text


def _shares(whole: int, shares: Sequence[int]) -> list[int]:
    """Widths of columns, in cells, that add up to the whole and hold a few letters each."""
    total = sum(shares)
    widths = [max(whole * share // total, _LEAST_COLUMN) for share in shares]
    while sum(widths) > whole and max(widths) > _LEAST_COLUMN:
        widths[widths.index(max(widths))] -= 1
    return widths
