"""Work that takes a while says how far it is, lets keys work meanwhile, and stops where it is told to."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widgets import DataTable
from textual.worker import Worker

from screens import long_work
from screens.exporting import ExportScreen
from screens.long_work import LongWork, Progress, StoppedError, at_length
from screens.symbols import Symbols
from store.errors import StoreError
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.exports.large_pack import large_pack
from tests.screens.conftest import Start
from tests.screens.driving import PATIENCE, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause


class Parts:
    """Work of three parts, each done once the test lets it."""

    def __init__(self) -> None:
        self.gates = [Event() for _ in range(3)]
        self.begun: list[str] = []

    def __call__(self, progress: Progress) -> str:
        for number, gate in enumerate(self.gates):
            progress.at(f"Part {number + 1}", number, len(self.gates))
            self.begun.append(f"Part {number + 1}")
            assert gate.wait(PATIENCE)
        return "done"

    def let(self, *numbers: int) -> None:
        for number in numbers:
            self.gates[number - 1].set()


def run(officer: Officer, work: Callable[[Progress], Any]) -> Worker[Any]:
    doing = at_length(officer.app, "Three parts", Symbols(), work)
    return officer.app.run_worker(doing, exit_on_error=False)


async def over(officer: Officer, worker: Worker[Any]) -> BaseException | None:
    await officer.until(lambda: worker.is_finished, "the work is over")
    await officer.until(lambda: not shown(officer), "nothing stands in front any more")
    return worker.error


def shown(officer: Officer) -> bool:
    return any(isinstance(screen, LongWork) for screen in officer.app.screen_stack)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever takes any time at all is shown."""
    monkeypatch.setattr(long_work, "SHOWN_AFTER", 0.0)


async def test_what_is_done_at_once_is_done_without_a_word(start: Start) -> None:
    async with at_work(start()) as officer:
        parts = Parts()
        parts.let(1, 2, 3)
        worker = run(officer, parts)
        assert await over(officer, worker) is None
        assert worker.result == "done"
        assert not shown(officer)


async def test_the_part_at_hand_and_how_many_are_done_are_in_sight_while_keys_work(start: Start) -> None:
    async with at_work(start()) as officer:
        parts = Parts()
        worker = run(officer, parts)
        await officer.sees("Three parts", "Part 1", "0 of 3", "Esc stops it")
        parts.let(1)
        await officer.sees("Part 2", "1 of 3", "█")
        await officer.press("enter", "space", "n")
        await officer.sees("Part 2")
        parts.let(2, 3)
        assert await over(officer, worker) is None
        assert worker.result == "done"


@pytest.mark.parametrize("by", ["escape", "click"])
async def test_escape_or_a_click_stops_it_before_the_next_part(by: str, start: Start) -> None:
    async with at_work(start()) as officer:
        parts = Parts()
        worker = run(officer, parts)
        await officer.sees("Part 1")
        if by == "escape":
            await officer.press("escape")
        else:
            await officer.pilot.click("#stop")
        await officer.sees("It stops after this part")
        parts.let(1, 2, 3)
        assert isinstance(await over(officer, worker), StoppedError)
        assert parts.begun == ["Part 1"]


async def test_what_takes_effect_is_done_as_a_whole(start: Start) -> None:
    gate = Event()

    def work(progress: Progress) -> str:
        progress.last("Putting it into its place")
        assert gate.wait(PATIENCE)
        return "in its place"

    async with at_work(start()) as officer:
        worker = run(officer, work)
        await officer.sees("Putting it into its place", "This last part is done as a whole")
        await officer.press("escape")
        await officer.sees("This last part is done as a whole")
        gate.set()
        assert await over(officer, worker) is None
        assert worker.result == "in its place"


async def test_what_goes_wrong_is_handed_on(start: Start) -> None:
    gate = Event()

    def work(progress: Progress) -> None:
        progress.at("Writing")
        assert gate.wait(PATIENCE)
        raise StoreError("The disk is full.")

    async with at_work(start()) as officer:
        worker = run(officer, work)
        await officer.sees("Writing")
        gate.set()
        assert str(await over(officer, worker)) == "The disk is full."


async def test_a_screen_in_front_of_it_is_left_first(start: Start) -> None:
    async with at_work(start()) as officer:
        parts = Parts()
        worker = run(officer, parts)
        await officer.sees("Part 1")
        officer.app.push_screen(LongWork("In front", Progress(), Symbols()))
        await officer.sees("In front")
        parts.let(1, 2, 3)
        await officer.until(lambda: worker.is_finished, "the work is over")
        officer.app.screen.dismiss()
        await over(officer, worker)


def test_nothing_can_be_stopped_once_it_takes_effect() -> None:
    progress = Progress()
    progress.at("One", 0, 2)
    progress.last("Two")
    assert not progress.stop()
    progress.at("Three")
    assert progress.what == "Three"


def test_who_stops_before_the_last_part_keeps_everything_as_it_was() -> None:
    progress = Progress()
    assert progress.stop()
    with pytest.raises(StoppedError):
        progress.last("Two")


async def test_documents_of_a_large_pack_are_not_written_once_stopped(
    start: Start, empty: Pack, home: Path, at_once: None
) -> None:
    documents = home / "Documents"
    documents.mkdir()
    async with at_work(start(large_pack(empty, 2000))) as officer:
        await officer.press("x")
        await officer.until(lambda: isinstance(officer.app.screen, ExportScreen), "the documents are listed")
        officer.app.simulate_key("e")
        while not shown(officer):  # noqa: ASYNC110 - the work is over before a pause of the driver ends
            await asyncio.sleep(0)
        officer.app.simulate_key("escape")
        await officer.sees("Stopped. Nothing was written.")
        assert list(documents.iterdir()) == []


async def test_a_copy_is_merged_with_its_progress_in_sight(
    start: Start, workspace: Path, empty: Pack, at_once: None
) -> None:
    path = Workspace(workspace).create(empty.with_changes([Cause(id="c", title="Calls")]))
    copy = path.with_name(path.name.replace(".ppog.json", " (1).ppog.json"))
    copy.write_bytes(path.read_bytes())
    with PackSession(open_pack(copy)) as session:
        session.put(Cause(id="d", title="Custody"))
    async with at_work(start()) as officer:
        await officer.sees("a copy of a pack")
        officer.app.screen.query_one(DataTable).move_cursor(row=1)
        await officer.press("enter")
        await officer.sees("Merge this copy")
        await officer.press("enter")
        await officer.told("1 records came in from the copy")
    assert {cause.title for cause in open_pack(path).pack.every(Cause)} == {"Calls", "Custody"}
