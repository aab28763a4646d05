"""Ctrl+P finds what is meant, shows it as it was typed, and goes there with the cursor on it."""

from typing import Any

import pytest
from msgspec import structs
from textual.command import CommandInput, CommandList

from screens.exporting import ExportScreen
from screens.palette import Anything
from screens.rehearsal import RehearsalScreen
from screens.rows import PaneKey
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from tests.screens.hostile import TEXTS, hostile_pack
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.causes import Evidence, Measure, Reading, Recommendation
from toolkit.records.preparation import Action
from toolkit.records.questions import AlignmentPoint
from toolkit.records.record import Record

# What is typed, what stands first, and in which step (empty: an action).
FIRST: list[tuple[str, str, str]] = [
    ("export", "Export documents", ""),
    ("exprot", "Export documents", ""),
    ("rehearse", "Rehearse the speaking note", ""),
    ("action", "Add: action, After PPOG", ""),
    ("undelete", "Bring back what was deleted", ""),
    ("bring", "Bring back what was deleted", ""),
    ("restore", "Bring back what was deleted", ""),
    ("filled in document", "Take answers back from Word", ""),
    ("colours", "Colours", ""),
    ("delete", "Delete", ""),
    ("causes", "Causes of concern", "causes"),
    ("checklsit", "Checklist", "checklist"),
    ("cosntable", "Questions for the chief constable", "chief"),
    ("custody", "Checks on people in custody", "causes"),
    ("custdy", "Checks on people in custody", "causes"),
    ("threshhold", "Threshold: Nine in ten emergency calls", "causes"),
    ("domestic abuse response", "Response to domestic abuse", "causes"),
    ("DOMESTIC Résponse", "Response to domestic abuse", "causes"),
    ("repeat victims", "Recommendation: Find repeat victims", "causes"),
    ("999 national", "Measure: 999 calls answered within 10 seconds, national", "causes"),
    ("specimen", "HMI: C. Specimen", "situation"),
    ("head of criminal justice", "Checks on people in custody", "causes"),
    ("pre-meet", "PPOG pre-meet", "support"),
    ("cleveland", "Cleveland Police", "reference"),
    ("college of policing", "College of Policing", "reference"),
    ("fll", "FLL", "reference"),
    ("barriers leaving", "Barriers to leaving Engage", "hmicfrs"),
    ("demand habit rosters", "Answering emergency calls", "causes"),
    ("moved to the front", "HMI update and recommendations", "situation"),
]


async def hits(officer: Officer, query: str) -> list[Any]:
    """What the palette would list for a query, in its order."""
    anything = Anything(officer.pack_screen)
    await anything.startup()
    found = [hit async for hit in anything.search(query)]
    await anything.shutdown()
    return sorted(found, key=lambda hit: -hit.score)


