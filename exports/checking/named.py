"""Styles and lists that are used, and whether the file has them."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import VAL, WordFile, value
from exports.word.ooxml import Element, tag

USES = {tag("pStyle"): "paragraph", tag("rStyle"): "character", tag("tblStyle"): "table"}
WITHIN = {tag("basedOn"), tag("next"), tag("link")}
NUMBER, NUMBERS = tag("numId"), f"{tag('numPr')}/{tag('numId')}"
NO_LIST = "0"


def named(word: WordFile) -> Iterator[Finding]:
    """Every style and list that something names, of the kind that it is named as."""
    sheet, numbering = word.styles, word.related("numbering")
    for part, root in _places(word, numbering):
        missing = {
            node.get(VAL, ""): node
            for node in root.iter(*USES)
            if not sheet.has(USES[str(node.tag)], node.get(VAL, ""))
        }
        for id, node in missing.items():
            said = f"The style “{id}” is used and does not exist, so the text looks like any other: export again."
            yield Finding("style-missing", said, part, word.near(node))
    for node in () if sheet.root is None else sheet.root.iter(*WITHIN):
        if node.get(VAL) not in sheet.styles:
            said = f"A style refers to “{node.get(VAL)}”, which does not exist: choose another in Word."
            yield Finding("style-missing", said, word.name_of("styles"))
    known = {} if numbering is None else {row.get(NUMBER): row for row in numbering.iterchildren(tag("num"))}
    for part, root in _places(word, sheet.root):
        lists = {node.get(VAL, ""): node for node in root.iterfind(f".//{NUMBERS}")}
        for id, node in lists.items():
            if id not in known and id != NO_LIST:
                yield Finding(
                    "list-missing", "A list is used that does not exist: make it anew.", part, word.near(node)
                )
    shapes = set() if numbering is None else {row.get(tag("abstractNumId")) for row in numbering}
    for row in known.values():
        if value(row, "abstractNumId") not in shapes:
            said = "A list has no shape: make it anew in Word."
            yield Finding("list-missing", said, word.name_of("numbering"))


def _places(word: WordFile, more: Element | None) -> Iterator[tuple[str, Element]]:
    yield from word.stories.items()
    if more is not None:
        yield word.name_of("numbering" if more.tag == tag("numbering") else "styles"), more
