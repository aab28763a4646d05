"""The app: wires workspace, content and screens, and does what screens ask for beyond the pack."""

from __future__ import annotations

import asyncio
import os
import signal
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec import structs
from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from ppog_tui.beginning import BeginsPacks
from ppog_tui.bringing_back import bring_back, home_lines, merge_copy
from ppog_tui.closed_window import watch_window
from ppog_tui.deleting import DeletesPacks
from ppog_tui.keymap import NONE, OwnKeys
from ppog_tui.preferences import FollowsSettings
from ppog_tui.steps_done import StepsDone
from screens.first_frame import Unseen
from screens.home_messages import CopyFound, EarlierWanted, PackChosen, PacksWanted
from screens.key_words import with_keys
from screens.keys import key
from screens.messages import CopyWanted, FolderChosen, TourWanted
from screens.style_sheets import HEIGHTS, STYLE_SHEETS
from store.errors import StoreError
from store.settings import MOST_INITIALS
from store.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.command import Provider
    from textual.screen import Screen

    from ppog_tui.going_on import Left
    from screens.destination import Destination
    from screens.home import HomeScreen
    from screens.pack_list import PackLine
    from store.session import PackSession
    from store.settings import Settings
    from toolkit.edition import Edition, Precedents


def local_now() -> datetime:
    """The time here, with its zone."""
    return datetime.now().astimezone()


def _finds_anything() -> type[Provider]:
    from screens.palette import Anything

    return Anything


