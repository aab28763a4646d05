"""Home: the packs of the workspace, and how to make, open or bring in one."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from msgspec import structs
from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.first_frame import WholeAtFirst
from screens.home_messages import (
    CopyFound,
    DeleteWanted,
    DeletionUndone,
    EarlierWanted,
    ExampleWanted,
    ImportWanted,
    NewPackWanted,
    PackChosen,
    PacksWanted,
)
from screens.key_words import with_keys
from screens.keys import key
from screens.pack_list import ORDERS, Order, PackLine, in_order, widths, with_letters
from screens.symbols import Symbols
from screens.widgets.action_line import ActionLine, Offer
from screens.widgets.key_line import KeyLine
from screens.widgets.one_line import OneLine
from screens.widgets.paged_list import PagedList
from screens.widgets.title_bar import TitleBar

_HELP = (
    "A pack is what your office prepares for one PPOG meeting: one file, kept on this computer. {Enter|home.open} "
    "opens the highlighted pack, {n|home.new} makes a new one, {e|home.example} opens a worked example to look around "
    "in, {i|home.import} brings in a pack from a file. {d|home.delete} deletes the highlighted pack and {u|home.undo} "
    "brings it back; {s|home.sort} sorts, {/|home.find} finds. {b|home.earlier} shows the earlier states of a pack; a "
    "damaged one, or one whose file is gone, offers them on {Enter|home.open}. "
    "Step 10 checks the nine before it, so it is not counted among the steps that are done. "
    "Everything you type is saved as you type it; there is no save command."
)
_EMPTY = "No pack here yet. Choose with the arrows and Enter, by the key, or with the mouse."
_WAYS = (
    ("new", "{n|home.new}", "make a pack for your force and its next PPOG (a few questions)"),
    ("example", "{e|home.example}", "open the worked example and look around (it is fictional)"),
    ("import", "{i|home.import}", "bring in a pack that a colleague sent you"),
    ("explain", "{F1|home.help}", "what this is, and all the keys"),
)

# What is done with the packs in the list; what begins one stands in the line of keys.
_OFFERED = (
    ("delete", "{d|home.delete}", "Delete"),
    ("undo", "{u|home.undo}", "Undo"),
    ("earlier", "{b|home.earlier}", "Earlier states"),
    ("sort", "{s|home.sort}", "Sort"),
    ("find", "{/|home.find}", "Filter"),
    ("deleted", "{v|home.deleted}", "Deleted"),
)


def _ways() -> Iterator[Option]:
    """What can be done where there is no pack, each with its key."""
    keys = [with_keys(key) for _, key, _ in _WAYS]
    room = max(map(cell_len, keys)) + 2
    for (way, _, said), pressed in zip(_WAYS, keys, strict=True):
        yield Option(Content(set_cell_size(pressed, room) + said), id=way)


_COLUMNS = ("Force", "PPOG", "When", "Steps")
# DataTable puts one cell of room on either side of each column.
_ROOM = 2 * len(_COLUMNS)
_LEAST_FORCE, _MOST_FORCE = 12, 76

_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]


class _PackTable(DataTable[Text]):
    """A click goes to a pack, another one opens it: so that packs can be deleted by mouse as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter", "select_cursor", "Open", "home.open", "Open the highlighted pack", show=True),
    ]

    async def _on_click(self, event: events.Click) -> None:
        # Textual opens only where the cursor's own column is clicked.
        if event.style.meta.get("row") == self.cursor_row:
            event.prevent_default()
            self.action_select_cursor()


