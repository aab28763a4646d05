"""Packs that begin: made by a few questions, the worked example, or brought in from a file."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App

from screens.home_messages import ExampleWanted, ImportWanted, NewPackWanted, NextPackWanted
from store.errors import StoreError
from toolkit.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from textual.worker import Worker

    from screens.case import Case
    from screens.symbols import Symbols
    from store.settings import Settings
    from store.workspace import Workspace
    from toolkit.edition import Edition


class BeginsPacks(App[None]):
    """The part of the app that answers Home where a pack begins."""

    workspace: Workspace
    settings: Settings
    symbols: Symbols
    now: Callable[[], datetime]

    @property
    @abstractmethod
    def edition(self) -> Edition:
        """The edition that new packs are made with."""

    @abstractmethod
    def say(self, sentence: str, *, warning: bool = True) -> None:
        """Show a sentence."""

    @abstractmethod
    def open_pack(self, path: Path, *, begun: bool = False) -> Worker[None]:
        """Open a pack; ``begun`` says that it was made just now."""

    @abstractmethod
    def know_officer(self, initials: str) -> None:
        """Keep the initials that a person gave, empty where they gave none, and do not ask for them again."""

    @on(NewPackWanted)
    def _new_pack(self) -> None:
        self._ask_for_pack()

    @work(exclusive=True, group="open")
    async def _ask_for_pack(self) -> None:
        from screens.new_pack import NewPackScreen
        from store.new_pack import known_office

        try:
            known = await asyncio.to_thread(known_office, self.workspace)
        except StoreError as error:
            self.say(str(error))
            return
        screen = NewPackScreen(self.now().date(), self.symbols, self.settings.officer, known)
        asked = await self.push_screen_wait(screen)
        if asked == "example":
            self._make_example()
        elif asked is not None:
            self.know_officer(asked.officer)
            self._make(asked.office, {**asked.meeting, "pace": self.settings.pace})

    @work(exclusive=True, group="open")
    async def _make(self, office: dict[str, object], meeting: dict[str, object]) -> None:
        from store.new_pack import new_pack

        try:
            pack = new_pack(self.edition, office, meeting, officer=self.settings.officer)
            path = await asyncio.to_thread(self.workspace.create, pack)
        except (StoreError, ToolkitError) as error:
            self.say(str(error))
            return
        self.open_pack(path, begun=True)

    @on(NextPackWanted)
    def _next_pack(self, event: NextPackWanted) -> None:
        self._ask_for_next(event.case)

    @work(exclusive=True, group="open")
    async def _ask_for_next(self, case: Case) -> None:
        from screens.asking import AskValue
        from store.new_pack import next_pack
        from toolkit.dates import spoken
        from toolkit.records.office import Meeting
        from toolkit.typed_values import echo_of, value_of

        day = case.kinds[Meeting.table].field("date")
        ask = AskValue(
            "When does PPOG meet next?",
            "",
            (),
            lambda said: echo_of(day, said, case.today),
            day.help,
            yes="Make the pack",
            hint="Left empty, the pack is made without a date, and step 1 takes it later. Enter makes the pack.",
        )
        typed = await self.push_screen_wait(ask)
        if typed is None:
            return
        try:
            pack = next_pack(case.pack, case.edition, str(value_of(day, typed, case.today)), now=self.now)
            await asyncio.to_thread(self.workspace.create, pack)
        except (StoreError, ToolkitError) as error:
            self.say(str(error))
            return
        when = f" on {spoken(pack.meeting.date)}" if pack.meeting.date else ""
        self.say(f"Made the pack for the next PPOG{when}. It stands at Home.", warning=False)

    @on(ExampleWanted)
    def _example(self) -> None:
        self._make_example()

    @work(exclusive=True, group="open")
    async def _make_example(self) -> None:
        from toolkit.example import worked_example

        try:
            pack = await asyncio.to_thread(worked_example, self.edition, self.now().date())
            there = await asyncio.to_thread(self.workspace.holding, pack.info.pack_id)
            path = there if there is not None else await asyncio.to_thread(self.workspace.create, pack)
        except (StoreError, ToolkitError) as error:
            self.say(str(error))
            return
        self.open_pack(path, begun=True)

    @on(ImportWanted)
    def _import(self, event: ImportWanted) -> None:
        self._bring_in(event.path)

    @work(exclusive=True, group="open")
    async def _bring_in(self, path: Path) -> None:
        from store.importing import import_pack, read_import

        try:
            imported = await asyncio.to_thread(read_import, path)
            result = await asyncio.to_thread(import_pack, self.workspace, imported, self.edition.id)
        except (StoreError, ToolkitError) as error:
            self.say(str(error))
            return
        self.say(f"Brought in {result.records} records.", warning=False)
        for problem in result.problems[:5]:
            self.say(problem)
        self.open_pack(result.path)
