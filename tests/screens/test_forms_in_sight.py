"""In a form at 80 by 24, the field that has the cursor is in sight, and so is what is said of it."""

import pytest
from textual.widgets import Static

from screens.rows import PaneKey
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Measure

CALLS = Cause(id="c1", title="Answering calls", letter="\n".join(["What they wrote."] * 30))

ANSWERED = Measure(id="m1", cause="c1", name="Answered in time")


def out_of_sight(officer: Officer) -> bool:
    focused = officer.app.screen.focused
    assert focused is not None
    held = officer.pane.detail.region
    return focused.size.height == 0 or focused.region.y < held.y or focused.region.y >= held.bottom


def label_out_of_sight(officer: Officer) -> bool:
    """Whether the name of the focused field is hidden, though there is room for it and the field."""
    field, held = officer.pane.focused_field, officer.pane.detail.region
    if field is None:
        return False
    label = officer.form._labels[field.name].region
    return label.y < held.y or label.y >= held.bottom


@pytest.mark.parametrize("size", [SMALL, (100, 30), LARGE])
@pytest.mark.parametrize(("step", "row"), [("situation", "Loamshire"), ("causes", "Answering"), ("causes", "Measure")])
async def test_each_field_its_name_and_its_hint_are_in_sight_all_the_way_round(
    start: Start, empty: Pack, step: PaneKey, row: str, size: tuple[int, int]
) -> None:
    async with at_work(
        start(empty.with_changes(put=[CALLS, Measure(id="m1", cause="c1", name="Answered")])), size
    ) as officer:
        await officer.go_to(step, row)
        await officer.press("enter")
        fields = len(officer.form.fields)
        for _ in range(fields + 3):
            assert not out_of_sight(officer), officer.screen_text()
            field = officer.pane.focused_field
            if field is not None:
                hint, held = officer.pane.detail.query_one(".field-help", Static), officer.pane.detail.region
                assert hint.display == bool(field.help)
                assert not field.help or (field.help in str(hint.content) and hint.region in held), field.label
            await officer.press("tab")
        for _ in range(fields + 3):
            await officer.press("shift+tab")
            assert not out_of_sight(officer) and not label_out_of_sight(officer), officer.screen_text()


@pytest.mark.parametrize("width", [80, 100, 119, 120, 139, 140, 200])
async def test_a_line_has_room_for_a_name_at_any_width(width: int, start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS])), (width, 30)) as officer:
        await officer.go_to("causes", "Answering")
        await officer.press("enter")
        assert officer.form._widgets["title"].content_size.width >= 28


async def test_a_question_that_comes_up_while_typing_leaves_the_field_in_sight(start: Start, empty: Pack) -> None:
    measure = Measure(id="m1", cause="c1", name="Answered", unit="%", better="lower", baseline=162.0)
    async with at_work(start(empty.with_changes(put=[CALLS, measure]))) as officer:
        await officer.go_to("causes", "Measure")
        await officer.write("target", "190")
        assert not out_of_sight(officer), officer.screen_text()
        officer.pane.detail.scroll_home(animate=False)
        await officer.sees("Target and direction point different ways: which is meant?")
