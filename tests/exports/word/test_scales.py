"""Axes that can be read, whatever the values are."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from exports.word.scales import LIMIT, Scale, axis_format, can_be_drawn, label_format, scale_of

VALUES = st.lists(st.floats(-LIMIT, LIMIT, exclude_min=True, exclude_max=True), min_size=1, max_size=8)


@given(VALUES)
def test_every_value_lies_on_the_scale_between_few_round_lines(values: list[float]) -> None:
    # Closer together than this, fifteen digits do not tell values apart.
    assume(len(set(values)) == 1 or max(values) - min(values) > 1e-12 * max(map(abs, values)) > 1e-290)
    scale = scale_of(tuple(values))
    slack = scale.step * 1e-9
    assert scale.low - slack <= min(values)
    assert max(values) <= scale.high + slack
    assert 1 <= round((scale.high - scale.low) / scale.step) <= 7
    assert f"{scale.step:.0e}"[0] in "125"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((68.1, 87.2, 90.0), Scale(0, 100, 20)),
        ((24.0, 15.5), Scale(0, 25, 5)),
        ((95.2, 97.1, 99.0), Scale(95, 99, 1)),
        ((95.0, 97.1, 99.0), Scale(94, 99, 1)),
        ((-5.0, 12.0, 10.0), Scale(-5, 15, 5)),
        ((-12.0, -3.5), Scale(-15, 0, 5)),
        ((7.0, 7.0), Scale(0, 8, 2)),
        ((0.0, 0.0), Scale(0, 1, 0.2)),
        ((1234567.0, 1834999.5), Scale(0, 2000000, 500000)),
    ],
)
def test_scales_of_measures_as_a_person_would_draw_them(values: tuple[float, ...], expected: Scale) -> None:
    assert scale_of(values) == expected


def test_shares_begin_at_nought_so_that_two_charts_can_be_compared() -> None:
    assert scale_of((52.0, 61.0), "%") == Scale(0, 80, 20)
    assert scale_of((52.0, 61.0), "minutes").low > 0
    assert scale_of((-5.0, 12.0), "%") == Scale(-5, 15, 5)


def test_values_that_spreadsheets_would_round_are_not_drawn() -> None:
    assert can_be_drawn((-9.9e14, 0.0))
    assert not can_be_drawn((1.0, 1e15))


def test_figures_have_commas_and_no_more_decimals_than_they_need() -> None:
    assert axis_format(Scale(0, 2_000_000, 500_000), "calls") == "#,##0"
    assert axis_format(Scale(0, 1, 0.2), "") == "#,##0.0"
    assert axis_format(Scale(0, 100, 20), "%") == '#,##0"%"'
    assert label_format(68.1, "%") == 'General"%"'
    assert label_format(1834999.5, "") == "#,##0.0"
    assert label_format(1 / 3, "") == "0.00"
    assert label_format(1e-9, "") == "General"


def test_a_unit_other_than_per_cent_never_gets_into_a_format() -> None:
    assert label_format(5.0, '0.00"x"') == "General"
    assert axis_format(Scale(0, 10, 2), "[Red]") == "#,##0"
