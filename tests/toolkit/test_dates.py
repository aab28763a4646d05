"""An officer types a date as they would write it; it is kept as exact as it is known, and never more."""

import re
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.dates import (
    EARLIEST,
    LATEST,
    days_in_words,
    days_to,
    exact_day,
    parse_typed,
    spoken,
    spoken_briefly,
    spoken_near,
    spoken_with_weekday,
)
from toolkit.errors import RecordError
from toolkit.records.office import Meeting
from toolkit.records.record import PartialDate

PATTERN = PartialDate.__metadata__[0].pattern  # type: ignore[attr-defined]
DAYS = st.dates(date(EARLIEST, 1, 1), date(LATEST, 12, 31))


@given(DAYS, DAYS)
def test_what_is_shown_can_be_typed_again(day: date, now: date) -> None:
    iso = day.isoformat()
    for partial in (iso, iso[:7], iso[:4]):
        assert parse_typed(spoken(partial), now) == partial
        assert parse_typed(spoken_with_weekday(partial), now) == partial
        assert parse_typed(partial, now) == partial


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("   ", ""),
        ("2026-12-10", "2026-12-10"),
        ("2026-1-5", "2026-01-05"),
        ("10/12/26", "2026-12-10"),
        ("10/12/2026", "2026-12-10"),
        ("10.12.2026", "2026-12-10"),
        ("10-12-2026", "2026-12-10"),
        ("1 2 2027", "2027-02-01"),
        ("10 Dec 2026", "2026-12-10"),
        ("10 Dec. 2026", "2026-12-10"),
        ("10 Dec 26", "2026-12-10"),
        ("10-Dec-2026", "2026-12-10"),
        ("10dec2026", "2026-12-10"),
        ("10th December 2026", "2026-12-10"),
        ("  Thursday,  10 DECEMBER, 2026 ", "2026-12-10"),
        ("Thu 10 Dec 2026", "2026-12-10"),
        ("3rd Sept 2026", "2026-09-03"),
        ("Dec 2026", "2026-12"),
        ("december 2026", "2026-12"),
        ("2026-12", "2026-12"),
        ("2026-1", "2026-01"),
        ("2026", "2026"),
        ("２０２６-12", "2026-12"),
        ("２０２６", "2026"),
        ("29 Feb 2028", "2028-02-29"),
        ("the 10th of December 2026", "2026-12-10"),
        ("10 Dec ’26", "2026-12-10"),
        ("Dec 10 2026", "2026-12-10"),
        ("December 10th, 2026", "2026-12-10"),
        ("Dec ’26", "2026-12"),
        ("12/2026", "2026-12"),
    ],
)
def test_the_ways_in_which_people_type_a_date(typed: str, kept: str) -> None:
    assert parse_typed(typed, date(2026, 11, 20)) == kept


@pytest.mark.parametrize(
    ("typed", "now", "kept"),
    [
        ("20 Nov", date(2026, 11, 20), "2026-11-20"),
        ("19 Nov", date(2026, 11, 20), "2027-11-19"),
        ("1st January", date(2026, 11, 20), "2027-01-01"),
        ("29 Feb", date(2026, 11, 20), "2028-02-29"),
        ("29 Feb", date(2028, 2, 29), "2028-02-29"),
        ("29 Feb", date(2028, 3, 1), "2032-02-29"),
        ("29 Feb", date(2096, 3, 1), "2104-02-29"),
        ("30/11", date(2026, 11, 20), "2026-11-30"),
        ("30.11.", date(2026, 11, 20), "2026-11-30"),
        ("30.11", date(2026, 12, 1), "2027-11-30"),
        ("December 10", date(2026, 11, 20), "2026-12-10"),
        ("Dec 26th", date(2026, 11, 20), "2026-12-26"),
        ("Monday 30 November", date(2026, 11, 20), "2026-11-30"),
        ("Nov", date(2026, 11, 20), "2026-11"),
        ("dec.", date(2026, 11, 20), "2026-12"),
        ("October", date(2026, 11, 20), "2027-10"),
    ],
)
def test_a_day_without_a_year_is_the_next_such_day(typed: str, now: date, kept: str) -> None:
    assert parse_typed(typed, now) == kept


