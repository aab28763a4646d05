"""Take answers back from a Word document: which file, what it would change, and whether that is wanted."""

import asyncio
import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, OptionList, Static

from exports.errors import ExportError
from exports.returning.returned import Returned, Told
from screens.came_back import EXAMPLE, folders_for, from_home, is_path
from screens.case import Case
from screens.dialog import Dialog
from screens.key_words import with_keys
from screens.long_work import Progress, StoppedError, at_length
from screens.recording import Recording
from screens.returned_lines import counted, laid_out, summary
from screens.symbols import Symbols
from screens.widgets.came_back_list import CameBackList
from screens.widgets.key_line import KeyLine
from screens.widgets.one_line import OneLine
from screens.widgets.preview import Preview
from store.answers import Taken, take_answers
from store.errors import StoreError
from store.session import PackSession
from toolkit.errors import RecordError, ToolkitError

ASK_FOR_PATH = "Enter reads the file, {Esc|returning.leave} leaves all as it is"
ASK_FOR_FILE = "Down goes to the documents, Enter reads one, {Esc|returning.leave} leaves all as it is"
ASK_TO_TAKE = (
    "{Enter|returning.take} takes these, {Shift+Tab|app.previous} goes to the file, "
    "{Esc|returning.leave} leaves all as it is"
)
NOTHING_TO_TAKE = "{Shift+Tab|app.previous} goes to the file, {Esc|returning.leave} leaves all as it is"

TITLE = "Take answers back from Word"
STOPPED = "Stopped. Nothing was taken."

Read = Callable[[Path, Told], Returned]


