"""What a text was to be in which a word is mistyped: ``in 2 weks``, ``10 Decmber``."""

import re
from collections.abc import Iterator
from itertools import product

# A text with more mistyped words than this is guessed at no more.
_MOST_WORDS = 2
_MOST_ERRORS = 3


def mended(typed: str, known: frozenset[str]) -> Iterator[str]:
    """The texts that ``typed`` (in lower case) may have been meant for; none where no word is mistyped.

    A word is mistyped that is not among the ``known`` ones, and may have been those that are nearest to it.
    """
    words = re.split(r"([a-z]+)", typed)
    wrong = {place: word for place, word in enumerate(words) if place % 2 and word not in known}
    if not 0 < len(wrong) <= _MOST_WORDS:
        return
    for meant in product(*(_nearest(word, known) for word in wrong.values())):
        for place, word in zip(wrong, meant, strict=True):
            words[place] = word
        yield "".join(words)


def _nearest(word: str, known: frozenset[str]) -> list[str]:
    """The known words with the fewest errors, that of the same number first: one in three letters may be wrong."""
    # Not before somebody mistypes.
    from rapidfuzz.distance.OSA import distance
    from rapidfuzz.process import extract

    most = min((len(word) + 1) // 3, _MOST_ERRORS)
    found = extract(word, known, scorer=distance, score_cutoff=most, limit=None) if most else []
    fewest = min((errors for _, errors, _ in found), default=0)
    nearest = (each for each, errors, _ in found if errors == fewest)
    return sorted(nearest, key=lambda each: (each.endswith("s") != word.endswith("s"), each))
