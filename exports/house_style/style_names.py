"""Styles of a file by their names, as Word matches them, and what in them does not do for a document."""

from collections.abc import Iterator

from exports.checking.style_sheet import StyleSheet
from exports.house_style.lists import Lists
from exports.opening import Element
from exports.word.ooxml import tag
from exports.word.styles import NEEDED

_KINDS = {
    "paragraph": "a paragraph style",
    "character": "a character style",
    "table": "a table style",
    "numbering": "a list style",
}
_VAL = tag("val")
NORMAL = "Normal"


def by_name(root: Element) -> dict[str, Element]:
    """The styles by folded name; of two that differ in case alone the first."""
    found: dict[str, Element] = {}
    for style in root.iterchildren(tag("style")):
        found.setdefault(name_of(style).casefold(), style)
    return found


def name_of(style: Element) -> str:
    """The name of a style."""
    name = style.find(tag("name"))
    return "" if name is None else name.get(_VAL, "")


def kind_of(style: Element) -> str:
    """``paragraph``, ``character``, ``table`` or ``numbering``; the first where nothing is said."""
    return style.get(tag("type"), "paragraph")


def list_of(sheet: StyleSheet, id: str) -> str:
    """The number of the list that a style's paragraphs belong to; ``0`` where there is none."""
    path = f"{tag('pPr')}/{tag('numPr')}/{tag('numId')}"
    given = [found.get(_VAL, "0") for style in sheet.chain(id) if (found := style.find(path)) is not None]
    return given[-1] if given else "0"


def style_problems(office: Element, house: Element, lists: Lists) -> Iterator[str]:
    """What is wrong with the styles that an office's template shares with ours, each in a sentence that names it."""
    theirs, ours = by_name(office), by_name(house)
    their_sheet, our_sheet = StyleSheet(office), StyleSheet(house)
    for name in dict.fromkeys(NEEDED):
        style, wanted = theirs.get(name.casefold()), ours[name.casefold()]
        if style is None:
            continue
        kind, needed = kind_of(style), kind_of(wanted)
        if kind != needed:
            yield (
                f"The style “{name}” is {_KINDS.get(kind, 'of an unknown kind')}, and documents need "
                f"{_KINDS[needed]} of that name: rename yours."
            )
        elif list_of(our_sheet, wanted.get(tag("styleId"), "")) != "0":
            number = list_of(their_sheet, style.get(tag("styleId"), ""))
            if not lists.has(number):
                yield f"The style “{name}” makes no list: give it bullets in Word under Modify, Format, Numbering."
