"""A document's text in pieces, and which stretches of it are controls and bookmarks.

Tracked changes are read as if they were accepted.
"""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from exports.keys import parsed
from exports.opening import Element
from exports.word.ooxml import tag

_BLOCKS = frozenset(map(tag, ("p", "tbl", "tr", "tc")))
_UNREAD = frozenset(map(tag, ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")))
_TAKEN_OUT = frozenset(map(tag, ("del", "moveFrom")))
_PUT_IN = frozenset(map(tag, ("ins", "moveTo")))
_PICTURES = frozenset(map(tag, ("drawing", "pict", "object")))
_SIGNS = {
    tag("tab"): "\t",
    tag("ptab"): "\t",
    tag("br"): "\n",
    tag("cr"): "\n",
    tag("noBreakHyphen"): "\u2011",
    tag("softHyphen"): "\u00ad",
}
_PARAGRAPH, _CONTROL, _TEXT, _SYMBOL, _ROW = map(tag, ("p", "sdt", "t", "sym", "tr"))
_MARK, _MARK_END = tag("bookmarkStart"), tag("bookmarkEnd")
_PARAGRAPH_TAKEN_OUT = f"{tag('pPr')}/{tag('rPr')}/{tag('del')}"
_ROW_TAKEN_OUT = f"{tag('trPr')}/{tag('del')}"

Event = Literal["tracked", "pictured"]


class Stretch(Struct, gc=False):
    """A part of the text, between two places in it; ``end`` is -1 while it has none.

    ``name`` is a tag or the name of a bookmark. ``properties`` are those of the control that it is, None for a
    bookmark; ``block``: the control holds whole paragraphs. ``within`` is the innermost control without a tag of
    ours, in the same paragraph, in which a bookmark begins.
    """

    name: str
    start: int
    end: int = -1
    properties: Element | None = None
    block: bool = False
    within: "Stretch | None" = None


class DocumentText:
    """A body read once, piece by piece. Each beginning and end is a piece of its own, so that no two are in one place.

    ``tagged`` are controls that have a tag of ours, ``untagged`` other controls within a paragraph, ``marks``
    bookmarks of ours; each in the order of the document.
    """

    def __init__(self, body: Element, told: Callable[[int], object]) -> None:
        """Read ``body``; ``told`` hears how many controls were read before each."""
        self._told, self._controls = told, 0
        self.pieces: list[str] = []
        self.tagged: list[Stretch] = []
        self.untagged: list[Stretch] = []
        self.marks: list[Stretch] = []
        self.events: dict[Event, list[int]] = {"tracked": [], "pictured": []}
        self._open_marks: dict[str, Stretch] = {}
        self._around: list[Stretch] = []
        self._read(body)

    def _read(self, node: Element) -> None:
        name = str(node.tag)
        if name == _TEXT:
            self.pieces.append(node.text or "")
        elif name in _SIGNS:
            self.pieces.append(_SIGNS[name])
        elif name == _SYMBOL:
            self.pieces.append(_symbol(node))
        elif name == _CONTROL:
            self._read_control(node)
        elif name == _MARK:
            self._begin_mark(node)
        elif name == _MARK_END:
            self._end_mark(node)
        elif name in _TAKEN_OUT:
            self.events["tracked"].append(self._place())
        elif name in _PICTURES:
            self.events["pictured"].append(self._place())
        elif name not in _UNREAD and not (name == _ROW and node.find(_ROW_TAKEN_OUT) is not None):
            if name in _PUT_IN:
                self.events["tracked"].append(self._place())
            for inner in node:
                self._read(inner)
            if name == _PARAGRAPH and node.find(_PARAGRAPH_TAKEN_OUT) is None:
                self.pieces.append("\n")

    def _place(self) -> int:
        self.pieces.append("")
        return len(self.pieces) - 1

    def _read_control(self, node: Element) -> None:
        self._told(self._controls)
        self._controls += 1
        properties, content = node.find(tag("sdtPr")), node.find(tag("sdtContent"))
        if content is None:
            return
        named = properties.find(tag("tag")) if properties is not None else None
        name = named.get(tag("val"), "") if named is not None else ""
        block = any(inner.tag in _BLOCKS for inner in content)
        control = Stretch(name, self._place(), properties=node if properties is None else properties, block=block)
        ours = parsed(name) is not None
        if ours:
            self.tagged.append(control)
        elif not block:
            self.untagged.append(control)
            self._around.append(control)
        for inner in content:
            self._read(inner)
        control.end = self._place()
        if not ours and not block:
            self._around.pop()

    def _begin_mark(self, node: Element) -> None:
        name = node.get(tag("name"), "")
        if parsed(name) is not None:
            mark = Stretch(name, self._place(), within=self._around[-1] if self._around else None)
            self.marks.append(mark)
            self._open_marks[node.get(tag("id"), "")] = mark

    def _end_mark(self, node: Element) -> None:
        mark = self._open_marks.pop(node.get(tag("id"), ""), None)
        if mark is not None:
            mark.end = self._place()


def _symbol(node: Element) -> str:
    """A sign of a font of symbols; those of boxes as what they look like, others as the font alone would know."""
    code = node.get(tag("char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    # Such fonts keep their signs in a private area, with the old number in the last byte.
    return _BOXES.get(number & 0xFF, "") if 0xF000 <= number <= 0xF0FF else _letter(number)


# Wingdings: boxes with a tick, with a cross, and without.
_BOXES = {0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFC: "✓"}


def _letter(number: int) -> str:
    return chr(number) if 0x20 <= number <= 0xFFFF and not 0xD800 <= number <= 0xDFFF else ""
