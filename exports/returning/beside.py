"""What a reader wrote in a document and in none of its fields: it is no part of any answer."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from exports.keys import Key, line_of, lines_of, parsed
from exports.returning.stretches import DocumentText, Stretch


def beside_fields(text: DocumentText, fields: Sequence[Stretch], held: frozenset[str]) -> Iterator[tuple[Key, str]]:
    """Lines that the document was not made with: those that follow one another as one text, and the nearest field.

    ``held`` are the fingerprints of the lines that it was made with, ``fields`` its fields in order, one at least.
    """
    lines = list(_lines(text, fields))
    keys = {place: line for place, line in enumerate(lines) if isinstance(line, Key)}
    places = list(keys)
    said = [(place, line) for place, line in enumerate(lines) if line]
    for strange, run in groupby(said, lambda row: isinstance(row[1], str) and line_of(row[1]) not in held):
        if strange:
            found = list(run)
            near = _nearest(places, found[0][0], found[-1][0])
            yield keys[near], " ".join(str(line) for _, line in found)


def _lines(text: DocumentText, fields: Sequence[Stretch]) -> Iterator[str | Key]:
    """The lines around the fields, empty ones too, and for each field its key."""
    read = 0
    for field in fields:
        yield from lines_of("".join(text.pieces[read : field.start]))
        if key := parsed(field.name):
            yield key
        read = max(read, field.start, field.end)
    yield from lines_of("".join(text.pieces[read:]))


def _nearest(places: Sequence[int], first: int, last: int) -> int:
    """Of ascending places, the nearest to those from first to last, where none of them is; of two the earlier."""
    after = bisect_left(places, first)
    if after == len(places) or (after and first - places[after - 1] <= places[after] - last):
        return places[after - 1]
    return places[after]
