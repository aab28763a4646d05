"""A moved record stands where it was put, and the others stay as they were."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.ordering import moved
from toolkit.records.causes import Cause

POSITIONS = st.lists(st.floats(-1e6, 1e6) | st.sampled_from([0.0, 1.0, 1.0 + 1e-12, 2.0]), min_size=1, max_size=8).map(
    sorted
)


@given(POSITIONS, st.integers(0, 7), st.integers(-2, 10))
def test_any_move_gives_the_order_asked_for(positions: list[float], pick: int, to: int) -> None:
    shown = [Cause(id=f"{number}", position=position) for number, position in enumerate(positions)]
    record = shown[pick % len(shown)]
    rest = [row.id for row in shown if row is not record]
    place = max(0, min(to, len(rest)))
    order = moved(record, shown, to)
    assert [row.id for row in order] == [*rest[:place], record.id, *rest[place:]]
    assert all(before.position < after.position for before, after in pairwise(order))


def test_with_room_between_two_only_the_moved_record_changes() -> None:
    shown = [Cause(id=f"{number}", position=float(number)) for number in range(4)]
    assert [row.position for row in moved(shown[3], shown, 1)] == [0.0, 0.5, 1.0, 2.0]
    assert [row.position for row in moved(Cause(id="new"), shown, 4)] == [0.0, 1.0, 2.0, 3.0, 4.0]


def test_without_room_all_are_numbered_afresh() -> None:
    shown = [Cause(id=f"{number}") for number in range(3)]
    assert [(row.id, row.position) for row in moved(shown[2], shown, 1)] == [("0", 1.0), ("2", 2.0), ("1", 3.0)]
