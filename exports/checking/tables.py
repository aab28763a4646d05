"""Tables that screen readers can read out and both word processors draw alike."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import CELL, TABLE, P, WordFile, flow, is_on, value
from exports.word.ooxml import Element, tag

ROW = tag("tr")
MERGED = (tag("gridSpan"), tag("vMerge"), tag("hMerge"))
# Marks of places, which may stand after what a cell ends with.
MARKS = {
    tag(f"{name}{end}")
    for name in ("bookmark", "moveFromRange", "moveToRange", "commentRange", "perm")
    for end in ("Start", "End")
}
WORDS = {
    "table-header": "A table has no header row: let its first row repeat as header row.",
    "table-caption": "A table has no title for those who do not see it: write one in its properties, under Alt Text.",
    "table-description": "A table is not described: write in its properties, under Alt Text, what it shows.",
    "table-merged": "Cells of a table are merged, which screen readers misread: split them.",
    "table-nested": "A table stands within a table, which screen readers misread: take it out.",
    "table-cells": "Rows of a table have fewer or more cells than it has columns: make each row whole.",
    "table-widths": "Cells of a table are not as wide as its columns: Word and LibreOffice will draw it differently.",
    "cell-end": "A cell does not end with a paragraph, and Word will call the file damaged: export it again.",
}


def tables(word: WordFile) -> Iterator[Finding]:
    """Header row, caption and description; no merged or nested cells; cells that fit the grid and end as they must."""
    for part, story in word.stories.items():
        for table in story.iter(TABLE):
            for code in _faults(table):
                yield Finding(code, WORDS[code], part, word.near(table))


def _faults(table: Element) -> Iterator[str]:
    rows = [row for row in flow(table) if row.tag == ROW]
    cells = [[cell for cell in flow(row) if cell.tag == CELL] for row in rows]
    every = [cell for row in cells for cell in row]
    if not rows or not is_on(rows[0], "trPr/tblHeader"):
        yield "table-header"
    if not value(table, "tblPr/tblCaption").strip():
        yield "table-caption"
    if not value(table, "tblPr/tblDescription").strip():
        yield "table-description"
    merged = any(properties.find(kind) is not None for properties in _properties(every) for kind in MERGED)
    if merged:
        yield "table-merged"
    if any(child.tag == TABLE for child in table.iterancestors()):
        yield "table-nested"
    grid = [column.get(tag("w"), "") for column in table.iterfind(f"{tag('tblGrid')}/{tag('gridCol')}")]
    if any(len(row) != len(grid) for row in cells):
        if not merged:
            yield "table-cells"
    elif any([_width(cell) for cell in row] != grid for row in cells):
        yield "table-widths"
    if any(_last(cell) != P for cell in every):
        yield "cell-end"


def _properties(cells: list[Element]) -> Iterator[Element]:
    for cell in cells:
        found = cell.find(tag("tcPr"))
        if found is not None:
            yield found


def _width(cell: Element) -> str:
    """The width of a cell in twentieths of a point, as it is written; empty where it is measured otherwise."""
    found = cell.find(f"{tag('tcPr')}/{tag('tcW')}")
    return found.get(tag("w"), "") if found is not None and found.get(tag("type")) == "dxa" else ""


def _last(cell: Element) -> str:
    return next((str(child.tag) for child in cell.iterchildren("*", reversed=True) if child.tag not in MARKS), "")
