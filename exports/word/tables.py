"""Tables: a header row that repeats, fixed widths, rows copied from a prototype."""

from copy import copy

from exports.blocks import Form, Span, Table, Text
from exports.word.body import Body
from exports.word.controls import fillable
from exports.word.ooxml import XML_SPACE, Element, child, is_plain, new, tag
from exports.word.styles import FIGURE, FIGURE_HEADING, FIGURES_TABLE, TABLE, TABLE_HEADING, TABLE_TEXT

# A row with more text than this may break across pages: held together it might not fit on one.
WHOLE_ROW = 1000

LOOKS = {
    "records": (TABLE, TABLE_HEADING, TABLE_TEXT),
    "figures": (FIGURES_TABLE, FIGURE_HEADING, FIGURE),
}


def table(body: Body, block: Table) -> None:
    """A table as wide as the text; every cell ends in a paragraph, nothing is merged."""
    style, heading, text = LOOKS[block.look]
    element, widths = _begun(body, block, style, heading, block.header)
    row = _prototype(widths, body.styles[text])
    for cell in row.iterchildren(_CELL):
        child(child(cell[-1], "r"), "t")
    for cells in block.rows:
        element.append(_copied(body, row, cells))


def form(body: Body, block: Form) -> None:
    """Fields side by side under their labels, in one row that is at least so high."""
    style, heading, text = LOOKS["records"]
    element, widths = _begun(body, block, style, heading, tuple(entry.label for entry in block.entries))
    row = _prototype(widths, body.styles[text])
    child(row[0], "trHeight", val=block.height, hRule="atLeast")
    for cell, entry in zip(row.iterchildren(_CELL), block.entries, strict=True):
        fillable(body, cell[-1], entry)
    if sum(len(entry.text) for entry in block.entries) > WHOLE_ROW:
        row[0].remove(row[0][0])
    element.append(row)


def _begun(
    body: Body, block: Table | Form, style: str, heading: str, titles: tuple[str, ...]
) -> tuple[Element, list[int]]:
    """A table with its header row, and the widths of its columns."""
    widths = _widths(body.text_width, block.widths)
    element = body.add(new("tbl"))
    _properties(body, element, block, style, sum(widths))
    grid = child(element, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=width)
    header = _prototype(widths, body.styles[heading], header=True)
    element.append(_filled(body, header, tuple((Span(title),) for title in titles)))
    return element, widths


def _widths(whole: int, shares: tuple[int, ...]) -> list[int]:
    """Column widths in twentieths of a point that add up to the whole."""
    total = sum(shares)
    ends = [whole * sum(shares[: place + 1]) // total for place in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _properties(body: Body, element: Element, block: Table | Form, style: str, width: int) -> None:
    properties = child(element, "tblPr")
    child(properties, "tblStyle", val=body.styles[style])
    child(properties, "tblW", w=width, type="dxa")
    child(properties, "tblLayout", type="fixed")
    child(properties, "tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    child(properties, "tblCaption", val=block.caption)
    child(properties, "tblDescription", val=block.description)


def _prototype(widths: list[int], style: str, header: bool = False) -> Element:
    """An empty row; each cell has its width and one paragraph with an empty run."""
    row = new("tr")
    properties = child(row, "trPr")
    child(properties, "cantSplit")
    if header:
        child(properties, "tblHeader")
    for width in widths:
        cell = child(row, "tc")
        child(child(cell, "tcPr"), "tcW", w=width, type="dxa")
        paragraph = child(cell, "p")
        child(child(paragraph, "pPr"), "pStyle", val=style)
    return row


_CELL, _TEXT = tag("tc"), tag("t")


def _copied(body: Body, row: Element, cells: tuple[Text, ...]) -> Element:
    """A row of the prototype with these texts; those of a row of plain ones have their places already."""
    if all(is_plain(text) and text[0].text for text in cells):
        plain = copy(row)
        length = 0
        for holder, text in zip(plain.iter(_TEXT), cells, strict=True):
            said = holder.text = text[0].text
            length += len(said)
            if said[0].isspace() or said[-1].isspace():
                holder.set(XML_SPACE, "preserve")
        return _breaking(plain, length)
    other = copy(row)
    for cell in other.iterchildren(_CELL):
        cell[-1].remove(cell[-1][-1])
    return _filled(body, other, cells)


def _filled(body: Body, row: Element, cells: tuple[Text, ...]) -> Element:
    length = 0
    for cell, text in zip(row.iterchildren(_CELL), cells, strict=True):
        length += sum(len(span.text) for span in text)
        body.write(cell[-1], text)
    return _breaking(row, length)


def _breaking(row: Element, length: int) -> Element:
    """The row, free to break across pages where its text is long."""
    if length > WHOLE_ROW:
        properties = row[0]
        properties.remove(properties[0])
    return row
