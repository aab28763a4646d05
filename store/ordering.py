"""Places between places: a moved record changes its own position and no other."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import structs

from toolkit.records.record import Ordered

# Halving a gap of 1 leaves this after some thirty moves to the same place.
SMALLEST_GAP = 1e-9


def moved(record: Ordered, siblings: Sequence[Ordered], to: int) -> list[Ordered]:
    """``siblings`` in their new order, with positions that say so.

    ``siblings`` stand in the order shown, ``record`` among them or new; ``to`` is the place
    it takes, counted from 0 once it has been taken out. Where no place is left between
    its neighbours, all are numbered afresh; else the others keep their positions.
    """
    others = [row for row in siblings if row.id != record.id]
    place = max(0, min(to, len(others)))
    order = [*others[:place], record, *others[place:]]
    if len(order) > 1:
        order[place] = structs.replace(record, position=_between(order, place))
    if any(after.position - before.position < SMALLEST_GAP for before, after in pairwise(order)):
        return [structs.replace(row, position=float(number)) for number, row in enumerate(order, 1)]
    return order


def _between(order: Sequence[Ordered], place: int) -> float:
    if place == 0:
        return order[1].position - 1.0
    if place == len(order) - 1:
        return order[-2].position + 1.0
    return (order[place - 1].position + order[place + 1].position) / 2
