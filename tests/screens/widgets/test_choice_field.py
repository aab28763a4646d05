"""A field with a few values shows all of them whole, however narrow it is."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.symbols import Symbols
from screens.widgets.choice_field import ChoiceField
from toolkit.terms import TERMS_LABELS

CHOICES = tuple(TERMS_LABELS.items())


@given(st.integers(14, 120))
def test_every_value_is_in_sight_at_any_width(width: int) -> None:
    lines = [line.plain for line in ChoiceField("terms", CHOICES, Symbols(), "pcc")._lines(width)]
    assert all(cell_len(line) <= width for line in lines)
    shown = " ".join(" ".join(lines).split())
    assert [label for _, label in CHOICES if label not in shown] == []


def test_a_value_begins_on_a_line_of_its_own_below_one_that_took_several() -> None:
    lines = [line.plain.rstrip() for line in ChoiceField("terms", CHOICES, Symbols(), "pcc")._lines(36)]
    assert lines[1:4] == ["○ Police, Fire and Crime", "  Commissioner", "○ Mayor   ○ Deputy Mayor"]
