"""Numbers and references by which one place in the file means another."""

from collections.abc import Iterable, Iterator

from lxml import etree

from exports.checking.drawings import DRAWN
from exports.checking.finding import Finding
from exports.checking.word_file import VAL, WordFile
from exports.word.ooxml import Element, R, tag

ID = tag("id")
NOTES = {"footnotes": ("footnote", "footnoteReference"), "endnotes": ("endnote", "endnoteReference")}
_references = etree.XPath("//@r:*", namespaces={"r": R})


def identities(word: WordFile) -> Iterator[Finding]:
    """Ids that are used once, and references whose target exists."""
    controls = (
        (part, number, number.get(VAL, ""))
        for part, story in word.stories.items()
        for number in story.iterfind(f".//{tag('sdtPr')}/{ID}")
    )
    yield from _repeated(word, controls, "content controls")
    for part, story in word.stories.items():
        drawn = ((part, node, node.get("id", "")) for node in story.iter(DRAWN))
        yield from _repeated(word, drawn, "pictures or charts")
        marks = ((part, node, node.get(ID, "")) for node in story.iter(tag("bookmarkStart")))
        yield from _repeated(word, marks, "bookmarks")
    for kind, (note, reference) in NOTES.items():
        yield from _notes(word, kind, note, reference)
    for part, story in word.stories.items():
        known = word.relations(part)
        for id in dict.fromkeys(id for id in _referred(story) if id not in known):
            said = f"Something refers to “{id}”, which the file does not hold: export the document again."
            yield Finding("relation-missing", said, part)
    for part in word.parts:
        for relation in word.relations(part).values():
            if not relation.outside and relation.kind != "hyperlink" and relation.target not in word.parts:
                said = f"The file refers to its part {relation.target}, which it does not hold: export it again."
                yield Finding("part-missing", said, part)


def _referred(story: Element) -> list[str]:
    """The ids by which a story refers to other parts."""
    found = _references(story)
    assert isinstance(found, list), "a path to attributes gives a list of them"
    return [str(id) for id in found]


def _repeated(word: WordFile, numbered: Iterable[tuple[str, Element, str]], what: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for part, node, id in numbered:
        if id in seen:
            said = f"Two {what} have the same number {id}: Word will change one of them."
            yield Finding("id-repeated", said, part, word.near(node))
        seen.add(id)


def _notes(word: WordFile, kind: str, note: str, reference: str) -> Iterator[Finding]:
    part = word.name_of(kind)
    story = word.stories.get(part)
    notes = [] if story is None or part == word.main else list(story.iterchildren(tag(note)))
    yield from _repeated(word, ((part, node, node.get(ID, "")) for node in notes), f"{note}s")
    known = {node.get(ID) for node in notes}
    for node in word.stories[word.main].iter(tag(reference)):
        if node.get(ID) not in known:
            said = f"A mark in the text has no {note}: delete the mark, or write the {note} again."
            yield Finding("note-missing", said, word.main, word.near(node))
