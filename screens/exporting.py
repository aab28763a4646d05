"""The documents of a pack: which there are, how each will look, where it goes, and what came of it."""

import asyncio
import os
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Button, Input, OptionList, Static

from exports.blocks import Document
from exports.errors import ExportError
from exports.export import ExportResult, document
from exports.kinds import KINDS
from exports.whole_set import Wanted, export_set, whole_set
from screens.case import Case
from screens.choosing import Confirm
from screens.destination import Destination
from screens.export_words import HELP, told_of_files
from screens.help import HelpScreen, keys_of
from screens.key_words import with_keys
from screens.keys import key
from screens.long_work import Progress, StoppedError, at_length
from screens.messages import FolderChosen
from screens.opening import open_file
from screens.previewing import laid_out
from screens.rows import Passage
from screens.sound_screen import SoundScreen
from screens.widgets.choice_field import ChoiceField
from screens.widgets.document_list import DocumentList
from screens.widgets.export_form import ExportForm
from screens.widgets.key_line import KeyLine
from screens.widgets.preview import Preview
from screens.widgets.title_bar import TitleBar
from toolkit.errors import ToolkitError
from toolkit.pack import Pack

# Whoever passes over a row does not wait for its document.
_SETTLE_SECONDS = 0.08

_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (100, "-wide")]
_HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (24, "-high")]
Places = list[tuple[Wanted, Path]]


class _Built(Struct, frozen=True):
    """A document, and the pack that it was made of."""

    pack: Pack
    document: Document


