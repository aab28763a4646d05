"""A field with a few values shows all of them whole, however narrow it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.symbols import Symbols
from screens.widgets.choice_field import ChoiceField
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Threshold
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


@pytest.mark.parametrize(
    ("key", "chosen"), [("right", "asked"), ("down", "asked"), ("space", "asked"), ("up", "agreed")]
)
async def test_any_arrow_chooses_and_the_line_of_keys_says_so(key: str, chosen: str, start: Start, empty: Pack) -> None:
    threshold = Threshold(id="t", cause="c", state="not-asked")
    pack = empty.with_changes(put=[Cause(id="c", title="Calls"), threshold])
    async with at_work(start(pack, tour=9)) as officer:
        await officer.go_to("causes", "Threshold")
        await officer.press("enter")
        officer.form.focus_field("state")
        await officer.sees("Right Choose")
        await officer.press(key)
        assert officer.pack_screen.session.pack.every(Threshold)[0].state == chosen
