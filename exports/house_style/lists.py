"""Lists of an office's template, and ours beside them under numbers of their own."""

from collections.abc import Mapping
from copy import deepcopy

from exports.opening import Element
from exports.word.ooxml import new, tag

_LIST, _SHAPE, _SHAPE_OF = tag("num"), tag("abstractNum"), tag("abstractNumId")
_LIST_ID, _LAST = tag("numId"), tag("numIdMacAtCleanup")
_VAL = tag("val")


class Lists:
    """The lists of one template; ``root`` is its part for them, made where it has none."""

    def __init__(self, office: Element | None, house: Element) -> None:
        self.root = new("numbering") if office is None else office
        self._house = house
        self._copied: dict[str, str] = {}

    def has(self, id: str) -> bool:
        """Whether there is a list of that number whose shape is there too."""
        shapes = {shape.get(_SHAPE_OF) for shape in self.root.iterchildren(_SHAPE)}
        return any(_shape_of(each) in shapes for each in self.root.iterchildren(_LIST) if each.get(_LIST_ID) == id)

    def copied(self, id: str, style_ids: Mapping[str, str]) -> str:
        """The number, in this template, of our list ``id``; ``style_ids`` are the new ids of the styles copied."""
        if id not in self._copied:
            self._copied[id] = self._copy(id, style_ids)
        return self._copied[id]

    def let_go(self, styles: set[str]) -> None:
        """No list numbers the paragraphs of these styles any more."""
        for named in list(self.root.iter(tag("pStyle"))):
            if named.get(_VAL) in styles:
                _taken_out(named)

    def _copy(self, id: str, style_ids: Mapping[str, str]) -> str:
        ours = next(each for each in self._house.iterchildren(_LIST) if each.get(_LIST_ID) == id)
        shape_id = _shape_of(ours)
        shape = deepcopy(next(each for each in self._house.iterchildren(_SHAPE) if each.get(_SHAPE_OF) == shape_id))
        shape.set(_SHAPE_OF, self._free(_SHAPE, _SHAPE_OF))
        for named in list(shape.iter(tag("pStyle"))):
            if named.get(_VAL, "") in style_ids:
                named.set(_VAL, style_ids[named.get(_VAL, "")])
            else:
                _taken_out(named)
        for font in list(shape.iter(tag("rFonts"))):
            _taken_out(font)
        fresh = new("num", numId=self._free(_LIST, _LIST_ID))
        fresh.append(new("abstractNumId", val=shape.get(_SHAPE_OF, "")))
        # The format wants all shapes before all lists.
        first = self.root.find(_LIST)
        end = self.root.find(_LAST)
        _put(self.root, shape, end if first is None else first)
        _put(self.root, fresh, end)
        return fresh.get(_LIST_ID, "")

    def _free(self, kind: str, key: str) -> str:
        taken = [each.get(key, "") for each in self.root.iterchildren(kind)]
        return str(max((int(id) for id in taken if id.isdecimal()), default=0) + 1)


def _shape_of(list: Element) -> str:
    named = list.find(_SHAPE_OF)
    return "" if named is None else named.get(_VAL, "")


def _put(root: Element, element: Element, before: Element | None) -> None:
    if before is None:
        root.append(element)
    else:
        before.addprevious(element)


def _taken_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
