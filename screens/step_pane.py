"""One step at work: its list on one side, the chosen row's text and form on the other."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from screens.case import Case
from screens.home_messages import NextPackWanted
from screens.key_words import with_keys
from screens.keys import key
from screens.keys_held import FilterLine
from screens.map_screen import MapScreen
from screens.messages import (
    AnswersWanted,
    ConflictOpened,
    DocumentWanted,
    GoTo,
)
from screens.narrowing import flagged, unfolded, with_words
from screens.row_detail import RowDetail
from screens.row_keys import RowKeys
from screens.rows import ADDS, GOES_TO, NewId, StepView
from screens.steps.afterwards import NEXT_PACK
from screens.steps.export import DOCUMENTS, RETURNED, gap_of
from screens.steps.reference import MAP
from screens.widgets.action_line import ActionLine
from screens.widgets.beginning import Beginning
from screens.widgets.record_form import RecordForm
from screens.widgets.row_list import RowList
from toolkit.fields import Field
from toolkit.records.conflicts import Conflict
from toolkit.steps import ALL_STEPS

# Moving fast through a list must not fill a form for every row passed.
_SETTLE_SECONDS = 0.06


class StepPane(RowKeys):
    """A step's list and the detail of the row that is highlighted.

    Beside each other where there is room; at 80 columns the detail opens over the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("right", "unfold(True)", "Unfold", "row.unfold", "Show what is folded under the row", show=True),
        key("left", "unfold(False)", "Fold", "row.fold", "Fold it away again"),
        key("slash", "filter", "Filter", "list.filter", "Show only rows with a word"),
    ]

    def __init__(self, view: StepView, case: Callable[[], Case], new_id: NewId, *, id: str) -> None:
        super().__init__(view, case, new_id, id=id)
        self.symbols = case().symbols
        self.detail = RowDetail(view, case)
        self._settling: Timer | None = None
        self._filter = ""
        self._parents: set[str] = set()
        self._unfolded: set[str] = set()

    def compose(self) -> ComposeResult:
        """List, then detail."""
        with Horizontal(classes="step-body"):
            with Vertical(classes="step-list"):
                yield FilterLine(
                    placeholder=with_keys("Filter this list; {Esc|pack.back} clears"), compact=True, classes="filter"
                )
                yield RowList(self.symbols, marking=True)
                yield Static("", classes="step-empty")
                yield Beginning(classes="step-preview")
                yield ActionLine()
            yield self.detail

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(".filter").display = False
        self.refresh_rows()

    def _none_found(self) -> str:
        return f"No row has “{self._filter}”. " + with_keys("{Ctrl+P|app.find} looks in answers and notes as well.")

    def refresh_rows(self, *, reload_form: bool = True, highlight: str | None = None) -> None:
        """Draw the pack as it is now; the form only where somebody else than it changed the record."""
        case = self.case()
        every = list(self.view.rows_of(case))
        self._parents = {row.parent for row in every if row.parent}
        rows = with_words(every, self._filter) if self._filter else unfolded(every, self._unfolded)
        unsaved = {each.owner for form in self.detail.forms for each in form.not_taken(halfway=False)}
        self.rows.show(flagged(rows, unsaved), highlight, self.take_rows(every))
        empty = self.query_one(".step-empty", Static)
        empty.display = not rows
        # Out of sight, it would lose the cursor, and the keys of the pane with it.
        self.rows.set_class(not rows, "-empty")
        if not rows:
            # Another text has the whole screen laid out anew.
            empty.update(Content(self._none_found() if self._filter else case.said(self.view.empty)))
        present, shown = self.rows.present, self.detail.row
        if present is not None and (shown is None or present.key != shown.key or highlight):
            self._show_soon()
        else:
            if present is None:
                self.detail.show(None)
            else:
                self.detail.renew(present, reload_form=reload_form)
            self._say_beginning()
        self.offer()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_soon()

    @on(RecordForm.TakenOrNot)
    def _flag_rows(self) -> None:
        """Have the list say which of its rows are not saved whole."""
        self.refresh_rows(reload_form=False)

    @on(events.DescendantBlur)
    def _nowhere(self) -> None:
        """Have the keys of a list work on where its last row is gone, and the form with the cursor: one adds to it."""
        if self.screen.focused is None and self.rows.has_class("-empty"):
            self.focus_list()

    def _show_soon(self) -> None:
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_SECONDS, self._show_present)

    def _show_present(self) -> None:
        """Show the text and the form of the highlighted row."""
        self.detail.show(self.rows.present)
        self._say_beginning()
        self.offer()

    def _say_beginning(self) -> None:
        """Under the list where the detail is hidden."""
        more = "Enter" if self.rows.present is not None else with_keys("{F1|pack.help}")
        self.query_one(Beginning).show(self.detail.beginning, more)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.open_detail()

    def open_detail(self, *, new: bool = False, field: str = "") -> None:
        """Go into the highlighted row: its form, its text, the place that a gap is mended at, the map.

        In a form the cursor goes to ``field``; a new record is begun at the field that names it.
        """
        row = self.rows.present
        if row is None:
            return
        if isinstance(row.record, Conflict):
            self.post_message(ConflictOpened(row.record))
            return
        if row.key in (DOCUMENTS, RETURNED):
            self.post_message(DocumentWanted() if row.key == DOCUMENTS else AnswersWanted())
            return
        if row.key == NEXT_PACK:
            self.post_message(NextPackWanted(self.case()))
            return
        if row.key == MAP:
            self.app.push_screen(MapScreen(self.case))
            return
        gap = gap_of(self.case(), row.key) if row.key.startswith("gap:") else None
        if gap is not None:
            self.post_message(GoTo(gap.step, gap.record, gap.field, open=not gap.below))
            return
        if row.key.startswith(ADDS):
            self.action_add()
            return
        if row.key.startswith(GOES_TO):
            self.post_message(GoTo(next(step.key for step in ALL_STEPS if row.key == GOES_TO + step.key)))
            return
        self._show_present()
        self.add_class("-open")
        self.detail.begin(new=new, field=field)

    def close_detail(self) -> bool:
        """Go back to the list; false if the person was there already."""
        if self._filter or self.query_one(".filter").display:
            self._clear_filter()
            return True
        inside = self.rows is not self.screen.focused
        self.remove_class("-open")
        self.rows.focus()
        return inside or self.clear_marks()

    def show_record(self, id: str, *, new: bool = False, open: bool = True, field: str = "") -> None:
        """Highlight a record and, unless ``open`` is false, go into it, or to a ``field`` of its form."""
        self._clear_filter()
        parents = [row.parent for row in self.view.rows_of(self.case()) if row.key == id and row.parent]
        self._unfolded.update(parents)
        self.refresh_rows(highlight=id)
        if open and self.rows.present and self.rows.present.key == id:
            self.open_detail(new=new, field=field)

    @property
    def focused_field(self) -> Field | None:
        """The field of a form that the cursor is in."""
        return self.detail.focused_field

    def focus_list(self) -> None:
        """Put the cursor into the list, which the detail covers no longer where it did."""
        self.remove_class("-open")
        self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Unfold only where something is folded, and what works on the rows at hand."""
        if action == "unfold":
            row = self.present
            return bool(row and (row.parent or row.key) in self._parents)
        return super().check_action(action, parameters)

    def action_unfold(self, open: bool) -> None:
        """Show or hide what is folded under the highlighted row."""
        row = self.rows.present
        if row is None:
            return
        key = row.parent or row.key
        (self._unfolded.add if open else self._unfolded.discard)(key)
        self.refresh_rows(highlight=None if open else key)

    def action_filter(self) -> None:
        """Narrow the list by a word."""
        line = self.query_one(".filter", Input)
        line.display = True
        self.remove_class("-open")
        line.focus()

    @on(Input.Changed, ".filter")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._filter = event.value
        self.refresh_rows()

    @on(Input.Submitted, ".filter")
    def _narrowed(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_list()

    def _clear_filter(self) -> None:
        line = self.query_one(".filter", Input)
        self._filter = ""
        line.value = ""
        line.display = False
        self.refresh_rows()
        self.rows.focus()
