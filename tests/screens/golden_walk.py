"""The way past the screens that are kept as golden ones: one app for each state and size."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from msgspec import structs
from textual.screen import Screen

from exports.returning.returned import Change, Returned
from screens.asking import AskValue
from screens.exporting import ExportScreen
from screens.home import HomeScreen
from screens.pack_screen import PackScreen
from screens.rehearsal import RehearsalScreen
from screens.restoring import RestoringScreen
from screens.returning import ReturningScreen
from screens.rows import PaneKey
from screens.settling import SettleConflict
from screens.steps.catalogue import VIEWS
from screens.themes import CONTRAST, DARK, LIGHT
from screens.widgets.preview import Preview
from store.rescue import Rescue, RescueOption
from tests.screens.driving import LARGE, SMALL, Officer
from toolkit.answers import Answer
from toolkit.records.conflicts import Conflict
from toolkit.records.questions import Question
from toolkit.records.speaking import NoteSection

_SAID = "Nine in ten within fifteen minutes, and every risk assessment looked at twice."
# The steps that say something else where nothing is filled in yet, and those whose lists grow with the work.
_DEPENDS_ON: dict[str, tuple[PaneKey, ...]] = {
    "empty": tuple(step for step in VIEWS if step != "reference"),
    "full": ("causes", "chief", "exit", "hard", "notes", "export", "day", "after"),
}
# Not over when the screen is: they wait for an answer.
_WAIT_FOR_A_PERSON = {"open"}


async def walk(officer: Officer, state: str, pack: Path) -> AsyncIterator[str]:
    """Every screen worth keeping in this state of the ``pack``, each by a name of its own."""
    await _at_rest(officer)
    yield "home"
    if state == "empty":
        async for name in _first_questions(officer):
            yield name
    officer.app.open_pack(pack)
    if state == "empty":
        await officer.sees("Your initials")
        await officer.type("ab")
        yield "initials"
        await officer.press("enter")
    await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "the pack is open")
    await _at_rest(officer)
    yield "dashboard"
    async for name in _steps(officer, state):
        yield name
    if state != "full":
        await officer.press("f2", "m")
        yield "map"
        await officer.press("escape", "x")
        async for name in _documents(officer):
            yield name
    if state == "example":
        async for name in _colours(officer):
            yield name
        async for name in _questions(officer):
            yield name
        async for name in _told(officer):
            yield name


async def _at_rest(officer: Officer) -> None:
    """Wait until nothing is under way that would still change the screen."""
    await officer.settle()

    def under_way() -> bool:
        return any(not each.is_finished and each.group not in _WAIT_FOR_A_PERSON for each in officer.app.workers)

    await officer.until(lambda: not under_way(), "nothing is under way")
    await officer.settle()


async def _first_questions(officer: Officer) -> AsyncIterator[str]:
    await officer.press("f1")
    yield "home-help"
    await officer.press("escape", "n")
    await officer.type("west")
    yield "new-pack-force"
    await officer.press("ctrl+u")
    await officer.type("Loamshire Police")
    for key in ("terms", "body", "officer", "date", "marking"):
        await officer.press("enter")
        if key == "date":
            await officer.type("25 June")
        yield f"new-pack-{key}"
    await officer.press(*["escape"] * 6)


async def _steps(officer: Officer, state: str) -> AsyncIterator[str]:
    for step in VIEWS if state == "example" else _DEPENDS_ON[state]:
        await officer.go_to(step)
        yield step
        # Beside the list, what is open is in sight already.
        if state == "example" and officer.app.size == SMALL and step not in ("export", "reference"):
            await officer.press("enter")
            yield f"{step}-open"
            await officer.press("escape")


async def _documents(officer: Officer) -> AsyncIterator[str]:
    await officer.until(lambda: isinstance(officer.app.screen, ExportScreen), "the documents are listed")
    await _at_rest(officer)
    if officer.app.size == LARGE:
        preview = officer.app.screen.query_one(Preview)
        await officer.until(lambda: preview.lines, "the document is laid out")
        yield "documents"
    else:
        yield "documents"
        await officer.press("p")
        preview = officer.app.screen.query_one(Preview)
        await officer.until(lambda: preview.lines, "the document is laid out")
        yield "documents-preview"
        await officer.press("p")
    await officer.press("escape")


async def _colours(officer: Officer) -> AsyncIterator[str]:
    """The dashboard in the other themes; its text is the same."""
    if officer.app.size == LARGE:
        await officer.press("f2")
        for theme, name in ((LIGHT, "light"), (CONTRAST, "contrast")):
            officer.app.theme = theme.name
            await _at_rest(officer)
            yield f"dashboard-{name}"
        officer.app.theme = DARK.name
        await _at_rest(officer)


async def _questions(officer: Officer) -> AsyncIterator[str]:
    """What is asked in a dialog, come to by its own keys."""
    await officer.go_to("checklist")
    for key, name in (("s", "ask-status"), ("o", "ask-owner"), ("w", "ask-due"), ("c", "copy"), ("h", "history")):
        await officer.press(key)
        yield name
        await officer.press("escape")
    await officer.press("v", "down", "v")
    yield "checklist-marked"
    await officer.press("escape", "slash")
    await officer.type("threshold")
    yield "checklist-filtered"
    await officer.press("escape", "f1")
    yield "help"
    await officer.press("escape")
    await officer.go_to("causes")
    for key, name in (("a", "add-what"), ("d", "delete"), ("l", "links"), ("p", "paste")):
        await officer.press(key)
        yield name
        await officer.press("escape")
    await officer.press("enter", "f1")
    yield "help-field"
    await officer.press("escape", "escape")
    await officer.go_to("after", "Make the pack")
    await officer.press("enter")
    await officer.until(lambda: isinstance(officer.app.screen, AskValue), "the next PPOG is asked for")
    await officer.settle()
    yield "next-pack"
    await officer.press("escape")
    for screen, name in _made(officer):
        officer.app.push_screen(screen)
        await _at_rest(officer)
        if name == "returning-newest":
            await officer.sees("today 13:29")
            await _at_rest(officer)
        elif isinstance(screen, ReturningScreen):
            await officer.type("questions.docx")
            await officer.press("enter")
            await officer.sees("to take")
            await _at_rest(officer)
        yield name
        screen.dismiss()
        await officer.settle()


def _made(officer: Officer) -> Iterator[tuple[Screen[Any], str]]:
    """Dialogs that take more than keys to come to."""
    case = officer.pack_screen.case()
    pack, now = case.pack, case.now
    sections = pack.every(NoteSection)
    yield RehearsalScreen(sections, pack.meeting.pace, lambda: "run", lambda: now, lambda: 100.0), "rehearsal"
    yield RestoringScreen(_rescue(now)), "restoring"
    conflict = Conflict(
        id="c", about_table="meeting", about=pack.meeting.id, field="place", ours="Example House", theirs="Sample Hall"
    )
    conflict = structs.replace(conflict, ours_by="FM", theirs_by="HS")
    yield SettleConflict(case, conflict), "settling"
    question = next(question for question in pack.every(Question) if question.chosen)
    yield ReturningScreen(lambda *_: _returned(question), case, ()), "returning"
    yield ReturningScreen(lambda *_: _returned(question), case, [_downloads(now)]), "returning-newest"


def _rescue(now: datetime) -> Rescue:
    options = tuple(
        RescueOption(
            kind="backup",
            at=now - timedelta(days=number),
            records=213 - number,
            revision=12 - number,
            latest=12,
            description=f"A backup on this computer: {213 - number} records.",
            lacks="" if number == 0 else f"{number} changes that were saved later are missing from it.",
            tables=cast(Any, None),
        )
        for number in range(3)
    )
    return Rescue(Path("Packs") / "loamshire.ppog.json", None, options, ())


def _downloads(now: datetime) -> Path:
    """A folder with documents that came on several days."""
    folder = Path("Downloads")
    folder.mkdir()
    ages = {"Questions with answers (2)": 0.6, "Questions with answers": 20, "Minutes of the board": 24 * 14}
    for name, hours in {**ages, f"Answers of {' and '.join(['one department'] * 6)}": 24 * 200}.items():
        file = folder / f"{name}.docx"
        file.touch()
        moment = (now - timedelta(hours=hours)).timestamp()
        os.utime(file, (moment, moment))
    return folder


def _returned(question: Question) -> Returned:
    answer = Answer(question, "answer", _SAID, base_known=True)
    change = Change(
        kind="question",
        title=question.wording,
        label="Answer",
        old="",
        new=_SAID,
        answer=answer,
    )
    return Returned((change,), ("One tick box of the document belongs to a question that the pack has no more.",), "HS")


async def _told(officer: Officer) -> AsyncIterator[str]:
    """The tour, settings, keys, the palette, notices, and the way back to Home with its own questions."""
    await officer.press("f2", "ctrl+p")
    await officer.type("tour")
    await _at_rest(officer)
    await officer.press("enter")
    yield "tour"
    await officer.press("enter", "enter")
    yield "tour-later"
    await officer.press("escape", "f2")
    for key, name in (("comma", "settings"), ("question_mark", "all-keys")):
        await officer.press(key)
        yield name
        await officer.press("escape")
    await officer.press("ctrl+p")
    await _at_rest(officer)
    yield "palette"
    await officer.type("calls")
    await _at_rest(officer)
    yield "palette-calls"
    await officer.press("escape")
    await officer.press("f2")
    officer.app.notify("Written 14:05:00: 7 documents in Documents.", markup=False)
    officer.app.notify("The file cannot be written: the disk is full.", severity="error", markup=False)
    await officer.sees("cannot be written")
    yield "notices"
    officer.app.clear_notifications()
    await officer.press("escape")
    await officer.until(lambda: isinstance(officer.app.screen, HomeScreen), "Home is shown")
    await _at_rest(officer)
    for key, name in (("i", "import"), ("d", "home-delete")):
        await officer.press(key)
        yield name
        await officer.press("escape")
