"""The keys of fields in a document, by which what a reader filled in finds its way back into the pack.

A key is the tag of a content control and the name of a bookmark around it, because some programs
keep only the one and some only the other. It holds no text of the pack: fingerprints of the pack,
of the record and field, and of the value that the document was made with.
"""

import hashlib
import re
from collections.abc import Iterator

from msgspec import Struct

# What the properties of a file are called that name the records which it held, and the digits of each.
HELD, HELD_DIGITS = "ppog records", 8

_FORM = re.compile(r"_pp1([0-9a-f]{8})([0-9a-f]{18})([0-9a-f]{8})")
_BETWEEN = re.compile("[\n\t·]")


class Key(Struct, frozen=True, gc=False):
    """A key taken apart: which pack, which field of which record, and which value it had."""

    pack: str
    place: str
    value: str

    def __str__(self) -> str:
        """The key as it stands in a document: letters, digits and underscores, within Word's 40 for a bookmark."""
        return f"_pp1{self.pack}{self.place}{self.value}"


def key_of(pack_id: str, table: str, id: str, field: str, value: str) -> Key:
    """The key of a field of a record that shows ``value``, a text that `same_text` was asked for."""
    return Key(fingerprint(pack_id, 8), place_of(table, id, field), fingerprint(value, 8))


def place_of(table: str, id: str, field: str) -> str:
    """The fingerprint of a field of a record."""
    return fingerprint(f"{table}/{id}/{field}", 18)


def held_of(pack_id: str, table: str, id: str) -> str:
    """The fingerprint by which a file names a record of a pack that it held."""
    return fingerprint(f"{pack_id}/{table}/{id}", HELD_DIGITS)


def lines_named(pack_id: str) -> str:
    """What the properties of a file of that pack are called that name the lines with which it was made."""
    return f"ppog lines {fingerprint(pack_id, HELD_DIGITS)}"


def line_of(line: str) -> str:
    """The fingerprint by which a file names a line, one of `lines_of`."""
    return fingerprint(line, HELD_DIGITS)


def lines_of(text: str) -> Iterator[str]:
    """What stands between breaks, tabs and middle dots, with single spaces; an empty text where nothing does.

    A dot stands between fields on one line: what is left of the line when one of them goes is known all the same.
    """
    return (" ".join(line.split()) for line in _BETWEEN.split(text))


def fingerprint(text: str, length: int) -> str:
    """The first hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def parsed(text: str) -> Key | None:
    """The key that a tag or the name of a bookmark is; None where it is another's."""
    found = _FORM.fullmatch(text)
    return Key(*found.groups()) if found else None


def same_text(text: str) -> str:
    """A text as a document gives it back: the lines that say something, without space around them.

    What differs in nothing else is the same text.
    """
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
