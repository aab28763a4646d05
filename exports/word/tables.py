"""Tables: a header row that repeats, fixed widths, a paragraph in every cell."""

from collections.abc import Iterable, Sequence
from itertools import chain

from exports.blocks import Form, Table
from exports.word.body import Body
from exports.word.controls import fillable
from exports.word.styles import FIGURE, FIGURE_HEADING, FIGURES_TABLE, TABLE, TABLE_HEADING, TABLE_TEXT
from exports.word.writing import element, run

# A row with more text than this may break across pages: held together it might not fit on one.
WHOLE_ROW = 1000

Look = tuple[str, str, str]
"""The styles of a table, of its headings and of its texts."""

LOOKS: dict[str, Look] = {
    "records": (TABLE, TABLE_HEADING, TABLE_TEXT),
    "figures": (FIGURES_TABLE, FIGURE_HEADING, FIGURE),
}


Row = tuple[Iterable[str], int]
"""What stands in the cells of a row, and how many letters that are."""


def table(body: Body, block: Table) -> None:
    """A table as wide as the text; every cell ends in a paragraph, nothing is merged."""
    rows = ((map(body.runs, texts), sum([len(span.text) for text in texts for span in text])) for texts in block.rows)
    _add(body, block, LOOKS[block.look], block.header, rows)


def form(body: Body, block: Form) -> None:
    """Fields side by side under their labels, in one row that is at least so high."""
    fields = (fillable(body, entry) for entry in block.entries)
    length = sum(len(entry.text) for entry in block.entries)
    height = element("trHeight", val=block.height, hRule="atLeast")
    _add(body, block, LOOKS["records"], [entry.label for entry in block.entries], [(fields, length)], height)


def _add(
    body: Body, block: Table | Form, look: Look, titles: Sequence[str], rows: Iterable[Row], height: str = ""
) -> None:
    """Put a table into the body, row by row under its header."""
    style, heading, text = (body.styles[name] for name in look)
    widths = _widths(body.text_width, block.widths)
    properties = (
        element("tblStyle", val=style),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        element("tblCaption", val=block.caption),
        element("tblDescription", val=block.description),
    )
    grid = [element("gridCol", w=width) for width in widths]
    begun = f"<w:tbl>{element('tblPr', ''.join(properties))}{element('tblGrid', ''.join(grid))}"
    said = [run(title) if title else "" for title in titles]
    header = _row(_cells(widths, heading), said, sum(map(len, titles)), "<w:tblHeader/>")
    cells = _cells(widths, text)
    body.table(chain([begun, header], (_row(cells, *row, height) for row in rows), ["</w:tbl>"]))


def _widths(whole: int, shares: tuple[int, ...]) -> list[int]:
    """Column widths in twentieths of a point that add up to the whole."""
    total = sum(shares)
    ends = [whole * sum(shares[: place + 1]) // total for place in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _cells(widths: list[int], style: str) -> list[str]:
    """The cells of a row up to what stands in them, the same in all rows."""
    look = element("pPr", element("pStyle", val=style))
    return [f"<w:tc>{element('tcPr', element('tcW', w=width, type='dxa'))}<w:p>{look}" for width in widths]


def _row(cells: list[str], contents: Iterable[str], length: int, properties: str = "") -> str:
    """A row with that many letters in it, held together on one page unless they are too many."""
    held = "<w:cantSplit/>" if length <= WHOLE_ROW else ""
    filled = [f"{cell}{content}</w:p></w:tc>" for cell, content in zip(cells, contents, strict=True)]
    return f"<w:tr>{element('trPr', held + properties)}{''.join(filled)}</w:tr>"