async def test_what_is_meant_comes_first(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("hard")
        wrong = []
        for query, title, step in FIRST:
            found = await hits(officer, query)
            first, where = (found[0].text, getattr(found[0].command, "args", ("",))[0]) if found else ("", "")
            if not first.startswith(title) or (step and where != step):
                wrong.append((query, first, where))
        assert wrong == []


async def test_what_was_deleted_is_offered_to_whoever_looks_for_delete(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        assert "Bring back what was deleted" in [hit.text for hit in await hits(officer, "delete")]
        await choose(officer, "undelete")
        await officer.told("No earlier state of this pack has a record that is missing now.")


async def test_whoever_looks_for_redo_is_told_where_there_is_nothing_to_do_again(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        assert (await hits(officer, "redo"))[0].text == "Redo"
        await choose(officer, "redo")
        await officer.told("There is nothing to redo.")


async def test_a_rehearsal_is_found_also_from_the_documents(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.press("x", "ctrl+p")
        await officer.type("rehearse")
        await officer.sees("Rehearse the speaking note")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.app.screen, RehearsalScreen), "the rehearsal has begun")


async def test_actions_of_the_row_at_hand_stand_above_the_steps(start: Start, example: Pack) -> None:
    async with at_work(start(example), LARGE) as officer:
        await officer.go_to("causes")
        await officer.press("ctrl+p")
        await officer.until(lambda: officer.app.screen.query(CommandList), "the palette is open")
        options = officer.app.screen.query_one(CommandList)
        await officer.until(lambda: options.option_count > 20, "actions and steps are listed")
        names = [options.get_option_at_index(place).hit.text for place in range(options.option_count)]  # type: ignore[attr-defined]
        assert (
            names.index("Add") < names.index("Export documents") < names.index("Leave ppog") < names.index("Situation")
        )
        assert "Undo" not in names


async def test_an_action_that_is_chosen_is_done_to_the_row_at_hand(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("after", "Send the one page")
        await choose(officer, "delete")
        actions = [action["text"] for action in officer.saved()["actions"].values()]
        assert len(actions) == len(example.every(Action)) - 1
        assert not any(text.startswith("Send the one page") for text in actions)


async def choose(officer: Officer, query: str) -> None:
    """Open the palette, type, and take the first hit."""
    await officer.press("ctrl+p")
    await officer.type(query)
    options = officer.app.screen.query_one(CommandList)
    await officer.until(lambda: options.option_count and options.highlighted == 0, f"“{query}” is found")
    await officer.until(lambda: _listed_for(officer, query), f"the hits are those for “{query}”")
    await officer.press("enter")
    await officer.until(lambda: officer.app.screen is officer.pack_screen, "the palette is closed")
    await officer.settle()


@pytest.mark.parametrize(("query", "title"), [("pre-brief", "Pre-brief for"), ("readout", "Readout after")])
async def test_a_document_is_found_by_its_name_and_shown(query: str, title: str, start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.press("ctrl+p")
        await officer.type(query)
        options = officer.app.screen.query_one(CommandList)
        await officer.until(lambda: options.option_count and options.highlighted == 0, f"“{query}” is found")
        await officer.until(lambda: _listed_for(officer, query), f"the hits are those for “{query}”")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.app.screen, ExportScreen), "the documents are shown")
        await officer.settle()
        assert officer.app.screen.present.title(example).startswith(title)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("query", "step", "kind"),
    [("action", "after", Action), ("piece of evidence", "causes", Evidence), ("alignment", "chief", AlignmentPoint)],
)
async def test_what_another_step_holds_is_begun_from_anywhere(
    query: str, step: str, kind: type[Record], start: Start, example: Pack
) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("situation")
        await choose(officer, f"add {query}")
        assert officer.pack_screen.present == step
        assert len(officer.session.pack.every(kind)) == len(example.every(kind)) + 1
        await officer.type("Written")
        [new] = [each for each in officer.session.pack.every(kind) if example.find(each.id) is None]
        assert "Written" in str(new)


def _listed_for(officer: Officer, query: str) -> bool:
    return not any(worker.is_running for worker in officer.app.workers if worker.group.endswith("gather-commands"))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_a_hit_is_gone_to_also_where_it_is_folded_away(size: tuple[int, int], start: Start, empty: Pack) -> None:
    measure, reading = Measure(id="m", name="Calls"), Reading(id="r", measure="m", date="2026-04", source="Zebra sheet")
    async with at_work(start(empty.with_changes(put=[measure, reading])), size) as officer:
        await choose(officer, "zebra")
        assert officer.pack_screen.present == "causes"
        assert officer.pane.rows.present is not None and officer.pane.rows.present.key == "r"


async def test_a_lesson_folded_under_a_case_is_gone_to(start: Start, empty: Pack, precedents: Precedents) -> None:
    lesson = precedents.cases[0].lessons[-1]
    async with at_work(start(empty)) as officer:
        await choose(officer, lesson.title.lower())
        present = officer.pane.rows.present
        assert officer.pack_screen.present == "reference" and present is not None and present.item == lesson


async def test_any_text_is_listed_as_typed_and_nothing_in_it_is_obeyed(
    start: Start, edition: Edition, precedents: Precedents
) -> None:
    async with at_work(start(hostile_pack(edition, precedents, f"zebra {' '.join(TEXTS.values())}"))) as officer:
        assert len(await hits(officer, "zebra")) == 40
        for query in ("zebra", "red app quit", "wyna", "警察", "owned", "half"):
            assert await hits(officer, query)
            await officer.press("ctrl+p")
            officer.app.screen.query_one(CommandInput).value = query
            await officer.sees("zebra [/x] [/] [red]x[/] [@click=app.quit]x[/] [REDACTED] [s.22]")
            await officer.press("escape")


async def test_a_piece_of_markup_can_be_looked_for(start: Start, empty: Pack) -> None:
    record = Recommendation(id="r", text="As [REDACTED] said [/x]")
    async with at_work(start(empty.with_changes(put=[record]))) as officer:
        await officer.press("ctrl+p")
        officer.app.screen.query_one(CommandInput).value = "[REDACTED] [/x]"
        await officer.sees("Recommendation: As [REDACTED] said [/x]")


async def test_what_was_typed_a_moment_ago_is_found(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[Action(id="a", text="Ask")]))) as officer:
        await choose(officer, "ask")
        session = officer.session
        session.put(structs.replace(session.pack.every(Action)[0], text="Zebra crossing"))
        await officer.settle()
        [first, *_] = await hits(officer, "zebra")
        assert first.text == "Zebra crossing"


async def test_where_nothing_is_found_the_palette_says_so(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.press("ctrl+p")
        await officer.type("xylophone")
        await officer.sees("No matches found")


async def test_home_finds_its_own_actions_in_spite_of_an_error(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("ctrl+p")
        await officer.type("exmaple")
        await officer.sees("Worked example")


PLACES: list[tuple[PaneKey, str]] = [("hard", "Do you have confidence"), ("checklist", "Ask for the thresholds")]


@pytest.mark.parametrize(("step", "row"), PLACES)
async def test_escape_leads_back_to_the_row_that_one_came_from(
    step: PaneKey, row: str, start: Start, example: Pack
) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to(step, row)
        here = officer.row
        await choose(officer, "custody")
        assert (officer.pack_screen.present, officer.row) == ("causes", "Checks on people in custody")
        await officer.press("escape", "escape")
        assert (officer.pack_screen.present, officer.row) == (step, here)
        assert officer.app.focused is officer.pane.rows
