"""What of a measure's figures is worth a second look: each can be right, so it is asked and never refused."""

from collections.abc import Iterable, Iterator

from toolkit.figures import figure
from toolkit.records.causes import Measure, Reading

_PER_CENT = ("%", "per cent", "percent")


def crossed(measure: Measure) -> str:
    """A question where the target lies on the worse side of the baseline; empty where it does not, or is not known."""
    baseline, target = measure.baseline, measure.target
    if not measure.better or baseline is None or target is None or baseline == target:
        return ""
    if (target > baseline) == (measure.better == "higher"):
        return ""
    return (
        f"Target and direction point different ways: which is meant? {measure.better.capitalize()} is better here, "
        f"and it goes from {figure(baseline)} to {figure(target)}."
    )


def above_all(measure: Measure, readings: Iterable[Reading]) -> str:
    """A question about figures above 100 where the unit is per cent; empty where there is none."""
    if measure.unit.strip().casefold() not in _PER_CENT:
        return ""
    found = list(dict.fromkeys(f"{figure(value)}%" for value in _figures(measure, readings) if value > 100))
    verb = "is" if len(found) == 1 else "are"
    return f"{', '.join(found)} {verb} above 100%: is that what is meant?" if found else ""


def _figures(measure: Measure, readings: Iterable[Reading]) -> Iterator[float]:
    every = (measure.baseline, measure.target, *(reading.value for reading in readings))
    return (value for value in every if value is not None)
