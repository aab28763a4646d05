"""A pasted table as readings of a measure: what is asked about first begins without a tick."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec import structs

from screens.rows import AddChoice, NewId
from toolkit.date_doubts import not_yet
from toolkit.dates import spoken
from toolkit.fields import KINDS
from toolkit.figures import figure
from toolkit.measure_doubts import above_all
from toolkit.pack import Pack
from toolkit.reading_lines import ReadingLine, reading_lines
from toolkit.records.causes import Measure, Reading
from toolkit.views import short

_DATE = KINDS[Reading.table].field("date")


class Pasted(NamedTuple):
    """The readings with a line that says each, those that need no second look, and what was not understood.

    ``unitless`` is the id of their measure where the figures have a % and it has no unit; else empty.
    ``heading`` is the first line where it names the columns of what follows; else empty.
    """

    readings: dict[str, Reading]
    shown: list[tuple[str, str]]
    certain: list[str]
    left: list[str]
    unitless: str = ""
    heading: str = ""

    def with_unit(self, pack: Pack) -> list[Measure]:
        """The measure with the unit of its figures, unless it has one in ``pack`` by then."""
        measure = pack.get(Measure, self.unitless)
        return [structs.replace(measure, unit="%")] if measure and not measure.unit.strip() else []


def reading_choice(choices: Sequence[AddChoice]) -> tuple[AddChoice, str] | None:
    """The choice that adds a reading, and the id of its measure."""
    for choice in choices:
        match choice.build(lambda: "one"):
            case [Reading(measure=measure)]:
                return choice, measure
    return None


def table_in(text: str, pack: Pack, measure: str, today: date) -> list[ReadingLine]:
    """The lines as readings of a measure; empty where none of them has so much as a date or a figure in its place."""
    known = pack.get(Measure, measure)
    lines = reading_lines(text, known.unit if known else "", today)
    return lines if any(line.understood or line.why for line in lines) else []


def readings_of(
    lines: Sequence[ReadingLine], choice: AddChoice, pack: Pack, measure: str, new_id: NewId, today: date
) -> Pasted:
    """A reading of each line that is understood; one of a day that has a reading, or is to come, is asked about."""
    held: dict[str, str] = {}
    known = pack.get(Measure, measure)
    shares = all(line.said.rstrip().endswith("%") for line in lines if line.understood)
    unitless = measure if known and shares and not known.unit.strip() else ""
    unit = "%" if unitless else known.unit if known else ""
    for reading in pack.every(Reading):
        if reading.measure == measure and reading.date:
            held[reading.date] = "no value" if reading.value is None else figure(reading.value)
    heading = lines[0].said if _is_heading(lines) else ""
    pasted = Pasted({}, [], [], [], unitless, heading)
    above: set[str] = set()
    for line in lines[1:] if heading else lines:
        if not line.understood or line.value is None:
            pasted.left.append(f"Not understood: “{short(line.said, 60)}”. {line.why}".rstrip())
            continue
        [built] = choice.build(new_id)
        assert isinstance(built, Reading)
        reading = pasted.readings[built.id] = structs.replace(built, date=line.date, value=line.value)
        asked = [f"there already, with {held[line.date]}"] if line.date in held else []
        asked += ["also in a line above"] if line.date in above else []
        asked += filter(None, [not_yet(_DATE, line.date, today), above_all(Measure(id="", unit=unit), [reading])])
        above.add(line.date)
        said = f"{spoken(line.date)}: {figure(line.value)}{'%' if unit == '%' else ''}"
        pasted.shown.append((built.id, f"{said} ({'; '.join(asked)})" if asked else said))
        if not asked:
            pasted.certain.append(built.id)
    return pasted


def _is_heading(lines: Sequence[ReadingLine]) -> bool:
    """Whether the first line is one of words, above one that is a reading."""
    first, *others = lines
    return not (first.why or re.search(r"\d", first.said)) and any(line.understood for line in others[:1])
