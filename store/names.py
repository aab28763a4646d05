"""What the files of packs are called, so that every system accepts it."""

import re
import unicodedata
from pathlib import Path

SUFFIX = ".ppog.json"

RESTORED = "-restored"
"""Stands behind the name of a state that was put beside its pack."""

_BESIDE = re.compile(rf"{RESTORED}(-\d+)?{re.escape(SUFFIX)}$")

LONGEST = 60
LONGEST_BYTES = 180


def file_stem(hint: str, pack_id: str) -> str:
    """A name for a pack's file, without its suffix: words of ``hint``, then the start of its id.

    Small letters, digits and hyphens in NFC, at most `LONGEST` characters before the id.
    The id at the end keeps clear of the names that Windows reserves and of two packs whose
    names differ in capitals alone.
    """
    words = _plain(hint)[:LONGEST]
    while len(words.encode()) > LONGEST_BYTES:
        words = words[:-1]
    return f"{words.strip('-') or 'pack'}-{_plain(pack_id).replace('-', '')[:8] or 'x'}"


def is_put_beside(path: Path) -> bool:
    """Whether a file is, by its name, an earlier state that was put beside its pack."""
    return _BESIDE.search(path.name) is not None


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower())
    spaced = "".join(letter if letter.isalnum() else " " for letter in letters)
    return "-".join(spaced.split())
