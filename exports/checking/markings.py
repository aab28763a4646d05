"""The protective marking, which no page may be without, whatever is later switched on in Word."""

from collections import Counter
from collections.abc import Iterator

from exports.checking.finding import Finding
from exports.checking.word_file import ID, P, WordFile, text_of
from exports.word.ooxml import Element, tag

MARKING = "marking"
KINDS, USES = ("header", "footer"), ("default", "first", "even")
WORDS = {"default": "ordinary pages", "first": "the first page", "even": "even pages"}


def markings(word: WordFile, marking: str | None) -> Iterator[Finding]:
    """Header and footer of each section for ordinary, first and even pages: all there, all with the marking.

    Where none is given, it is what most of them show in the style Marking.
    """
    shown: dict[tuple[str, str], str] = {}
    places: list[tuple[int, str, str, str]] = []
    for number, section in enumerate(word.body.iter(tag("sectPr")), start=1):
        shown |= _own(word, section)
        # What a section does not have it takes from the one before.
        places += [(number, kind, use, shown.get((kind, use), "")) for kind in KINDS for use in USES]
    said = {part: _said(word, part, marking) for *_, part in places}
    wanted = _line(marking) if marking is not None else _most(said)
    for number, kind, use, part in places:
        if not part or not wanted or wanted not in said[part]:
            where = f"The {kind} of {WORDS[use]} in section {number}"
            what = f"does not show the marking {wanted}" if wanted else "shows no marking"
            yield Finding("marking-missing", f"{where} {what}: add it there.", part or word.main)


def _own(word: WordFile, section: Element) -> dict[tuple[str, str], str]:
    """The headers and footers that a section has itself, by kind and use."""
    related = word.relations(word.main)
    return {
        (kind, reference.get(tag("type"), "default")): related[id].target
        for kind in KINDS
        for reference in section.iterchildren(tag(f"{kind}Reference"))
        if (id := reference.get(ID, "")) in related
    }


def _said(word: WordFile, part: str, marking: str | None) -> list[str]:
    """What the paragraphs of a header or footer say: all, or those in the style Marking where none is given."""
    story = word.stories.get(part)
    if story is None:
        return []
    paragraphs = list(story.iter(P))
    if marking is None:
        paragraphs = [each for each in paragraphs if word.styles.named(word.styles.of(each), MARKING)]
    return [line for each in paragraphs if (line := _line(text_of(each)))]


def _most(said: dict[str, list[str]]) -> str:
    counted = Counter(line for lines in said.values() for line in lines)
    return counted.most_common(1)[0][0] if counted else ""


def _line(text: str) -> str:
    return " ".join(text.split())
