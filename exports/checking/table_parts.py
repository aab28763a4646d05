"""Which parts of a table style apply to which of its cells: first row, last column, bands."""

from collections.abc import Iterator

from exports.checking.word_file import CELL, flow
from exports.word.ooxml import Element, tag

ROW, LOOK = tag("tr"), f"{tag('tblPr')}/{tag('tblLook')}"
# What a table asks of its style, as an attribute and as a bit of the older number.
ASKED = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}


def conditions_of(table: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Each cell with the names of the conditions that it meets, those that count most last."""
    asked = _asked(table)
    rows = [row for row in flow(table) if row.tag == ROW]
    for number, row in enumerate(rows):
        cells = [cell for cell in flow(row) if cell.tag == CELL]
        for place, cell in enumerate(cells):
            met = {
                "firstCol": "firstColumn" in asked and place == 0,
                "lastCol": "lastColumn" in asked and place == len(cells) - 1,
                "firstRow": "firstRow" in asked and number == 0,
                "lastRow": "lastRow" in asked and number == len(rows) - 1,
            }
            band = "band2Horz" if (number - ("firstRow" in asked)) % 2 else "band1Horz"
            bands = [] if "noHBand" in asked or met["firstRow"] or met["lastRow"] else [band]
            yield cell, (*bands, *(name for name, meets in met.items() if meets))


def _asked(table: Element) -> set[str]:
    look = table.find(LOOK)
    if look is None:
        return {"noHBand"}
    try:
        bits = int(look.get(tag("val"), "0")[:4], 16)
    except ValueError:
        bits = 0
    return {
        name
        for name, bit in ASKED.items()
        if (look.get(tag(name)) in ("1", "true", "on") if tag(name) in look.attrib else bits & bit)
    }
