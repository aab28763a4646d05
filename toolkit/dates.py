"""Dates as exact as they are known, typed the way people type them."""

import calendar
import re
from datetime import date

from toolkit.errors import RecordError

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if name
}
MONTHS["sept"] = 9

EARLIEST, LATEST = 1900, 2200


def parse_typed(text: str, today: date) -> str:
    """Turn what a person typed into a partial ISO date, no more exact than they were.

    Understands ``2026-12-10``, ``10/12/26``, ``10.12.2026``, ``10 Dec 2026``, ``10th December``
    (the next such day from ``today``), ``Dec 2026``, ``2026-12`` and ``2026``. Empty stays empty.
    Raises `RecordError` for anything else, with an example of what works.
    """
    typed = re.sub(r"\s+", " ", text.strip().lower().replace(",", " "))
    typed = re.sub(r"^(mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(day)? ", "", typed)
    typed = re.sub(r"\b(\d{1,2})(st|nd|rd|th)\b", r"\1", typed)
    if not typed:
        return ""
    if match := re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", typed):
        return _partial(match[1], match[2], match[3], text)
    if match := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})", typed):
        return _partial(_century(match[3]), match[2], match[1], text)
    if match := re.fullmatch(r"(\d{1,2}) ?-?([a-z]+)\.?(?: ?-?(\d{4}|\d{2}))?", typed):
        month = _month(match[2], text)
        if match[3]:
            return _partial(_century(match[3]), month, match[1], text)
        return _next_such_day(int(month), int(match[1]), today, text)
    if match := re.fullmatch(r"([a-z]+)\.? (\d{4})", typed):
        return _partial(match[2], _month(match[1], text), None, text)
    raise _unclear(text)


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _month(name: str, text: str) -> str:
    if name not in MONTHS:
        raise _unclear(text)
    return str(MONTHS[name])


def _next_such_day(month: int, day: int, today: date, text: str) -> str:
    # 29 February may be up to eight years away, around a century that is no leap year.
    for year in range(today.year, today.year + 9):
        if 1 <= day <= calendar.monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day).isoformat()
    raise _no_such_day(text)


def _partial(year: str, month: str | None, day: str | None, text: str) -> str:
    # int() also reads the digits of other scripts; a pack file holds plain ones.
    if not EARLIEST <= int(year) <= LATEST:
        raise _unclear(text)
    if month is None:
        return f"{int(year)}"
    if not 1 <= int(month) <= 12:
        raise _unclear(text)
    if day is None:
        return f"{int(year)}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError as error:
        raise _no_such_day(text) from error


def _no_such_day(text: str) -> RecordError:
    return RecordError(f"“{text.strip()}” is not a day in the calendar.")


def _unclear(text: str) -> RecordError:
    return RecordError(
        f"“{text.strip()}” is not a date that is understood: try 10 Dec 2026, 10/12/26, Dec 2026 or 2026."
    )


def spoken(partial: str) -> str:
    """A partial date as an office writes it: ``10 December 2026``, ``December 2026``, ``2026``."""
    parts = partial.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])} {calendar.month_name[int(parts[1])]} {parts[0]}"
    if len(parts) == 2:
        return f"{calendar.month_name[int(parts[1])]} {parts[0]}"
    return partial


def spoken_briefly(partial: str) -> str:
    """As `spoken`, with three letters of the month, for narrow places: ``10 Dec 2026``, ``Dec 2026``."""
    return " ".join(word[:3] if word.isalpha() else word for word in spoken(partial).split(" "))


def spoken_with_weekday(partial: str) -> str:
    """As `spoken`, with the day of the week where the day is known."""
    day = exact_day(partial)
    return f"{calendar.day_name[day.weekday()]} {spoken(partial)}" if day else spoken(partial)


def exact_day(partial: str) -> date | None:
    """The day, where a partial date is exact to the day and in the calendar."""
    try:
        return date.fromisoformat(partial) if len(partial) == 10 else None
    except ValueError:
        return None


def days_to(partial: str, today: date) -> int | None:
    """How many days from ``today`` to an exact day; negative once it has passed."""
    day = exact_day(partial)
    return (day - today).days if day else None


def days_in_words(days: int | None) -> str:
    """``in 18 days``, ``today``, ``yesterday``, ``3 days ago``; empty if unknown."""
    if days is None:
        return ""
    words = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return words.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
