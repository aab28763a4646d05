"""WordprocessingML of styles, piece by piece; lengths in twentieths of a point unless said otherwise."""

from xml.sax.saxutils import quoteattr

# Word keeps its own styles by these ids whatever the language of the program.
_IDS = {"heading 1": "Heading1", "heading 2": "Heading2", "heading 3": "Heading3", "toc 1": "TOC1"}
_IDS |= {"header": "Header", "footer": "Footer", "footnote text": "FootnoteText"}
_IDS |= {"footnote reference": "FootnoteReference"}
_BUILT_IN = {
    "Title",
    "Subtitle",
    "TOC Heading",
    "Quote",
    "List Bullet",
    "Strong",
    "Hyperlink",
    "Placeholder Text",
    *_IDS,
}
_BODY_NEXT = {"Title": "Subtitle", "heading 1": "Normal", "heading 2": "Normal", "heading 3": "Normal"}


def style_id(name: str) -> str:
    """The id of the style of that name in our template."""
    return _IDS.get(name, name.replace(" ", ""))


def paragraph_style(name: str, shape: str, letters: str, based_on: str = "Normal") -> str:
    """A paragraph style; ``shape`` are its paragraph properties, ``letters`` those of its runs."""
    following = f'<w:next w:val="{_BODY_NEXT[name]}"/>' if name in _BODY_NEXT else ""
    given = f"<w:pPr>{shape}</w:pPr>" if shape else ""
    given += f"<w:rPr>{letters}</w:rPr>" if letters else ""
    return _style("paragraph", name, based_on, given, following)


def character_style(name: str, letters: str) -> str:
    """A character style."""
    return _style("character", name, "Default Paragraph Font", f"<w:rPr>{letters}</w:rPr>")


def table_style(name: str, body: str) -> str:
    """A table style."""
    return _style("table", name, "Table Normal", body)


def _style(kind: str, name: str, based_on: str, given: str, following: str = "") -> str:
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style_id(name)}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="{style_id(based_on)}"/>{following}<w:uiPriority w:val="10"/><w:qFormat/>{given}</w:style>'
    )


def cell_margins(upright: int, sideways: int) -> list[tuple[str, int]]:
    """The margins of cells by side: above and below, left and right."""
    return [("top", upright), ("left", sideways), ("bottom", upright), ("right", sideways)]


def line(side: str, colour: str, eighths: int) -> str:
    """A line along one side of a table or cell; its weight in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


def keep_with_next(*shape: str) -> str:
    """The shape of a paragraph that stays on the page of the next."""
    return "<w:keepNext/>" + "".join(shape)


def heading_shape(level: int, border: str, before: int, after: int) -> str:
    """The shape of a heading; ``level`` counts from 0, as outlines do."""
    return f'<w:keepNext/><w:keepLines/>{border}{space(before, after, 252)}<w:outlineLvl w:val="{level}"/>'


def border(side: str, colour: str, eighths: int, points: int) -> str:
    """A line along one side of a paragraph: weight in eighths of a point, distance in points."""
    line = f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{points}" w:color="{colour}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def no_border(side: str) -> str:
    """None along a side where the style beneath has a line."""
    return f'<w:pBdr><w:{side} w:val="nil"/></w:pBdr>'


def frame(colour: str, points: int) -> str:
    """A line on all four sides: with a shade of the same colour, room around the text."""
    sides = ("top", "left", "bottom", "right")
    lines = (f'<w:{side} w:val="single" w:sz="4" w:space="{points}" w:color="{colour}"/>' for side in sides)
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def shade(colour: str) -> str:
    """A background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def space(before: int, after: int, line: int = 264) -> str:
    """Space above and below; ``line`` in 240ths of a line of the type's own height."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def exact_space(before: int, after: int, line: int) -> str:
    """Space above and below, and lines of one height, whatever stands in them."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def indent(left: int, hanging: int = 0, right: int = 0) -> str:
    """Indents of a paragraph."""
    given = {"left": left, "right": right, "hanging": hanging}
    return "<w:ind" + "".join(f' w:{side}="{width}"' for side, width in given.items() if width) + "/>"


def tab_stop(position: int) -> str:
    """A tab stop."""
    return f'<w:tabs><w:tab w:val="left" w:pos="{position}"/></w:tabs>'


def bulleted() -> str:
    """The shape of an entry of a list."""
    return '<w:numPr><w:numId w:val="1"/></w:numPr>'


def centred() -> str:
    """Centred, which holds on a page of any width."""
    return '<w:jc w:val="center"/>'


def size(points: int) -> str:
    """Letters of so many points."""
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'
