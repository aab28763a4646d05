"""A time as people type it, or copy it from a list, names the moment that they mean."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppog_tui.moments import parse_moment
from store.rescue import said_at
from toolkit.errors import RecordError

TODAY = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:02", datetime(2024, 6, 3, 14, 2, 59, 999_999)),
        ("9:05:07", datetime(2024, 6, 3, 9, 5, 7, 999_999)),
        ("2024-05-31", datetime(2024, 5, 31, 23, 59, 59, 999_999)),
        ("2024-05-31 14:02", datetime(2024, 5, 31, 14, 2, 59, 999_999)),
        ("2024-05-31T14:02:11", datetime(2024, 5, 31, 14, 2, 11, 999_999)),
        (" 31 May 2024, 14:02:11 ", datetime(2024, 5, 31, 14, 2, 11, 999_999)),
        ("31/5/24 14:02", datetime(2024, 5, 31, 14, 2, 59, 999_999)),
    ],
)
def test_times_are_understood_by_the_clock_here(typed: str, meant: datetime) -> None:
    assert parse_moment(typed, TODAY) == meant.astimezone()


def test_a_time_with_its_zone_is_taken_as_it_stands() -> None:
    assert parse_moment("2024-05-31T14:02:11.250000+00:00", TODAY) == datetime(2024, 5, 31, 14, 2, 11, 250_000, UTC)
    there = timezone(timedelta(hours=-5))
    assert parse_moment("2024-05-31 14:02-05:00", TODAY) == datetime(2024, 5, 31, 14, 2, 59, 999_999, there)


@pytest.mark.parametrize(
    "typed", ["", "  ", "noon", "25:00", "12:60", "May 2024", "2024-13-01", "31 Feb 2024 10:00", "1"]
)
def test_what_is_no_time_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(RecordError, match=r"is not (a time|a date|a day)|try"):
        parse_moment(typed, TODAY)


@given(st.datetimes(datetime(1990, 1, 2), datetime(2090, 12, 30), timezones=st.just(UTC)))
def test_a_time_copied_from_the_list_names_the_state_on_that_line(at: datetime) -> None:
    for copied in (said_at(at), at.isoformat()):
        found = parse_moment(copied, TODAY)
        # In the hour that a clock repeats in autumn, the words name two moments.
        assert timedelta(0) <= (found - at) % timedelta(hours=1) < timedelta(seconds=1)


@given(st.text(max_size=30))
def test_anything_typed_is_understood_or_refused(typed: str) -> None:
    try:
        assert parse_moment(typed, TODAY).tzinfo is not None
    except RecordError as refusal:
        assert any(said in str(refusal) for said in ("try", "type the day", "calendar", "did you mean"))
