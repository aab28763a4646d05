"""A Word file taken apart for the rules: its stories, styles and relations, and where in it something is."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path

from exports.checking.relations import Relation, relations_of
from exports.checking.style_sheet import StyleSheet
from exports.errors import NotWordError
from exports.opening import opened, parsed
from exports.word.ooxml import Element, tag
from exports.word.ooxml import R as RELATED

BODY, P, R, T, TABLE, CELL = (tag(name) for name in ("body", "p", "r", "t", "tbl", "tc"))
CONTROL, CONTROL_CONTENT = tag("sdt"), tag("sdtContent")
TEXT_BOX = tag("txbxContent")
VAL = tag("val")
ID = f"{{{RELATED}}}id"
# What stands around a text without being a part of it.
AROUND = {tag(name) for name in ("customXml", "ins", "moveTo", "smartTag")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The parts that hold text, as the main part calls them.
STORIES = ("header", "footer", "footnotes", "endnotes")
# How much text is shown of a place, out of how many paragraphs.
SHOWN, FEW = 60, 8


class WordFile:
    """One file, read once; raises `NotWordError` where it is no Word document."""

    def __init__(self, document: bytes | Path) -> None:
        self.parts = opened(document)
        main = next((row.target for row in relations_of("", self.parts).values() if row.kind == "officeDocument"), "")
        if main not in self.parts:
            raise NotWordError("The file is no Word document: save it in Word as .docx.")
        self.main = main
        self._relations: dict[str, dict[str, Relation]] = {}
        root = self._root(main)
        body = root.find(BODY) if root.tag == tag("document") else None
        if body is None:
            raise NotWordError("The file is no Word document, or of the strict kind: save it in Word as .docx.")
        self.body: Element = body
        related = {row.target: row.kind for row in self.relations(main).values() if row.target in self.parts}
        self.stories: dict[str, Element] = {main: root} | {
            name: self._root(name) for name, kind in related.items() if kind in STORIES
        }
        self._related = {kind: name for name, kind in related.items()}
        self._roots: dict[str, Element] = {}
        self.styles = StyleSheet(self.related("styles"))

    def _root(self, name: str) -> Element:
        root = parsed(self.parts[name], name)
        # The same once more for programs from before 2010.
        for old in list(root.iter(FALLBACK)):
            parent = old.getparent()
            if parent is not None:
                parent.remove(old)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part is related to, by the ids that it uses."""
        if part not in self._relations:
            self._relations[part] = relations_of(part, self.parts)
        return self._relations[part]

    def related(self, kind: str) -> Element | None:
        """The part of a kind of which the document has one, such as its settings; None where it has none."""
        name = self._related.get(kind)
        if name is not None and name not in self._roots:
            self._roots[name] = self._root(name)
        return None if name is None else self._roots[name]

    def name_of(self, kind: str) -> str:
        """The name of the part of a kind, or of the main part where there is none."""
        return self._related.get(kind, self.main)

    def near(self, element: Element) -> str:
        """The heading above an element of a story, and the text at it."""
        here = element
        while here.tag != P and (parent := here.getparent()) is not None and parent.tag != BODY:
            here = parent
        text = " ".join(" ".join(text_of(each) for each in islice(here.iter(P), FEW)).split())
        text = text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
        return " › ".join(dict.fromkeys(part for part in (self._heading_above(element), text) if part))

    def _heading_above(self, element: Element) -> str:
        blocks = [element, *element.iterancestors()]
        return next((self._headings[block] for block in blocks if block in self._headings), "")

    @cached_property
    def _headings(self) -> dict[Element, str]:
        """Of each element right in the body, the heading that it stands under."""
        found, last = {}, ""
        for block in self.body:
            if block.tag == P and self.styles.level(block):
                last = " ".join(text_of(block).split())
            found[block] = last
        return found


def flow(element: Element) -> Iterator[Element]:
    """What stands in an element, content controls and the like seen through."""
    for child in element:
        if child.tag == CONTROL:
            content = child.find(CONTROL_CONTENT)
            if content is not None:
                yield from flow(content)
        elif child.tag in AROUND:
            yield from flow(child)
        else:
            yield child


def text_of(element: Element) -> str:
    """The text that is shown in an element."""
    return "".join(node.text or "" for node in element.iter(T))


def value(element: Element | None, path: str) -> str:
    """The value of the property at a path such as ``pPr/pStyle`` below an element, or an empty text."""
    found = None if element is None else element.find("/".join(tag(name) for name in path.split("/")))
    return "" if found is None else found.get(VAL, "")


def is_on(element: Element | None, path: str) -> bool:
    """Whether a property that can be on or off is there and on."""
    found = None if element is None else element.find("/".join(tag(name) for name in path.split("/")))
    return found is not None and found.get(VAL, "1") not in ("0", "false", "off")
