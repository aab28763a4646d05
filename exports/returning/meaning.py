"""What a text in a field of a document means as a value of the record."""

import re
from datetime import date

from exports.cleaning import clean
from exports.entries import HINTS
from exports.keys import same_text
from exports.material import one_line
from toolkit.dates import parse_typed
from toolkit.errors import RecordError
from toolkit.fields import Field
from toolkit.views import short

# What Word shows in an empty control once somebody emptied it, and what is left of that elsewhere.
_WORDS_OWN = re.compile(
    r"(?:Click or tap|Click) (?:here )?to enter (?:text|a date)\.?|Click here to enter (?:text|a date)\.?"
    r"|Choose an item\.?",
    re.IGNORECASE,
)
# A text is known again by its beginning; no date is longer.
LONGEST_SHOWN = 80
_TICKED, _EMPTY = frozenset("☑☒✓✔✅xX"), frozenset("☐□▢")
# A day of which no year was written is another one in each of these.
_TWO_DAYS = (date(2001, 7, 2), date(2011, 7, 2))


def text_in(said: str) -> str:
    """The text of a field as the pack can hold it and documents compare it."""
    return same_text(clean(said))


def is_hint(text: str) -> bool:
    """Whether a text is what stands in a field that is empty."""
    return text in HINTS.values() or bool(_WORDS_OWN.fullmatch(text))


def is_ticked(said: str) -> bool | None:
    """Whether the sign in a box is a tick; None where it is no sign of a box."""
    sign = said.strip().strip("[]").strip()
    if sign in _TICKED:
        return True
    return False if sign in _EMPTY else None


def value_of(field: Field, text: str) -> str:
    """What ``text`` is as a value of the field; raises `RecordError` where it is none, with a sentence."""
    if field.kind == "date":
        return _day(short(text, LONGEST_SHOWN))
    if field.kind == "choice":
        found = [value for value, label in field.choices if text.casefold() in (label.casefold(), value)]
        if not found and not text:
            raise RecordError("It was emptied, and one of its choices has to stand in it.")
        if not found:
            offered = ", ".join(label for _, label in field.choices)
            raise RecordError(f"“{short(text, LONGEST_SHOWN)}” is none of the choices ({offered}).")
        return found[0]
    return text if field.kind == "text" else one_line(text)


def _day(text: str) -> str:
    first, second = (_read(text, today) for today in _TWO_DAYS)
    if str(first) != str(second):
        raise RecordError(f"“{text}” names no year.")
    if isinstance(first, RecordError):
        raise first
    return first


def _read(text: str, today: date) -> str | RecordError:
    """The day, or why it is none: a reason may speak of a year that nobody wrote."""
    try:
        return parse_typed(text, today)
    except RecordError as error:
        return error
