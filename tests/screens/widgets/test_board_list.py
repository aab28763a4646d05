"""A line of the dashboard: who has something, and how late it is, is read in one go."""

import pytest
from textual.content import Content

from screens.widgets.board_list import BoardLine


@pytest.mark.parametrize(
    ("title", "detail", "drawn"),
    [
        ("Ring them", "AB, today", ["! Ring them  AB, today"]),
        ("Money or people to offer", "H. Standin, late", ["! Money or people to offer", "  H. Standin, late"]),
        ("An answer to the letter that came", "AB", ["! An answer to the letter", "  that came  AB"]),
        ("Ring", "Head of public protection, 4 days late", ["! Ring  Head of public", "  protection, 4 days late"]),
        ("Ring", "", ["! Ring"]),
    ],
)
def test_a_detail_that_fits_on_a_line_of_its_own_is_not_broken(title: str, detail: str, drawn: list[str]) -> None:
    line = BoardLine("! ", [Content(title)], Content(detail) if detail else None)
    assert line.content(28).plain.split("\n") == drawn
    assert line.get_height({}, 28) == len(drawn)