class ReturningScreen(Dialog[Returned | None]):
    """Reads a document and shows what it would change; gives that once the person wants it, nothing on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", id="returning.leave"),
        Binding("enter", "take", "Take them", id="returning.take"),
    ]

    AUTO_FOCUS = "#returning-file"
    HELP = (
        "A briefing, question sheet, pre-brief or readout that somebody filled in in Word and sent back: its ticks, "
        "answers, owners, dates and notes come into the pack.\n"
        "Go Down to a document and press Enter, type words of its name, or its path. What would change is shown "
        "first; nothing changes before you take it, and {u|pack.undo} takes it back. {Esc|returning.leave} leaves all "
        "as it was."
    )

    def __init__(self, read: Read, case: Case, folders: Sequence[Path]) -> None:
        """Read documents by ``read``, which is called on a thread of its own and may raise `ExportError`.

        Those in ``folders`` are offered.
        """
        super().__init__()
        self._read = read
        self._case = case
        self._folders = folders
        self.returned: Returned | None = None
        # The path that stands in the line because somebody chose it from the list.
        self._put: str | None = None

    def compose(self) -> ComposeResult:
        """The file, what came of it, and the documents to choose from or the answers in the one that was read."""
        with Vertical(classes="dialog full", id="returning"):
            yield Label(TITLE, classes="dialog-title")
            yield OneLine(
                placeholder=f"Words of its name, or its path, such as {EXAMPLE}",
                id="returning-file",
                classes="dialog-line",
                compact=True,
                select_on_focus=False,
            )
            yield Static("", id="returning-said")
            with Vertical(id="returning-body"):
                yield CameBackList(self._folders, self._case)
                yield Preview(id="returning-answers")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Take them", variant="primary", id="take", compact=True)
                yield Button("Read it", id="read", compact=True)
                yield Button("Leave it", id="leave", compact=True)
            yield Static(with_keys(ASK_FOR_FILE), classes="dialog-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """There are no answers yet."""
        self._show(None, "")

    def on_key(self, event: events.Key) -> None:
        """Down goes from the line into the list, Up from the first document back; what is typed goes into the line."""
        line, found = self.query_one(Input), self.query_one(CameBackList)
        documents = found.query_one(OptionList)
        if event.key == "down" and self.focused is line:
            event.stop()
            self._ask_again()
            found.enter()
        elif self.focused is documents and event.key == "up" and documents.highlighted == 0:
            event.stop()
            line.focus()
        elif self.focused is documents and event.is_printable and event.character:
            event.stop()
            if is_path(line.value):
                line.value = ""
            line.focus()
            line.insert_text_at_cursor(event.character)

    @on(Input.Changed)
    def _other_file(self, event: Input.Changed) -> None:
        put, self._put = self._put, None
        if event.value == put:
            return
        self.query_one(CameBackList).narrow(event.value.strip())
        self._ask_again()

    def _ask_again(self) -> None:
        # What is shown must always be what Enter would take.
        self.workers.cancel_group(self, "returning")
        self._show(None, "")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """Read the file that is named, or the one document that is left; of several, let one be chosen."""
        typed, found = self.query_one(Input).value.strip(), self.query_one(CameBackList)
        if is_path(typed) or (typed and not found.shown):
            self._read_typed(typed)
        elif typed and len(found.shown) == 1:
            found.choose()
        else:
            found.enter()

    @on(Button.Pressed, "#read")
    def _asked(self) -> None:
        """Read the file that is named, or the highlighted document."""
        typed, found = self.query_one(Input).value.strip(), self.query_one(CameBackList)
        if is_path(typed) or not found.shown:
            self._read_typed(typed)
        else:
            found.choose()

    def _read_typed(self, typed: str) -> None:
        if path := typed.strip("\"'"):
            # Whoever has no home folder of that name gets it back as typed, and is told that there is no such file.
            self._read_file(Path(os.path.expanduser(path)))  # noqa: PTH111

    @on(CameBackList.Chosen)
    def _chosen(self, event: CameBackList.Chosen) -> None:
        event.stop()
        line = self.query_one(Input)
        self._put = from_home(event.path)
        line.value = self._put
        # Who goes back to it types what takes its place.
        line.select_all()
        self.query_one(CameBackList).narrow(self._put)
        self._read_file(event.path)

    @work(exclusive=True, group="returning")
    async def _read_file(self, path: Path) -> None:
        self._show(None, "Reading …")
        preview = self.query_one(Preview)
        # It is not in sight yet.
        room = self.query_one("#returning-body").size.width
        width = max(room - preview.styles.scrollbar_size_vertical, 0)

        def read(progress: Progress) -> tuple[Returned, list[Content]]:
            found = self._read(path, progress.at)
            return found, laid_out(found, width, progress.at)

        try:
            returned, lines = await at_length(self.app, "Reading the document", self._case.symbols, read)
        except StoppedError:
            self._show(None, STOPPED)
        except (ExportError, ToolkitError) as error:
            self._show(None, str(error), wrong=True)
        else:
            self._show(returned, summary(returned))
            preview.show(lines, width, anew=True)
            preview.focus()

    @on(Preview.Resized)
    def _resized(self) -> None:
        if self.returned is not None:
            self._lay_out(self.returned)

    @work(exclusive=True, group="laying out")
    async def _lay_out(self, returned: Returned) -> None:
        preview = self.query_one(Preview)
        width = preview.room
        lines = await asyncio.to_thread(laid_out, returned, width, lambda what, done, of: None)
        if self.returned is returned:
            preview.show(lines, width, anew=False)

    def _show(self, returned: Returned | None, said: str, *, wrong: bool = False) -> None:
        """Show what a document would change, or a sentence in the place of that."""
        self.returned = returned
        words = self.query_one("#returning-said", Static)
        words.update(Content(said))
        words.set_class(wrong, "wrong")
        words.display = bool(said)
        self.query_one(CameBackList).display = returned is None
        answers = self.query_one(Preview)
        answers.display = answers.can_focus = returned is not None
        if returned is None:
            answers.show((), 0, anew=True)
        self.query_one("#take").display = returned is not None and bool(returned.changes)
        self.refresh_bindings()
        self._say_keys()

    @on(CameBackList.Arrived)
    def _say_keys(self) -> None:
        if self.returned is None:
            hint = ASK_FOR_FILE if self.query_one(CameBackList).shown else ASK_FOR_PATH
        else:
            hint = ASK_TO_TAKE if self.returned.changes else NOTHING_TO_TAKE
        self.query_one(".dialog-hint", Static).update(with_keys(hint))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take what is there to be taken."""
        return action != "take" or (self.returned is not None and bool(self.returned.changes))

    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Take what is shown."""
        if self.returned is not None and self.returned.changes:
            self.dismiss(self.returned)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)


def take_back(app: App[None], case: Callable[[], Case], recording: Recording, exports: Path) -> None:
    """Ask for a document, show what it would change, and write it into the pack if that is wanted.

    ``exports`` is the folder that documents were last written to.
    """
    session, symbols = recording.session, case().symbols
    if session.read_only:
        app.notify(session.read_only, severity="warning", timeout=10, markup=False)
        return

    def read(path: Path, told: Told) -> Returned:
        # Reading Word files takes lxml, which is not loaded without need.
        from exports.returning.reading import read_returned

        present = case()
        return read_returned(path, present.pack, present.edition, told)

    def wanted(returned: Returned | None) -> None:
        if returned is not None:
            app.run_worker(_take(app, session, returned, symbols), group="taking")

    app.push_screen(ReturningScreen(read, case(), folders_for(exports, session.path.parent)), wanted)


async def _take(app: App[None], session: PackSession, returned: Returned, symbols: Symbols) -> None:
    """Write what came back into the pack, and say what came of it."""
    answers = [change.answer for change in returned.changes]

    def take(progress: Progress) -> Taken:
        told = partial(progress.at, "Comparing the answers with the pack")
        return take_answers(session, answers, returned.by, told, lambda: progress.last("Putting them into the pack"))

    try:
        taken = await at_length(app, "Taking the answers", symbols, take)
    except StoppedError:
        app.notify(STOPPED, markup=False)
    except (StoreError, RecordError) as error:
        app.notify(str(error), severity="error", timeout=10, markup=False)
    else:
        app.notify(_told(taken), timeout=8, markup=False)


def _told(taken: Taken) -> str:
    asked = f", {taken.asked} to be chosen in step 10" if taken.asked else ""
    undo = with_keys("Press {u|pack.undo} to undo all of it.")
    return f"{counted(taken.answers, 'answer')} taken{asked}. {undo}"
