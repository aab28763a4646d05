"""A slip of the finger in a date costs no guessing: what was meant is offered, and never taken unasked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.dates import MONTHS, parse_typed
from toolkit.errors import RecordError
from toolkit.mistyped_dates import mended

FRIDAY = date(2026, 11, 20)
KNOWN = frozenset(MONTHS)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("in 2 weks", "“in 2 weeks”, Friday 4 December 2026"),
        ("in a fortnite", "“in a fortnight”, Friday 4 December 2026"),
        ("in tow weeks", "“in two weeks”, Friday 4 December 2026"),
        ("Tomorow", "“tomorrow”, Saturday 21 November 2026"),
        ("wendesday", "“wednesday”, Wednesday 25 November 2026"),
        ("10 Dce 2026", "“10 dec 2026”, Thursday 10 December 2026"),
        ("Decmber 2026", "“december 2026”, December 2026"),
    ],
)
def test_what_a_mistyped_date_was_to_be_is_offered(typed: str, offered: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_typed(typed, FRIDAY)
    assert str(refused.value) == f"“{typed}” is not a date that is understood: did you mean {offered}?"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("next wendsday", "“next wednesday” could be Wednesday 25 November 2026 or Wednesday 2 December 2026"),
        ("2 weks", "“2 weeks” could be “in 2 weeks” or “2 weeks ago”"),
        ("31 Febuary 2026", "“31 february 2026” is not a day in the calendar."),
    ],
)
def test_what_is_unclear_without_the_slip_too_is_said_of_what_was_meant(typed: str, said: str) -> None:
    with pytest.raises(RecordError) as refused:
        parse_typed(typed, FRIDAY)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize("typed", ["10 jn", "son", "asap", "tbc", "later", "in x weeks", "soon", "end of mrch"])
def test_what_could_be_anything_is_answered_with_examples_only(typed: str) -> None:
    with pytest.raises(RecordError, match="10 Dec 2026, 10/12/26, in 2 weeks, Dec 2026 or 2026") as refused:
        parse_typed(typed, FRIDAY)
    assert "did you mean" not in str(refused.value)


@given(st.text(st.sampled_from("abcdeirstvy 0123'/"), max_size=30))
def test_only_words_change_and_only_to_known_ones(typed: str) -> None:
    for better in mended(typed, KNOWN):
        words = "".join(sign if sign.isalpha() else " " for sign in better).split()
        assert set(words) <= KNOWN
        assert [sign for sign in better if not sign.isalpha()] == [sign for sign in typed if not sign.isalpha()]


@pytest.mark.parametrize("typed", ["mond" * 25_000, "mond " * 20_000])
def test_a_long_text_is_no_slip_of_the_finger(typed: str) -> None:
    assert list(mended(typed, KNOWN)) == []
