"""How wide texts in Arial are, so that what fits on a page is known before a program lays it out.

Widths are those of Arial's letters in thousandths of the type size, Helvetica and Liberation Sans
having the same; what is not listed is taken for as wide as a wide letter, so that an estimate errs
on the side of too much.
"""

import math
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from exports.blocks import Span, Text

_WIDTHS: dict[int, str] = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft\u00a0",
    333: "()-r`“”•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu£€§–",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…™",
    1015: "@",
}
_BY_LETTER = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDE = 1000
# Bold letters are wider, by up to a tenth.
_BOLD = 1.1


def width_of(text: str, points: float, bold: bool = False) -> float:
    """How wide a text on one line is, in twentieths of a point."""
    return sum(map(_letter, text)) * points * 20 / 1000 * (_BOLD if bold else 1.0)


def lines_of(text: Text, points: float, width: float) -> int:
    """How many lines a text takes in a column ``width`` twentieths of a point wide; one at least."""
    return max(_ends(text, points, width), default=1)


def _ends(text: Text, points: float, width: float) -> Iterator[int]:
    """On which line each word ends, the first being 1; breaks are words too."""
    lines, used = 1, 0.0
    space = width_of(" ", points)
    for word, bold in _words(text):
        if word == "\n":
            lines, used = lines + 1, 0.0
            yield lines
            continue
        wide = width_of(word, points, bold)
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        if wide > width:
            more = math.ceil(wide / width) - 1
            lines, wide = lines + more, wide - more * width
        used += wide + (space if used else 0.0)
        yield lines


def _words(text: Text) -> Iterator[tuple[str, bool]]:
    for span in text:
        for place, line in enumerate(span.text.split("\n")):
            if place:
                yield "\n", False
            for word in line.split():
                yield word, span.bold


@lru_cache(2048)
def _letter(letter: str) -> int:
    width = _BY_LETTER.get(letter)
    if width is None:
        if unicodedata.combining(letter):
            return 0
        plain = unicodedata.normalize("NFD", letter)[0]
        width = _BY_LETTER.get(plain, _WIDE) if plain != letter else _WIDE
        # An em is too little for what stands outside the alphabets that Arial has.
        if unicodedata.east_asian_width(letter) in "WF":
            width = 1100
    return width


def shortened(text: str, points: float, width: float, lines: int) -> str:
    """The beginning of a text, whole words, that takes at most so many lines; the whole text where it does."""
    if _fits(text, points, width, lines):
        return text
    words = text.split()
    # What has no room without the sign of the end has none with it.
    within = sum(1 for _ in takewhile(lambda end: end <= lines, _ends((Span(" ".join(words)),), points, width)))
    if found := _beginning(words[:within], " ", " …", points, width, lines):
        return found
    # One word longer than the room: some of its letters.
    return _beginning(words[0], "", "…", points, width, lines) or "…"


def _fits(text: str, points: float, width: float, lines: int) -> bool:
    return all(end <= lines for end in _ends((Span(text),), points, width))


def _beginning(parts: Sequence[str], between: str, end: str, points: float, width: float, lines: int) -> str:
    """As many of the parts as there is room for, and ``end``; empty where there is none for the first."""

    def has_no_room(count: int) -> bool:
        return not _fits(between.join(parts[:count]) + end, points, width, lines)

    most = bisect_left(range(1, len(parts) + 1), True, key=has_no_room)
    return between.join(parts[:most]) + end if most else ""
