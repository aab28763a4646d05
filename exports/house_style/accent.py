"""One accent colour in a document: the office's own, where text in it can be read."""

from exports.checking.colours import contrast, is_colour
from exports.checking.style_sheet import StyleSheet
from exports.house_style.style_names import by_name
from exports.opening import Element
from exports.template import ACCENT, TINT
from exports.word.ooxml import tag
from exports.word.styles import HEADINGS

# WCAG 2.2, success criterion 1.4.3; our accent stands on our tint, and white on our accent.
_READABLE = 4.5


def accent_of(office: Element) -> str:
    """The colour of the office's headings as six hexadecimal digits, or ours where it has none that reads."""
    heading = by_name(office).get(HEADINGS[1].casefold())
    if heading is None:
        return ACCENT
    chain = StyleSheet(office).chain(heading.get(tag("styleId"), ""))
    given = [found for style in chain if (found := style.find(f"{tag('rPr')}/{tag('color')}")) is not None]
    colour = given[-1].get(tag("val"), "") if given else ""
    return colour if is_colour(colour) and contrast(colour, TINT) >= _READABLE else ACCENT


def recolour(ours: Element, accent: str) -> None:
    """Give what of ours has our accent colour another."""
    for node in ours.iter():
        for key, value in node.attrib.items():
            if value == ACCENT:
                node.set(key, accent)
