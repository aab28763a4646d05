"""Figures that may be a slip are asked about; those that can only be right are not."""

from typing import Literal

import pytest

from toolkit.measure_doubts import above_all, crossed
from toolkit.records.causes import Measure, Reading


@pytest.mark.parametrize(("better", "baseline", "target"), [("lower", 62.0, 90.0), ("higher", 90.0, 62.0)])
def test_a_target_that_would_be_worse_is_asked_about(
    better: Literal["higher", "lower"], baseline: float, target: float
) -> None:
    asked = crossed(Measure(id="m", better=better, baseline=baseline, target=target))
    assert asked.startswith("Target and direction point different ways: which is meant?")
    assert f"from {baseline:g} to {target:g}" in asked


@pytest.mark.parametrize(
    ("better", "baseline", "target"),
    [("lower", 90.0, 62.0), ("higher", 62.0, 90.0), ("", 62.0, 90.0), ("lower", None, 90.0), ("lower", 62.0, 62.0)],
)
def test_a_target_that_can_be_right_is_not(
    better: Literal["", "higher", "lower"], baseline: float | None, target: float
) -> None:
    assert crossed(Measure(id="m", better=better, baseline=baseline, target=target)) == ""


@pytest.mark.parametrize("unit", ["%", "per cent", " Percent "])
def test_more_than_all_is_asked_about(unit: str) -> None:
    measure, reading = Measure(id="m", unit=unit, baseline=62.0, target=100.0), Reading(id="r", value=685.0)
    assert above_all(measure, [reading]) == "685% is above 100%: is that what is meant?"
    assert above_all(measure, [Reading(id="r", value=68.5), Reading(id="s")]) == ""


def test_seconds_may_be_more_than_a_hundred() -> None:
    assert above_all(Measure(id="m", unit="seconds", baseline=400.0), [Reading(id="r", value=685.0)]) == ""
