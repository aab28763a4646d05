"""Links: words that say where they lead, to places where a reader may go."""

import re
from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import WordFile, text_of
from exports.word.ooxml import Element, tag

LINK, ANCHOR = tag("hyperlink"), tag("anchor")
ALLOWED = ("https://", "mailto:")
ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S*", re.IGNORECASE)
# Said by themselves, these do not tell one link from another.
SAY_NOTHING = {"click here", "click", "here", "link", "this link", "more", "read more"}


def links(word: WordFile) -> Iterator[Finding]:
    """The words of each link, the bookmark that it leads to, and where the file leads outside."""
    marks = {mark.get(tag("name")) for story in word.stories.values() for mark in story.iter(tag("bookmarkStart"))}
    for part, story in word.stories.items():
        for link in story.iter(LINK):
            if said := _words(link):
                yield Finding("link-text", said, part, word.near(link))
            if ANCHOR in link.attrib and link.get(ANCHOR) not in marks:
                said = "A link within the document leads nowhere: make it anew."
                yield Finding("link-anchor", said, part, word.near(link))
    for name in word.parts:
        for relation in word.relations(name).values():
            if relation.kind == "hyperlink" and not _allowed(relation.target, relation.outside):
                said = f"A link leads to {relation.target[:80]}: only https and mailto addresses are safe to follow."
                yield Finding("link-target", said, name)


def _words(link: Element) -> str:
    """What is wrong with the words of a link; empty where nothing is."""
    text = " ".join(text_of(link).split())
    if not text:
        return "A link has no words: say in a few where it leads."
    if ADDRESS.fullmatch(text):
        return "A link is a bare address, which is read out letter by letter: say in words where it leads."
    if text.casefold().strip(" .") in SAY_NOTHING:
        return f"A link says only “{text}”: say in words where it leads."
    return ""


def _allowed(target: str, outside: bool) -> bool:
    return outside and target.lower().startswith(ALLOWED)
