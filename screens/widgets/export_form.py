"""Where a document goes: its format, folder and file, with the marking that it bears and what has no room in it."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from exports.blocks import Document
from exports.formats import FORMATS, Format, suffix_of
from exports.kinds import KINDS
from exports.whole_set import Wanted
from screens.export_words import few
from screens.symbols import Symbols
from screens.widgets.choice_field import ChoiceField
from screens.widgets.place_line import PlaceLine
from toolkit.pack import Pack

_SUFFIXES = tuple(map(suffix_of, FORMATS))


class ExportForm(VerticalScroll, can_focus=False):
    """Shows one document at a time and remembers the names that were typed for others."""

    def __init__(self, folder: Path, symbols: Symbols) -> None:
        super().__init__(id="export-form")
        self._folder = folder
        self.symbols = symbols
        self._wanted: Wanted | None = None
        self._suggested = ""
        self._typed: dict[Wanted, str] = {}

    def compose(self) -> ComposeResult:
        """One field a line."""
        yield Static("", id="export-about")
        with Horizontal(classes="field"):
            yield Static("Format", classes="field-label")
            yield ChoiceField("format", tuple(FORMATS.items()), self.symbols, "docx")
        with Horizontal(classes="field"):
            yield Static("Folder", classes="field-label")
            yield PlaceLine(str(self._folder), compact=True, id="export-folder", select_on_focus=False)
        with Horizontal(classes="field"):
            yield Static("File", classes="field-label")
            yield PlaceLine(compact=True, id="export-file", select_on_focus=False)
        with Horizontal(classes="field"):
            yield Static("Marking", classes="field-label")
            yield Static("", id="export-marking")
        yield Static("", id="export-room")

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        return "md" if self.query_one(ChoiceField).value == "md" else "docx"

    def path_of(self, wanted: Wanted, pack: Pack) -> Path:
        """Where a document goes, by what was typed or is suggested; with the end that its format has."""
        typed = self.query_one("#export-folder", Input).value.strip()
        name = self._typed.get(wanted, "").strip() or wanted.named(pack, self.format)
        file = name if name.casefold().endswith(_SUFFIXES) else f"{name}{suffix_of(self.format)}"
        return Path(typed or self._folder).expanduser() / file

    def show(self, wanted: Wanted, pack: Pack) -> None:
        """Show what is known of a document before it is made."""
        self._wanted, self._suggested = wanted, wanted.named(pack, self.format)
        self.query_one("#export-about", Static).update(Content(KINDS[wanted.kind].summary))
        self.query_one("#export-file", Input).value = self._typed.get(wanted) or self._suggested

    def show_made(self, made: Document) -> None:
        """Show what is known only of the document itself."""
        self.query_one("#export-marking", Static).update(Content(f"{made.marking} (chosen in step 1)"))
        room = self.query_one("#export-room", Static)
        room.update(Content(few(made.left_out)))
        room.display = bool(made.left_out)

    def use_other_format(self) -> None:
        """Word after Markdown, Markdown after Word."""
        self.query_one(ChoiceField).action_step(1)

    def rename(self) -> None:
        """Give the names that were typed the end of the format that was chosen."""
        suffix = suffix_of(self.format)
        self._typed = {wanted: f"{_stem(name)}{suffix}" for wanted, name in self._typed.items()}

    @on(Input.Changed, "#export-file")
    def _named(self, event: Input.Changed) -> None:
        event.stop()
        if self._wanted is None:
            return
        if event.value == self._suggested:
            self._typed.pop(self._wanted, None)
        else:
            self._typed[self._wanted] = event.value


def _stem(name: str) -> str:
    found = [suffix for suffix in _SUFFIXES if name.casefold().endswith(suffix)]
    return name[: -len(found[0])] if found else name
