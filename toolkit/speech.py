"""How long a text takes to say."""

import math

from toolkit.pack import Pack
from toolkit.records.speaking import NoteSection


def words_in(text: str) -> int:
    """How many words a text has, counted as they are spoken."""
    return len(text.split())


def seconds_to_say(words: int, pace: int) -> int:
    """Seconds for a number of words at ``pace`` words a minute, rounded up."""
    return math.ceil(words * 60 / pace) if pace > 0 else 0


def seconds_in(minutes: float) -> int:
    """Whole seconds in a number of minutes, however large."""
    return math.floor(minutes) * 60 + round(minutes % 1 * 60)


def clock(seconds: int) -> str:
    """Seconds as minutes and seconds: ``2:05``."""
    return f"{seconds // 60}:{seconds % 60:02}"


def note_words(pack: Pack) -> int:
    """Words in the whole speaking note."""
    return sum(section.words for section in pack.every(NoteSection))
