"""An officer types a time as they would write it; where it could be night or afternoon, they are asked."""

import re
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import RecordError
from toolkit.records.record import ClockTime
from toolkit.times import parse_time

PATTERN = ClockTime.__metadata__[0].pattern  # type: ignore[attr-defined]


@given(st.times())
def test_every_way_of_writing_a_time_means_that_time(at: time) -> None:
    kept = f"{at:%H:%M}"
    half = f"{at.hour % 12 or 12}.{at.minute:02}{'pm' if at.hour > 11 else 'am'}"
    for written in (kept, f"{at:%H.%M}", f"{at:%H%M}", f"{at:%H%M} hrs"):
        assert parse_time(written) == kept
    if half not in ("12.00am", "12.00pm"):
        assert parse_time(half) == parse_time(half.upper().replace("M", ".M.")) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("10.30am", "10:30"),
        ("10:30", "10:30"),
        (" 9:05 ", "09:05"),
        ("9.30", "09:30"),
        ("12.30", "12:30"),
        ("0:00", "00:00"),
        ("2pm", "14:00"),
        ("2 p.m.", "14:00"),
        ("2.30 PM", "14:30"),
        ("12.30am", "00:30"),
        ("14", "14:00"),
        ("1400", "14:00"),
        ("noon", "12:00"),
        ("12 noon", "12:00"),
        ("midnight", "00:00"),
        ("10 o’clock", "10:00"),
    ],
)
def test_the_ways_in_which_people_type_a_time(typed: str, kept: str) -> None:
    assert parse_time(typed) == kept


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("2.30", "02:30", "14:30"),
        ("7:15", "07:15", "19:15"),
        ("2 o'clock", "02:00", "14:00"),
        ("12am", "00:00", "12:00"),
        ("12 pm", "00:00", "12:00"),
    ],
)
def test_a_time_that_could_be_either_is_refused_and_both_are_offered(typed: str, first: str, second: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_time(typed)
    assert str(refused.value) == f"“{typed}” could be {first} or {second}: type the one that you mean."
    assert (parse_time(first), parse_time(second)) == (first, second)


@pytest.mark.parametrize(
    "typed", ["2", "10", "24:00", "12:60", "9:5", "-1:00", "12:00:00", "14pm", "0am", "140", "soon", "o'clock"]
)
def test_other_times_are_refused_with_examples(typed: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_time(f" {typed} ")
    assert str(refused.value) == f"“{typed}” is not a time that is understood: try 14:00, 2pm or 10.30am."


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789:. apmhrs")), max_size=10))
def test_nothing_that_is_typed_can_break_a_pack(typed: str) -> None:
    try:
        kept = parse_time(typed)
    except RecordError as refused:
        assert str(refused).endswith(".")
    else:
        assert re.fullmatch(PATTERN, kept)
