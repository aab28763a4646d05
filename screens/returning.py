"""Take answers back from a Word document: which file, what it would change, and whether that is wanted."""

import asyncio
import os
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from exports.errors import ExportError
from exports.returning.returned import Change, Returned, Told
from screens.case import Case
from screens.key_words import with_keys
from screens.long_work import Progress, StoppedError, at_length
from screens.recording import Recording
from screens.symbols import Symbols
from screens.widgets.key_line import KeyLine
from screens.widgets.one_line import OneLine
from screens.widgets.preview import Preview
from store.answers import Taken, take_answers
from store.errors import StoreError
from store.session import PackSession
from toolkit.errors import RecordError, ToolkitError

ASK_FOR_FILE = "Enter reads the file, {Esc|returning.leave} leaves all as it is"
ASK_TO_TAKE = (
    "{Enter|returning.take} takes these, {Tab|app.next} goes to the file, {Esc|returning.leave} leaves all as it is"
)
NOTHING_TO_TAKE = "{Tab|app.next} goes to the file, {Esc|returning.leave} leaves all as it is"
# Enough to know a long text again; the whole of it is what is taken.
LONGEST = 300
# Two texts that have room on one line.
SHORT = 50

TITLE = "Take answers back from Word"
STOPPED = "Stopped. Nothing was taken."

Read = Callable[[Path, Told], Returned]


class ReturningScreen(ModalScreen[Returned | None]):
    """Reads a document and shows what it would change; gives that once the person wants it, nothing on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave it", id="returning.leave"),
        Binding("enter", "take", "Take them", id="returning.take"),
    ]

    AUTO_FOCUS = "#returning-file"

    def __init__(self, read: Read, symbols: Symbols) -> None:
        """Read documents by ``read``, which is called on a thread of its own and may raise `ExportError`."""
        super().__init__()
        self._read = read
        self._symbols = symbols
        self.returned: Returned | None = None

    def compose(self) -> ComposeResult:
        """The file, what came of it, and the answers in it."""
        with Vertical(classes="dialog full", id="returning"):
            yield Label(TITLE, classes="dialog-title")
            yield OneLine(
                placeholder="The document that came back, such as ~/Downloads/questions.docx",
                id="returning-file",
                classes="dialog-line",
                compact=True,
                select_on_focus=False,
            )
            yield Static("", id="returning-said")
            yield Preview(id="returning-answers")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Take them", variant="primary", id="take", compact=True)
                yield Button("Read it", id="read", compact=True)
                yield Button("Leave it", id="leave", compact=True)
            yield Static(with_keys(ASK_FOR_FILE), classes="dialog-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """There are no answers yet."""
        self.query_one("#returning-answers").can_focus = False
        self.query_one("#take").display = False

    @on(Input.Changed)
    def _other_file(self) -> None:
        # What is shown must always be what Enter would take.
        self.workers.cancel_group(self, "returning")
        self._show(None, "")

    @on(Input.Submitted)
    @on(Button.Pressed, "#read")
    def _submitted(self) -> None:
        typed = self.query_one(Input).value.strip().strip("\"'")
        if typed:
            self._show(None, "Reading …")
            # Whoever has no home folder of that name gets it back as typed, and is told that there is no such file.
            self._read_file(Path(os.path.expanduser(typed)))  # noqa: PTH111

    @work(exclusive=True, group="returning", exit_on_error=False)
    async def _read_file(self, path: Path) -> None:
        width = self.query_one(Preview).room

        def read(progress: Progress) -> tuple[Returned, list[Content]]:
            found = self._read(path, progress.at)
            return found, _laid_out(found, width, progress.at)

        try:
            returned, lines = await at_length(self.app, "Reading the document", self._symbols, read)
        except StoppedError:
            self._show(None, STOPPED)
        except (ExportError, ToolkitError) as error:
            self._show(None, str(error), wrong=True)
        else:
            self._show(returned, _summary(returned))
            preview = self.query_one(Preview)
            preview.show(lines, width, anew=True)
            preview.focus()

    @on(Preview.Resized)
    def _resized(self) -> None:
        if self.returned is not None:
            self._lay_out(self.returned)

    @work(exclusive=True, group="laying out", exit_on_error=False)
    async def _lay_out(self, returned: Returned) -> None:
        preview = self.query_one(Preview)
        width = preview.room
        lines = await asyncio.to_thread(_laid_out, returned, width, lambda what, done, of: None)
        if self.returned is returned:
            preview.show(lines, width, anew=False)

    def _show(self, returned: Returned | None, said: str, *, wrong: bool = False) -> None:
        """Show what a document would change, or a sentence in the place of that."""
        self.returned = returned
        words = self.query_one("#returning-said", Static)
        words.update(Content(said))
        words.set_class(wrong, "wrong")
        answers = self.query_one(Preview)
        answers.can_focus = returned is not None
        if returned is None:
            answers.show((), 0, anew=True)
        self.query_one("#take").display = returned is not None and bool(returned.changes)
        self.refresh_bindings()
        hint = ASK_FOR_FILE if returned is None else ASK_TO_TAKE if returned.changes else NOTHING_TO_TAKE
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


def take_back(app: App[None], case: Callable[[], Case], recording: Recording) -> None:
    """Ask for a document, show what it would change, and write it into the pack if that is wanted."""
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
            app.run_worker(_take(app, session, returned, symbols), group="taking", exit_on_error=False)

    app.push_screen(ReturningScreen(read, symbols), wanted)


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
    return f"{_counted(taken.answers, 'answer')} taken{asked}. {undo}"


def _summary(returned: Returned) -> str:
    if not returned.changes:
        return "There is nothing to take: the document says what the pack says, or what it was made with."
    asked = f", {returned.asked} to ask about: changed in the pack too" if returned.asked else ""
    return f"{_counted(returned.taken, 'answer')} to take{asked}."


def _laid_out(returned: Returned, width: int, told: Told) -> list[Content]:
    """What a document would change, as lines of at most ``width`` cells."""
    lines: list[Content] = []
    for done, line in enumerate(_lines(returned)):
        told("Laying out what it would change", done, 0)
        lines += line.wrap(max(width, 1))
    return lines


def _lines(returned: Returned) -> Iterator[Content]:
    """The changes record by record, then what both sides changed, then what is to be noted."""
    taken = [change for change in returned.changes if change.answer.base_known]
    asked = [change for change in returned.changes if not change.answer.base_known]
    parts = (
        ("Changed in the document", _records(taken)),
        ("Changed in the pack too: its value stands until you choose, in step 10", _records(asked)),
        ("To note", [Content(f"· {problem}") for problem in returned.problems]),
    )
    shown = [(heading, lines) for heading, lines in parts if lines]
    for place, (heading, lines) in enumerate(shown):
        yield Content.assemble("\n" if place else "", (heading, "$accent"))
        yield from lines


def _records(changes: list[Change]) -> list[Content]:
    lines = []
    for _, group in groupby(changes, key=lambda change: (change.answer.record.table, change.answer.record.id)):
        rows = list(group)
        lines.append(Content.assemble((rows[0].title, "bold"), (f"  {rows[0].kind}", "$muted")))
        for change in rows:
            old, new = _shown(change.old), _shown(change.new)
            # Between two long texts the arrow must not be looked for.
            between = "\n→ " if "\n" in old + new or len(old) + len(new) > SHORT else " → "
            lines.append(Content.assemble((f"{change.label}: ", "$muted"), old, between, (new, "bold")))
    return lines


def _shown(text: str) -> str:
    left = len(text) - LONGEST
    return f"{text[:LONGEST]} … ({left} more characters)" if left > 0 else text or "(empty)"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
