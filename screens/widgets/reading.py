"""Passages to read: title, body, points, notes and source, wrapped with hanging indents."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from screens.rows import Passage, PassageKind
from screens.symbols import Symbols

_STYLES: dict[PassageKind, str] = {
    "title": "bold",
    "body": "",
    "quote": "italic",
    "point": "",
    "note": "italic",
    "source": "$muted",
    "label": "bold $primary",
    "drawing": "",
}


def lay_out(passages: Sequence[Passage], width: int, symbols: Symbols) -> Content:
    """Passages as lines of at most ``width`` cells, with an empty line between the longer ones."""
    lines: list[Content] = []
    before: PassageKind | None = None
    for passage in passages:
        together = passage.kind == before == "point" or before == "label"
        if lines and not together:
            lines.append(Content(""))
        lines += _lines(passage, max(width, 10), symbols)
        before = passage.kind
    return Content("\n").join(lines)


def _lines(passage: Passage, width: int, symbols: Symbols) -> list[Content]:
    style = _STYLES[passage.kind]
    if passage.kind == "drawing":
        return [Content.styled(line, style) for line in passage.text.split("\n")]
    lead = {"point": f"{symbols.dot} ", "note": "Note: "}.get(passage.kind, "")
    hang = "  " if passage.kind == "point" else ""
    lines: list[Content] = []
    for paragraph in (lead + passage.text).split("\n"):
        wrapped = Content.styled(paragraph, style).wrap(width - len(hang))
        lines += [wrapped[0], *(Content(hang) + line for line in wrapped[1:])] if wrapped else [Content("")]
    return lines


class Reading(Widget):
    """Passages about the highlighted row."""

    def __init__(self, symbols: Symbols, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.symbols = symbols
        self.passages: tuple[Passage, ...] = ()

    def show(self, passages: Sequence[Passage]) -> None:
        """Show other passages."""
        if tuple(passages) != self.passages:
            self.passages = tuple(passages)
            self.refresh(layout=True)

    def render(self) -> Content:
        """The passages at the present width."""
        return lay_out(self.passages, self.size.width, self.symbols)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the passages take at ``width``."""
        return lay_out(self.passages, width, self.symbols).plain.count("\n") + 1 if self.passages else 0
