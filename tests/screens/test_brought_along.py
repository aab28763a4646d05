"""Whoever presses what saves, finds or leaves elsewhere is told how it is here, or gets what they meant."""

from textual.command import CommandPalette

from store.saving import SaveState
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause

CALLS = Cause(id="c1", title="Answering calls", letter="Calls are not answered", position=1.0)


async def test_ctrl_s_says_that_all_is_saved_and_since_when(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.press("ctrl+s")
        await officer.told("Everything is saved as you type. Nothing was changed since this pack was opened.")
        await officer.go_to("causes", "Answering")
        await officer.write("owner", "A. Example")
        await officer.pilot.press("!", "ctrl+s")
        await officer.told("Everything is saved as you type. Last saved ")
        assert officer.session.save_state.state == "saved"
        at = officer.session.save_state.at
        assert at is not None
        await officer.told(f"{at.astimezone():%H:%M:%S}")
        assert officer.saved()["causes"]["c1"]["owner"] == "A. Example!"


async def test_ctrl_s_says_where_it_could_not_be_saved(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        failed = SaveState("failed", message="The disk is full.")
        officer.session._saver.flush = lambda timeout: failed  # type: ignore[method-assign]
        await officer.press("ctrl+s")
        await officer.told("Kept on this computer, not yet in the pack. The disk is full.")


async def test_ctrl_f_finds_also_from_a_field_and_takes_nothing_away_there(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        await officer.press("ctrl+f")
        assert isinstance(officer.app.screen, CommandPalette)
        await officer.press("escape")
        for field in ("title", "letter"):
            await officer.go_to("causes", "Answering")
            await officer.press("enter")
            officer.form.focus_field(field)
            await officer.press("home", "ctrl+f")
            assert isinstance(officer.app.screen, CommandPalette)
            await officer.press("escape")
        (cause,) = officer.session.pack.every(Cause)
        assert (cause.title, cause.letter) == (CALLS.title, CALLS.letter)


async def test_q_says_how_to_leave_and_is_a_letter_in_a_field(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS]))) as officer:
        screen = officer.app.screen
        await officer.press("q")
        await officer.told("Esc goes back one place at a time, from the overview to Home. Ctrl+Q leaves ppog.")
        assert officer.app.screen is screen
        officer.app.clear_notifications()
        await officer.go_to("causes", "Answering")
        await officer.write("owner", "q")
        assert officer.saved()["causes"]["c1"]["owner"] == "q"
        assert officer.notices == []
