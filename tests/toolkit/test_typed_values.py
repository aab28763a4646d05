"""What is typed means what the person meant, stands in the field again as they would write it, or is refused."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import RecordError
from toolkit.fields import KINDS, Field
from toolkit.figures import figure
from toolkit.typed_values import echo_of, text_of, value_of

TODAY = date(2024, 6, 3)
DATE, TIME, NUMBER, WHOLE = (Field("f", "F", kind) for kind in ("date", "time", "number", "whole"))
PARAGRAPHS, LINE, TEXT = (Field("f", "F", kind) for kind in ("paragraphs", "line", "text"))
PACE = KINDS["meeting"].field("pace")
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat)
PARTIAL = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.just(""))


def shown_again(field: Field, value: object) -> object:
    return value_of(field, text_of(field, value), TODAY)


@given(PARTIAL)
def test_a_date_that_is_shown_and_typed_again_is_the_same_date(partial: str) -> None:
    assert shown_again(DATE, partial) == partial


@given(st.none() | st.floats(-1e14, 1e14))
def test_a_figure_that_is_shown_and_typed_again_keeps_every_digit(number: float | None) -> None:
    assert shown_again(NUMBER, number) == number


@given(st.none() | st.integers(0, 10**12))
def test_a_count_that_is_shown_and_typed_again_is_the_same_count(number: int | None) -> None:
    assert shown_again(WHOLE, number) == number


@given(st.times().map(lambda time: f"{time:%H:%M}") | st.just(""))
def test_a_time_that_is_shown_and_typed_again_is_the_same_time(time: str) -> None:
    assert shown_again(TIME, time) == time


@given(st.text())
def test_text_is_kept_letter_by_letter(text: str) -> None:
    assert value_of(LINE, text, TODAY) == value_of(TEXT, text, TODAY) == text
    assert text_of(TEXT, text) == text


@given(st.text(alphabet="ab \n", max_size=12))
def test_paragraphs_settle_once_and_then_stay(text: str) -> None:
    kept = value_of(PARAGRAPHS, text, TODAY)
    assert shown_again(PARAGRAPHS, kept) == kept
    assert "".join(kept).split() == text.split() or "\n" in text  # type: ignore[arg-type]


@given(st.sampled_from([DATE, TIME, NUMBER, WHOLE, PACE]), st.text(max_size=20))
def test_anything_else_is_refused_in_a_sentence(field: Field, text: str) -> None:
    try:
        value = value_of(field, text, TODAY)
    except RecordError as error:
        assert str(error).endswith(".")
    else:
        assert value_of(field, text_of(field, value), TODAY) == value


@pytest.mark.parametrize(
    ("typed", "number"), [("12", 12.0), ("1,234.5", 1234.5), ("45%", 45.0), (" -3 ", -3.0), ("", None)]
)
def test_figures_are_understood_as_people_type_them(typed: str, number: float | None) -> None:
    assert value_of(NUMBER, typed, TODAY) == number


@pytest.mark.parametrize(
    ("typed", "meant"), [("68,5", "68.5"), ("68,5 %", "68.5"), ("-0,500", "-0.500"), ("1234,567", "1234.567")]
)
def test_a_comma_for_a_point_is_never_left_out(typed: str, meant: str) -> None:
    with pytest.raises(RecordError, match=f"try {re.escape(meant)}\\.$"):
        value_of(NUMBER, typed, TODAY)
    with pytest.raises(RecordError, match=r"try 3\.$"):
        value_of(WHOLE, typed, TODAY)


@given(st.floats(-1e14, 1e14))
def test_thousands_divided_by_commas_are_understood(number: float) -> None:
    assert value_of(NUMBER, figure(number), TODAY) == number


@pytest.mark.parametrize(
    "typed", ["1,23,456", "12,34.5", "1.5,000", "1,,000", ",", "nan", "inf", "1e400", "12 per cent", "1.2.3", "9" * 400]
)
def test_what_is_no_figure_is_refused(typed: str) -> None:
    with pytest.raises(RecordError):
        value_of(NUMBER, typed, TODAY)


@pytest.mark.parametrize("typed", ["2.5", "-1", "many"])
def test_a_count_is_whole_and_not_below_nought(typed: str) -> None:
    with pytest.raises(RecordError):
        value_of(WHOLE, typed, TODAY)


def test_where_a_count_is_wanted_the_example_is_a_whole_one() -> None:
    with pytest.raises(RecordError, match=r"“first” is not a number: try 3\.$"):
        value_of(WHOLE, "first", TODAY)
    with pytest.raises(RecordError, match=r"try 12 or 12\.5"):
        value_of(NUMBER, "first", TODAY)


@pytest.mark.parametrize("typed", ["", "0", "39", "301"])
def test_nobody_speaks_at_that_pace(typed: str) -> None:
    with pytest.raises(RecordError, match="pace"):
        value_of(PACE, typed, TODAY)


def test_a_large_figure_is_shown_in_full() -> None:
    assert text_of(NUMBER, 1234567.0) == "1234567"
    assert text_of(NUMBER, 0.1234567) == "0.1234567"
    assert text_of(NUMBER, 12.0) == "12"


def test_the_echo_says_a_date_in_full_with_its_weekday_and_a_time_by_the_24_hour_clock() -> None:
    assert echo_of(DATE, "10 Dec", TODAY) == "Tuesday 10 December 2024"
    assert echo_of(DATE, "December 2024", TODAY) == ""
    assert echo_of(TIME, "2pm", TODAY) == "14:00"
    assert echo_of(TIME, "14:00", TODAY) == ""
    assert echo_of(DATE, "  ", TODAY) == echo_of(LINE, "10 Dec", TODAY) == ""


@pytest.mark.parametrize(
    ("table", "name", "typed", "value"),
    [
        ("meeting", "speaking_minutes", "10 minutes", 10.0),
        ("meeting", "speaking_minutes", "7.5 min", 7.5),
        ("note_sections", "seconds", "1 min", 60),
        ("note_sections", "seconds", "1.5 min", 90),
        ("note_sections", "seconds", "1:30", 90),
        ("note_sections", "seconds", "45 s", 45),
        ("meeting", "number", "first", 1),
        ("meeting", "number", "2nd ", 2),
        ("meeting", "number", "12", 12),
    ],
)
def test_a_length_of_time_may_be_typed_with_its_unit_and_which_it_is_in_words(
    table: str, name: str, typed: str, value: float
) -> None:
    assert value_of(KINDS[table].field(name), typed, TODAY) == value


def test_what_is_no_length_of_time_is_answered_with_one() -> None:
    with pytest.raises(RecordError, match="try 60 or 1:00"):
        value_of(KINDS["note_sections"].field("seconds"), "a while", TODAY)
