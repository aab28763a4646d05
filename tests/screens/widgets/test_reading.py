"""Passages are wrapped within their width, and say the same at any width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.rows import Passage, PassageKind
from screens.symbols import Symbols
from screens.widgets.reading import lay_out
from tests.screens.hostile import MARKUP, TEXTS

KINDS: tuple[PassageKind, ...] = ("title", "body", "quote", "point", "note", "source", "label")
PASSAGES = st.lists(st.builds(Passage, st.sampled_from(KINDS), st.text(max_size=60)), max_size=5)


@given(PASSAGES, st.integers(20, 100))
def test_no_line_is_wider_than_the_pane(passages: list[Passage], width: int) -> None:
    lines = lay_out(passages, width, Symbols()).split("\n", allow_blank=True)
    assert [line.plain for line in lines if line.cell_length > width] == []


@pytest.mark.parametrize("text", [MARKUP, TEXTS["Welsh"], TEXTS["CJK"], TEXTS["a long word"]])
def test_nothing_of_a_text_is_lost_or_obeyed(text: str) -> None:
    laid = lay_out([Passage("body", text)], 40, Symbols()).plain
    assert "".join(laid.split()) == "".join(text.split())


def test_points_hang_and_stand_together() -> None:
    passages = [Passage("label", "It asks"), Passage("point", "one two three four five"), Passage("point", "six")]
    assert lay_out(passages, 18, Symbols(ascii=True)).plain == "It asks\n- one two three\n  four five\n- six"
