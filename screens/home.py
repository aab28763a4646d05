"""Home: the packs of the workspace, and how to make, open or bring in one."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from screens.choosing import Confirm, TypeLine
from screens.help import HelpScreen, keys_of
from screens.keys import key
from screens.new_pack import NewPackAsked, NewPackScreen
from screens.rows import Passage
from screens.symbols import Symbols
from screens.widgets.title_bar import TitleBar
from store.earlier_states import RESTORED
from store.pack_file import SUFFIX
from toolkit.dates import days_in_words, days_to, spoken

_HELP = (
    "A pack is what your office prepares for one PPOG meeting: one file, kept on this computer. Enter opens the "
    "highlighted pack, n makes a new one, e opens a worked example to look around in, i brings in a pack from a file. "
    "b shows the earlier states of a pack; a damaged one, or one whose file is gone, offers them on Enter. "
    "Everything you type is saved as you type it; there is no save command."
)
_EMPTY = """No pack here yet.

  n   make a pack for your force and its next PPOG
  e   open the worked example and look around (it is fictional)
  i   bring in a pack that a colleague sent you

Each is one key. F1 explains more; Ctrl+Q leaves."""


class PackLine(Struct, frozen=True, kw_only=True):
    """One pack as Home shows it; ``reason`` says why it cannot be opened, where it cannot.

    ``progress`` is empty until it has been counted. ``lost`` is a pack of which only earlier
    states are left: its file is gone.
    """

    path: Path
    force: str = ""
    meeting_date: str = ""
    progress: str = ""
    fictional: bool = False
    reason: str = ""
    lost: bool = False
    copy_of: Path | None = None

    @property
    def usable(self) -> bool:
        """Whether there is a pack to open."""
        return not (self.reason or self.lost or self.copy_of)


class PackChosen(Message):
    """The person wants to open this pack."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class ExampleWanted(Message):
    """The person wants to see the worked example."""


