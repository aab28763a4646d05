"""Rows use the room that their list has: few of them show their titles in full, many have one line each."""

from tests.screens.conftest import Start
from tests.screens.driving import LARGE, at_work
from toolkit.pack import Pack
from toolkit.records.questions import HardQuestion

LONG = "Why should anybody in this county believe that the next year will be any better than the last one"


def asked(count: int) -> list[HardQuestion]:
    return [HardQuestion(id=f"q{n}", question=f"{n}. {LONG}", position=float(n)) for n in range(count)]


async def test_few_long_questions_are_read_in_the_list_and_many_have_a_line_each(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=asked(4)), tour=9), LARGE) as officer:
        await officer.go_to("hard")
        rows = officer.pane.rows
        assert rows.virtual_size.height == 8
        await officer.press("down")
        second = officer.screen_text().splitlines()[rows.region.y + 2 : rows.region.y + 4]
        assert "1. Why should anybody" in second[0] and second[1].strip().startswith("that the next year")
        await officer.pilot.resize_terminal(120, 9)
        await officer.settle()
        assert rows.virtual_size.height == 4
        await officer.pilot.resize_terminal(*LARGE)
        await officer.settle()
        assert rows.virtual_size.height == 8
        officer.session.put(*asked(40), label="questions")
        await officer.settle()
        assert rows.virtual_size.height == 40


async def test_a_title_that_becomes_longer_goes_on_below(start: Start, empty: Pack) -> None:
    short = HardQuestion(id="q", question="Why?", position=1.0)
    async with at_work(start(empty.with_changes(put=[short]), tour=9), LARGE) as officer:
        await officer.go_to("hard")
        assert officer.pane.rows.virtual_size.height == 1
        await officer.press("enter")
        await officer.type(LONG)
        assert officer.pane.rows.virtual_size.height == 2
