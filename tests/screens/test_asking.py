"""The questions for an owner and a due date say what can be typed, and only what can be done."""

import pytest

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


HEADS = [Action(id=f"h{place}", text="Meet", owner=owner) for place, owner in enumerate(["Head of crime", "J. Doe"])]


@pytest.mark.parametrize(
    ("typed", "said", "keys", "owner"),
    [
        ("head of cri", "Enter takes “Head of crime”. Down: those in use, or as typed.", (), "Head of crime"),
        ("Head of cri", "None of these: keep “Head of cri”", ("down", "down"), "Head of cri"),
        ("of cri", "Enter takes “of cri”.", (), "of cri"),
        ("Somebody new", "Enter takes “Somebody new”.", (), "Somebody new"),
        ("J. Doe", "Enter takes “J. Doe”.", (), "J. Doe"),
    ],
)
async def test_what_enter_takes_as_the_owner_is_said_and_the_beginning_of_a_known_name_is_that_name(
    start: Start, empty: Pack, typed: str, said: str, keys: tuple[str, ...], owner: str
) -> None:
    async with at_work(start(empty.with_changes(put=[CALL, *HEADS]))) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.press("o")
        await officer.type(typed)
        await officer.sees(said)
        await officer.press(*keys, "enter")
        assert officer.saved()["actions"]["a1"]["owner"] == owner


async def test_of_several_names_that_begin_so_one_is_chosen(start: Start, empty: Pack) -> None:
    deputy = Action(id="h2", text="Meet", owner="Head of custody")
    async with at_work(start(empty.with_changes(put=[CALL, *HEADS, deputy]))) as officer:
        await officer.go_to("after", "Call HMICFRS")
        await officer.press("o")
        await officer.type("Head")
        await officer.sees("Enter goes to those in use: choose one, or keep what you typed.")
        await officer.press("enter", "down", "enter")
        assert officer.saved()["actions"]["a1"]["owner"] == "Head of custody"