class PpogApp(FollowsSettings, BeginsPacks, DeletesPacks):
    """Opens Home, and packs from there."""

    TITLE = "ppog"
    CSS_PATH = STYLE_SHEETS
    VERTICAL_BREAKPOINTS = HEIGHTS
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {_finds_anything}
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+q", "quit", "Quit", "app.quit", "Leave ppog; everything is saved"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
        # With priority, so that what is typed right after Tab on a slow machine goes to the next field.
        key("tab", "app.focus_next", "Next field", "app.next", "Go to the next field or list", priority=True),
        key(
            "shift+tab",
            "app.focus_previous",
            "Field before",
            "app.previous",
            "Go to the field or list before",
            priority=True,
        ),
        key("ctrl+p,ctrl+f", "command_palette", "Find", "app.find", "Find any action, step or text", priority=True),
    ]

    def __init__(
        self,
        workspace: Path,
        edition: Callable[[], Edition],
        precedents: Callable[[], Precedents],
        settings: Settings,
        open_pack: Path | None = None,
        now: Callable[[], datetime] = local_now,
        *,
        plain: str = "",
        own_keys: OwnKeys = NONE,
        after: Left | None = None,
    ) -> None:
        """Open Home, or ``open_pack``; ``edition`` and ``precedents`` are asked for once they are needed.

        With ``after``, what it tells of an app that broke is said first, and its place is gone back to.
        """
        super().__init__(settings, plain, own_keys)
        self.workspace = Workspace(workspace)
        self._edition_of, self._precedents_of = edition, precedents
        self.now = now
        self._asked = after is not None
        self.after = after
        self._open_first = after.place.pack if after else open_pack
        self._session: PackSession | None = None
        self._home: HomeScreen | None = None
        self._steps_done = StepsDone(edition)

    @cached_property
    def edition(self) -> Edition:
        """The edition that new packs are made with; Home does without it."""
        return self._edition_of()

    def action_command_palette(self) -> None:
        """Find an action, and in a pack anything else."""
        from screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder="An action, a name, any word"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """What the palette offers wherever one is, in an office's words."""
        from screens.pack_screen import PackScreen
        from screens.palette import OffersCommands

        yield from super().get_system_commands(screen)
        yield SystemCommand("Leave ppog", "Everything is saved", self.action_quit)
        if isinstance(screen, PackScreen):
            yield SystemCommand("Process map", "Over the whole screen, with your place in it", screen.action_map)
            yield SystemCommand("Tour", "Seven stops, one sentence each; goes on where it was left", self._tour)
        if isinstance(screen, OffersCommands):
            yield from (SystemCommand(*command) for command in screen.commands())

    def on_mount(self) -> None:
        """Signals, and what is to be seen first."""
        self._leave_on_signals()
        if self._open_first is None:
            self._read_packs()
            self.say_after()
        else:
            self.open_pack(self._open_first)

    def get_default_screen(self) -> Screen[None]:
        """Home; where a pack was named, Home is made only after it."""
        return self._new_home() if self._open_first is None else Unseen()

    def _new_home(self) -> HomeScreen:
        # A pack that is opened at once is there sooner without it.
        from screens.home import HomeScreen

        self._home = home = HomeScreen(self.workspace.folder, self.now().date(), self.symbols)
        home.add_class(*self._breakpoint_of(home))
        return home

    def _show_home(self, last: Path | None = None) -> None:
        """Show Home, with the highlight on the ``last`` pack."""
        home = self._home
        if home is None:
            home = self._new_home()
            self.push_screen(home)
            self._read_packs()
        home.last = last

    def _breakpoint_of(self, screen: Screen[None]) -> list[str]:
        """What Textual gives a screen only after the first frame, which would show the layout of another width."""
        return [name for least, name in screen.HORIZONTAL_BREAKPOINTS or () if self.size.width >= least][-1:]

    def _leave_on_signals(self) -> None:
        """A closed window or a shutdown ends the app in order, with the work saved."""
        if os.name != "posix":
            return
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(name, self.exit)
        if not self.is_headless:
            watch_window(partial(loop.call_soon_threadsafe, self.exit))

    def use_workspace(self, folder: Path) -> None:
        """Show the packs of another folder."""
        self.workspace = Workspace(folder)
        if self._home is not None:
            self._home.workspace = folder
        self._read_packs()

    # Home ---------------------------------------------------------------------------------

    @on(PacksWanted)
    def list_packs(self) -> None:
        """Have Home show the packs as they are now."""
        self._read_packs()

    @work(exclusive=True, group="packs")
    async def _read_packs(self) -> None:
        try:
            lines, remark = await asyncio.to_thread(self._look)
        except StoreError as error:
            self.say(str(error))
            return
        if self._home is None:
            return
        if remark:
            self.say(remark)
        await self._steps_done.show(self._home, lines)

    def _look(self) -> tuple[list[PackLine], str]:
        """What Home lists, and what is to be said of it; reads the folder."""
        self._steps_done.remember()
        return home_lines(self.workspace)

    @on(EarlierWanted)
    def _show_earlier(self, event: EarlierWanted) -> None:
        self._bring_back(event.line)

    @work(exclusive=True, group="open")
    async def _bring_back(self, line: PackLine) -> None:
        from screens.long_work import StoppedError

        try:
            done = await bring_back(self, line, self.symbols)
        except StoppedError:
            self.say("Stopped. Everything is as it was.", warning=False)
        except StoreError as error:
            self.say(str(error))
        else:
            if done:
                self.say(done, warning=False)
        self._read_packs()

    @on(CopyFound)
    def _copy_found(self, event: CopyFound) -> None:
        self._merge_copy(event.copy, event.original)

    @work(exclusive=True, group="open")
    async def _merge_copy(self, copy: Path, original: Path) -> None:
        from screens.long_work import StoppedError, at_length

        officer = self.settings.officer
        try:
            done = await at_length(
                self, "Merging the copy", self.symbols, lambda each: merge_copy(copy, original, officer, each)
            )
            self.say(done, warning=False)
        except StoppedError:
            self.say(f"Stopped. {copy.name} and the pack are as they were.", warning=False)
        except StoreError as error:
            self.say(str(error))
        self._read_packs()

    @on(PackChosen)
    def _pack_chosen(self, event: PackChosen) -> None:
        self.leave_said()
        self.open_pack(event.path)

    @work(exclusive=True, group="open")
    async def open_pack(self, path: Path, *, begun: bool = False) -> None:
        """Open a pack; whoever has ``begun`` their first one is offered the tour."""
        # Home is there sooner without what only a pack needs.
        from ppog_tui.editions import editions_for
        from screens.overview import Overview
        from screens.pack_screen import PackScreen
        from store.session import PackSession

        try:
            file = await asyncio.to_thread(self.workspace.open_pack, path)
        except StoreError as error:
            self._show_home()
            self.say(str(error))
            return
        editions, remark = await asyncio.to_thread(lambda: editions_for(file.pack.info.edition, self.edition))
        precedents = await asyncio.to_thread(self._precedents_of)
        if not file.pack.info.fictional:
            await self._ask_for_initials()
        session = await asyncio.to_thread(PackSession, file, officer=self.settings.officer)
        session.officer_before = frozenset(filter(None, self.settings.officer_before))
        self._session = session
        screen = PackScreen(session, editions, precedents, self.symbols, self.now, self._destination())
        screen.add_class(*self._breakpoint_of(screen))
        await self.push_screen(screen, lambda _: self._close(session))
        await self.return_after(screen)
        if begun and not self.settings.tour:
            self._keep_tour(1)
            screen.query_one(Overview).offer_tour()
        if remark:
            self.say(remark)

    @on(TourWanted)
    def _tour(self) -> None:
        """Show round, from where the tour was left."""
        from screens.overview import Overview
        from screens.pack_screen import PackScreen
        from screens.tour import TourScreen

        screen = next((screen for screen in self.screen_stack if isinstance(screen, PackScreen)), None)
        if screen is not None:
            screen.query_one(Overview).end_offer()
            self.push_screen(TourScreen(screen, self.settings.tour), lambda stop: self._keep_tour(stop or 1))

    def _keep_tour(self, stop: int) -> None:
        self.settings = structs.replace(self.settings, tour=stop)
        self.keep_settings()

    def _destination(self) -> Destination:
        """Where documents of this workspace went last, and the template that it uses."""
        from ppog_tui.documents import documents_folder
        from screens.destination import Destination

        chosen, folder = self.settings.documents_for(self.workspace.folder), self.workspace.folder
        there = chosen if chosen is not None and os.path.isdir(chosen) else documents_folder()
        return Destination(there, self.settings.template_for(folder))

    async def _ask_for_initials(self) -> None:
        """Ask once who this is; whoever does not answer is asked again the next time that the program runs."""
        if self.settings.officer or self._asked:
            return
        from screens.choosing import TypeLine

        hint = with_keys(
            "Your initials stand beside what you change, so that colleagues see whose it is. "
            "{Esc|choose.cancel} goes on without."
        )
        said = await self.push_screen_wait(TypeLine("Your initials", hint, no="Go on without"))
        self.know_officer(said or "")

    def know_officer(self, initials: str) -> None:
        """Keep the initials that a person gave; whoever gave none is not asked again at once."""
        self._asked = True
        if initials and initials != self.settings.officer:
            self.settings = structs.replace(self.settings, officer=initials[:MOST_INITIALS])
            self.keep_settings()

    def _close(self, session: PackSession) -> None:
        self._session = None
        self.leave_said()
        self._show_home(session.path)
        self._save_and_close(session)

    @work(group="close")
    async def _save_and_close(self, session: PackSession) -> None:
        from screens.remarks import failure_in_words
        from store.visits import close_after_visit

        state = await asyncio.to_thread(close_after_visit, session)
        if state.state != "saved":
            self.say(failure_in_words(state))
        self._read_packs()

    # Documents ----------------------------------------------------------------------------

    @on(FolderChosen)
    def _folder_chosen(self, event: FolderChosen) -> None:
        if self.settings.documents_for(self.workspace.folder) != event.folder:
            self.settings = self.settings.with_documents(self.workspace.folder, event.folder)
            self.keep_settings()

    @on(CopyWanted)
    def _copy(self, event: CopyWanted) -> None:
        self._write_copy(event.target)

    @work(exclusive=True, group="export")
    async def _write_copy(self, target: Path) -> None:
        if self._session is None:
            return
        try:
            await asyncio.to_thread(self._session.save_copy, target)
        except StoreError as error:
            self.say(str(error))
            return
        self.say(f"A copy of the whole pack is in {target}", warning=False)

    # The end ------------------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Save, then leave; what could not be saved is said first."""
        from screens.leaving import ask_to_leave
        from screens.pack_screen import PackScreen

        if self._session is None:
            self.exit()
        else:
            packs = (screen for screen in self.screen_stack if isinstance(screen, PackScreen))
            not_taken = [each for screen in packs for each in screen.not_taken()]
            state = await asyncio.to_thread(self._session.flush)
            ask_to_leave(self, state, self.exit, not_taken, waited=True)