class ImportWanted(Message):
    """The person wants to bring in a pack from a file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class EarlierWanted(Message):
    """The person wants to see the states that this pack can be brought back to."""

    def __init__(self, line: PackLine) -> None:
        super().__init__()
        self.line = line


class CopyFound(Message):
    """The person wants what this copy holds in the pack that it is a copy of."""

    def __init__(self, copy: Path, original: Path) -> None:
        super().__init__()
        self.copy = copy
        self.original = original


class PacksWanted(Message):
    """Home wants the packs to be read again."""


# An earlier state that was put beside its pack has the same force and date.
_RESTORED = re.compile(rf"{RESTORED}(-\d+)?{re.escape(SUFFIX)}$")

_COLUMNS = ("Force", "PPOG", "When", "Steps done")
# DataTable puts one cell of room on either side of each column.
_ROOM = 2 * len(_COLUMNS)
_LEAST_FORCE = 16

_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]


class HomeScreen(Screen[None]):
    """The first screen."""

    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "explain", "Help", "home.help", "What a pack is, and the keys of this screen", show=True),
        key("n", "new", "New pack", "home.new", "Make a pack for your force and its next PPOG", show=True),
        key("e", "example", "Example", "home.example", "Open the worked example, which is fictional", show=True),
        key("i", "import", "Import", "home.import", "Bring in a pack from a file", show=True),
        key("b", "earlier", "Bring back", "home.earlier", "Earlier states of the highlighted pack", show=True),
        key("f5", "reload", "Reload", "home.reload", "Read the folder again"),
        key("q", "app.quit", "Quit", "home.quit", "Leave ppog; everything is saved", show=True),
    ]

    def __init__(self, workspace: Path, today: date, symbols: Symbols) -> None:
        super().__init__()
        self.workspace = workspace
        self.today = today
        self.symbols = symbols
        self.lines: tuple[PackLine, ...] = ()
        self.last: Path | None = None

    def compose(self) -> ComposeResult:
        """The table, or what to do where there is none."""
        yield TitleBar("ppog: preparing for the Policing Performance Oversight Group")
        with Vertical(id="home"):
            yield Static("Packs", classes="section-title")
            yield DataTable[Text](cursor_type="row", zebra_stripes=False)
            with VerticalScroll(id="home-empty", can_focus=False):
                yield Static(Content(_EMPTY))
            yield Static(Content(f"Kept in {self.workspace}"), id="home-place")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Ask for the packs."""
        self.query_one(DataTable).display = False
        self.query_one("#home-empty").display = False
        self.post_message(PacksWanted())

    def on_screen_resume(self) -> None:
        """Read the folder again on coming back."""
        self.post_message(PacksWanted())

    def show_packs(self, lines: Sequence[PackLine]) -> None:
        """Show these packs; the highlight is on the pack opened ``last``, else stays where it was."""
        table = self.query_one(DataTable)
        before = self.lines[table.cursor_row].path if self.lines and table.cursor_row < len(self.lines) else None
        before, self.last = self.last or before, None
        self.lines = tuple(lines)
        self._fill(next((place for place, line in enumerate(lines) if line.path == before), 0))
        table.display = bool(lines)
        self.query_one("#home-empty").display = not lines
        if lines and self.focused is None:
            table.focus()

    def on_resize(self) -> None:
        """Give the names of the forces what the other columns leave."""
        self._fill(self.query_one(DataTable).cursor_row)

    def _fill(self, highlighted: int) -> None:
        table = self.query_one(DataTable)
        rows = [self._cells(line) for line in self.lines]
        table.clear(columns=True)
        others = [max(cell_len(cells[column]) for cells in (_COLUMNS, *rows)) for column in range(1, len(_COLUMNS))]
        room = max(self.query_one("#home").content_size.width - sum(others) - _ROOM, _LEAST_FORCE)
        names = [Text(name) for name, *_ in rows]
        for name in names:
            name.truncate(room, overflow="ellipsis")
        force = max((name.cell_len for name in names), default=0)
        # Widths that are given are right from the first frame on.
        for title, width in zip(_COLUMNS, (max(force, len(_COLUMNS[0])), *others), strict=True):
            table.add_column(title, width=width)
        for name, (_, *cells) in zip(names, rows, strict=True):
            table.add_row(name, *map(Text, cells))
        table.move_cursor(row=highlighted)

    def _cells(self, line: PackLine) -> tuple[str, str, str, str]:
        if line.reason:
            return (line.path.name, "cannot be opened", "Enter: why", "")
        if line.lost:
            return (line.force or line.path.name, "the file is gone", "Enter: why", "")
        if line.copy_of:
            return (line.path.name, "a copy of a pack", "Enter: merge", "")
        name = " ".join((line.force or line.path.name).split())
        if line.fictional and "fictional" not in name:
            name += " (fictional)"
        if _RESTORED.search(line.path.name):
            name += " (restored)"
        when = spoken(line.meeting_date) or "date not known"
        return (name, when, days_in_words(days_to(line.meeting_date, self.today)), line.progress)

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        line = self.lines[event.cursor_row]
        if line.copy_of:
            self._offer_copy(line.path, line.copy_of)
        else:
            self.post_message(PackChosen(line.path) if line.usable else EarlierWanted(line))

    def _offer_copy(self, copy: Path, original: Path) -> None:
        """Say what a copy is, and bring it in where the person says so."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.post_message(CopyFound(copy, original))

        said = (
            f"{copy.name} holds the same pack as {original.name}, as sync programs leave it when two people save at "
            "once. What it holds can be merged into the pack: nothing is lost, and a field that differs in both waits "
            "for your choice. The copy is kept under another name."
        )
        self.app.push_screen(Confirm("Merge this copy into the pack?", said, "Merge it", "Leave it"), answered)

    def action_new(self) -> None:
        """Ask for the few facts that a pack begins with."""

        def made(asked: NewPackAsked | None) -> None:
            if asked is not None:
                self.post_message(asked)

        self.app.push_screen(NewPackScreen(self.today, self.symbols), made)

    def action_example(self) -> None:
        """Open the worked example."""
        self.post_message(ExampleWanted())

    def action_import(self) -> None:
        """Ask for a file."""

        def chosen(path: str | None) -> None:
            if path:
                self.post_message(ImportWanted(Path(path).expanduser()))

        hint = "The path of a .ppog.json file. Enter brings it in as a new pack, Escape cancels."
        self.app.push_screen(TypeLine("Bring in a pack from", hint), chosen)

    def action_earlier(self) -> None:
        """Show the earlier states of the highlighted pack."""
        row = self.query_one(DataTable).cursor_row
        if row < len(self.lines):
            self.post_message(EarlierWanted(self.lines[row]))

    def commands(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """What the palette offers here: name, explanation, what is run."""
        return (
            ("New pack", "For your force and its next PPOG", self.action_new),
            ("Worked example", "A fictional pack to look around in", self.action_example),
            ("Import", "Bring in a pack from a file", self.action_import),
            ("Bring back", "Earlier states of the highlighted pack", self.action_earlier),
            ("Help", "What a pack is, and the keys of this screen", self.action_explain),
        )

    def action_reload(self) -> None:
        """Read the folder again."""
        self.post_message(PacksWanted())

    def action_explain(self) -> None:
        """Explain Home."""
        self.app.push_screen(
            HelpScreen("Home", [Passage("body", _HELP)], [("Enter", "Open the pack"), *keys_of(self)], self.symbols)
        )
