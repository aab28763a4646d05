"""What does not fit ends with a whole word and a sign that there is more, at any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from screens.widgets.beginning import beginning, cut_at_word

SENTENCE = "Answering has improved month by month and is near the threshold."


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (64, SENTENCE),
        (63, "Answering has improved month by month and is near the…"),
        (22, "Answering has…"),
        (23, "Answering has improved…"),
        (5, "Answ…"),
        (1, "…"),
        (0, ""),
    ],
)
def test_a_line_is_cut_between_words(width: int, shown: str) -> None:
    assert cut_at_word(Content(SENTENCE), width).plain == shown


def test_a_very_long_word_gives_way_rather_than_the_line() -> None:
    assert cut_at_word(Content("See " + "x" * 40), 20).plain == "See " + "x" * 15 + "…"


def test_of_a_text_as_many_lines_are_shown_as_there_is_room_for() -> None:
    assert beginning(SENTENCE, 30, 2, "Enter").plain == "Answering has improved month\nby month and is…  Enter: more"
    assert beginning(SENTENCE, 10, 2, "Enter").plain == "Answering\nhas…"
    assert beginning(SENTENCE, 24, 2).plain == "Answering has improved\nmonth by month and is…"
    assert beginning("Two\nlines", 24, 2).plain == "Two lines"


@given(st.text(alphabet="ab c警\n👩\u0301", max_size=80), st.integers(1, 30), st.integers(1, 4))
def test_nothing_is_ever_wider_or_longer_than_its_room(text: str, width: int, height: int) -> None:
    lines = beginning(text, width, height).plain.split("\n")
    assert len(lines) <= height
    assert all(cell_len(line) <= max(width, 2) for line in lines)
