"""The scale beside a chart: round steps around all values, however large, small or alike they are."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

STEPS = 5
LIMIT = 1e15
# The share of the largest value that a line has to move through for the scale to start at nought.
NOUGHT = Decimal("0.17")
# With this many digits in front or behind, a figure is easier to read with an exponent.
MOST_WHOLE, MOST_PLACES = 12, 4
# From here on figures have commas.
THOUSAND = 1000
# Below this, two decimals would show nought.
SMALL = 0.1


class Scale(Struct, frozen=True):
    """Where an axis starts and ends and how far apart its lines are, in the unit of the values."""

    low: float
    high: float
    step: float


def can_be_drawn(values: tuple[float, ...]) -> bool:
    """Whether spreadsheets and word processors keep these values apart: they hold fifteen digits."""
    return all(abs(value) < LIMIT for value in values)


def scale_of(values: tuple[float, ...], unit: str = "") -> Scale:
    """A scale that holds all values, at least one.

    It starts at nought unless that would flatten the line; for shares it always does, so that they can be compared.
    """
    low, high = (Decimal(repr(value)) for value in (min(values), max(values)))
    if not low and not high:
        high = Decimal(1)
    elif unit == "%" or low == high or high - low > max(abs(low), abs(high)) * NOUGHT:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    else:
        # The lowest value should not lie on the axis.
        low -= (high - low) / 20
    least = (high - low) / STEPS
    power = Decimal(1).scaleb(least.adjusted())
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= least)
    bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
    top = (high / step).to_integral_value(ROUND_CEILING) * step
    return Scale(float(bottom), float(top), float(step))


def axis_format(scale: Scale, unit: str) -> str:
    """How a spreadsheet should write the figures beside an axis: all with the same decimals."""
    return _format((scale.low, scale.high, scale.step), unit)


def label_format(value: float, unit: str) -> str:
    """How a spreadsheet should write a figure beside a point: short, and right also once it is edited."""
    if abs(value) >= THOUSAND:
        return _format((round(value, 1),), unit)
    short = round(value, 2) == value or abs(value) < SMALL
    return _with_unit("General" if short else "0.00", unit)


def _format(values: tuple[float, ...], unit: str) -> str:
    exact = [Decimal(repr(value)).normalize() for value in values]
    places = max(0, *(-int(value.as_tuple().exponent) for value in exact))
    if places > MOST_PLACES or any(value.adjusted() >= MOST_WHOLE for value in exact):
        return _with_unit("General", unit)
    return _with_unit("#,##0." + "0" * places if places else "#,##0", unit)


def _with_unit(look: str, unit: str) -> str:
    """With the per cent sign; no other unit gets into a format, where it would be read as one."""
    return f'{look}"%"' if unit == "%" else look