@pytest.mark.parametrize(
    ("typed", "now", "kept"),
    [
        ("20 Nov", date(2026, 11, 23), "2026-11-20"),
        ("23/11", date(2026, 11, 23), "2026-11-23"),
        ("Nov 24th", date(2026, 11, 23), "2025-11-24"),
        ("29 Feb", date(2026, 11, 23), "2024-02-29"),
        ("20 Nov 2027", date(2026, 11, 23), "2027-11-20"),
        ("Oct", date(2026, 11, 23), "2026-10"),
        ("Nov", date(2026, 11, 23), "2026-11"),
        ("Dec", date(2026, 11, 23), "2025-12"),
        ("Wednesday", date(2026, 11, 23), "2026-11-18"),
        ("Tue", date(2026, 11, 23), "2026-11-17"),
        ("this Wednesday", date(2026, 11, 23), "2026-11-25"),
    ],
)
def test_of_what_has_happened_a_day_without_a_year_is_the_last_such_day(typed: str, now: date, kept: str) -> None:
    assert parse_typed(typed, now, past=True) == kept


@pytest.mark.parametrize(
    "typed", ["31 Feb 2026", "31/4/2026", "29 Feb 2026", "2026-02-30", "0/1/2026", "31 Nov", "0 Dec"]
)
def test_a_day_that_no_calendar_has_is_refused_with_a_reason(typed: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_typed(f" {typed} ", date(2026, 11, 20))
    assert str(refused.value) == f"“{typed}” is not a day in the calendar."


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "10 Foo 2026",
        "2026-13",
        "1/13/2026",
        "1850",
        "2300-01-01",
        "10/13",
        "12 10",
        "2/3/4/5",
        "Monday Dec 2026",
        "in 9999 weeks",
        ",",
        "2026-12-10T09",
    ],
)
def test_what_is_not_understood_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_typed(typed, date(2026, 11, 20))
    assert f"“{typed}” is not a date that is understood: try 10 Dec 2026" in str(refused.value)


FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("today", "2026-11-20"),
        ("Tomorrow", "2026-11-21"),
        ("yesterday", "2026-11-19"),
        ("in 3 weeks", "2026-12-11"),
        ("in 10 days", "2026-11-30"),
        ("in a fortnight", "2026-12-04"),
        ("in two weeks", "2026-12-04"),
        ("in 2 wks", "2026-12-04"),
        ("in 2 weeks’ time", "2026-12-04"),
        ("three weeks time", "2026-12-11"),
        ("2 weeks ago", "2026-11-06"),
        ("Wednesday", "2026-11-25"),
        ("this Wednesday", "2026-11-25"),
        ("on Weds", "2026-11-25"),
        ("thurs.", "2026-11-26"),
    ],
)
def test_a_day_can_be_told_from_today(typed: str, kept: str) -> None:
    assert parse_typed(typed, FRIDAY) == kept


