"""Folding and filtering a list never hide a heading's meaning or a row that was asked for."""

from screens.narrowing import unfolded, with_words
from screens.rows import Row

ROWS = [
    Row("h:a", "Measures", heading=True),
    Row("m", "Calls answered", mark="folded"),
    Row("r1", "January 2024: 51", parent="m"),
    Row("r2", "April 2024: 72", parent="m", meta="from HMICFRS"),
    Row("h:b", "Evidence", heading=True),
    Row("e", "Rotas were changed", state="verified"),
]


def keys(rows: list[Row]) -> list[str]:
    return [row.key for row in rows]


def test_what_is_folded_is_shown_once_it_is_unfolded() -> None:
    assert keys(unfolded(ROWS, ())) == ["h:a", "m", "h:b", "e"]
    opened = unfolded(ROWS, {"m"})
    assert keys(opened) == keys(ROWS) and opened[1].mark == "open"


def test_a_filter_looks_at_the_whole_line_and_into_what_is_folded() -> None:
    assert keys(with_words(ROWS, "APRIL")) == ["h:a", "r2"]
    assert keys(with_words(ROWS, "hmicfrs")) == ["h:a", "r2"]
    assert keys(with_words(ROWS, "verified")) == ["h:b", "e"]
    assert keys(with_words(ROWS, "Evidence")) == []
