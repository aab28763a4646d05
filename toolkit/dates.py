"""Dates as exact as they are known, typed the way people type them."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from toolkit.errors import RecordError

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if name
}
MONTHS["sept"] = 9

WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)} | {
    name.lower(): number for number, name in enumerate(calendar.day_abbr)
}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

EARLIEST, LATEST = 1900, 2200

# “Dec 26” is a day or, within so many years, as likely the month of a year.
_YEARS_NEAR = 10

_NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_SPANS = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNTS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_SPAN = rf"(?P<count>\d{{1,4}}|{'|'.join(_COUNTS)}) (?P<span>{'|'.join(_SPANS)})s?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?"
_INEXACT = re.compile(r"(?:end|middle|mid|start|beginning|early|late|next|this|in|about|around)\b.*")

# What a mistyped word may have been.
_WORDS = frozenset((*MONTHS, *WEEKDAYS, *_NAMED_DAYS, *_COUNTS, *(f"{span}s" for span in _SPANS), *_SPANS)) | {
    *("in", "ago", "time", "on", "the", "of", "this", "next", "st", "nd", "rd", "th", "month", "months", "year"),
    *("end", "middle", "mid", "start", "beginning", "early", "late", "about", "around", "years"),
}
_EXAMPLES = "10 Dec 2026, 10/12/26, in 2 weeks, Dec 2026 or 2026"


class _UnclearError(RecordError):
    """A text that is no date, or none as exact as it is to be."""


def parse_typed(text: str, today: date, *, past: bool = False) -> str:
    """Turn what a person typed into a partial ISO date, no more exact than they were.

    Understands ``2026-12-10``, ``10/12/26``, ``10.12.2026``, ``10 Dec 2026``, ``Dec 10 2026``, ``Dec 2026``,
    ``12/2026``, ``2026-12`` and ``2026``; the next such day from ``today`` for ``10th December``, ``December 10``
    and ``10/12``; ``today``, ``tomorrow``, ``yesterday``, ``in 3 weeks``, ``in two weeks' time``, ``10 days ago``;
    ``Dec`` for the next one; and ``Wednesday`` or ``this Wednesday`` for the first one after ``today``. Where
    British use knows two meanings (``next Wednesday``, a day of the week on that same day, ``Dec 26``), both are
    offered. A day of the week before a date must be that date's own. Where the day is one of the ``past``, a day or
    month without its year, and a day of the week, are the last such and not the next. Empty stays empty. Raises
    `RecordError` for anything else, with what was meant where only a word is mistyped, and else with what works.
    """
    if not text.strip():
        return ""
    typed = " ".join(text.lower().replace(",", " ").replace("’", "'").split())
    typed = re.sub(r"^(?:on )?(?:the )?", "", typed)
    try:
        return _understood(typed, today, text, past)
    except _UnclearError as error:
        if meant := _meant(typed, today, text, past):
            raise RecordError(meant) from error
        raise


def _meant(typed: str, today: date, text: str, past: bool) -> str:
    """A sentence with the date that ``typed`` was to be; empty where that is none, or one of several."""
    from toolkit.mistyped_dates import mended

    said: dict[str, str] = {}
    for better in mended(typed, _WORDS):
        try:
            kept = _understood(better, today, better, past)
        except _UnclearError:
            continue
        except RecordError as error:
            said.setdefault("", str(error))
        else:
            asked = f"did you mean “{better}”, {spoken_with_weekday(kept)}?"
            said.setdefault(kept, f"“{text.strip()}” is not a date that is understood: {asked}")
    return next(iter(said.values())) if len(said) == 1 else ""


def _understood(typed: str, today: date, text: str, past: bool) -> str:
    if told := _told_from_today(typed, today, text, past):
        return told
    match = re.fullmatch(rf"{_WEEKDAY} (?P<date>.+)", typed)
    kept = _parsed(match["date"] if match else typed, today, text, past)
    if match is None:
        return kept
    day = exact_day(kept)
    if day is None:
        raise _unclear(text)
    if day.weekday() != WEEKDAYS[match["weekday"]]:
        meant = calendar.day_name[WEEKDAYS[match["weekday"]]]
        raise RecordError(f"{spoken(kept)} is a {calendar.day_name[day.weekday()]}, not a {meant}.")
    return kept


def _parsed(typed: str, today: date, text: str, past: bool) -> str:
    if match := re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", typed):
        return _partial(match[1], match[2], match[3], text)
    if match := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})", typed):
        return _partial(_century(match[3]), match[2], match[1], text)
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{4})", typed):
        return _partial(match[2], match[1], None, text)
    if match := re.fullmatch(r"(\d{1,2})(?:/(\d{1,2})|\.(\d{1,2})\.?)", typed):
        return _such_a_day(int(match[2] or match[3]), int(match[1]), today, text, past)
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ?-?([a-z]+)\.?(?: ?-?'?(\d{4}|\d{2}))?", typed):
        month = _month(match[2], text)
        if match[3]:
            return _partial(_century(match[3]), month, match[1], text)
        return _such_a_day(int(month), int(match[1]), today, text, past)
    if _INEXACT.fullmatch(typed):
        raise _UnclearError(
            f"“{text.strip()}” is not exact: type the day, or the month or year alone, such as {_EXAMPLES}."
        )
    if (alone := typed.removesuffix(".")) in MONTHS:
        return _such_a_month(MONTHS[alone], today, past)
    if match := re.fullmatch(r"([a-z]+)\.? (?:(\d{4})|'(\d{2}))", typed):
        return _partial(match[2] or _century(match[3]), _month(match[1], text), None, text)
    if match := re.fullmatch(r"([a-z]+)\.? (\d{1,2})(st|nd|rd|th)?(?: '?(\d{4}|\d{2}))?", typed):
        month = _month(match[1], text)
        if match[4]:
            return _partial(_century(match[4]), month, match[2], text)
        kept = _such_a_day(int(month), int(match[2]), today, text, past)
        year = _century(f"{int(match[2]):02}")
        if not match[3] and abs(int(year) - today.year) <= _YEARS_NEAR:
            whole = _partial(year, month, None, text)
            raise _either(text, spoken_with_weekday(kept), spoken(whole))
        return kept
    raise _unclear(text)


def _told_from_today(typed: str, today: date, text: str, past: bool) -> str:
    """The day that is told by its distance from today, or by the day of the week alone; empty for other texts."""
    if typed in _NAMED_DAYS:
        return _in_range(today, _NAMED_DAYS[typed], text)
    if match := re.fullmatch(rf"(?P<ahead>in )?{_SPAN}(?:'?(?P<time> time)|(?(ahead)|(?P<ago> ago)))?", typed):
        count = _COUNTS.get(match["count"]) or int(match["count"])
        ahead, back = (count * _SPANS[match["span"]] * way for way in (1, -1))
        if match["ago"]:
            return _in_range(today, back, text)
        if match["ahead"] or match["time"]:
            return _in_range(today, ahead, text)
        raise _either(text, f"“in {typed}”", f"“{typed} ago”")
    if match := re.fullmatch(rf"(?P<which>this |next )?{_WEEKDAY}", typed):
        away, week = (WEEKDAYS[match["weekday"]] - today.weekday()) % 7, 7
        if past and not match["which"]:
            away, week = -(-away % 7), -7
        coming, following = (_in_range(today, away + later, text) for later in (0, week))
        if away == 0 and match["which"] == "next ":
            coming, following = following, _in_range(today, 14, text)
        if away == 0 or match["which"] == "next ":
            raise _either(text, spoken_with_weekday(coming), spoken_with_weekday(following))
        return coming
    return ""


def _in_range(today: date, away: int, text: str) -> str:
    day = today + timedelta(days=away)
    if not EARLIEST <= day.year <= LATEST:
        raise _unclear(text)
    return day.isoformat()


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _month(name: str, text: str) -> str:
    if name not in MONTHS:
        raise _unclear(text)
    return str(MONTHS[name])


def _such_a_day(month: int, day: int, today: date, text: str, past: bool) -> str:
    """The next such day, today among them; of the past, the last one."""
    if not 1 <= month <= 12:
        raise _unclear(text)
    # 29 February may be up to eight years away, around a century that is no leap year.
    for away in range(9):
        year = today.year + (-away if past else away)
        if EARLIEST <= year <= LATEST and 1 <= day <= calendar.monthrange(year, month)[1]:
            found = date(year, month, day)
            if found == today or (found < today) == past:
                return found.isoformat()
    raise _no_such_day(text)


def _such_a_month(month: int, today: date, past: bool) -> str:
    """The next such month, the present one among them; of the past, the last one."""
    later = (month < today.month) - (past and month != today.month)
    return _partial(str(today.year + later), str(month), None, "")


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


def _either(text: str, first: str, second: str) -> RecordError:
    return RecordError(f"“{text.strip()}” could be {first} or {second}: type the one that you mean.")


def _unclear(text: str) -> RecordError:
    return _UnclearError(f"“{text.strip()}” is not a date that is understood: try {_EXAMPLES}.")


# A list of thousands of readings says few dates, each of them often.
@lru_cache(maxsize=4096)
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


def spoken_near(partial: str, today: date) -> str:
    """As `spoken_briefly`, without the year where it is that of ``today``, for lists: ``10 Dec``, ``Dec``."""
    return spoken_briefly(partial).removesuffix(f" {today.year}")


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


def last_day(partial: str) -> date | None:
    """The last day that a partial date can mean; None where it is empty or not in the calendar."""
    if len(partial) == 10 or not partial:
        return exact_day(partial)
    year, _, month = partial.partition("-")
    try:
        last = int(month or 12)
        return date(int(year), last, calendar.monthrange(int(year), last)[1])
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
