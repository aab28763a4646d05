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


def section_over(section: NoteSection, pace: int) -> int:
    """Seconds that a section takes beyond those wanted for it; 0 where it keeps to them, or none are set."""
    if section.seconds is None:
        return 0
    return max(seconds_to_say(section.words, pace) - section.seconds, 0)


def seconds_wanted_in_all(pack: Pack) -> int:
    """Seconds wanted for all sections together; a section for which none are set adds nothing."""
    return sum(section.seconds or 0 for section in pack.every(NoteSection))


def note_words(pack: Pack) -> int:
    """Words in the whole speaking note."""
    return sum(section.words for section in pack.every(NoteSection))


def note_seconds(pack: Pack) -> int:
    """Seconds for the whole speaking note at the office's pace: what its sections take, each in whole seconds."""
    return sum(seconds_to_say(section.words, pack.meeting.pace) for section in pack.every(NoteSection))
