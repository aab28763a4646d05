"""An app that broke is begun anew where that is of use."""

from pathlib import Path

from ppog_tui.going_on import Attempts, Left, Place

LEFT = Left(Place(Path("pack"), "notes", "row"), "What broke.")


def test_the_app_begins_anew_where_it_broke_then_at_home_and_then_no_more() -> None:
    attempts = Attempts(iter([0.0, 5.0, 10.0]).__next__)
    assert attempts.next(LEFT) == LEFT
    assert attempts.next(LEFT) == Left(Place(None), "What broke.")
    assert attempts.next(LEFT) is None


def test_an_error_long_after_another_is_one_by_itself() -> None:
    attempts = Attempts(iter([0.0, 60.0, 120.0, 180.0]).__next__)
    assert [attempts.next(LEFT) for _ in range(4)] == [LEFT] * 4


def test_whoever_was_leaving_is_not_brought_back() -> None:
    assert Attempts().next(Left(Place(None), "What broke.", leaving=True)) is None
