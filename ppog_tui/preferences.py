"""The part of the app that follows a person's own settings: colours, signs, motion, keys."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual import constants, events, on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from ppog_tui.keymap import NAME, NONE, OwnKeys
from ppog_tui.keys_in_order import KeysInOrder
from ppog_tui.terminal_signs import drawn_in
from screens.key_words import use_keymap
from screens.keys import displayed, key
from screens.messages import SettingsChanged
from screens.plain_signs import PlainSigns
from screens.symbols import Symbols
from screens.themes import DARK, NAMES, THEMES
from store.errors import StoreError
from store.settings import Settings, save_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from store.session import PackSession
    from store.workspace import Workspace


@runtime_checkable
class Blinking(Protocol):
    """What has a cursor that can blink: a field of one line or of many."""

    cursor_blink: bool


class FollowsSettings(KeysInOrder):
    """Begins with a person's settings, shows them, and follows each change at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("comma", "settings", "Settings", "app.settings", "Colours, signs, your initials, folders", show=True),
        key("question_mark", "all_keys", "All keys", "app.keys", "Every key of the program, and how to change it"),
    ]

    workspace: Workspace
    _session: PackSession | None

    def __init__(self, settings: Settings, plain: str = "", own_keys: OwnKeys = NONE) -> None:
        """Follow ``settings``; ``plain`` says why the terminal gets plain signs whatever they say, if it does."""
        super().__init__()
        self.settings = settings
        self.plain = plain
        self.own_keys = own_keys
        self.symbols = Symbols(ascii=settings.ascii or bool(plain))
        self._filter_of_ours = PlainSigns(drawn_in(), signs=self.symbols.ascii)
        for theme in THEMES:
            self.register_theme(theme)
        self._begin_with(settings.theme if settings.theme in NAMES else DARK.name)
        self.set_keymap(own_keys.keymap)
        use_keymap(own_keys.keymap)
        self._set_motion()

    def _begin_with(self, theme: str) -> None:
        """Set the first theme before the styles are read; to change it later has them all read again."""
        self.set_reactive(App.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    @abstractmethod
    def use_workspace(self, folder: Path) -> None:
        """Show the packs of another folder."""

    def on_mount(self) -> None:
        """Say once what is wrong with the person's own keys."""
        for problem in self.own_keys.problems:
            self.say(problem)

    # How things are drawn -----------------------------------------------------------------

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables for themes that lack them."""
        return {name: DARK.variables[name] for name in ("muted", "field", "field-focused", "veil")}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that a person typed reaches the terminal as a command, and nothing that it cannot draw."""
        return [*super().get_line_filters(), self._filter_of_ours]

    def get_key_display(self, binding: Binding) -> str:
        """Keys as they stand on a keyboard."""
        return binding.key_display or displayed(binding.key)

    def _set_motion(self) -> None:
        self.animation_level = "none" if self.settings.reduced_motion else constants.TEXTUAL_ANIMATIONS

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A cursor blinks only where motion is wanted."""
        if isinstance(event.widget, Blinking):
            event.widget.cursor_blink = self.animation_level != "none"

    def _set_signs(self) -> None:
        from screens.overview import Overview
        from screens.step_pane import StepPane
        from screens.widgets.row_list import RowList

        self.symbols.ascii = self.settings.ascii or bool(self.plain)
        self._filter_of_ours.signs = self.symbols.ascii
        for screen in self.screen_stack:
            for rows in screen.query(RowList):
                rows.redraw()
            for pane in (*screen.query(StepPane), *screen.query(Overview)):
                pane.refresh_rows()
            for widget in screen.walk_children(with_self=True):
                widget.notify_style_update()
                widget.refresh(layout=True)

    # Settings and keys ---------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        """What the palette offers wherever one is."""
        yield SystemCommand("Settings", "Colours, signs, your initials, folders", self.action_settings)
        yield SystemCommand("Colours", "Dark, light or high contrast", self.action_settings)
        yield SystemCommand("All keys", "Every key of the program, and how to change it", self.action_all_keys)

    def action_settings(self) -> None:
        """Show the settings, unless they are shown already, or stand below."""
        from ppog_tui.documents import documents_folder
        from screens.settings import SettingsScreen, Surroundings

        if not self.stands(SettingsScreen):
            around = Surroundings(self.workspace.folder, documents_folder(), self.plain, _judge)
            self.push_screen(SettingsScreen(self.settings, around, self.symbols))

    @on(SettingsChanged)
    def _follow(self, event: SettingsChanged) -> None:
        before, self.settings = self.settings, event.settings
        self.keep_settings()
        self._set_motion()
        if before.ascii != self.settings.ascii:
            self._set_signs()
        if before.officer != self.settings.officer and self._session is not None:
            self._session.officer = self.settings.officer
            self._session.officer_before = frozenset(self.settings.officer_before)
        if event.workspace != self.workspace.folder:
            self.use_workspace(event.workspace)

    @work(exclusive=True, group="settings")
    async def keep_settings(self) -> None:
        """Write the settings; where that fails, say so and go on with them."""
        try:
            await asyncio.to_thread(save_settings, self.settings)
        except StoreError as error:
            self.say(str(error))

    def stands(self, kind: type[Screen[Any]]) -> bool:
        """Whether a screen of this kind is open: another one over it would only have to be closed as well."""
        return any(isinstance(screen, kind) for screen in self.screen_stack)

    def action_all_keys(self) -> None:
        """Show every key, unless they are shown already, or stand below."""
        # Gathering them loads every screen.
        from screens.all_keys import AllKeysScreen
        from screens.every_key import by_place, every_key

        if not self.stands(AllKeysScreen):
            self.push_screen(AllKeysScreen(by_place(every_key(type(self), self.own_keys.keymap).values()), NAME))


def _judge(template: Path) -> None:
    """Raise a `ValueError` with a sentence where documents cannot be built on a template."""
    from exports.errors import ExportError
    from exports.house_style.preflight import preflight

    try:
        preflight(template)
    except ExportError as error:
        raise ValueError(str(error)) from error
