"""Among many packs the one that is meant is found: by date, by force, by last change, by a word."""

from datetime import date
from pathlib import Path

import pytest

from screens.pack_list import Order, PackLine, in_order, with_letters

TODAY = date(2024, 6, 3)


def line(name: str, meeting: str = "", **fields: object) -> PackLine:
    return PackLine(path=Path(f"{name}.ppog.json"), force=name, meeting_date=meeting, **fields)  # type: ignore[arg-type]


LINES = (
    line("Gwent Police", "2024-05-01", changed="2024-06-01"),
    line("avon", "2024-06-20", changed="2024-05-01"),
    line("Kent Police", "2024-06", changed="2024-05-03"),
    line("Norfolk", "", changed="2024-05-02"),
    line("Essex Police", "2023-05-01"),
    line("Damaged", reason="the file is empty"),
    line("Gone", "2024-06-04", lost=True, deleted=True),
    line("A lost one", "2024-06-04", lost=True),
)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("meeting", ["avon", "Kent Police", "Norfolk", "Gwent Police", "Essex Police"]),
        ("force", ["avon", "Essex Police", "Gwent Police", "Kent Police", "Norfolk"]),
        ("changed", ["Gwent Police", "Kent Police", "Norfolk", "avon", "Essex Police"]),
    ],
)
def test_what_cannot_be_opened_stands_last_in_every_order(order: Order, first: list[str]) -> None:
    assert [each.force for each in in_order(LINES, order, TODAY)] == [*first, "Damaged", "A lost one", "Gone"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", len(LINES)),
        ("police", 3),
        ("POLICE 2024", 2),
        ("june", 2),
        ("deleted", 1),
        ("ago", 2),
        ("damaged.ppog", 1),
        ("[/x]", 0),
    ],
)
def test_each_word_may_stand_in_any_cell_or_in_the_name_of_the_file(typed: str, found: int) -> None:
    assert len(with_letters(LINES, typed, TODAY)) == found
