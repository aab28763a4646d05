"""What is pressed in a list and does nothing there is answered; a text typed into it changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.key_words import use_keymap
from screens.rows import PaneKey
from screens.stray_keys import SLOWLY_TYPED, StrayText
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Measure, Threshold
from toolkit.records.preparation import Action
from toolkit.records.questions import Question

ACTIONS = [Action(id=f"a{place}", text=f"Action {place}") for place in range(3)]
KEYS = "adsowvVpclhJKurxbUD1234567890"


@pytest.mark.parametrize(
    ("step", "row", "said"),
    [
        ("checklist", "", "An item of the toolkit is not deleted. s says instead that it is not applicable."),
        ("hmicfrs", "", "A question from the question bank is not deleted."),
        ("support", "", "An offer of the toolkit is not deleted. s says instead that it was not asked or declined."),
        ("exit", "", "A theme of the toolkit is not deleted."),
        ("exit", "Answering calls", "close or delete that in step 2, 2."),
        ("situation", "PPOG", "This row is always there and is not deleted."),
        ("reference", "Process map", "What you look up here is there to be read"),
        ("export", "Take answers back", "there is nothing to delete"),
    ],
)
@pytest.mark.parametrize("key", ["d", "delete"])
async def test_a_row_that_stays_says_why_and_what_can_be_done_instead(
    start: Start, empty: Pack, step: PaneKey, row: str, said: str, key: str
) -> None:
    pack = empty.with_changes(put=[Cause(id="c1", title="Answering calls", status="open")])
    async with at_work(start(pack)) as officer:
        await officer.go_to(step, row)
        if not row:
            place = next(place for place, each in enumerate(officer.pane.rows.rows) if each.record and each.item)
            officer.pane.rows.highlighted = place
            await officer.settle()
        before = officer.session.pack
        await officer.press(key)
        await officer.told(said)
        assert officer.session.pack is before
        assert "Delete" not in officer.screen_text().splitlines()[-1]


@pytest.mark.parametrize(
    ("step", "row", "key", "said"),
    [
        ("causes", "Answering", "w", "A cause of concern has no due date: give its recommendation one."),
        ("causes", "Threshold", "o", "A threshold has no owner: give its cause of concern one."),
        ("causes", "Threshold", "w", "A threshold has no due date: give a recommendation of its cause one."),
        ("causes", "Measure", "s", "A measure has no status. Enter shows what it has."),
        ("hmicfrs", "When", "s", "A question has no status. Space chooses it or takes it out."),
        ("support", "", "o", "An offer of support has no owner. Enter shows what it has."),
        ("export", "Take answers back", "w", "This row is no record of the pack, so it has no due date."),
        ("hmicfrs", "When", "l", "Nothing is linked with this question yet. Enter opens it: what it goes with is"),
        ("export", "Take answers back", "l", "This row is no record of the pack, so nothing is linked with it."),
        ("export", "Take answers back", "h", "This row is no record of the pack, so it has no history."),
        ("export", "Take answers back", "a", "Nothing is added here."),
        ("situation", "Loamshire Police", "a", "Nothing is added here. Enter opens the row."),
        ("export", "Take answers back", "p", "Nothing is added here, so no list can be pasted."),
        ("causes", "Measure", "space", "This row is not ticked. Enter opens it."),
        ("checklist", "", "J", "This row is not moved: its list has an order of its own."),
    ],
)
async def test_a_key_for_what_a_row_does_not_have_says_so_and_where_it_can_be_given(
    start: Start, empty: Pack, step: PaneKey, row: str, key: str, said: str
) -> None:
    under = [Threshold(id="t1", cause="c1"), Measure(id="m1", cause="c1")]
    own = Question(id="q1", bank="hmicfrs", wording="When do you decide?", position=1.0)
    async with at_work(
        start(empty.with_changes(put=[Cause(id="c1", title="Answering calls"), own, *under]))
    ) as officer:
        await officer.go_to(step, row)
        if not row:
            rows = officer.pane.rows
            rows.highlighted = next(place for place, each in enumerate(rows.rows) if each.record and each.item)
            await officer.settle()
        await officer.press(key)
        await officer.told(said)
        assert officer.app.screen is officer.pack_screen
        assert officer.session.can_undo is None


async def test_a_key_of_ones_own_says_so_too_and_the_usual_one_no_longer(start: Start, empty: Pack) -> None:
    app = start(empty.with_changes(put=[Cause(id="c1", title="Answering calls")]))
    app.set_keymap({"row.due": "f9"})
    use_keymap({"row.due": "f9"})
    try:
        async with at_work(app) as officer:
            await officer.go_to("causes", "Answering")
            await officer.press("w")
            assert not officer.notices
            await officer.press("f9")
            await officer.told("A cause of concern has no due date")
    finally:
        use_keymap({})


async def test_a_chosen_question_is_taken_out_by_the_key_that_is_named(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("chief")
        await officer.press("space", "d")
        await officer.told("Space takes it out of those that you chose")
        await officer.press("space", "d")
        await officer.told("It is not chosen, so no document of yours asks it")


async def test_an_own_row_goes_and_the_key_that_brings_it_back_is_named(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS))) as officer:
        await officer.go_to("after", "Action 1")
        await officer.press("d")
        await officer.told("Done: deletion of “Action 1”. Press u to bring it back.")
        await officer.press("u")
        assert len(officer.saved()["actions"]) == 3


@pytest.mark.parametrize("text", ["Investigations", "Added after the visit", "In the end", "bed", "Ärzte do"])
async def test_a_text_typed_into_a_list_changes_nothing_and_is_told_where_to_go(
    start: Start, empty: Pack, text: str
) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS))) as officer:
        await officer.go_to("after", "Action 1")
        # "b" goes back, which loses nothing.
        await officer.type(text.removeprefix("b"))
        await officer.told(
            "Letters are keys in a list, so what you typed was not taken. "
            "Press Enter to write in this row, a to add one or / to look for a word."
        )
        assert officer.app.screen is officer.pack_screen and officer.pane.rows is officer.app.focused
        assert len(officer.notices) == 1
        assert "selected" not in officer.screen_text()
        assert officer.session.can_undo is None


async def test_keys_work_however_fast_they_come(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS))) as officer:
        await officer.go_to("after", "Action 1")
        await officer.pilot.press("v", "v", "d", "enter")
        await officer.settle()
        assert [action.id for action in officer.session.pack.every(Action)] == ["a0"]
        await officer.pilot.press("u", "d", "u", "U")
        await officer.told("Did again: deletion of")
        assert not any("Letters are keys" in said for said in officer.notices)


def held(typed: str, gap: float, keys: str = KEYS) -> str:
    """Those of the signs that are held, one pressed ``gap`` seconds after the other."""
    text = StrayText()
    return "".join(sign for place, sign in enumerate(typed) if text.holds(sign, place * gap, is_key=sign in keys))


def test_a_letter_that_is_no_key_makes_a_text_of_what_follows_fast() -> None:
    assert held("Investigations", 0.2) == "nvestigations"
    assert held("Investigations", SLOWLY_TYPED * 1.1) == ""
    assert held("do it", 0.2) == "t"
    assert held("-d", 0.2) == ""


def test_an_arrow_ends_the_text() -> None:
    text = StrayText()
    assert [text.holds(sign, at / 10, is_key=sign == "d") for at, sign in enumerate(["I", "d", "", "d"])] == [
        False,
        True,
        False,
        False,
    ]


@given(st.text(KEYS, max_size=30), st.floats(0, 2))
def test_keys_alone_are_never_held(typed: str, gap: float) -> None:
    assert held(typed, gap) == ""


async def test_a_date_typed_on_a_choice_chooses_nothing(start: Start, empty: Pack) -> None:
    chosen = Question(id="q", wording="Own", bank="hmicfrs", chosen=True)
    async with at_work(start(empty.with_changes(put=[chosen]))) as officer:
        await officer.go_to("hmicfrs", "Own")
        await officer.press("enter")
        assert officer.pane.focused_field is not None and officer.pane.focused_field.name == "chosen"
        await officer.type("20 Dec 2026")
        await officer.told("What you typed was not taken.")
        assert officer.saved()["questions"]["q"]["chosen"] is True


async def test_a_key_for_one_row_says_that_several_are_selected(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS))) as officer:
        await officer.go_to("after", "Action 0")
        await officer.press("v", "down", "v", "l")
        await officer.told("That works on one row, and several are selected: Esc lets go of them.")