class HomeScreen(WholeAtFirst):
    """The first screen."""

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "explain", "Help", "home.help", "What a pack is, and the keys of this screen", show=True),
        key("n,ctrl+n", "new", "New pack", "home.new", "Make a pack for your force and its next PPOG", show=True),
        key("q", "app.quit", "Quit", "home.quit", "Leave ppog; everything is saved", show=True),
        key(
            "d,delete",
            "delete",
            "Delete",
            "home.delete",
            "Delete the highlighted pack; {u|home.undo} brings it back",
        ),
        key("u", "undo", "Undo", "home.undo", "Bring back the pack that was deleted last"),
        key("slash", "find", "Filter", "home.find", "Show only packs with a word"),
        key("e", "example", "Example", "home.example", "Open the worked example, which is fictional", show=True),
        key("i", "import", "Import", "home.import", "Bring in a pack from a file", show=True),
        key("b", "earlier", "Earlier states", "home.earlier", "Earlier states of the highlighted pack"),
        key("s", "sort", "Sort", "home.sort", "Put the packs in another order"),
        key("v", "deleted", "Deleted", "home.deleted", "Show or hide the packs that were deleted"),
        key("escape", "all", "Show all", "home.all", "Show all packs again", out=True),
        key("f5", "reload", "Reload", "home.reload", "Read the folder again"),
    ]

    def __init__(self, workspace: Path, today: date, symbols: Symbols) -> None:
        super().__init__()
        self.workspace = workspace
        self.today = today
        self.symbols = symbols
        self.lines: tuple[PackLine, ...] = ()
        self.last: Path | None = None
        self._every: tuple[PackLine, ...] = ()
        self._order: Order = "meeting"
        self._with_deleted = False
        self._counting = ""
        self._listed = self._there = self._resumed = False
        self._width = 0

    def compose(self) -> ComposeResult:
        """The table, or what to do where there is none."""
        yield TitleBar("ppog: preparing for the Policing Performance Oversight Group")
        with Vertical(id="home"):
            yield Static("", classes="section-title", id="home-title")
            yield OneLine(
                placeholder=with_keys("A word of the pack; {Esc|home.all} shows all"),
                compact=True,
                classes="filter",
                id="home-find",
            )
            yield _PackTable(cursor_type="row", zebra_stripes=False)
            with Vertical(id="home-empty"):
                yield Static(Content(_EMPTY))
                yield PagedList(*_ways(), markup=False, compact=True)
            yield Static("", id="home-place")
        yield ActionLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Hide what is shown once it is known which packs there are."""
        for hidden in ("DataTable", "#home-empty", "#home-find"):
            self.query_one(hidden).display = False
        self._there = True
        if self._listed:
            self._show()

    def on_screen_resume(self) -> None:
        """Have the folder read on coming back; at first the app reads it while the screen is made."""
        if self._resumed:
            self.post_message(PacksWanted())
        self._resumed = True

    def show_packs(self, lines: Sequence[PackLine]) -> None:
        """Show these packs; the highlight is on the pack opened ``last``, else stays where it was."""
        # Until it is counted again, what was counted before stands.
        before = {line.path: line.progress for line in self._every}
        self._every = tuple(
            structs.replace(line, progress=line.progress or before.get(line.path, "")) for line in lines
        )
        self._listed = True
        if self._there:
            self._show()

    def _show(self) -> None:
        """Show what is wanted of the packs, in the order that is wanted."""
        table = self.query_one(DataTable)
        before = self._highlighted.path if self._highlighted else None
        before, self.last = self.last or before, None
        wanted = [line for line in self._every if self._with_deleted or not line.deleted]
        typed = self.query_one("#home-find", Input).value
        self.lines = tuple(in_order(with_letters(wanted, typed, self.today), self._order, self.today))
        self._fill(next((place for place, line in enumerate(self.lines) if line.path == before), 0))
        empty = self.query_one("#home-empty")
        table.display, empty.display = bool(wanted), not wanted
        self.query_one("#home-title", Static).update(Content(self._title(len(wanted), typed)))
        self.query_one("#home-place", Static).update(Content(self._place()))
        if self.focused is None or self.focused not in self.focus_chain:
            # At once, so that the first frame shows it.
            self.set_focus(table if wanted else self.query_one(OptionList))
        self.query_one(ActionLine).show(
            "", [Offer(with_keys(key), name, way) for way, key, name in _OFFERED if self.check_action(way, ())]
        )
        self.refresh_bindings()

    def _title(self, count: int, typed: str) -> str:
        if typed.strip():
            return f"{len(self.lines)} of {count} packs have “{typed.strip()}”"
        return f"Packs ({count}), {ORDERS[self._order]}" if count > 1 else "Packs"

    def say_counting(self, done: int, of: int) -> None:
        """Say of how many packs the steps are counted by now; nothing once it is over."""
        self._counting = f"Counting the steps done: {done:,} of {of:,} packs\n" if of else ""
        if self._there:
            self.query_one("#home-place", Static).update(Content(self._place()))

    def _place(self) -> str:
        count = sum(line.deleted for line in self._every)
        packs = "1 deleted pack" if count == 1 else f"{count} deleted packs"
        does = f"{{v|home.deleted}} {'hides' if self._with_deleted else 'shows'} what can be brought back"
        shown = f"{packs}: {with_keys(does)}\n" if count else ""
        return f"{shown}{self._counting}Kept in {self.workspace}"

    def on_resize(self) -> None:
        """Give the names of the forces what the other columns leave."""
        if self.lines and self._room() != self._width:
            self._fill(self.query_one(DataTable).cursor_row)

    def _room(self) -> int:
        """Cells that a line of the list has; known before anything is laid out."""
        around = self.query_one("#home")
        return around.content_size.width or self.app.size.width - around.gutter.width

    def _fill(self, highlighted: int) -> None:
        self._width = self._room()
        table = self.query_one(DataTable)
        rows = [line.cells(self.today) for line in self.lines]
        table.clear(columns=True)
        others = widths([_COLUMNS, *rows])[1:]
        if self._width - sum(others) - _ROOM < _LEAST_FORCE:
            rows = [(*cells[:3], cells[3].removesuffix(" done")) for cells in rows]
            others = widths([_COLUMNS, *rows])[1:]
        room = max(self._width - sum(others) - _ROOM, _LEAST_FORCE)
        names = [Text(name) for name, *_ in rows]
        for name in names:
            name.truncate(room, overflow="ellipsis")
        force = max([min(room, _MOST_FORCE), *(name.cell_len for name in names)])
        # Widths that are given are right from the first frame on.
        for title, width in zip(_COLUMNS, (force, *others), strict=True):
            # Text, not a string: nothing in it is markup, and no list of emoji is loaded for it.
            table.add_column(Text(title), width=width)
        for name, (_, *cells) in zip(names, rows, strict=True):
            table.add_row(name, *map(Text, cells))
        table.move_cursor(row=highlighted)

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        line = self.lines[event.cursor_row]
        if line.copy_of:
            self._offer_copy(line.path, line.copy_of)
        else:
            self.post_message(PackChosen(line.path) if line.usable else EarlierWanted(line))

    def _offer_copy(self, copy: Path, original: Path) -> None:
        """Say what a copy is, and bring it in where the person says so."""
        from screens.choosing import Confirm

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
        self.post_message(NewPackWanted())

    def action_example(self) -> None:
        """Open the worked example."""
        self.post_message(ExampleWanted())

    def action_import(self) -> None:
        """Ask for a file."""
        from screens.choosing import TypeLine

        def chosen(path: str | None) -> None:
            if path:
                self.post_message(ImportWanted(Path(path).expanduser()))

        hint = "The path of a .ppog.json file. It becomes a new pack."
        self.app.push_screen(TypeLine("Bring in a pack from", hint, yes="Bring it in"), chosen)

    def action_earlier(self) -> None:
        """Show the earlier states of the highlighted pack."""
        line = self._highlighted
        if line is not None:
            self.post_message(EarlierWanted(line))

    def commands(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """What the palette offers here: name, explanation, what is run."""
        return (
            ("New pack", "For your force and its next PPOG", self.action_new),
            ("Worked example", "A fictional pack to look around in", self.action_example),
            ("Import", "Bring in a pack from a file", self.action_import),
            ("Earlier states", "Bring back what the highlighted pack was", self.action_earlier),
            ("Delete", "The highlighted pack; it can be brought back", self.action_delete),
            ("Undo the deletion", "Bring back the pack that was deleted last", self.action_undo),
            ("Deleted packs", "Show or hide what was deleted and can be brought back", self.action_deleted),
            ("Sort", "By date of PPOG, by force, by last change", self.action_sort),
            ("Find", "Show only packs with a word", self.action_find),
            ("Show all", "All packs again", self.action_all),
            ("Read the folder again", "For packs that somebody else has put there", self.action_reload),
            ("Help", "What a pack is, and the keys of this screen", self.action_explain),
        )

    @on(ActionLine.Chosen)
    async def _line_clicked(self, event: ActionLine.Chosen) -> None:
        await self.run_action(event.action)

    @on(OptionList.OptionSelected)
    async def _way(self, event: OptionList.OptionSelected) -> None:
        """One of the ways to begin."""
        await self.run_action(event.option_id or "explain")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there are packs for."""
        match action:
            case "delete" | "earlier":
                return bool(self.lines)
            case "find" | "sort":
                return bool(self._every)
            case "all":
                return self.is_mounted and bool(self.query_one("#home-find").display)
        return True

    def action_delete(self) -> None:
        """Delete the highlighted pack, after asking; an undo brings it back."""
        line = self._highlighted
        if line is not None:
            self.post_message(DeleteWanted(line) if line.usable else EarlierWanted(line))

    def action_undo(self) -> None:
        """Bring back what was deleted last."""
        self.post_message(DeletionUndone())

    def action_sort(self) -> None:
        """The next of the orders."""
        orders = list(ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._show()

    def action_find(self) -> None:
        """Narrow the list by a word."""
        if self._every:
            self.query_one("#home-find").display = True
            self.query_one("#home-find").focus()
            self.refresh_bindings()

    @on(Input.Changed, "#home-find")
    def _narrow(self) -> None:
        self._show()

    @on(Input.Submitted, "#home-find")
    def _narrowed(self) -> None:
        self.query_one(DataTable).focus()

    def action_all(self) -> None:
        """Show all packs again."""
        line = self.query_one("#home-find", Input)
        line.value = ""
        self.query_one(DataTable).focus()
        line.display = False
        self.refresh_bindings()

    def action_deleted(self) -> None:
        """Show the deleted packs among the others, or hide them."""
        self._with_deleted = not self._with_deleted
        self._show()

    @property
    def _highlighted(self) -> PackLine | None:
        row = self.query_one(DataTable).cursor_row
        # In a list without rows, the arrows lead to the row before the first.
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def action_reload(self) -> None:
        """Read the folder again."""
        self.post_message(PacksWanted())

    def action_explain(self) -> None:
        """Explain Home."""
        from screens.help import HelpScreen, keys_of
        from screens.rows import Passage

        self.app.push_screen(HelpScreen("Home", [Passage("body", with_keys(_HELP))], keys_of(self), self.symbols))
