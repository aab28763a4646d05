"""The questions for an owner and a due date say what can be typed, and only what can be done."""

from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.preparation import Action

CALL = Action(id="a1", text="Call HMICFRS")
WRITE = Action(id="a2", text="Write to HMICFRS", owner="A. Example")


async def test_where_nobody_owns_anything_no_list_of_owners_is_promised(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL]))) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.press("o")
        await officer.sees("Enter takes it, empty clears it")
        assert "Down goes" not in officer.screen_text()


async def test_owners_in_use_are_one_key_away(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL, WRITE]))) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.press("o")
        await officer.sees("Down goes to those in use")


async def test_the_question_for_a_date_has_an_example(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALL]))) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.press("w")
        await officer.sees("Such as 10 Dec, Wednesday or in 3 weeks", "Enter takes it")