@given(DAYS, st.integers(-2000, 2000))
def test_days_as_the_program_counts_them_can_be_typed(now: date, away: int) -> None:
    day = now + timedelta(days=away)
    if EARLIEST <= day.year <= LATEST:
        assert parse_typed(days_in_words(away), now) == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "now", "first", "second"),
    [
        ("next Wednesday", FRIDAY, "Wednesday 25 November 2026", "Wednesday 2 December 2026"),
        ("next Friday", FRIDAY, "Friday 27 November 2026", "Friday 4 December 2026"),
        ("Friday", FRIDAY, "Friday 20 November 2026", "Friday 27 November 2026"),
        ("this Friday", FRIDAY, "Friday 20 November 2026", "Friday 27 November 2026"),
        ("Dec 26", FRIDAY, "Saturday 26 December 2026", "December 2026"),
        ("Nov 23", FRIDAY, "Monday 23 November 2026", "November 2023"),
        ("2 weeks", FRIDAY, "“in 2 weeks”", "“2 weeks ago”"),
    ],
)
def test_what_has_two_meanings_is_refused_and_both_are_offered(typed: str, now: date, first: str, second: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_typed(typed, now)
    assert str(refused.value) == f"“{typed}” could be {first} or {second}: type the one that you mean."
    assert parse_typed(first.strip("“”"), now) != parse_typed(second.strip("“”"), now)


@pytest.mark.parametrize(
    "typed", ["end of November", "mid-December", "the beginning of 2027", "next week", "in 2 months", "early 2027"]
)
def test_what_is_not_exact_is_never_made_a_day(typed: str) -> None:
    with pytest.raises(RecordError, match="is not exact: type the day, or the month or year alone"):
        parse_typed(typed, FRIDAY)


def test_of_what_has_happened_the_day_of_the_week_that_it_is_today_may_be_a_week_ago() -> None:
    with pytest.raises(RecordError, match="could be Friday 20 November 2026 or Friday 13 November 2026"):
        parse_typed("Friday", FRIDAY, past=True)


def test_a_day_of_the_week_that_is_not_the_date_s_own_is_pointed_out() -> None:
    with pytest.raises(RecordError, match=r"^30 November 2026 is a Monday, not a Wednesday\.$"):
        parse_typed("Wednesday 30 November", FRIDAY)


@given(DAYS, DAYS)
def test_every_way_of_writing_a_day_means_that_day(day: date, now: date) -> None:
    month = f"{day:%B}"
    for written in (
        spoken_briefly(day.isoformat()),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{month} {day.day} {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
    ):
        assert parse_typed(written, now) == day.isoformat()


@given(DAYS, DAYS)
def test_no_date_is_kept_more_exact_than_it_was_typed(day: date, now: date) -> None:
    for written in (f"{day:%B} {day.year}", f"{day:%b} {day.year}", f"{day.month}/{day.year}"):
        assert parse_typed(written, now) == day.isoformat()[:7]


WORDS = [
    "today",
    "next",
    "this",
    "wednesday",
    "fri",
    "in",
    "days",
    "weeks",
    "ago",
    "end",
    "of",
    "nov",
    "26",
    "10th",
    "'",
    "2026",
    "3",
    ".",
    ",",
    "/",
    "a",
    "the",
    "on",
]


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789/-. decfbjan")), max_size=14)
    | st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join),
    DAYS,
)
def test_nothing_that_is_typed_can_break_a_pack(typed: str, now: date) -> None:
    try:
        kept = parse_typed(typed, now)
    except RecordError as refused:
        assert str(refused).endswith(".")
    else:
        assert re.fullmatch(PATTERN, kept)


@pytest.mark.parametrize(
    ("partial", "said", "with_weekday", "briefly"),
    [
        ("2026-12-10", "10 December 2026", "Thursday 10 December 2026", "10 Dec 2026"),
        ("2026-12", "December 2026", "December 2026", "Dec 2026"),
        ("2026", "2026", "2026", "2026"),
        ("", "", "", ""),
    ],
)
def test_a_date_is_shown_as_exact_as_it_is(partial: str, said: str, with_weekday: str, briefly: str) -> None:
    assert (spoken(partial), spoken_with_weekday(partial), spoken_briefly(partial)) == (said, with_weekday, briefly)


@pytest.mark.parametrize(
    ("partial", "said"),
    [("2026-12-10", "10 Dec"), ("2026-12", "Dec"), ("2026", "2026"), ("2027-01-10", "10 Jan 2027"), ("", "")],
)
def test_a_list_leaves_out_the_year_that_it_is(partial: str, said: str) -> None:
    assert spoken_near(partial, date(2026, 11, 22)) == said


@given(DAYS, st.integers(-400, 400))
def test_days_are_counted_only_to_a_day_that_is_known(now: date, away: int) -> None:
    day = now + timedelta(days=away)
    assert days_to(day.isoformat(), now) == away
    assert days_to(day.isoformat()[:7], now) is None
    assert exact_day("2026-02-30") is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "today"), (1, "tomorrow"), (-1, "yesterday"), (18, "in 18 days"), (-3, "3 days ago")],
)
def test_days_to_go_are_said_in_words(days: int | None, words: str) -> None:
    assert days_in_words(days) == words


@pytest.mark.parametrize("value", ["2024\n", "2024-05\n", "2024-05-29\n"])
def test_a_date_in_a_pack_cannot_carry_a_line_break(value: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "1", "date": value}, Meeting)
