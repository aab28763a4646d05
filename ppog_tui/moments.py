"""A moment in the past as people type it, such as ``3 June 2024, 14:02``."""

import re
from datetime import date, datetime, timedelta

from toolkit.dates import exact_day, parse_typed
from toolkit.errors import RecordError

_TIME = re.compile(r"(?P<time>\d{1,2}:\d\d(?P<seconds>:\d\d(?P<fraction>\.\d{1,6})?)?)(?P<zone>Z|[+-]\d\d:\d\d)?$")


def parse_moment(text: str, today: date) -> datetime:
    """The end of the second, minute or day that ``text`` names, by the clock here unless it names a zone.

    Understands a time (on ``today``), a day, and a day followed by a time. Raises `RecordError`
    for anything else, with an example of what works.
    """
    typed = text.strip()
    match = _TIME.search(typed)
    named = typed[: match.start()].rstrip(" ,T") if match else typed
    day = exact_day(parse_typed(named, today)) if named else today
    if day is None or not typed:
        raise _unclear(text)
    if match is None:
        return datetime(day.year, day.month, day.day, 23, 59, 59, 999_999).astimezone()
    hour, rest = match["time"].split(":", 1)
    try:
        at = datetime.fromisoformat(f"{day.isoformat()}T{hour:0>2}:{rest}{match['zone'] or ''}").astimezone()
    except (ValueError, OverflowError) as error:
        raise _unclear(text) from error
    return at + _rest(match)


def _rest(match: re.Match[str]) -> timedelta:
    """How much of the second or minute is still to come."""
    if match["fraction"]:
        return timedelta(0)
    return timedelta(seconds=1 if match["seconds"] else 60) - timedelta(microseconds=1)


def _unclear(text: str) -> RecordError:
    return RecordError(f"“{text.strip()}” is not a time that is understood: try 3 Jun 2026, 14:02 or 2026-06-03 14:02.")
