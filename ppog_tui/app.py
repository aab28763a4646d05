"""The app: wires workspace, content and screens, and does what screens ask for beyond the pack."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

from msgspec import structs
from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

import screens
from ppog_tui.bringing_back import bring_back, home_lines, merge_copy
from ppog_tui.crash import write_report
from ppog_tui.documents import documents_folder
from ppog_tui.editions import editions_for, installed_edition
from ppog_tui.guard import EXIT_CODE
from screens.choosing import Confirm, TypeLine
from screens.home import (
    CopyFound,
    EarlierWanted,
    ExampleWanted,
    HomeScreen,
    ImportWanted,
    PackChosen,
    PackLine,
    PacksWanted,
)
from screens.inert import Inert
from screens.keys import displayed
from screens.leaving import ask_to_leave
from screens.messages import CopyWanted, ExportWanted
from screens.new_pack import NewPackAsked
from screens.pack_screen import PackScreen
from screens.remarks import failure_in_words
from screens.symbols import Symbols
from screens.themes import DARK, THEMES
from store.errors import StoreError
from store.importing import import_pack, read_import
from store.new_pack import new_pack
from store.session import PackSession
from store.settings import MOST_INITIALS, Settings, save_settings
from store.workspace import Workspace
from toolkit.edition import Edition, Precedents
from toolkit.errors import ToolkitError
from toolkit.example import worked_example
from toolkit.steps import overall

_STYLES = ("app.tcss", "home.tcss", "pack_screen.tcss", "form.tcss", "dialogs.tcss")


def local_now() -> datetime:
    """The time here, with its zone."""
    return datetime.now().astimezone()


class PpogApp(App[None]):
    """Opens Home, and packs from there."""

    TITLE = "ppog"
    CSS_PATH: ClassVar = [Path(screens.__file__).parent / name for name in _STYLES]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, tooltip="Leave ppog; everything is saved"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
        # With priority, so that what is typed right after Tab on a slow machine goes to the next field.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(
        self,
        workspace: Path,
        edition: Edition,
        precedents: Precedents,
        settings: Settings,
        open_pack: Path | None = None,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        self.workspace = Workspace(workspace)
        self.edition = edition
        self.precedents = precedents
        self.settings = settings
        self.now = now
        self.symbols = Symbols(ascii=settings.ascii)
        self._inert = Inert()
        self.last_words = ""
        self._asked = False
        self._open_first = open_pack
        self._session: PackSession | None = None
        for theme in THEMES:
            self.register_theme(theme)
        known = {theme.name for theme in THEMES}
        self.theme = settings.theme if settings.theme in known else DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for themes that lack them."""
        return {name: DARK.variables[name] for name in ("muted", "field", "field-focused")}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that a person typed reaches the terminal as a command."""
        return [*super().get_line_filters(), self._inert]

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on a keyboard."""
        return binding.key_display or displayed(binding.key)

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """What the palette offers wherever one is, in an office's words."""
        yield SystemCommand("Colours", "Dark, light or high contrast", self.action_change_theme)
        yield SystemCommand("Leave ppog", "Everything is saved", self.action_quit)
        if isinstance(screen, HomeScreen):
            yield from (SystemCommand(*command) for command in screen.commands())

    def on_mount(self) -> None:
        """Signals, Home, and the pack that was named."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self._leave_on_signals()
        self.push_screen(HomeScreen(self.workspace.folder, self.now().date(), self.symbols))
        if self._open_first is not None:
            self._open(self._open_first)

    def _leave_on_signals(self) -> None:
        """A closed window or a shutdown ends the app in order, with the work saved."""
        if os.name != "posix":
            return
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(name, self.exit)

    def _keep_theme(self, name: str) -> None:
        if name != self.settings.theme:
            self.settings = structs.replace(self.settings, theme=name)
            self._keep_settings()

    @work(exclusive=True, group="settings", exit_on_error=False)
    async def _keep_settings(self) -> None:
        try:
            await asyncio.to_thread(save_settings, self.settings)
        except StoreError as error:
            self.say(str(error))

    def say(self, sentence: str, *, warning: bool = True) -> None:
        """Show a sentence; user text in it is shown as typed."""
        self.notify(sentence, severity="warning" if warning else "information", timeout=12, markup=False)

    # Home ---------------------------------------------------------------------------------

    @on(PacksWanted)
    def _list_packs(self) -> None:
        self._read_packs()

    @work(exclusive=True, group="packs", exit_on_error=False)
    async def _read_packs(self) -> None:
        try:
            lines, remark = await asyncio.to_thread(home_lines, self.workspace)
        except StoreError as error:
            self.say(str(error))
            return
        home = next((screen for screen in self.screen_stack if isinstance(screen, HomeScreen)), None)
        if home is None:
            return
        if remark:
            self.say(remark)
        home.show_packs(lines)
        for place, line in enumerate(lines):
            if line.usable:
                lines[place] = await asyncio.to_thread(self._with_progress, line)
        home.show_packs(lines)

    def _with_progress(self, line: PackLine) -> PackLine:
        try:
            pack = self.workspace.open_pack(line.path).pack
        except StoreError as error:
            return structs.replace(line, reason=str(error))
        progress = overall(pack, installed_edition(pack.info.edition) or self.edition)
        return structs.replace(line, progress=f"{progress.done} of {progress.total}")

    @on(EarlierWanted)
    def _show_earlier(self, event: EarlierWanted) -> None:
        self._bring_back(event.line)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _bring_back(self, line: PackLine) -> None:
        try:
            done = await bring_back(self, line)
        except StoreError as error:
            self.say(str(error))
        else:
            if done:
                self.say(done, warning=False)
        self._read_packs()

    @on(CopyFound)
    def _copy_found(self, event: CopyFound) -> None:
        self._merge_copy(event.copy, event.original)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _merge_copy(self, copy: Path, original: Path) -> None:
        try:
            self.say(await asyncio.to_thread(merge_copy, copy, original, self.settings.officer), warning=False)
        except StoreError as error:
            self.say(str(error))
        self._read_packs()

    @on(PackChosen)
    def _pack_chosen(self, event: PackChosen) -> None:
        self._open(event.path)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _open(self, path: Path) -> None:
        try:
            file = await asyncio.to_thread(self.workspace.open_pack, path)
        except StoreError as error:
            self.say(str(error))
            return
        editions, remark = await asyncio.to_thread(editions_for, file.pack.info.edition, self.edition)
        await self._ask_for_initials()
        session = await asyncio.to_thread(PackSession, file, officer=self.settings.officer)
        self._session = session
        screen = PackScreen(session, editions, self.precedents, self.symbols, self.now, documents_folder())
        for home in self.screen_stack:
            if isinstance(home, HomeScreen):
                home.last = path
        self.push_screen(screen, lambda _: self._close(session))
        if remark:
            self.say(remark)

    async def _ask_for_initials(self) -> None:
        """Ask once who this is; whoever does not answer is asked again the next time that the program runs."""
        if self.settings.officer or self._asked:
            return
        self._asked = True
        hint = "They stand beside what you change, so that colleagues see whose it is. Escape goes on without."
        said = await self.push_screen_wait(TypeLine("Your initials", hint))
        if said:
            self.settings = structs.replace(self.settings, officer=said[:MOST_INITIALS])
            self._keep_settings()

    def _close(self, session: PackSession) -> None:
        self._session = None
        self._save_and_close(session)

    @work(group="close", exit_on_error=False)
    async def _save_and_close(self, session: PackSession) -> None:
        state = await asyncio.to_thread(session.close)
        if state.state != "saved":
            self.say(failure_in_words(state))
        self._read_packs()

    @on(NewPackAsked)
    def _new_pack(self, event: NewPackAsked) -> None:
        self._make(event.office, {**event.meeting, "pace": self.settings.pace})

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _make(self, office: dict[str, object], meeting: dict[str, object]) -> None:
        try:
            pack = new_pack(self.edition, office, meeting, officer=self.settings.officer)
            path = await asyncio.to_thread(self.workspace.create, pack)
        except (StoreError, ToolkitError) as error:
            self.say(str(error))
            return
        self._open(path)

    @on(ExampleWanted)
    def _example(self) -> None:
        self._make_example()

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _make_example(self) -> None:
        try:
            pack = await asyncio.to_thread(worked_example, self.edition, self.now().date())
            path = await asyncio.to_thread(self.workspace.holding, pack.info.pack_id)
            path = path or await asyncio.to_thread(self.workspace.create, pack)
        except (StoreError, ToolkitError) as error:
            self.say(str(error))
            return
        self._open(path)

    @on(ImportWanted)
    def _import(self, event: ImportWanted) -> None:
        self._bring_in(event.path)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _bring_in(self, path: Path) -> None:
        try:
            imported = await asyncio.to_thread(read_import, path)
            result = await asyncio.to_thread(import_pack, self.workspace, imported, self.edition.id)
        except (StoreError, ToolkitError) as error:
            self.say(str(error))
            return
        self.say(f"Brought in {result.records} records.", warning=False)
        for problem in result.problems[:5]:
            self.say(problem)
        self._open(result.path)

    # Documents ----------------------------------------------------------------------------

    @on(ExportWanted)
    def _export(self, event: ExportWanted) -> None:
        if event.target.exists():
            said = f"{event.target} is there already."

            def replace(yes: bool | None) -> None:
                if yes:
                    self._write_document(event.kind, event.target, overwrite=True)

            self.push_screen(Confirm("Replace the document?", said, "Replace it", "Keep it"), replace)
        else:
            self._write_document(event.kind, event.target, overwrite=False)

    @work(exclusive=True, group="export", exit_on_error=False)
    async def _write_document(self, kind: str, target: Path, *, overwrite: bool) -> None:
        from exports.errors import ExportError
        from exports.export import export

        session = self._session
        if session is None:
            return
        screen = next(screen for screen in self.screen_stack if isinstance(screen, PackScreen))
        try:
            result = await asyncio.to_thread(
                export, kind, session.pack, screen.edition, self.precedents, target, self.now().date(), overwrite
            )
        except (ExportError, ToolkitError) as error:
            self.say(str(error))
            return
        self.say(f"Written: {result.path}", warning=False)

    @on(CopyWanted)
    def _copy(self, event: CopyWanted) -> None:
        self._write_copy(event.target)

    @work(exclusive=True, group="export", exit_on_error=False)
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
        if self._session is None:
            self.exit()
        else:
            ask_to_leave(self, await asyncio.to_thread(self._session.flush), self.exit)

    def _handle_exception(self, error: Exception) -> None:
        """End without a traceback, which would show what a pack holds: a report goes into a file."""
        self._return_code = EXIT_CODE
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        try:
            place = f"What happened was noted, without your texts, in {write_report(error)}."
        except OSError:
            place = "It could not be noted in a file."
        self.last_words = f"ppog stopped at an error that nobody foresaw. {place} Your work up to then is saved."
        self._close_messages_no_wait()


def run(
    workspace: Path,
    edition: Edition,
    precedents: Precedents,
    settings: Settings,
    open_pack: Path | None = None,
    today: date | None = None,
) -> int:
    """Run the app in this terminal, as on ``today`` if one is given; returns the exit code."""

    def now() -> datetime:
        here = local_now()
        return datetime.combine(today, here.timetz()) if today else here

    app = PpogApp(workspace, edition, precedents, settings, open_pack, now)
    app.run()
    if app._session is not None:
        app._session.close()
    if app.last_words:
        import sys

        sys.stderr.write(app.last_words + "\n")
    return app.return_code or 0
