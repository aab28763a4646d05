"""Headings, by which people who do not see the page find their way."""

from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import P, WordFile

TITLE = "title"


def headings(word: WordFile) -> Iterator[Finding]:
    """One title, or else one heading above all others; headings from level 1 on, none skipped."""
    paragraphs = list(word.body.iter(P))
    titles = [paragraph for paragraph in paragraphs if word.styles.named(word.styles.of(paragraph), TITLE)]
    found = [(level, paragraph) for paragraph in paragraphs if (level := word.styles.level(paragraph))]
    tops = [paragraph for level, paragraph in found if level == 1]
    if not found:
        yield Finding("no-headings", "The document has no headings: give its parts some.", word.main)
    if not titles and len(tops) != 1:
        yield Finding(
            "title-count", "No paragraph is in the style Title: set the name of the document in it.", word.main
        )
    for title in titles[1:]:
        said = "A second paragraph is in the style Title: keep the one that names the document."
        yield Finding("title-count", said, word.main, word.near(title))
    last = 0
    for level, paragraph in found:
        if level > last + 1:
            said = f"A heading of level {level} comes where level {last + 1} is the lowest that can: change its level."
            yield Finding("heading-order", said, word.main, word.near(paragraph))
        last = level
