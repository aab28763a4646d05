"""Times of the clock, typed the way people type them."""

import re

from toolkit.errors import RecordError

_NAMED = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00", "midnight": "00:00"}
_TYPED = re.compile(r"(?P<hour>\d{1,2})(?:(?P<sign>[:.])(?P<minute>\d{2}))?(?P<half>am|pm)?")
_MILITARY = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})")


def parse_time(text: str) -> str:
    """Turn what a person typed into ``HH:MM`` of the 24-hour clock.

    Understands ``14:30``, ``14.30``, ``1430``, ``2.30pm``, ``2pm``, ``14``, ``noon`` and ``10 o'clock``. A time
    from 1 to 7 that says neither am nor pm is taken for the night only where it is written as the 24-hour clock
    writes it, ``02:30``. Empty stays empty. Raises `RecordError` for anything else, with what works.
    """
    typed = " ".join(text.lower().split())
    if not typed:
        return ""
    if typed in _NAMED:
        return _NAMED[typed]
    typed = re.sub(r" ?(?:hrs|hours)$", "", typed)
    typed = re.sub(r" ?([ap])\.?m\.?$", r"\1m", typed)
    typed, by_the_clock = re.subn(r" ?o['’]?clock$", ".00", typed)
    match = _MILITARY.fullmatch(typed) or _TYPED.fullmatch(typed)
    if match is None:
        raise _unclear(text)
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    if minute > 59 or hour > 23:
        raise _unclear(text)
    if half := parts.get("half"):
        return _of_half_day(hour, minute, half, text)
    if parts["minute"] is None and hour < 13:
        raise _unclear(text)
    if 1 <= hour <= 7 and (by_the_clock or len(parts["hour"]) == 1):
        raise _either(text, f"{hour:02}:{minute:02}", f"{hour + 12:02}:{minute:02}")
    return f"{hour:02}:{minute:02}"


def _of_half_day(hour: int, minute: int, half: str, text: str) -> str:
    if not 1 <= hour <= 12:
        raise _unclear(text)
    # Nobody has settled whether 12 am is noon or midnight.
    if hour == 12 and minute == 0:
        raise _either(text, "00:00", "12:00")
    return f"{hour % 12 + (12 if half == 'pm' else 0):02}:{minute:02}"


def _either(text: str, first: str, second: str) -> RecordError:
    return RecordError(f"“{text.strip()}” could be {first} or {second}: type the one that you mean.")


def _unclear(text: str) -> RecordError:
    return RecordError(f"“{text.strip()}” is not a time that is understood: try 14:00, 2pm or 10.30am.")
