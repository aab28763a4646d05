"""A table of dates and figures is read line by line: what is not certain is said, never guessed or lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.dates import spoken
from toolkit.figures import figure
from toolkit.reading_lines import ReadingLine, reading_lines

DAY = date(2026, 11, 22)


def read(line: str, unit: str = "%") -> ReadingLine:
    [found] = reading_lines(line, unit, DAY)
    return found


@pytest.mark.parametrize(
    ("line", "day", "value"),
    [
        ("Sep 2026\t68.5", "2026-09", 68.5),
        ("01/10/2026\t70", "2026-10-01", 70.0),
        ("12 Oct 2026, 71%", "2026-10-12", 71.0),
        ("Oct 12, 2026, 71 %", "2026-10-12", 71.0),
        ("2026-10; 71", "2026-10", 71.0),
        ("2026   71", "2026", 71.0),
        ("• Sep 2026;1,234.5", "2026-09", 1234.5),
        ("\tSep 2026\t\t-3\t", "2026-09", -3.0),
        ("12.10.2026\t71", "2026-10-12", 71.0),
        ("Sep-26\t71", "2026-09", 71.0),
        ("Sep 2026 71%", "2026-09", 71.0),
        ("20 Nov; 71", "2026-11-20", 71.0),
        ("26-Sep-2026\t71", "2026-09-26", 71.0),
    ],
)
def test_two_columns_are_a_date_and_a_figure_however_they_are_divided(line: str, day: str, value: float) -> None:
    found = read(line)
    assert (found.date, found.value, found.why, found.understood) == (day, value, "", True)


def test_the_unit_may_follow_the_figure_where_it_is_that_of_the_measure() -> None:
    assert read("Sep 2026; 12 Minutes", " minutes ").value == 12.0
    assert read("Sep 2026; 12minutes", "minutes").value == 12.0
    assert read("Sep 2026; 70", "0").value == 70.0
    other = read("Sep 2026; 12 minutes", "seconds")
    assert not other.understood and "“12 minutes” is not a number" in other.why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Oct 2026\t68,5", "The comma in “68,5” does not divide thousands: try 68.5."),
        ("Dec 26; 70", "“Dec 26” could be Friday 26 December 2025 or December 2026"),
        ("31 Feb 2026; 70", "“31 Feb 2026” is not a day in the calendar"),
        ("Sep 2026; n/a", "“n/a” is not a number"),
        ("Oct 12, 2026", "The whole line can be a date"),
        ("2 Oct  70", "The whole line can be a date"),
        ("Sep 2026; nan", "too large"),
    ],
)
def test_what_the_form_would_not_take_is_not_taken_and_the_reason_is_the_same(line: str, why: str) -> None:
    found = read(line)
    assert not found.understood
    assert why in found.why


@pytest.mark.parametrize("line", ["Month\tValue", "Sep 2026", "68.5", "Sep 2026\t68.5\tnote", "A line of prose", ";;"])
def test_headings_and_other_lines_are_no_readings_and_stay_to_be_seen(line: str) -> None:
    assert read(line) == ReadingLine(" ".join(line.split()))


@given(st.text(), st.text(max_size=4))
def test_no_line_is_lost_and_no_text_is_too_strange(text: str, unit: str) -> None:
    found = reading_lines(text, unit, DAY)
    assert [line.said for line in found] == [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@given(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat),
    st.sampled_from([4, 7, 10]),
    st.floats(-1e9, 1e9).map(lambda value: round(value, 4)),
    st.sampled_from(["\t", ";", "; ", "   ", ", "]),
    st.sampled_from(["", "%", " %"]),
)
def test_what_an_office_writes_out_is_read_back(day: str, exact: int, value: float, between: str, sign: str) -> None:
    found = read(f"{spoken(day[:exact])}{between}{figure(value)}{sign}")
    if between in ("   ", ", ") and "whole line can be a date" in found.why:
        assert not found.understood
    else:
        assert (found.date, found.value) == (day[:exact], value)
