"""A walk past every screen, every kind of field and every notice, for tests of how things are drawn."""

from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from textual.command import CommandPalette
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, DataTable, Input, OptionList, TextArea

import screens
from exports.errors import TemplateError
from screens.asking import AskValue
from screens.brought_along import BroughtAlong
from screens.choosing import ChooseOne, ChooseSeveral, Confirm, TypeLine
from screens.dialog import Dialog
from screens.first_frame import Unseen, WholeAtFirst
from screens.help import HelpScreen
from screens.kept_first import KeptFirst
from screens.long_work import LongWork, Progress
from screens.map_screen import MapScreen
from screens.new_pack import NewPackScreen
from screens.pasting import PasteText
from screens.places import Places
from screens.rehearsal import RehearsalScreen
from screens.restoring import RestoringScreen
from screens.returning import ReturningScreen
from screens.rows import Passage, PassageKind
from screens.says_saved import SaysSaved
from screens.settling import SettleConflict
from screens.sound_screen import SoundScreen
from screens.steps.catalogue import VIEWS
from screens.tour import TourScreen
from screens.what_changed import changed_rows
from screens.widgets.choice_field import ChoiceField
from screens.widgets.key_line import KeyLine
from screens.widgets.link_field import LinkField
from screens.widgets.title_bar import TitleBar
from store.record_history import HistoryEntry
from store.rescue import find_rescue
from tests.screens.driving import Officer
from toolkit.records.conflicts import Conflict
from toolkit.records.office import Meeting
from toolkit.records.speaking import NoteSection

FIELDS: tuple[type[Widget], ...] = (TextArea, ChoiceField, LinkField, Input, Button)
CHOICES = [(str(number), f"Choice {number}") for number in range(12)]


def classes_of_screens() -> set[type[Screen[Any]]]:
    """Every screen and dialog that the program has."""
    for module in walk_packages(screens.__path__, "screens."):
        import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    waiting: list[type[Screen[Any]]] = [Screen]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        waiting += subclasses
        found |= {one for one in subclasses if one.__module__.startswith("screens.")}
    # What questions and the screen of a pack are made after.
    return found - {Dialog, SoundScreen, WholeAtFirst, Unseen, KeptFirst, BroughtAlong, SaysSaved}


async def every_screen(officer: Officer) -> AsyncIterator[str]:
    """All there is to see from an open pack, each place by a name of its own."""
    async for place in _pack(officer):
        yield place
    await officer.press("f2")
    for screen in _dialogs(officer):
        officer.app.push_screen(screen)
        async for place in _dialog(officer, screen):
            yield place
        await screen.dismiss()
    await officer.press("x")
    async for place in _dialog(officer, officer.app.screen):
        yield place
    officer.app.screen.dismiss()
    await officer.settle()
    for keys in (("comma",), ("question_mark",)):
        await officer.press(*keys)
        async for place in _dialog(officer, officer.app.screen):
            yield place
        await officer.press("escape")
    await officer.press("ctrl+p")
    await officer.type("re")
    await officer.sees("Rehearse")
    await officer.press("down")
    yield CommandPalette.__name__
    await officer.press("escape")
    await officer.press("f2", "escape")
    await officer.sees("Kept in")
    yield "HomeScreen"
    await officer.pilot.hover(DataTable, offset=(4, 1))
    yield "HomeScreen, pointer on a row"
    await officer.press("f1")
    yield "HomeScreen, help"
    await officer.press("escape")


async def _pack(officer: Officer) -> AsyncIterator[str]:
    yield "PackScreen"
    await officer.press("tab")
    yield "PackScreen, the other list"
    for pointed in (OptionList, KeyLine):
        await officer.pilot.hover(pointed, offset=(2, 0))
        await officer.settle()
        yield f"PackScreen, pointer on {pointed.__name__}"
    bar = officer.pack_screen.query_one(TitleBar)
    bar.set_alarm(True)
    for severity in ("information", "warning", "error"):
        officer.app.notify(f"A notice: {severity}.", title="Title", severity=severity, markup=False)
    await officer.sees("A notice: error.")
    yield "PackScreen, alarm and notices"
    officer.app.clear_notifications()
    bar.set_alarm(False)
    for step in VIEWS:
        await officer.go_to(step)
        yield f"PackScreen, {step}"
    await officer.go_to("questions" if "questions" in VIEWS else "chief")
    for field in FIELDS:
        for shown in [each for each in officer.pane.query(field) if _in_sight(each)][:1]:
            shown.focus()
            await officer.settle()
            if isinstance(shown, Input | TextArea):
                shown.select_all()
            await officer.pilot.hover(shown)
            await officer.settle()
            yield f"PackScreen, in {field.__name__}"


async def _dialog(officer: Officer, screen: Screen[Any]) -> AsyncIterator[str]:
    await officer.settle()
    yield type(screen).__name__
    for kind in (*FIELDS, OptionList):
        for field in [each for each in screen.query(kind) if _in_sight(each)][:1]:
            field.focus()
            await officer.settle()
            if isinstance(field, Input):
                field.value = field.value or "Selected"
                field.select_all()
            await officer.pilot.hover(field)
            await officer.settle()
            yield f"{type(screen).__name__}, in {kind.__name__}"


def _dialogs(officer: Officer) -> Iterator[Screen[Any]]:
    case, path = officer.pack_screen.case(), officer.session.path
    kinds: tuple[PassageKind, ...] = ("title", "body", "quote", "point", "note", "source", "label", "drawing")
    yield AskValue("Who has it?", "AB", CHOICES, str)
    yield PasteText()
    yield TourScreen(officer.pack_screen, 2)
    yield ChooseOne("Which?", CHOICES)
    yield ChooseSeveral("Which of them?", CHOICES, ("1",), case.symbols)
    yield Confirm("Is that so?", "It may be.", "Yes", "No")
    yield TypeLine("What is it?", "Enter goes on.", "This")
    yield NewPackScreen(case.today, case.symbols, "", {})
    progress = Progress()
    progress.at("Full briefing", 1, 8)
    yield LongWork("Writing 8 documents", progress, case.symbols)
    changed = HistoryEntry(
        "2026-11-01T09:30:00+00:00", "AB", Meeting.table, case.pack.meeting.id, field="venue", new="Here"
    )
    yield Places("What changed lately", changed_rows(case, [changed]), "Enter goes there.", case.symbols)
    yield MapScreen(officer.pack_screen.case)
    yield HelpScreen("Help", [Passage(kind, f"A {kind}.") for kind in kinds], [("a", "Add")], case.symbols)
    yield RehearsalScreen(
        [NoteSection(id="s", heading="Opening", paragraphs=("Good morning.",), cues="Pause")],
        130,
        lambda: "run",
        lambda: case.now,
    )
    yield RestoringScreen(find_rescue(path))
    yield ReturningScreen(_unreadable, case, ())
    yield SettleConflict(case, _conflict(case.pack.meeting))


def _conflict(meeting: Meeting) -> Conflict:
    return Conflict(id="c", about_table=Meeting.table, about=meeting.id, field="venue", ours="Here", theirs="There")


def _unreadable(*_: object) -> Any:
    raise TemplateError(("It cannot be read.",))


def _in_sight(field: Widget) -> bool:
    return field.can_focus and all(node.display for node in field.ancestors_with_self if isinstance(node, Widget))
