"""Bookmarks: places that links and returned answers are found by."""

from collections import Counter
from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import WordFile
from exports.word.ooxml import Element, tag

START, END, ID = tag("bookmarkStart"), tag("bookmarkEnd"), tag("id")
LONGEST = 40


def bookmarks(word: WordFile) -> Iterator[Finding]:
    """Names of their own, as long as Word keeps them, each with its beginning before its end."""
    seen: set[str] = set()
    for part, story in word.stories.items():
        for mark in story.iter(START):
            name = mark.get(tag("name"), "")
            if not name or len(name) > LONGEST:
                said = f"The bookmark “{name}” needs a name of 1 to {LONGEST} characters: Word drops others."
                yield Finding("bookmark-name", said, part, word.near(mark))
            if name.casefold() in seen:
                said = f"Two bookmarks are called “{name}”: rename one, for Word keeps only one of them."
                yield Finding("bookmark-repeated", said, part, word.near(mark))
            seen.add(name.casefold())
        for mark in _unbalanced(story):
            said = "A bookmark begins or ends only: delete it and make it anew."
            yield Finding("bookmark-unbalanced", said, part, word.near(mark))


def _unbalanced(story: Element) -> Iterator[Element]:
    """Beginnings without an end after them, and ends without a beginning before them."""
    ends = Counter(mark.get(ID) for mark in story.iter(END))
    opened: Counter[str | None] = Counter()
    for mark in story.iter(START, END):
        id = mark.get(ID)
        if mark.tag == START:
            opened[id] += 1
            if opened[id] > ends[id]:
                yield mark
        elif opened[id]:
            opened[id] -= 1
            ends[id] -= 1
        else:
            yield mark
