"""Paragraphs without a word in them, which screen readers announce one by one."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import BODY, CELL, TABLE, P, WordFile, text_of
from exports.word.ooxml import Element, tag

# What makes a paragraph without words worth having; a line break within it is space once more.
SHOWN = tuple(
    tag(name)
    for name in ("drawing", "pict", "object", "sym", "separator", "continuationSeparator", "footnoteReference")
)
BREAK, SECTION = tag("br"), f"{tag('pPr')}/{tag('sectPr')}"
PROPERTIES = {tag("tcPr"), tag("sectPr")}


def spacing(word: WordFile) -> Iterator[Finding]:
    """No empty paragraphs used as space, but where Word demands one: in an empty cell, and after a table."""
    for part, story in word.stories.items():
        if story.tag in (tag("hdr"), tag("ftr")):
            continue
        for paragraph in story.iter(P):
            if _is_empty(paragraph) and not _is_needed(paragraph):
                said = "An empty paragraph stands in for space: delete it, and set the space in the style instead."
                yield Finding("empty-paragraph", said, part, word.near(paragraph))


def _is_empty(paragraph: Element) -> bool:
    if text_of(paragraph).strip() or paragraph.find(SECTION) is not None:
        return False
    turned = any(mark.get(tag("type")) in ("page", "column") for mark in paragraph.iter(BREAK))
    return not turned and next(paragraph.iter(*SHOWN), None) is None


def _is_needed(paragraph: Element) -> bool:
    parent, before, after = paragraph.getparent(), paragraph.getprevious(), paragraph.getnext()
    if parent is None or parent.tag not in (CELL, BODY):
        return False
    if before is None or before.tag in PROPERTIES:
        # The whole of a cell, or of a document.
        return after is None or after.tag in PROPERTIES
    return before.tag == TABLE and (after is None or after.tag == TABLE or after.tag in PROPERTIES)
