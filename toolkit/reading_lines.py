"""Lines of a pasted table as readings of a measure: a date, and a figure after it."""

import re
from datetime import date

from msgspec import Struct

from toolkit.dates import parse_typed
from toolkit.errors import RecordError
from toolkit.fields import KINDS
from toolkit.records.causes import Reading
from toolkit.typed_values import value_of

_VALUE = KINDS[Reading.table].field("value")

# No date and no figure is longer; a paragraph is not looked at word by word.
_LONGEST = 60
_SIGNS = "•*–- "
_SPACES = re.compile(r"\s\s+")
# Spreadsheets write a month so by themselves, and begin a day of a month with the day: 26-Sep.
_MONTH = re.compile(r"([A-Za-z]{3,9})-(\d{2})")


class ReadingLine(Struct, frozen=True):
    """One line: what it says, its date and figure, or, where one of the two is not understood, why not."""

    said: str
    date: str = ""
    value: float | None = None
    why: str = ""

    @property
    def understood(self) -> bool:
        """Whether the line has a date and a figure."""
        return bool(self.date) and self.value is not None


def reading_lines(text: str, unit: str, today: date) -> list[ReadingLine]:
    """Every line that says something, those too that are no readings.

    Date and figure are divided by a tab, a semicolon, two spaces, or a comma with a space, and mean what they would in
    the form of a reading; the measure's ``unit`` may follow the figure. One space is enough behind what is a date.
    """
    return [_read(line, unit, today) for line in text.splitlines() if line.strip()]


def _read(line: str, unit: str, today: date) -> ReadingLine:
    said = " ".join(line.split())
    loose, columns = _columns(line.strip().lstrip(_SIGNS), today)
    if len(columns) != 2 or max(map(len, columns)) > _LONGEST:
        return ReadingLine(said)
    if loose and _is_date(" ".join(columns), today):
        return ReadingLine(said, why="The whole line can be a date: put a semicolon between the date and the figure.")
    on, value, wrong = "", None, []
    try:
        on = parse_typed(
            _MONTH.sub(r"\1 20\2", columns[0]) if _MONTH.fullmatch(columns[0]) else columns[0], today, past=True
        )
    except RecordError as error:
        wrong.append(str(error))
    try:
        value = _figure(columns[1], unit, today)
    except RecordError as error:
        wrong.append(str(error))
    # Where nothing at all is understood, the line is a heading or no reading.
    return ReadingLine(said, on, value, wrong[0] if len(wrong) == 1 else "")


def _columns(line: str, today: date) -> tuple[bool, list[str]]:
    """The columns that say something, and whether what divides them can also stand inside of a date."""
    if "\t" in line or ";" in line:
        parts = line.split("\t" if "\t" in line else ";")
        return False, [part.strip() for part in parts if part.strip()]
    if len(apart := _SPACES.split(line)) > 1:
        return True, ["  ".join(apart[:-1]), apart[-1]]
    before, _, after = line.rpartition(", ")
    if not before:
        apart_by_one, _, last = line.rpartition(" ")
        if _is_date(apart_by_one, today) and not _is_date(line, today):
            before, after = apart_by_one, last
    return True, [part.strip() for part in (before, after) if part.strip()]


def _is_date(text: str, today: date) -> bool:
    try:
        return bool(parse_typed(text, today, past=True))
    except RecordError:
        return False


def _figure(text: str, unit: str, today: date) -> float | None:
    try:
        value = value_of(_VALUE, text, today)
    except RecordError:
        own = unit.strip()
        bare = text[: -len(own)] if own else ""
        if own[:1].isdecimal() or not bare or text[len(bare) :].casefold() != own.casefold():
            raise
        value = value_of(_VALUE, bare, today)
    return value if isinstance(value, float) else None
