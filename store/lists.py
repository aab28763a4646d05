"""Bring two changed copies of one list together: links as sets in order, paragraphs one by one."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

Texts = Sequence[str]
_GONE = None
# Beyond this many pairs to compare, what lies between the common start and end counts as rewritten.
_LARGEST = 1_000_000


def merged_links(base: Texts, mine: Texts, theirs: Texts) -> list[str]:
    """A link stands once where either side added it, and goes where either side took it out.

    The order is that of the side that changed it; links that both sides added follow.
    """
    kept = [link for link in dict.fromkeys(base) if link in mine and link in theirs]
    orders = [[link for link in dict.fromkeys(side) if link in kept] for side in (mine, theirs)]
    changed = [order for order in orders if order != kept]
    added = [[link for link in dict.fromkeys(side) if link not in base] for side in (mine, theirs)]
    return max(changed, default=kept) + list(dict.fromkeys(_both(*added)))


class MergedTexts(Struct, frozen=True):
    """Two copies of a list of texts brought together.

    ``ours`` has my text wherever both sides wrote another in place of the same one, and
    ``theirs`` has theirs there; the two are equal where that did not happen.
    """

    ours: list[str]
    theirs: list[str]


def merged_texts(base: Texts, mine: Texts, theirs: Texts) -> MergedTexts:
    """Take each side's new texts, and its changes to the texts of ``base``, one by one.

    A text that one side took out and the other changed stays as changed; one that the other
    only moved goes.
    """
    whole = [list(side) for side, other in ((mine, theirs), (theirs, mine)) if _holds(base, other, side)]
    if whole:
        # Of two with the same texts, the one that put them into another order.
        chosen = max(whole, key=lambda side: (_reordered(base, side), side))
        return MergedTexts(chosen, chosen)
    left, right = _edits(base, mine), _edits(base, theirs)
    merged = MergedTexts([], [])
    for place in range(len(base) + 1):
        new = _both(left.before[place], right.before[place])
        merged.ours.extend(new)
        merged.theirs.extend(new)
        if place < len(base):
            ours, other = _one(base[place], left.fate[place], right.fate[place])
            merged.ours.extend(ours)
            merged.theirs.extend(other)
    return _settled(base, mine, theirs, merged)


def _reordered(base: Texts, side: Texts) -> bool:
    kept, known = {*side}, {*base}
    return [text for text in base if text in kept] != [text for text in side if text in known]


def _settled(base: Texts, mine: Texts, theirs: Texts, merged: MergedTexts) -> MergedTexts:
    """``merged`` without texts that one side moved and the other took out, or that both moved and stand there twice.

    Both copies where it would lose a text that both have: of several equal ones they kept different ones.
    """
    was, here, there = Counter(base), Counter(mine), Counter(theirs)
    out = {text for text in was if was[text] == 1 and not (here[text] and there[text])}
    twice = {text for text in {*here, *there} if here[text] > 1 or there[text] > 1}

    ours, other = (_once(texts, out, twice) for texts in (merged.ours, merged.theirs))
    if not {text for text in was if here[text] and there[text]} <= {*ours} & {*other}:
        return MergedTexts(list(mine), list(theirs))
    return MergedTexts(ours, other)


def _once(texts: Texts, out: set[str], twice: set[str]) -> list[str]:
    """``texts`` without those of ``out``, each of the others at its first place alone unless it may stand ``twice``."""
    seen = set(out)
    left: list[str] = []
    for text in texts:
        if text not in seen:
            left.append(text)
            if text not in twice:
                seen.add(text)
    return left


def _holds(base: Texts, changed: Texts, side: Texts) -> bool:
    """Whether ``side`` has every text that ``changed`` brought into ``base`` and none that it took out."""
    was, now, here = Counter(base), Counter(changed), Counter(side)
    brought, taken = now - was, was - now
    here_too = all(here[text] >= now[text] for text in brought)
    return bool(brought or taken) and here_too and all(here[text] <= now[text] for text in taken)


class _Edits(Struct):
    """What one side did: what became of each text of the base (None: taken out), what was put before it."""

    fate: list[str | None]
    before: list[list[str]]


def _edits(base: Texts, side: Texts) -> _Edits:
    edits = _Edits([_GONE] * len(base), [[] for _ in range(len(base) + 1)])
    done_base = done_side = 0
    for at_base, at_side in [*_common(base, side), (len(base), len(side))]:
        old, new = range(done_base, at_base), list(side[done_side:at_side])
        # Between two texts that stayed: the first new ones are taken to stand for the old.
        for place, text in zip(old, new, strict=False):
            edits.fate[place] = text
        edits.before[at_base].extend(new[len(old) :])
        if at_base < len(base):
            edits.fate[at_base] = base[at_base]
        done_base, done_side = at_base + 1, at_side + 1
    return edits


def _one(base: str, mine: str | None, theirs: str | None) -> tuple[list[str], list[str]]:
    """What stands in place of one text, with mine and with theirs where both sides wrote another."""
    if mine == theirs or theirs in (base, _GONE):
        settled = theirs if mine == base else mine
    elif mine in (base, _GONE):
        settled = theirs
    else:
        return [str(mine)], [str(theirs)]
    texts = [] if settled is _GONE else [settled]
    return texts, texts


def _both(one: Texts, other: Texts) -> list[str]:
    """Both lists in one, what they share once; the same whichever comes first."""
    if len(one) < len(other) or (len(one) == len(other) and list(one) > list(other)):
        one, other = other, one
    joined: list[str] = []
    done_one = done_other = 0
    for at_one, at_other in [*_common(one, other), (len(one), len(other))]:
        for texts in sorted([list(one[done_one:at_one]), list(other[done_other:at_other])]):
            joined += texts
        joined += one[at_one : at_one + 1]
        done_one, done_other = at_one + 1, at_other + 1
    return joined


def _common(one: Texts, other: Texts) -> list[tuple[int, int]]:
    """The places of a longest run of texts, not always side by side, that stand in both lists in the same order."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    rows, columns = one[start : len(one) - end], other[start : len(other) - end]
    if len(rows) * len(columns) > _LARGEST:
        rows = columns = ()
    longest = [[0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for row in reversed(range(len(rows))):
        for column in reversed(range(len(columns))):
            longest[row][column] = (
                longest[row + 1][column + 1] + 1
                if rows[row] == columns[column]
                else max(longest[row + 1][column], longest[row][column + 1])
            )
    pairs = [(place, place) for place in range(start)]
    row = column = 0
    while row < len(rows) and column < len(columns):
        if rows[row] == columns[column]:
            pairs.append((start + row, start + column))
            row, column = row + 1, column + 1
        elif longest[row + 1][column] >= longest[row][column + 1]:
            row += 1
        else:
            column += 1
    return [*pairs, *((len(one) - place, len(other) - place) for place in range(end, 0, -1))]
