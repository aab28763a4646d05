"""Words as a search compares them: without case, accents and marks; and the place in a text where they stand."""

import re
import unicodedata
from collections.abc import Callable

from msgspec import Struct

# Letters and digits of any script; before it is folded, a word has marks on them too. No word that anybody types
# is longer than this: what is, counts as several.
_FOLDED_WORD = re.compile(r"[^\W_]{1,40}")
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*){1,40}")
_MARKS = re.compile(r"[\u0300-\u036f]+")


class Excerpt(Struct, frozen=True):
    """A piece of a text on one line; ``spans`` are where the words that were sought begin and end in it."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def folded(text: str) -> str:
    """The text without case and accents: Ŵyna becomes wyna."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in its order."""
    return _FOLDED_WORD.findall(folded(text))


def excerpt(text: str, sought: Callable[[str], bool], width: int) -> Excerpt:
    """About ``width`` characters of a text around the first word that is ``sought``, which is asked of folded words."""
    line = " ".join(text.split())
    places: list[tuple[int, int]] = []
    for match in _WORD.finditer(line):
        if places and match.start() > places[0][0] + width:
            break
        if sought(folded(match[0])):
            places.append(match.span())
    first = places[0][0] if places else 0
    begin = 0 if len(line) <= width else max(0, min(first - width // 3, len(line) - width))
    end = min(len(line), begin + width)
    # Whole words, unless a word alone is longer than the room.
    if begin and (space := line.find(" ", begin - 1, first)) >= 0:
        begin = space + 1
    if end < len(line) and (space := line.rfind(" ", first + 1, end + 1)) > 0:
        end = space
    before, after = "…" if begin else "", "…" if end < len(line) else ""
    shift = len(before) - begin
    spans = tuple((start + shift, min(stop, end) + shift) for start, stop in places if begin <= start < end)
    return Excerpt(before + line[begin:end] + after, spans)
