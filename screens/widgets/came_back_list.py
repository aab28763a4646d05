"""The newest Word documents on this computer, to be chosen from in place of typing a path."""

from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from screens.came_back import (
    EXAMPLE,
    CameBack,
    Looked,
    changed_in_words,
    from_home,
    is_path,
    look_in,
    named_shortly,
    newest,
    nothing_found,
    shortly,
)
from screens.case import Case
from screens.rows import Row
from screens.widgets.row_list import RowList

MOST_SHOWN = 12

# Cells of a row that are no text, the bar for scrolling among them; and between a name and what stands behind it.
_MARGIN, _GAP = 4, 2
# A folder takes a fifth of the width, and room for ~/Downloads in any case.
_FOLDER_SHARE, _LEAST_FOLDER = 5, 12


class CameBackList(Vertical):
    """Looks into each folder on a thread of its own: one that never answers holds up neither keys nor the others."""

    class Chosen(Message):
        """The person wants the document at ``path``."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class Arrived(Message):
        """A folder answered; sent from the thread that asked it."""

        def __init__(self, looked: Looked) -> None:
            super().__init__()
            self.looked = looked

    def __init__(self, folders: Sequence[Path], case: Case, *, id: str | None = None) -> None:
        """Look into ``folders``; times are told as seen from the moment of ``case``."""
        super().__init__(id=id)
        self._folders = folders
        self._case = case
        self._looked: list[Looked] = []
        self._typed = ""
        self._entered = False
        self.shown: list[CameBack] = []

    def compose(self) -> ComposeResult:
        """What was looked for, then what was found."""
        yield Static("", id="came-back-said")
        yield RowList(self._case.symbols, id="came-back")

    def on_mount(self) -> None:
        """Have the folders looked into."""
        self._show()
        for folder in self._folders:
            # Daemons, so that a share that never answers cannot keep the program from ending.
            Thread(target=self._look, args=(folder,), name="ppog looking", daemon=True).start()

    def _look(self, folder: Path) -> None:
        self.post_message(self.Arrived(look_in(folder)))

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        self._looked.append(event.looked)
        self._show()

    def narrow(self, typed: str) -> None:
        """Show the documents whose names have the words that were typed; all of them while a path is typed."""
        self._typed = "" if is_path(typed) else typed
        # The best of what has the words; who typed a path, or chose a row, finds the row that it was at.
        self._entered = self._entered and not self._typed
        self._show()

    def enter(self) -> None:
        """Go into the list, where there is one."""
        rows = self.query_one(RowList)
        if self.shown:
            self._entered = True
            rows.focus()

    def choose(self) -> None:
        """Take the highlighted document."""
        rows = self.query_one(RowList)
        if rows.highlighted is not None:
            self.post_message(self.Chosen(self.shown[rows.highlighted].path))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.choose()

    def on_resize(self) -> None:
        """Cut names to the room that there is."""
        self._show()

    def _show(self) -> None:
        found = [each for looked in self._in_order() for each in looked.documents]
        self.shown = newest(found, self._typed, MOST_SHOWN)
        rows = self.query_one(RowList)
        rows.can_focus = bool(self.shown)
        # The newest, as long as nobody chose among them: folders answer in any order.
        first = self.shown[0].known_as if self.shown and not self._entered else None
        rows.show(self._rows(max(self.size.width - _MARGIN, 0)), first)
        self.query_one("#came-back-said", Static).update(Content(" ".join(self._said(bool(found)))))

    def _rows(self, width: int) -> list[Row]:
        whens = [changed_in_words(each.changed, self._case.now) for each in self.shown]
        room = max(width // _FOLDER_SHARE, _LEAST_FOLDER)
        places = [shortly(each.path.parent, room) for each in self.shown]
        longest = max(map(len, whens), default=0)
        # Behind a name stand its folder and its time, with a dot between.
        rooms = [width - cell_len(place) - longest - 3 - _GAP for place in places]
        return [
            Row(each.known_as, named_shortly(each.path.name, room), state=place, meta=when.ljust(longest))
            for each, when, place, room in zip(self.shown, whens, places, rooms, strict=True)
        ]

    def _in_order(self) -> list[Looked]:
        """What was found, whichever folder answered first."""
        return sorted(self._looked, key=lambda looked: self._folders.index(looked.folder))

    def _said(self, found: bool) -> list[str]:
        """What the list is, and what may be missing from it."""
        answered = [looked.folder for looked in self._looked]
        waiting = [from_home(folder) for folder in self._folders if folder not in answered]
        said = []
        if self.shown:
            said.append("The newest Word documents:" if not self._typed else "The newest with these words:")
        elif found:
            said.append(f"No document has these words in its name. A path can be typed instead, such as {EXAMPLE}.")
        elif not waiting:
            said.append(nothing_found(self._in_order()))
        if waiting:
            said.append(f"Still looking in {', '.join(waiting)} …")
        said += [
            f"{from_home(looked.folder)} cannot be read: {looked.refused}."
            for looked in self._in_order()
            if looked.refused
        ]
        return said
