"""Styles that an office's template lacks, copied from ours so that they look right among the office's own."""

from collections.abc import Mapping
from copy import deepcopy

from exports.checking.style_sheet import StyleSheet
from exports.house_style.lists import Lists
from exports.house_style.neutral import Surroundings, unnumber
from exports.house_style.style_names import NORMAL, by_name, kind_of, list_of
from exports.opening import Element
from exports.template import LANGUAGE
from exports.word.ooxml import child, new, tag
from exports.word.styles import HEADINGS, NEEDED

_VAL, _ID, _DEFAULT = tag("val"), tag("styleId"), tag("default")
_LIST = f"{tag('pPr')}/{tag('numPr')}/{tag('numId')}"
_YES = ("1", "true", "on")


def complete(office: Element, house: Element, lists: Lists) -> tuple[str, ...]:
    """Add what the office's styles lack, and give the names of those that documents need.

    Numbers that the office gives its headings are taken away: ours are written out, and links name them.
    """
    _name_normal(office)
    there = by_name(office)
    ids = _ids(there, house)
    missing = [style for name, style in by_name(house).items() if name not in there]
    copied = {style.get(_ID, ""): ids[style.get(_ID, "")] for style in missing}
    defaults = {kind_of(style) for style in there.values() if style.get(_DEFAULT) in _YES}
    surroundings = Surroundings(office)
    for style in missing:
        copy = deepcopy(style)
        _rename(copy, ids)
        if kind_of(copy) in defaults:
            copy.attrib.pop(_DEFAULT, "")
        for number in copy.iterfind(_LIST):
            number.set(_VAL, lists.copied(number.get(_VAL, ""), copied))
        if ids.get(_based_on(style)) == ids.get(NORMAL):
            surroundings.settle(copy)
        office.append(copy)
    _take_numbers_away(office, lists)
    _say_language(office)
    return tuple(name for name in dict.fromkeys(NEEDED) if name.casefold() not in there)


def _ids(there: Mapping[str, Element], house: Element) -> dict[str, str]:
    """Under which id each of our styles is found in the template; a copy gets a new one where ours is taken."""
    taken = {style.get(_ID, "").casefold() for style in there.values()}
    ids = {}
    for name, style in by_name(house).items():
        ours = style.get(_ID, "")
        if name in there:
            ids[ours] = there[name].get(_ID, "")
            continue
        fresh, count = ours, 1
        while fresh.casefold() in taken:
            count += 1
            fresh = f"{ours}{count}"
        taken.add(fresh.casefold())
        ids[ours] = fresh
    return ids


def _rename(copy: Element, ids: Mapping[str, str]) -> None:
    copy.set(_ID, ids[copy.get(_ID, "")])
    for name in ("basedOn", "next", "link"):
        for reference in copy.iterchildren(tag(name)):
            reference.set(_VAL, ids[reference.get(_VAL, "")])


def _based_on(style: Element) -> str:
    found = style.find(tag("basedOn"))
    return "" if found is None else found.get(_VAL, "")


def _name_normal(office: Element) -> None:
    """Let one style be Normal, and be what paragraphs have that name none: the two are one to Word."""
    there = by_name(office)
    usual = [style for style in there.values() if kind_of(style) == "paragraph" and style.get(_DEFAULT) in _YES]
    normal = there.get(NORMAL.casefold())
    if normal is None and usual:
        for name in usual[0].iterchildren(tag("name")):
            name.set(_VAL, NORMAL)
    elif normal is not None and not usual:
        normal.set(_DEFAULT, "1")


def _take_numbers_away(office: Element, lists: Lists) -> None:
    sheet, there = StyleSheet(office), by_name(office)
    for name in HEADINGS.values():
        style = there[name.casefold()]
        if list_of(sheet, style.get(_ID, "")) == "0":
            continue
        unnumber(style)
        lists.let_go({style.get(_ID, "")})


def _say_language(office: Element) -> None:
    """Say the language where the template does not: screen readers and the spelling check go by it."""
    defaults = office.find(tag("docDefaults"))
    if defaults is None:
        defaults = new("docDefaults")
        office.insert(0, defaults)
    runs = defaults.find(tag("rPrDefault"))
    if runs is None:
        runs = new("rPrDefault")
        defaults.insert(0, runs)
    letters = runs.find(tag("rPr"))
    if letters is None:
        letters = child(runs, "rPr")
    language = letters.find(tag("lang"))
    if language is None:
        language = child(letters, "lang")
    if not language.get(_VAL):
        language.set(_VAL, LANGUAGE)
