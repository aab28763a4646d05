"""A name that is too long for its line keeps its beginning and its end."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.place_line import cut_in_the_middle
from tests.screens.hostile import TEXTS

NAME = "PPOG briefing - Loamshire Police - 2026-12-10.docx"


def test_the_date_and_the_kind_of_file_stay_in_sight() -> None:
    assert cut_in_the_middle(NAME, 40) == NAME[:20] + "…" + NAME[-19:]
    assert cut_in_the_middle(NAME, len(NAME)) == NAME


@given(st.text(max_size=80) | st.sampled_from(list(TEXTS.values())), st.integers(0, 90))
def test_a_name_is_never_wider_than_its_line(name: str, width: int) -> None:
    assert cell_len(cut_in_the_middle(name, width)) <= width
