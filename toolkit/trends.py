"""The trend of a measure in words, the same on screen and in documents."""

from msgspec import Struct

from toolkit.dates import spoken
from toolkit.figures import figure, with_unit
from toolkit.records.causes import Measure, Reading

_BLOCKS = "▁▂▃▄▅▆▇█"
_ASCII_BLOCKS = "_.-=+*#"


class Trend(Struct, frozen=True):
    """The readings of a measure in order of date, and what they show, in words.

    ``brief`` is the same without the dates; ``last_on`` the date of the last reading.
    """

    values: tuple[float, ...]
    words: str
    brief: str = "no reading yet"
    last_on: str = ""

    def sparkline(self, ascii: bool = False) -> str:
        """One character a reading, lowest to highest."""
        blocks = _ASCII_BLOCKS if ascii else _BLOCKS
        low, high = min(self.values, default=0.0), max(self.values, default=0.0)
        # Halves, because the whole span of two very large figures is beyond what a float holds.
        span = high / 2 - low / 2
        if not span:
            return blocks[len(blocks) // 2] * len(self.values)
        return "".join(blocks[round((value / 2 - low / 2) / span * (len(blocks) - 1))] for value in self.values)


def trend_of(measure: Measure, readings: list[Reading]) -> Trend:
    """What the readings of a measure show between the first and the last.

    Says better or worse only where the measure says which way is better; draws no
    conclusion from one reading.
    """
    dated = sorted((row for row in readings if row.value is not None and row.date), key=lambda row: row.date)
    values = tuple(row.value for row in dated if row.value is not None)
    if not values:
        return Trend((), "no reading yet")
    latest = with_unit(values[-1], measure.unit)
    last_on = dated[-1].date
    last = f"{latest} ({spoken(last_on)})"
    if len(values) == 1:
        return Trend(values, f"one reading: {last}", f"one reading: {latest}", last_on)
    first = f"{with_unit(values[0], measure.unit)} ({spoken(dated[0].date)})"
    direction = _direction(measure, values)
    brief = f"{direction}: {figure(values[0])} to {latest}"
    return Trend(values, f"{direction} from {first} to {last}", brief, last_on)


def _direction(measure: Measure, values: tuple[float, ...]) -> str:
    change = values[-1] - values[0]
    if not change:
        return "unchanged"
    moved = "up" if change > 0 else "down"
    if not measure.better:
        return moved
    return f"{moved}, better" if (change > 0) == (measure.better == "higher") else f"{moved}, worse"
