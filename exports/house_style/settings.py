"""The settings of documents on an office's template: ours, with what of the office's shapes its pages."""

from copy import deepcopy

from exports.opening import Element
from exports.template import LANGUAGE
from exports.word.ooxml import tag

# What is taken over. Left behind: protection, tracking, the path of another template, mail merge, macros' variables.
_KEPT = (
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "evenAndOddHeaders",
    "characterSpacingControl",
    "themeFontLang",
    "clrSchemeMapping",
)
# The order that the format wants, of these and ours.
_ORDER = (
    "zoom",
    *_KEPT[:-2],
    "footnotePr",
    "compat",
    *_KEPT[-2:],
    "decimalSymbol",
    "listSeparator",
)


def settings_for(office: Element | None, house: Element) -> Element:
    """Our settings with the office's pages: even and odd, mirrored, hyphenation, tab stops."""
    settings = deepcopy(house)
    for name in _KEPT:
        theirs = None if office is None else office.find(tag(name))
        if theirs is None:
            continue
        ours = settings.find(tag(name))
        if ours is not None:
            settings.remove(ours)
        settings.append(deepcopy(theirs))
    for language in settings.iterchildren(tag("themeFontLang")):
        if not language.get(tag("val")):
            language.set(tag("val"), LANGUAGE)
    places = {tag(name): place for place, name in enumerate(_ORDER)}
    settings[:] = sorted(settings, key=lambda each: places.get(str(each.tag), len(places)))
    return settings
