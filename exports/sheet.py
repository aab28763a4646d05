"""The paper of the one page: what room its margins, header and footer leave."""

from msgspec import Struct

from exports.blocks import Span
from exports.letters import lines_of

# A4, in twentieths of a point.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
# A line of header or footer, 12 points large.
EDGE_LINE = 290
EDGE_POINTS = 12


class Margins(Struct, frozen=True):
    """Margins in twentieths of a point; ``edge`` is how far header and footer stand from the paper's edge."""

    side: int
    top: int
    bottom: int
    edge: int


SHEET = Margins(side=1020, top=1040, bottom=1140, edge=454)


class Paper(Struct, frozen=True):
    """The room for text on one page, in twentieths of a point.

    ``widening`` is how much wider than Arial the letters are.
    """

    width: int
    height: int
    widening: float = 1.0


def house_paper(marking: str, footer: str) -> Paper:
    """The room on our own page between a marking above, and the page number and marking below."""
    width = PAGE_WIDTH - 2 * SHEET.side
    marked = _lines(marking, width)
    top = max(SHEET.top, SHEET.edge + marked * EDGE_LINE)
    bottom = max(SHEET.bottom, SHEET.edge + (marked + _lines(f"{footer} · Page 1 of 1", width)) * EDGE_LINE)
    return Paper(width, PAGE_HEIGHT - top - bottom)


def _lines(text: str, width: int) -> int:
    return lines_of((Span(text, bold=True),), EDGE_POINTS, width)
