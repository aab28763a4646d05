"""How text looks in the end: what the file's defaults, its styles and the text itself say, one over the other."""

from functools import cache, reduce

from msgspec import Struct, structs

from exports.checking.colours import MARKER, NONE, shade
from exports.checking.style_sheet import StyleSheet
from exports.checking.word_file import VAL, is_on
from exports.word.ooxml import Element, tag

RUN, PARAGRAPH, CELL, TABLE = tag("rPr"), tag("pPr"), tag("tcPr"), tag("tblPr")
DEFAULT_RUN = f"{tag('docDefaults')}/{tag('rPrDefault')}/{RUN}"
SIZE, COLOUR, BOLD, SHADE, MARKED, HIDDEN = (tag(name) for name in ("sz", "color", "b", "shd", "highlight", "vanish"))
CONDITION = tag("tblStylePr")
# Word's own size where nobody says one, in points.
WORDS_SIZE = 10.0


class Look(Struct, frozen=True):
    """What one place says of text; None where it says nothing. Sizes in points, colours as written."""

    size: float | None = None
    bold: bool | None = None
    colour: str | None = None
    marked: str | None = None
    hidden: bool | None = None
    behind: str | None = None
    behind_cell: str | None = None

    def over(self, other: "Look") -> "Look":
        """This where it says something, else the other."""
        said = {name: value for name, value in structs.asdict(self).items() if value is not None}
        return structs.replace(other, **said) if said else other


NOTHING = Look()


class Looks:
    """Works out looks by style; each style once."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        default = None if sheet.root is None else sheet.root.find(DEFAULT_RUN)
        self._default = _of_run(default)
        self.of_style = cache(self._of_style)
        self.of_table = cache(self._of_table)
        self._of_kind = cache(self._of_styles)

    def look(self, table: Look, paragraph_style: str, run_style: str, own: Element | None) -> Look:
        """How a run looks: ``table`` is what its table says, ``own`` its own properties."""
        styled = self._of_kind(table, paragraph_style, run_style)
        return styled if own is None else _of_run(own).over(styled)

    def _of_styles(self, table: Look, paragraph_style: str, run_style: str) -> Look:
        levels = (table, self.of_style(paragraph_style), self.of_style(run_style))
        look = reduce(lambda below, level: level.over(below), levels, self._default)
        # Bold on bold is not bold: styles of different kinds switch it on and off in turn (17.7.3 of ISO 29500-1).
        bold = sum(level.bold is True for level in levels) % 2 == 1 or self._default.bold is True
        return Look(bold=bold).over(look)

    def _of_style(self, id: str) -> Look:
        return reduce(lambda below, style: _of(style).over(below), self._sheet.chain(id), NOTHING)

    def _of_table(self, id: str, conditions: tuple[str, ...]) -> Look:
        """What a table style says of cells that meet the conditions, such as ``firstRow``; the last counts most."""
        chain = self._sheet.chain(id)
        parts = [*chain]
        for condition in conditions:
            parts += [part for style in chain for part in style.iterchildren(CONDITION) if _type(part) == condition]
        return reduce(lambda below, part: _of(part).over(below), parts, NOTHING)


def _type(condition: Element) -> str:
    return condition.get(tag("type"), "")


def _of(style: Element) -> Look:
    """What a style, or a part of a table style, says by itself."""
    cell = behind(style.find(CELL)) or behind(style.find(TABLE))
    return Look(behind=behind(style.find(PARAGRAPH)), behind_cell=cell).over(_of_run(style.find(RUN)))


def _of_run(properties: Element | None) -> Look:
    if properties is None:
        return NOTHING
    found = {str(child.tag): child for child in properties}
    marked = found[MARKED].get(VAL, "") if MARKED in found else ""
    return Look(
        size=_points(found.get(SIZE)),
        bold=is_on(properties, "b") if BOLD in found else None,
        colour=found[COLOUR].get(VAL) if COLOUR in found else None,
        marked=MARKER.get(marked, NONE) if marked else behind(properties),
        hidden=is_on(properties, "vanish") if HIDDEN in found else None,
    )


def behind(properties: Element | None) -> str | None:
    """The background that properties give: a colour, ``none``, or None where they say nothing."""
    found = None if properties is None else properties.find(SHADE)
    if found is None:
        return None
    return shade(found.get(VAL, ""), found.get(tag("color"), ""), found.get(tag("fill"), ""))


def _points(size: Element | None) -> float | None:
    """A size, which is written in halves of a point."""
    text = "" if size is None else size.get(VAL, "")
    return int(text) / 2 if text.isascii() and text.isdecimal() and len(text) <= 4 else None