class ExportScreen(SoundScreen[None]):
    """Choose a document, read it, have it written; the result stays in sight."""

    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "back", "Back", "export.back", "Back to the pack", out=True),
        key("f1", "explain", "Help", "export.help", "What the documents are, with the keys of this screen", show=True),
        key("enter", "write", "Write", "export.write", "Write the highlighted document into its file", show=True),
        key("e", "write_all", "Write all", "export.all", "Write every document into the folder", show=True),
        key("p", "preview", "Preview", "export.preview", "Show or hide how the document reads", show=True),
        key("f", "format", "Format", "export.format", "Word or Markdown"),
        key("o", "open", "Open", "export.open", "Open what was written, with your desktop's program", show=True),
        key("y", "copy", "Copy path", "export.copy", "Copy the path of what was written"),
    ]

    def __init__(self, case: Callable[[], Case], destination: Destination, first: Wanted | None = None) -> None:
        """Documents of the pack as ``case`` has it at each moment, beginning at the ``first``."""
        super().__init__()
        self.first = first
        self.case = case
        self.destination = destination
        self.symbols = case().symbols
        self.wanted = whole_set()
        self.written: tuple[ExportResult, ...] = ()
        self._built: dict[Wanted, _Built] = {}
        self._settling: Timer | None = None
        self._shown: Wanted | None = None
        self._writing = False

    def compose(self) -> ComposeResult:
        """The documents and where they go; beside them the preview."""
        pack = self.case().pack
        yield TitleBar(f"Documents {self.symbols.dot} {pack.office.force}")
        with Horizontal(id="export-body"):
            with Vertical(id="export-choice"):
                yield DocumentList(self.wanted, pack, self.symbols)
                yield ExportForm(self.destination.folder, self.symbols)
                with Horizontal(id="export-buttons"):
                    yield Button("Write", variant="primary", action="screen.write", compact=True)
                    yield Button("Write all", action="screen.write_all", compact=True)
                    yield Button("Open", id="open", action="screen.open", compact=True)
                    yield Button("Copy path", id="copy", action="screen.copy", compact=True)
                with VerticalScroll(id="export-result", can_focus=False):
                    yield Static("", id="export-said")
            yield Preview(id="export-preview")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list."""
        documents = self.query_one(DocumentList)
        documents.focus()
        if self.first in self.wanted:
            documents.highlighted = self.wanted.index(self.first)
        self._say("")

    @property
    def present(self) -> Wanted:
        """The highlighted document."""
        return self.query_one(DocumentList).document

    # What is shown -------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_fields()
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_SECONDS, self._show_present)

    def _show_fields(self) -> None:
        self.query_one(ExportForm).show(self.present, self.case().pack)

    @on(Preview.Resized)
    def _show_present(self) -> None:
        self._make_preview(self.present)

    @work(exclusive=True, group="preview")
    async def _make_preview(self, wanted: Wanted) -> None:
        """Build and lay out away from the keys; what is no longer highlighted is not laid out further."""
        preview, case = self.query_one(Preview), self.case()
        if wanted != self._shown and preview.room:
            preview.show([Content.styled("Laying it out …", "$muted")], preview.room, anew=True)
            self._shown = None
        try:
            made = await asyncio.to_thread(self._document, wanted, case)
        except (ExportError, ToolkitError) as error:
            preview.show([Content(str(error))], preview.room, anew=True)
            return
        self.query_one(ExportForm).show_made(made)
        width = preview.room
        if not width:
            preview.show((), 0, anew=True)
            return
        progress = Progress()
        try:
            lines = await asyncio.to_thread(laid_out, made, width, self.symbols, lambda: progress.at("Laying out"))
        finally:
            progress.stop()
        preview.show(lines, width, anew=wanted != self._shown)
        self._shown = wanted

    def _document(self, wanted: Wanted, case: Case) -> Document:
        known = self._built.get(wanted)
        if known is None or known.pack is not case.pack:
            made = document(wanted.kind, case.pack, case.edition, case.precedents, case.today, wanted.choices)
            known = self._built[wanted] = _Built(case.pack, made)
        return known.document

    def on_screen_resume(self) -> None:
        """What changed meanwhile is in the preview too."""
        if self.is_mounted and self.query(Preview):
            self._show_present()

    @on(ChoiceField.Chosen)
    def _format_chosen(self, event: ChoiceField.Chosen) -> None:
        event.stop()
        self.query_one(ExportForm).rename()
        self._show_fields()

    # What is written -----------------------------------------------------------------------

    def action_write(self) -> None:
        """Write the highlighted document."""
        self._ask((self.present,))

    def action_write_all(self) -> None:
        """Write every document, each under the name that stands for it."""
        self._ask(self.wanted)

    def _ask(self, wanted: Sequence[Wanted]) -> None:
        """Have documents written, once the person said that files which stand already may go."""
        if self._writing:
            return
        form, pack = self.query_one(ExportForm), self.case().pack
        places = [(each, form.path_of(each, pack)) for each in wanted]
        there = [path for _, path in places if os.path.isfile(path)]
        if not there:
            self._write(places, overwrite=False)
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._write(places, overwrite=True)
            elif len(places) > 1:
                self._say("Nothing was written: to write some and keep others, go to each and press Enter.")

        one = len(there) == 1
        named = f"{there[0]} is" if one else f"{len(there)} of {len(places)} files are"
        title, yes = ("Replace the document?", "Replace it") if one else ("Replace the documents?", "Replace them")
        self.app.push_screen(
            Confirm(title, f"{named} there already.", yes, "Keep it" if one else "Keep them"), answered
        )

    @work(exclusive=True, group="export")
    async def _write(self, places: Places, *, overwrite: bool) -> None:
        case = self.case()
        self._writing = True
        try:
            results = await at_length(
                self.app,
                "Writing the document" if len(places) == 1 else f"Writing {len(places)} documents",
                self.symbols,
                lambda progress: self._written(places, case, progress, overwrite=overwrite),
            )
        except StoppedError:
            self._say("Stopped. Nothing was written.")
        except (ExportError, ToolkitError) as error:
            self._say(str(error), wrong=True)
        else:
            self.written = results
            self._say(told_of_files(results, case.now))
            self.destination.folder = results[0].path.parent.absolute()
            self.post_message(FolderChosen(self.destination.folder))
        finally:
            self._writing = False

    def _written(self, places: Places, case: Case, progress: Progress, *, overwrite: bool) -> tuple[ExportResult, ...]:
        """On a thread: make the documents and write them."""
        begun = count()
        return export_set(
            places,
            case.pack,
            case.edition,
            case.precedents,
            case.today,
            overwrite,
            self.destination.template,
            told=lambda title: progress.at(title, next(begun), len(places)),
            placing=lambda: progress.last("Putting what was made into its place"),
        )

    def _say(self, said: str, *, wrong: bool = False) -> None:
        """Say what came of it; it stays until something else comes."""
        words = self.query_one("#export-said", Static)
        words.update(Content(said))
        words.set_class(wrong, "wrong")
        self.query_one("#export-result").display = bool(said)
        self.set_class(bool(said), "-said")
        for button in ("#open", "#copy"):
            self.query_one(button).display = bool(self.written)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open only what was written."""
        return bool(self.written) if action in ("open", "copy") else True

    # What is done with it ------------------------------------------------------------------

    @property
    def _result(self) -> Path:
        """The file that was written, or the folder of several."""
        whole = self.written[0].path.absolute()
        return whole if len(self.written) == 1 else whole.parent

    def action_open(self) -> None:
        """Open the file that was written, or the folder of several."""
        self._open()

    @work(exclusive=True, group="open-file")
    async def _open(self) -> None:
        if said := await asyncio.to_thread(open_file, self._result):
            self._say(said, wrong=True)

    def action_copy(self) -> None:
        """Put its path into the clipboard."""
        self.app.copy_to_clipboard(str(self._result))
        self.notify("The path is copied, where your terminal lets ppog use the clipboard.", markup=False)

    def action_preview(self) -> None:
        """Show the preview, or hide it again."""
        self.toggle_class("-toggled")
        preview = self.query_one(Preview)

        def settle() -> None:
            (preview if preview.display and self.has_class("-narrow") else self.query_one(DocumentList)).focus()
            self._show_present()

        self.call_after_refresh(settle)

    def action_read(self) -> None:
        """Into the preview, wherever it is."""
        preview = self.query_one(Preview)
        if not preview.display:
            self.action_preview()
        preview.focus()

    def action_format(self) -> None:
        """The other format."""
        self.query_one(ExportForm).use_other_format()

    def action_back(self) -> None:
        """From a field or the preview to the list, then back to the pack."""
        documents = self.query_one(DocumentList)
        if self.has_class("-narrow") and self.has_class("-toggled"):
            self.action_preview()
        elif isinstance(self.focused, Input | Preview):
            documents.focus()
        elif not self._writing:
            self.dismiss()

    def action_explain(self) -> None:
        """Explain the documents."""
        pack = self.case().pack
        passages = [Passage("body", with_keys(HELP))]
        for each in self.wanted:
            passages += [Passage("label", each.title(pack)), Passage("body", KINDS[each.kind].summary)]
        self.app.push_screen(HelpScreen("Documents", passages, keys_of(self), self.symbols))

    def commands(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """What the palette offers here: name, explanation, what is run."""
        written = (
            ("Open what was written", "With your desktop's program", self.action_open),
            ("Copy the path", "Of what was written", self.action_copy),
        )
        return (
            ("Write the document", "The highlighted one, into its file", self.action_write),
            ("Write all documents", "Each into a file of its own, in the folder", self.action_write_all),
            ("Preview", "Show or hide how the document reads", self.action_preview),
            ("Word or Markdown", "The other format", self.action_format),
            *(written if self.written else ()),
            ("Help", "What the documents are, with the keys of this screen", self.action_explain),
        )

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _entered(self, event: OptionList.OptionSelected | Input.Submitted) -> None:
        event.stop()
        self.action_write()
