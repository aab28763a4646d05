"""What a copied style must say itself, because the office's Normal says something else than ours."""

from exports.checking.style_sheet import StyleSheet
from exports.house_style.style_names import NORMAL, by_name
from exports.opening import Element
from exports.word.ooxml import child, new, tag

# Paragraph properties in the order of the format.
_ORDER = (
    "keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl"
)
_SIDES = {"left": ("left", "start"), "right": ("right", "end"), "firstLine": ("firstLine", "hanging")}
_AUTOMATIC = ("beforeAutospacing", "afterAutospacing")
_LEFT = ("left", "start")


class Surroundings:
    """What paragraphs in an office's template inherit: its defaults, and then its Normal."""

    def __init__(self, office: Element) -> None:
        sheet = StyleSheet(office)
        named = by_name(office).get(NORMAL.casefold())
        normal = () if named is None else sheet.chain(named.get(tag("styleId"), ""))
        defaults = office.find(f"{tag('docDefaults')}/{tag('pPrDefault')}/{tag('pPr')}")
        given = [defaults, *(style.find(tag("pPr")) for style in normal)]
        self._given = [properties for properties in given if properties is not None]

    def settle(self, style: Element) -> None:
        """Let a style of ours keep its indents, alignment and spacing among the office's."""
        properties = _properties(style)
        for side, names in _SIDES.items():
            if any(self._says("ind", name) for name in names) and not _has(properties, "ind", *names):
                _within(properties, "ind").set(tag(side), "0")
        for name in _AUTOMATIC:
            if self._says("spacing", name):
                _within(properties, "spacing").set(tag(name), "0")
        if self._says("contextualSpacing"):
            child(properties, "contextualSpacing", val=0)
        if self._says("jc", "val", _LEFT) and properties.find(tag("jc")) is None:
            child(properties, "jc", val="left")
        in_order(properties)

    def _says(self, element: str, attribute: str = "val", neutral: tuple[str, ...] = ("0", "false", "off")) -> bool:
        """Whether a property is inherited with a value that is not neutral; the nearest word counts."""
        values = [
            found.get(tag(attribute), "1" if attribute == "val" else "0")
            for properties in self._given
            if (found := properties.find(tag(element))) is not None
            and (attribute == "val" or found.get(tag(attribute)) is not None)
        ]
        return bool(values) and values[-1] not in neutral


def unnumber(style: Element) -> None:
    """Take a style's paragraphs out of the list that they belong to."""
    properties = _properties(style)
    numbers = _within(properties, "numPr")
    for old in list(numbers):
        numbers.remove(old)
    child(numbers, "numId", val=0)
    in_order(properties)


def in_order(properties: Element) -> None:
    """Put paragraph properties into the order that the format wants."""
    places = {tag(name): place for place, name in enumerate(_ORDER.split())}
    properties[:] = sorted(properties, key=lambda each: places.get(str(each.tag), len(places)))


def _properties(style: Element) -> Element:
    found = style.find(tag("pPr"))
    if found is not None:
        return found
    made = new("pPr")
    letters = style.find(tag("rPr"))
    if letters is None:
        style.append(made)
    else:
        letters.addprevious(made)
    return made


def _within(properties: Element, name: str) -> Element:
    found = properties.find(tag(name))
    return child(properties, name) if found is None else found


def _has(properties: Element, element: str, *attributes: str) -> bool:
    found = properties.find(tag(element))
    return found is not None and any(found.get(tag(name)) is not None for name in attributes)
