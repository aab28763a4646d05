"""Finds things by words: several in any order, begun or mistyped, the best first.

What stands in a title comes before people, people before other text; words as they were typed, whole or
begun, before words within words, and those before words with a typing error.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from operator import itemgetter
from threading import Lock

from msgspec import Struct

from toolkit.words import words_of

Key = tuple[str, str, str]
Said = tuple[str, str]

# Where in a thing a word stands.
TITLE, PLACE, PERSON, TEXT = range(4)

# How a word stands there: whole, begun, within another, or with so many errors (an unlike first letter is one more).
_WHOLE, _BEGUN, _WITHIN = range(3)
_CLASSES = {_WHOLE: 0, _BEGUN: 0, _WITHIN: 1}
_GUESSED = 2

# What is pasted into the search is not a search.
_MOST_LETTERS, _MOST_WORDS = 200, 8
# With so many hits at hand nobody needs guesses at what else was meant.
_ENOUGH = 5
_SHORTEST_WITHIN = 3
_MOST_GUESSES = 24
# Numbers of things that are gone are given up once there are so many more of them than of things.
_SPARE = 2_000


class Findable(Struct, frozen=True):
    """One thing that can be found.

    ``key`` names it to whoever asks. ``title`` and ``where`` are shown; ``called`` is the title
    at full length. ``rank`` puts kinds of things in order, 0 and 1 before all others (actions,
    steps). ``people`` and ``texts`` are labels with what stands under them.
    """

    key: Key
    title: str
    where: str
    rank: int
    called: str = ""
    people: tuple[Said, ...] = ()
    texts: tuple[Said, ...] = ()


class Sought(Struct, frozen=True):
    """What was asked for: the words, and those that could have been meant instead."""

    words: tuple[str, ...]
    guesses: frozenset[str] = frozenset()

    def has(self, word: str) -> bool:
        """Whether a folded word of a text is one that was sought."""
        return word in self.words or word in self.guesses or any(self._has_part(word, typed) for typed in self.words)

    def _has_part(self, word: str, typed: str) -> bool:
        if len(typed) == 1 and len(self.words) > 1 and typed.isascii():
            # An initial beside other words is no beginning of every second word.
            return False
        return word.startswith(typed) or (_looks_within(typed) and typed in word)

    def said_in(self, thing: Findable) -> Said | None:
        """The text of a thing with most of the words; none where the title and the place have them all."""
        shown = set(words_of(f"{thing.title} {thing.where}"))
        best, most = None, 0
        for said in (*thing.people, *thing.texts):
            count = sum(self.has(word) for word in set(words_of(said[1])) - shown)
            if count > most:
                best, most = said, count
        return best


class Hit(Struct, frozen=True):
    """A thing that was found; a lower ``order`` is better, across indexes too."""

    thing: Findable
    order: tuple[int, ...]
    sought: Sought


class _Form(Struct, frozen=True):
    """Known words that a typed word may stand for, all in one way; a single letter begins too many of them."""

    grade: int
    words: Sequence[str]
    anywhere: bool = True


class Index:
    """Things by their words. Several threads may ask it, and have it renewed, at the same time."""

    def __init__(self, things: Iterable[Findable] = ()) -> None:
        self._lock = Lock()
        self._forget()
        self.renew(things)

    def _forget(self) -> None:
        self._things: dict[int, Findable] = {}
        self._lengths: dict[int, int] = {}
        self._numbers: dict[Key, int] = {}
        self._next = 0
        self._standing: tuple[dict[str, list[int]], ...] = ({}, {}, {}, {})
        self._vocabulary: dict[str, None] = {}

    def renew(self, things: Iterable[Findable]) -> int:
        """Hold these things and no others; says how many had to be read, which are those that changed."""
        wanted = {thing.key: thing for thing in things}
        with self._lock:
            if self._next > _SPARE + 2 * len(wanted):
                self._forget()
            for key, number in list(self._numbers.items()):
                if self._things[number] != wanted.get(key):
                    # Its number stays in the lists of words, where it leads nowhere.
                    del self._numbers[key], self._things[number], self._lengths[number]
            fresh = [thing for key, thing in wanted.items() if key not in self._numbers]
            for thing in fresh:
                self._take_in(thing)
        return len(fresh)

    def _take_in(self, thing: Findable) -> None:
        number, self._next = self._next, self._next + 1
        self._numbers[thing.key], self._things[number] = number, thing
        title = set(words_of(thing.title))
        self._lengths[number] = len(title)
        title.update(words_of(thing.called))
        levels = (
            title,
            set(words_of(thing.where)),
            {word for _, text in thing.people for word in words_of(text)},
            {word for _, text in thing.texts for word in words_of(text)},
        )
        for standing, words in zip(self._standing, levels, strict=True):
            self._vocabulary.update(dict.fromkeys(words))
            for word in words:
                standing.setdefault(word, []).append(number)

    def search(self, query: str, limit: int, *, guessing: bool) -> list[Hit]:
        """The things with all words of ``query``, the best first; with ``guessing``, also what it could have meant."""
        words = tuple(dict.fromkeys(words_of(query[:_MOST_LETTERS])))[:_MOST_WORDS]
        if not words:
            return []
        with self._lock:
            forms = [self._as_typed(word) for word in words]
            if not guessing:
                return self._ranked(Sought(words), forms, limit)
            guesses = [self._guessed(word, begun=word == words[-1]) for word in words]
            for found, guessed in zip(forms, guesses, strict=True):
                found += [_Form(_WITHIN + errors, (meant,)) for meant, errors in guessed]
            return self._ranked(Sought(words, frozenset(word for each in guesses for word, _ in each)), forms, limit)

    def _as_typed(self, typed: str) -> list[_Form]:
        having = [word for word in self._vocabulary if typed in word and word != typed]
        begun = [word for word in having if word.startswith(typed)]
        found = [_Form(_WHOLE, (typed,)), _Form(_BEGUN, begun, anywhere=len(typed) > 1 or not typed.isascii())]
        if _looks_within(typed):
            found.append(_Form(_WITHIN, [word for word in having if not word.startswith(typed)]))
        return found

    def _guessed(self, typed: str, *, begun: bool) -> list[tuple[str, int]]:
        """The known words that ``typed`` could be an error for, with the number of errors, the fewest first.

        Where it is the word being typed (``begun``), it may stand for the beginning of a word.
        """
        most = _errors_allowed(typed)
        if not most:
            return []
        # Not before somebody mistypes: it takes about as long to load as a search.
        from rapidfuzz.distance.OSA import distance
        from rapidfuzz.process import extract

        vocabulary = list(self._vocabulary)
        errors: dict[str, int] = {}
        cuts = (None, len(typed) - 1, len(typed), len(typed) + 1) if begun else (None,)
        for cut in cuts:
            candidates = vocabulary if cut is None else [word[:cut] for word in vocabulary]
            for _, count, place in extract(typed, candidates, scorer=distance, score_cutoff=most, limit=_MOST_GUESSES):
                word = vocabulary[place]
                # The first letter of a word is the one that people get right.
                count = max(int(count), 1) + (word[0] != typed[0])
                errors[word] = min(count, errors.get(word, count))
        return sorted(errors.items(), key=lambda guess: guess[1])[:_MOST_GUESSES]

    def _ranked(self, sought: Sought, forms: Sequence[list[_Form]], limit: int) -> list[Hit]:
        best, said = zip(*map(self._best, forms), strict=True)
        # That a thing stands in a place of this name is no reason alone to show it.
        common = set(best[0]).intersection(*best[1:]) & set().union(*said) & self._things.keys()
        alike: dict[tuple[int, ...], list[int]] = {}
        for number in common:
            alike.setdefault(tuple([of_word[number] for of_word in best]), []).append(number)
        # Most of what a short word finds is never shown: only what may be shown is put in order.
        groups: dict[tuple[int, int, int], list[tuple[int, list[int]]]] = {}
        for codes, numbers in alike.items():
            levels = [code // 10 % 10 for code in codes]
            grade = sum(code % 10 for code in codes)
            groups.setdefault((max(codes) // 100, max(levels), sum(levels)), []).append((grade, numbers))
        orders: list[tuple[int, ...]] = []
        for group in sorted(groups):
            if len(orders) < limit:
                orders += nsmallest(limit, self._orders(*group, groups[group], len(best)))
        return [Hit(self._things[order[-1]], order, sought) for order in orders[:limit]]

    def _orders(
        self, kind: int, level: int, levels: int, graded: list[tuple[int, list[int]]], words: int
    ) -> Iterator[tuple[int, ...]]:
        """What things are sorted by that have their words alike; the last of it is the thing's number."""
        for grade, numbers in graded:
            for number in numbers:
                rank = self._things[number].rank
                tier = min(rank, 2) if level == TITLE else 2 + level
                # A title of these words alone is what was meant, unless they had to be guessed.
                spare = level == TITLE and words < self._lengths[number]
                nearness = (grade, spare) if kind == _GUESSED else (spare, grade)
                yield kind, tier, levels, *nearness, rank, number

    def _best(self, forms: list[_Form]) -> tuple[dict[int, int], set[int]]:
        """Each thing that has a word in one of these forms, with the best: its class, level and grade as digits.

        With it, the things that say the word themselves.
        """
        best: dict[int, int] = {}
        said: set[int] = set()
        found = [
            (_CLASSES.get(form.grade, _GUESSED) * 100 + level * 10 + form.grade, level, form.words)
            for form in forms
            for level in ((TITLE, PLACE, PERSON, TEXT) if form.anywhere else (TITLE,))
        ]
        for code, level, words in sorted(found, reverse=True, key=itemgetter(0)):
            standing = self._standing[level]
            numbers = set().union(*[standing[word] for word in words if word in standing])
            best.update(dict.fromkeys(numbers, code))
            if level != PLACE:
                said |= numbers
        return best, said


def search(query: str, indexes: Sequence[Index], limit: int) -> list[Hit]:
    """What the indexes find together, the best first; what could have been meant only where little has the words."""
    for guessing in (False, True):
        hits = [hit for index in indexes for hit in index.search(query, limit, guessing=guessing)]
        if len(hits) >= _ENOUGH:
            break
    return sorted(hits, key=lambda hit: hit.order[:-1])[:limit]


def _looks_within(typed: str) -> bool:
    """Whether it may be sought within words: short pieces are in too many, but not in scripts without spaces."""
    return len(typed) >= _SHORTEST_WITHIN or not typed.isascii()


def _errors_allowed(typed: str) -> int:
    return 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2
