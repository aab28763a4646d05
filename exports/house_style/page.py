"""The page of an office's template: which section of it is kept, and whether a document fits on it."""

import re

from exports.opening import Element
from exports.word.ooxml import R, child, new, tag

STORIES = ("header", "footer")
USES = ("default", "first", "even")
# Below these a table of ours has no readable columns, and a page no readable part; in twentieths of a point.
CENTIMETRE = 567
LEAST_WIDTH = 12 * CENTIMETRE
LEAST_HEIGHT = 12 * CENTIMETRE
# Where a header or footer stands when nothing is said.
_USUAL_EDGE = 708
_SIDES = ("top", "right", "bottom", "left")
_UNITS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi|)")

Stories = dict[tuple[str, str], str]
"""The ids of the relations to headers and footers, by story (see `STORIES`) and use (see `USES`)."""


def _sections_of(body: Element) -> list[Element]:
    """The properties of the sections of a body, in order."""
    last = body.find(tag("sectPr"))
    return [*body.iterfind(f".//{tag('pPr')}/{tag('sectPr')}"), *([] if last is None else [last])]


def chosen(body: Element) -> tuple[Element, Stories] | None:
    """The last upright section, or else the last, and the headers and footers that it shows; None without any.

    A cover stands at the front of a template, and what lies on its side comes after the text.
    """
    sections = _sections_of(body)
    if not sections:
        return None
    upright = [place for place, section in enumerate(sections) if _is_upright(section)]
    place = upright[-1] if upright else len(sections) - 1
    stories: Stories = {}
    # A section without a header of its own shows that of the section before.
    for section in sections[: place + 1]:
        for story in STORIES:
            for reference in section.iterchildren(tag(f"{story}Reference")):
                stories[story, reference.get(tag("type"), "default")] = reference.get(f"{{{R}}}id", "")
    return sections[place], stories


def page_problems(section: Element | None) -> list[str]:
    """What keeps a document from standing on the page of a section."""
    if section is None:
        return ["The template says nothing of its page: set size and margins in Word under Layout."]
    problems = []
    width, height = (_length(section, "pgSz", side) for side in ("w", "h"))
    if not width or not height:
        problems.append("The template does not say how large its page is: set it in Word under Layout, Size.")
    top, right, bottom, left = (_length(section, "pgMar", side) for side in _SIDES)
    if top is None or right is None or bottom is None or left is None:
        problems.append("The template does not say how wide its margins are: set them in Word under Layout, Margins.")
    elif width and height:
        gutter = _length(section, "pgMar", "gutter") or 0
        problems.extend(_too_small("wide", width - left - right - gutter, LEAST_WIDTH))
        problems.extend(_too_small("high", height - abs(top) - abs(bottom), LEAST_HEIGHT))
    return problems


def properties_of(section: Element) -> Element:
    """The properties of a section that is the only one: page, margins, borders, a first page of its own.

    Columns, line numbers, where numbers begin, and the like belong to the text that was in it.
    """
    kept = new("sectPr")
    width, height = _whole(section, "pgSz", "w"), _whole(section, "pgSz", "h")
    size = child(kept, "pgSz", w=width, h=height)
    if width > height:
        size.set(tag("orient"), "landscape")
    margins = child(kept, "pgMar")
    for side in _SIDES:
        # A negative margin lets a header run into the text; ours has grown by the marking.
        margins.set(tag(side), str(abs(_whole(section, "pgMar", side))))
    for edge in STORIES:
        margins.set(tag(edge), str(_whole(section, "pgMar", edge, _USUAL_EDGE)))
    margins.set(tag("gutter"), str(_whole(section, "pgMar", "gutter")))
    for name in ("pgBorders", "titlePg"):
        found = section.find(tag(name))
        if found is not None and not any(
            str(key).startswith(f"{{{R}}}") for node in found.iter() for key in node.attrib
        ):
            kept.append(found)
    return kept


def _too_small(way: str, room: int, least: int) -> list[str]:
    if room >= least:
        return []
    there, needed = room / CENTIMETRE, least // CENTIMETRE
    return [f"The template leaves text {there:.1f} cm {way}, and documents need {needed} cm: make its margins smaller."]


def _is_upright(section: Element) -> bool:
    return (_length(section, "pgSz", "h") or 0) >= (_length(section, "pgSz", "w") or 0)


def _whole(section: Element, element: str, name: str, usual: int = 0) -> int:
    found = _length(section, element, name)
    return usual if found is None else found


def _length(section: Element, element: str, name: str) -> int | None:
    """A length in twentieths of a point, which may be written with a unit; None where there is none to read."""
    found = section.find(tag(element))
    said = _LENGTH.fullmatch(found.get(tag(name), "")) if found is not None else None
    return round(float(said[1]) * _UNITS[said[2]]) if said else None
