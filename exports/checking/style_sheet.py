"""The styles of a file: which there are, what each is based on, which level of heading each makes."""

from functools import cache

from exports.word.ooxml import Element, tag

STYLE, VAL = tag("style"), tag("val")
PARAGRAPH_STYLE = f"{tag('pPr')}/{tag('pStyle')}"
OUTLINE = f"{tag('pPr')}/{tag('outlineLvl')}"
# The outline levels of headings; 9 means ordinary text.
LEVELS = tuple("012345678")


class StyleSheet:
    """Styles by id."""

    def __init__(self, root: Element | None) -> None:
        self.root = root
        found = [] if root is None else list(root.iterchildren(STYLE))
        self.styles = {style.get(tag("styleId"), ""): style for style in found}
        self.defaults = {
            style.get(tag("type"), ""): id for id, style in self.styles.items() if style.get(tag("default"))
        }
        self.chain = cache(self._chain)
        self._level_of = cache(self._style_level)

    def has(self, kind: str, id: str) -> bool:
        """Whether there is a style of that kind (``paragraph``, ``character``, ``table``, ``numbering``) and id."""
        return id in self.styles and self.styles[id].get(tag("type")) == kind

    def named(self, id: str, name: str) -> bool:
        """Whether a style has that name or is based on one that has; as in Word, case does not matter."""
        return any(self._name(style) == name for style in self.chain(id))

    def of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        named = paragraph.find(PARAGRAPH_STYLE)
        return self.defaults.get("paragraph", "") if named is None else named.get(VAL, "")

    def level(self, paragraph: Element) -> int:
        """Which level of heading a paragraph is; 0 where it is none."""
        own = paragraph.find(OUTLINE)
        return _counted(own) if own is not None else self._level_of(self.of(paragraph))

    def _style_level(self, id: str) -> int:
        given = [level for style in self.chain(id) if (level := style.find(OUTLINE)) is not None]
        return _counted(given[-1]) if given else 0

    def _chain(self, id: str) -> tuple[Element, ...]:
        """A style behind those that it is based on, the farthest first; what does not exist is left out."""
        found: list[Element] = []
        while id in self.styles and self.styles[id] not in found:
            found.insert(0, self.styles[id])
            based_on = self.styles[id].find(tag("basedOn"))
            id = "" if based_on is None else based_on.get(VAL, "")
        return tuple(found)

    def _name(self, style: Element) -> str:
        name = style.find(tag("name"))
        return "" if name is None else name.get(VAL, "").casefold()


def _counted(level: Element) -> int:
    """An outline level as people count them, from 1; 0 for ordinary text or nonsense."""
    text = level.get(VAL, "")
    return int(text) + 1 if text in LEVELS else 0
