"""A person's own settings: shown, changed, and kept at once."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Literal

from msgspec import Struct, structs
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from screens.key_words import with_keys
from screens.keys import key
from screens.messages import SettingsChanged
from screens.rows import Passage
from screens.sound_screen import SoundScreen
from screens.symbols import Symbols
from screens.themes import NAMES
from screens.widgets.choice_field import ChoiceField
from screens.widgets.key_line import KeyLine
from screens.widgets.one_line import OneLine
from screens.widgets.paged_list import PagedList
from store.settings import LEAST_WORDS, MOST_INITIALS, MOST_WORDS, Settings

Line = Literal["officer", "pace", "workspace", "template", "documents"]

_LABELS: dict[Line, str] = {
    "officer": "Your initials",
    "pace": "Speaking pace",
    "workspace": "Packs",
    "template": "Word template",
    "documents": "Documents",
}
_PLACEHOLDERS: dict[Line, str] = {
    "officer": "Such as AB",
    "pace": "130",
    "workspace": "The folder of the packs",
    "template": "ppog's own; or the path of a .docx or .dotx",
    "documents": "The folder that documents go to",
}
_NOTES: dict[Line, str] = {
    "officer": "Your initials stand beside what you change.",
    "pace": "Words a minute, for new packs; each pack has its own in step 1.",
}
# These are looked for on the disk, and so are kept on leaving the field, not at each letter.
_PATHS: tuple[Line, ...] = ("workspace", "template", "documents")
_SIGNS = (("", "As the terminal can"), ("ascii", "Plain ASCII"))
_MOTION = (("", "Usual"), ("reduced", "Reduced"))

_ABOUT = (
    "Colours: dark, light, or high contrast.",
    "Signs: plain ASCII, for terminals and fonts that lack circles, arrows and bars.",
    "Motion: reduced, so that nothing slides or fades.",
    "Your initials: what you change is stamped with them, for your colleagues.",
    "Speaking pace: how fast the PCC speaks, in words a minute; new packs begin with it.",
    "Packs: the folder that Home lists, your own or one that colleagues share.",
    "Word template: your office's own .docx or .dotx, for all documents; empty takes ppog's.",
    "Documents: the folder that documents are written to.",
)

_HINT = "Each change is kept at once. {Tab|app.next} goes on, arrows choose, {Esc|settings.close} closes."


class Surroundings(Struct, frozen=True):
    """What the settings are shown against.

    ``workspace`` and ``documents`` are the folders in use, ``plain`` says why the terminal gets
    plain signs whatever is chosen (empty: it does not), ``judge`` raises a `ValueError` with a
    sentence where no document can be built on a template.
    """

    workspace: Path
    documents: Path
    plain: str
    judge: Callable[[Path], object]


class SettingsScreen(ModalScreen[None], SoundScreen[None]):
    """One field a line; what is wrong is said under its field, and is not kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", "Close", "settings.close", "Close; each change is kept already", show=True),
        key("f1", "explain", "Help", "settings.help", "Explain the settings", show=True),
    ]
    AUTO_FOCUS = "#settings-theme"

    def __init__(self, settings: Settings, around: Surroundings, symbols: Symbols) -> None:
        super().__init__()
        self.settings = settings
        # Those that are only being typed stamp nothing.
        self._stamped = settings.officer
        self.around = around
        self.symbols = symbols
        self.workspace = around.workspace
        # Not always the one that is kept: where colours are few, the app begins in high contrast.
        self._in_use = self.app.theme if self.app.theme in NAMES else next(iter(NAMES))
        self._ready = False

    def compose(self) -> ComposeResult:
        """Colours, signs, motion, then what is typed."""
        with Vertical(classes="dialog wide", id="settings"):
            yield Label("Settings", classes="dialog-title")
            with VerticalScroll(can_focus=False):
                with Horizontal(classes="field"):
                    yield Static("Colours", classes="field-label")
                    options = [Option(self._theme(name), id=name) for name in NAMES]
                    yield PagedList(*options, markup=False, compact=True, id="settings-theme")
                yield from self._choice("signs", "Signs", _SIGNS, "ascii" if self.settings.ascii else "")
                yield from self._choice("motion", "Motion", _MOTION, "reduced" if self.settings.reduced_motion else "")
                for line in _LABELS:
                    yield from self._line(line)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Close", variant="primary", id="close", compact=True)
            yield Static(with_keys(_HINT), classes="dialog-hint")
        yield KeyLine()

    def _choice(self, name: str, label: str, choices: tuple[tuple[str, str], ...], value: str) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(label, classes="field-label")
            with Vertical(classes="echoed"):
                yield ChoiceField(name, choices, self.symbols, value)
                if name == "signs" and self.around.plain:
                    yield Static(Content(f"Plain here in any case: {self.around.plain}."), classes="field-note")

    def _line(self, line: Line) -> ComposeResult:
        with Horizontal(classes="field"):
            yield Static(_LABELS[line], classes="field-label")
            with Vertical(classes="echoed"):
                yield OneLine(
                    self._present(line), _PLACEHOLDERS[line], compact=True, select_on_focus=False, id=_id(line)
                )
                if line in _NOTES:
                    yield Static(_NOTES[line], classes="field-note")
                yield Static("", classes="field-echo", id=f"{_id(line)}-wrong")

    def _present(self, line: Line) -> str:
        """What is kept, as it stands in the field."""
        match line:
            case "officer":
                return self.settings.officer
            case "pace":
                return str(self.settings.pace)
            case "workspace":
                return str(self.workspace)
            case "template":
                return str(self.settings.template_for(self.workspace) or "")
            case "documents":
                return str(self.settings.documents_for(self.workspace) or self.around.documents)

    def on_mount(self) -> None:
        """Begin at the theme in use."""
        self.query_one("#settings-theme", OptionList).highlighted = list(NAMES).index(self._in_use)
        self._ready = True

    # Colours ------------------------------------------------------------------------------

    def _theme(self, name: str) -> Content:
        return Content(f"{self.symbols.mark('chosen' if name == self._in_use else 'next')} {NAMES[name]}")

    @on(OptionList.OptionHighlighted, "#settings-theme")
    @on(OptionList.OptionSelected, "#settings-theme")
    def _keep_theme(self, event: OptionList.OptionMessage) -> None:
        """As the arrows choose among values side by side, so they do here; Enter keeps what few colours asked for."""
        name = event.option_id
        chosen = isinstance(event, OptionList.OptionSelected)
        # The list begins at its first row, and tells of it once the highlight is on the theme in use.
        stale = event.option_index != event.option_list.highlighted
        if name is None or not (chosen or (self._ready and not stale and name != self._in_use)):
            return
        self._in_use = self.app.theme = name
        self._keep(structs.replace(self.settings, theme=name))
        for each in NAMES:
            event.option_list.replace_option_prompt(each, self._theme(each))

    # The other fields ---------------------------------------------------------------------

    @on(ChoiceField.Chosen)
    def _chosen(self, event: ChoiceField.Chosen) -> None:
        field = "ascii" if event.field == "signs" else "reduced_motion"
        self._keep(structs.replace(self.settings, **{field: bool(event.value)}))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        line = _line_of(event.input)
        if not self._ready or line in _PATHS:
            self._say(line, "")
        elif line == "officer":
            self._officer(event.value.strip())
        else:
            self._pace(event.value.strip())

    def _officer(self, typed: str) -> None:
        long = len(typed) > MOST_INITIALS
        self._say("officer", f"At most {MOST_INITIALS} letters. Not kept." if long else "")
        if not long and typed != self.settings.officer:
            self._keep(self.settings.with_officer(typed, self._stamped))

    def _pace(self, typed: str) -> None:
        words = int(typed) if typed.isdecimal() and typed.isascii() and len(typed) < 6 else 0
        good = LEAST_WORDS <= words <= MOST_WORDS
        wrong = f"A whole number between {LEAST_WORDS} and {MOST_WORDS}. Not kept: it is still {self.settings.pace}."
        self._say("pace", "" if good else wrong)
        if good and words != self.settings.pace:
            self._keep(structs.replace(self.settings, pace=words))

    @on(Input.Blurred)
    @on(Input.Submitted)
    def _left(self, event: Input.Blurred | Input.Submitted) -> None:
        line = _line_of(event.input)
        if line in _PATHS:
            self._look_for(line, event.value.strip())
        if isinstance(event, Input.Submitted):
            self.focus_next()

    @work(exclusive=True, group="settings-paths")
    async def _look_for(self, line: Line, typed: str) -> None:
        await self._take_path(line, typed)

    async def _take_path(self, line: Line, typed: str) -> bool:
        """Keep a path if it can be used; false, with a word under its field, where it cannot."""
        if typed == self._present(line):
            return True
        try:
            path = _path(typed)
            said = await asyncio.to_thread(self._fault, line, path)
        except (OSError, RuntimeError, ValueError) as error:
            said = str(error)
        if said:
            self._say(line, f"{said} Not kept.")
            return False
        self._say(line, "")
        if line == "template":
            self._keep(self.settings.with_template(self.workspace, path))
        elif line == "documents" and path is not None:
            self._keep(self.settings.with_documents(self.workspace, path))
        elif path is not None:
            self.workspace = path
            self._keep(structs.replace(self.settings, workspace=str(path)))
            for other in ("template", "documents"):
                # They belong to the workspace.
                self.query_one(f"#{_id(other)}", Input).value = self._present(other)
        return True

    def _fault(self, line: Line, path: Path | None) -> str:
        """Why a path cannot be used; empty where it can. On a thread of its own."""
        if line == "template":
            if path is not None:
                self.around.judge(path)
            return ""
        if path is None:
            return "A folder is needed."
        if os.path.isdir(path):
            return ""
        if os.path.exists(path):
            return "That is a file, not a folder."
        # A folder for packs is made with the first pack.
        return "" if line == "workspace" and os.path.isdir(path.parent) else "There is no such folder."

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        # Straight to the app: this screen may be on its way out.
        self.app.post_message(SettingsChanged(settings, self.workspace))

    def _say(self, line: Line, wrong: str) -> None:
        echo = self.query_one(f"#{_id(line)}-wrong", Static)
        echo.display = bool(wrong)
        echo.set_class(bool(wrong), "wrong")
        echo.update(Content(wrong))

    # The end ------------------------------------------------------------------------------

    def action_explain(self) -> None:
        """Say what each of the settings is for."""
        from screens.help import HelpScreen, keys_of

        points = [Passage("point", said) for said in _ABOUT]
        self.app.push_screen(HelpScreen("Settings", points, keys_of(self), self.symbols))

    @on(Button.Pressed)
    def action_leave(self) -> None:
        """Close, once the paths that were typed are kept."""
        self._finish()

    @work(exclusive=True, group="settings-end")
    async def _finish(self) -> None:
        """Keep the paths as they stand; where one cannot be kept, stay once and say so."""
        for line in _PATHS:
            typed = self.query_one(f"#{_id(line)}", Input).value.strip()
            told = self.query_one(f"#{_id(line)}-wrong").display
            if not told and not await self._take_path(line, typed):
                return
        self.dismiss()


def _path(typed: str) -> Path | None:
    return Path(typed).expanduser().absolute() if typed else None


def _id(line: Line) -> str:
    return f"settings-{line}"


def _line_of(field: Widget) -> Line:
    return next(line for line in _LABELS if _id(line) == field.id)
