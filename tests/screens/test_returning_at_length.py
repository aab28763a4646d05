"""Many answers from Word: how far it is stays in sight, keys work meanwhile, and who stops it changes nothing."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from exports.errors import NotReturnedError
from exports.returning.returned import Returned, Told
from screens import long_work
from screens.long_work import LongWork
from screens.returning import ReturningScreen
from tests.exports.returning.sent_out import ReadersWord, document_bytes
from tests.screens.conftest import Start
from tests.screens.driving import PATIENCE, SMALL, Officer, at_work
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.questions import Question

MANY = 120


@pytest.fixture
def many(empty: Pack) -> Pack:
    rows = [Question(id=f"q{n}", chosen=True, wording=f"Question {n}?", position=float(n)) for n in range(MANY)]
    return empty.with_changes(put=rows)


@pytest.fixture
def returned(many: Pack, edition: Edition, precedents: Precedents, today: date, home: Path) -> Path:
    """A question sheet with an answer to every question."""
    path = home / "returned.docx"
    path.write_bytes(document_bytes("questions", many, edition, precedents, today))
    document = ReadersWord(path)
    for row in many.every(Question):
        document.type("questions", row.id, "answer", f"Answer to {row.wording}")
    return document.save()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever takes any time at all is shown."""
    monkeypatch.setattr(long_work, "SHOWN_AFTER", 0.0)


def gated(gate: Event) -> Callable[[Path, Told], Returned]:
    """Reads a document of three fields, of which the second waits to be let."""

    def read(path: Path, told: Told) -> Returned:
        told("Reading its fields", 1, 3)
        assert gate.wait(PATIENCE)
        told("Reading its fields", 2, 3)
        raise NotReturnedError("It was read to its end.")

    return read


async def reading(officer: Officer, gate: Event) -> ReturningScreen:
    screen = ReturningScreen(gated(gate), officer.pack_screen.case(), ())
    officer.app.push_screen(screen)
    await officer.settle()
    await officer.type("returned.docx")
    await officer.press("enter")
    await officer.sees("Reading its fields", "1 of 3", "Esc stops it")
    return screen


async def test_reading_is_in_sight_and_who_stops_it_finds_the_dialog_as_it_was(start: Start, many: Pack) -> None:
    async with at_work(start(many), SMALL) as officer:
        gate = Event()
        screen = await reading(officer, gate)
        await officer.press("escape")
        await officer.sees("It stops after this part")
        gate.set()
        await officer.until(lambda: officer.app.screen is screen, "the dialog is in front again")
        await officer.sees("Stopped. Nothing was taken.")
        assert screen.returned is None and "read to its end" not in officer.screen_text()


async def test_reading_that_is_let_goes_on_to_its_end(start: Start, many: Pack) -> None:
    async with at_work(start(many), SMALL) as officer:
        gate = Event()
        await reading(officer, gate)
        gate.set()
        await officer.sees("It was read to its end.")


async def test_many_answers_are_taken_away_from_the_keys_as_one_step(
    start: Start, many: Pack, returned: Path, at_once: None
) -> None:
    async with at_work(start(many), SMALL) as officer:
        await officer.go_to("export", "Take answers back from Word")
        await officer.press("enter")
        await officer.type("~/returned.docx")
        await officer.press("enter")
        await officer.sees(f"{MANY} answers to take.")
        await officer.press("enter")
        await officer.told(f"{MANY} answers taken.")
        await officer.until(lambda: not isinstance(officer.app.screen, LongWork), "nothing stands in front")
        taken = officer.session.pack.every(Question)
        assert [row.answer for row in taken] == [f"Answer to {row.wording}" for row in taken]
        await officer.press("u")
        await officer.until(lambda: not any(row.answer for row in officer.session.pack.every(Question)), "all undone")
