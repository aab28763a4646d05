"""What a typed text means for a field of a record, and how the field's value is written."""

import re
from datetime import date

from toolkit.date_doubts import not_yet
from toolkit.dates import parse_typed, spoken, spoken_with_weekday
from toolkit.errors import RecordError
from toolkit.kinds.field import Field
from toolkit.times import parse_time

# 68,5 is 68.5 on other keyboards; without the comma it would be 685.
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?")
_COMMA_FOR_POINT = re.compile(r"[-+]?\d*,\d+")


# What a length of time is typed with, by the fields that hold minutes and those that hold seconds.
_MINUTES, _SECONDS = ("speaking_minutes", "minutes"), ("seconds",)
_EXAMPLES = {"speaking_minutes": "try 5 or 7.5", "minutes": "try 10", "seconds": "try 60 or 1:00"}
_MINUTE, _SECOND = re.compile(r"(?i)\s*(m|mins?|minutes?)\.?$"), re.compile(r"(?i)\s*(s|secs?|seconds?)\.?$")
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)")

# Which of several something is, in words.
_WHICH = ("number",)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(r"(?i)(\d{1,3})(st|nd|rd|th)")


def text_of(field: Field, value: object) -> str:
    """A record's value as it stands in the field."""
    if value is None:
        return ""
    if field.kind == "paragraphs" and isinstance(value, tuple):
        return "\n".join(value)
    if field.kind == "date":
        return spoken(str(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def value_of(field: Field, text: str, today: date) -> object:
    """The record's value for a typed text; raises `RecordError` with a sentence."""
    match field.kind:
        case "date":
            return parse_typed(text, today, past=field.past)
        case "time":
            return parse_time(text)
        case "number":
            return _number(_as_counted(text, field), _EXAMPLES.get(field.name, ""))
        case "whole":
            return _whole(_as_counted(text, field), field)
        case "paragraphs":
            return tuple(text.rstrip("\n").split("\n")) if text.strip() else ()
        case _:
            return text


def echo_of(field: Field, text: str, today: date) -> str:
    """What was understood, said beside the field: a date in full with its weekday, a time of the 24-hour clock.

    A date of what has happened that is still to come is asked about.
    """
    if field.kind not in ("date", "time") or not text.strip():
        return ""
    value = value_of(field, text, today)
    understood = in_full(field, value)
    if asked := not_yet(field, value, today):
        return f"{understood}, {asked}"
    return understood if understood.casefold() != text.strip().casefold() else ""


def in_full(field: Field, value: object) -> str:
    """As `text_of`, with the day of the week where a day is known."""
    return spoken_with_weekday(str(value)) if field.kind == "date" else text_of(field, value)


def _as_counted(text: str, field: Field) -> str:
    """As the field holds it: the 10 of ``10 min``, the 90 seconds of ``1:30`` or ``1.5 min``, the 3 of ``3rd``."""
    typed = text.strip()
    if field.name in _WHICH:
        if typed.casefold() in _ORDINALS:
            return str(_ORDINALS.index(typed.casefold()) + 1)
        return which[1] if (which := _ORDINAL.fullmatch(typed)) else text
    if field.name in _MINUTES:
        return _MINUTE.sub("", typed)
    if field.name in _SECONDS:
        if clock := _CLOCK.fullmatch(typed):
            return str(int(clock[1]) * 60 + int(clock[2]))
        minutes = _MINUTE.sub("", typed)
        if minutes != typed and re.fullmatch(r"\d{1,3}(\.\d+)?", minutes):
            return f"{float(minutes) * 60:g}"
        return _SECOND.sub("", typed)
    return text


def _number(text: str, example: str = "") -> float | None:
    typed = text.strip().removesuffix("%").strip()
    if not typed:
        return None
    if _COMMA_FOR_POINT.fullmatch(typed) and not _GROUPED.fullmatch(typed):
        meant = example or f"try {typed.replace(',', '.')}"
        raise RecordError(f"The comma in “{text.strip()}” does not divide thousands: {meant}.")
    try:
        number = float(typed.replace(",", "") if _GROUPED.fullmatch(typed) else typed)
    except ValueError as error:
        raise RecordError(f"“{text.strip()}” is not a number: {example or 'try 12 or 12.5'}.") from error
    if not abs(number) < 1e15:
        raise RecordError(f"“{text.strip()}” is too large to be a figure here.")
    return number


def _whole(text: str, field: Field) -> int | None:
    example = _EXAMPLES.get(field.name, "try 3")
    number = _number(text, example)
    if number is None:
        if field.name == "pace":
            raise RecordError("The pace is needed: 130 words a minute is a calm one.")
        return None
    if number != int(number) or number < 0:
        raise RecordError(f"“{text.strip()}” is not a whole number: {example}.")
    if field.name == "pace" and not 40 <= number <= 300:
        raise RecordError("A pace is between 40 and 300 words a minute.")
    return int(number)
