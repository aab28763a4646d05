"""A rehearsal keeps the seconds of each section, by a clock that can be stopped."""

from datetime import datetime

from msgspec import structs

from screens.how_it_went import show_how_it_went
from screens.rehearsal import RehearsalScreen
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.speaking import NoteSection, Rehearsal

SECTIONS = [
    NoteSection(id="s1", heading="Opening", paragraphs=("Good morning.", "[/x] We thank you."), position=1.0),
    NoteSection(id="s2", heading="Ask", paragraphs=("What would be enough?",), seconds=30, cues="Pause", position=2.0),
]


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


async def test_seconds_are_kept_by_section_and_a_pause_does_not_count(start: Start, now: datetime) -> None:
    watch = Stopwatch()
    held: list[Rehearsal | None] = []
    screen = RehearsalScreen(SECTIONS, 120, lambda: "run", lambda: now, watch)
    async with at_work(start()) as officer:
        officer.app.push_screen(screen, held.append)
        await officer.sees(
            "1 of 2: Opening", "[/x] We thank you.", "This section 0:00 of 0:03", "Space starts the clock"
        )
        watch.seconds += 40
        await officer.press("space")
        watch.seconds += 12
        await officer.sees("This section 0:12 of 0:03, 0:09 over")
        await officer.press("p")
        await officer.sees("paused")
        watch.seconds += 500
        await officer.press("p", "space")
        await officer.sees("2 of 2: Ask", "Cue: Pause", "This section 0:00 of 0:30   In all 0:12")
        watch.seconds += 31.6
        await officer.press("space")
        assert held == [
            Rehearsal(id="run", held_on="2024-06-03", started="14:05", seconds=44, timings={"s1": 12, "s2": 32})
        ]


async def test_a_run_to_the_end_stands_in_the_file_and_one_that_is_left_does_not(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=SECTIONS))) as officer:
        await officer.press("9", "r", "space", "space", "escape")
        assert officer.session.can_undo is None
        await officer.press("r", "space", "space", "space")
        await officer.sees("Spoken in 0:00", "Opening", "0:00 of 0:03, left early", "Ask", "Note what to change")
        [run] = officer.saved()["rehearsals"].values()
        assert (run["held_on"], run["started"], set(run["timings"])) == ("2024-06-03", "14:05", {"s1", "s2"})
        await officer.press("escape")
        await officer.sees("Rehearsals (1)", "3 June 2024 14:05", "r Rehearse  ")
        await officer.press("8")
        assert "Rehearse" not in officer.screen_text()


async def test_a_run_that_is_stopped_keeps_the_sections_that_were_spoken_to_their_end(
    start: Start, empty: Pack
) -> None:
    async with at_work(start(empty.with_changes(put=SECTIONS))) as officer:
        await officer.press("9", "r", "space")
        assert "keep so far" not in officer.screen_text()
        await officer.press("space")
        await officer.sees("2 of 2: Ask", "s Stop, keep so far")
        await officer.press("s")
        await officer.sees("Spoken in 0:00", "Opening")
        [run] = officer.saved()["rehearsals"].values()
        assert set(run["timings"]) == {"s1"}
        await officer.press("escape")
        await officer.sees("3 June 2024 14:05", "0:00 · Stopped after 1 of 2 sections.")


async def test_the_clock_of_the_whole_runs_against_the_minutes_that_are_planned(start: Start, now: datetime) -> None:
    watch = Stopwatch()
    screen = RehearsalScreen(SECTIONS, 120, lambda: "run", lambda: now, watch, planned=20)
    async with at_work(start()) as officer:
        officer.app.push_screen(screen)
        await officer.press("space")
        watch.seconds += 25
        await officer.sees("In all 0:25 of 0:20, 0:05 over")


async def test_a_space_too_many_leaves_the_result_in_sight_and_enter_goes_to_what_ran_over(
    start: Start, empty: Pack
) -> None:
    meeting = structs.replace(empty.meeting, speaking_minutes=4)
    run = Rehearsal(id="run", held_on="2024-06-03", seconds=290, timings={"s1": 200, "s2": 30, "gone": 60})
    async with at_work(start(empty.with_changes(put=[*SECTIONS, meeting, run]))) as officer:
        await officer.press("9")
        show_how_it_went(officer.pack_screen, run)
        await officer.sees("Spoken in 4:50 of 4:00, 0:50 over", "3:20 of 0:03, 3:17 over", "0:30 of 0:30")
        await officer.press("space", "space")
        await officer.sees("Spoken in 4:50")
        await officer.press("enter")
        await officer.until(lambda: officer.app.screen is officer.pack_screen, "the note is in sight")
        await officer.settle()
        assert officer.pane.rows.present is not None and officer.pane.rows.present.key == "s1"


async def test_there_is_nothing_to_rehearse_before_something_is_written(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.press("9", "r")
        await officer.told("write a section first")
