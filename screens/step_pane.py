"""One step at work: its list on one side, the chosen row's text and form on the other."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static

from screens.case import Case
from screens.choosing import ChooseOne
from screens.keys import key
from screens.links import names_for, texts_of
from screens.messages import (
    ConflictOpened,
    DocumentWanted,
    GoTo,
    PastWanted,
    RecordEdited,
    RecordMoved,
    RecordRemoved,
    RecordsAdded,
    RecordTurned,
)
from screens.narrowing import unfolded, with_words
from screens.picking import pick
from screens.rows import NewId, Row, StepView
from screens.steps.export import BRIEFING, gap_of
from screens.widgets.reading import Reading
from screens.widgets.record_form import RecordForm
from screens.widgets.row_list import RowList
from toolkit.fields import Field, kind_of
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import PrecedentChoice
from toolkit.records.record import Ordered, Record
from toolkit.views import short

# Moving fast through a list must not fill a form for every row passed.
_SETTLE_SECONDS = 0.06


class StepPane(Vertical):
    """A step's list and the detail of the row that is highlighted.

    Beside each other where there is room; at 80 columns the detail opens over the list.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        key("space", "tick", "Tick", "row.tick", "Tick the row, or move it one state on", show=True),
        key("a", "add", "Add", "row.add", "Add a record here", show=True),
        key("d,delete", "delete", "Delete", "row.delete", "Delete the row; u brings it back", show=True),
        key("J,shift+down", "move(1)", "Move down", "row.down", "Move the row down"),
        key("K,shift+up", "move(-1)", "Move up", "row.up", "Move the row up"),
        key("right", "unfold(True)", "Unfold", "row.unfold", "Show what is folded under the row"),
        key("left", "unfold(False)", "Fold", "row.fold", "Fold it away again"),
        key("h", "past", "History", "row.past", "Who changed what of the row, and when"),
        key("slash", "filter", "Filter", "list.filter", "Show only rows with a word"),
    ]

    def __init__(self, view: StepView, case: Callable[[], Case], new_id: NewId, *, id: str) -> None:
        super().__init__(id=id, classes="step-pane")
        self.view = view
        self.case = case
        self.new_id = new_id
        self.symbols = case().symbols
        self._forms: dict[tuple[str, tuple[str, ...]], RecordForm] = {}
        self._shown: Row | None = None
        self._called = ""
        self._settling: Timer | None = None
        self._filter = ""
        self._offered: tuple[bool | None, ...] = ()
        self._parents: set[str] = set()
        self._unfolded: set[str] = set()

    def compose(self) -> ComposeResult:
        """List, then detail."""
        with Horizontal(classes="step-body"):
            with Vertical(classes="step-list"):
                yield Input(placeholder="Filter this list; Escape clears", compact=True, classes="filter")
                yield RowList(self.symbols)
                yield Static("", classes="step-empty")
                yield Static("", classes="step-preview")
            with VerticalScroll(classes="step-detail", can_focus=False):
                yield Reading(self.symbols)
                yield Static("", classes="field-help")

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one(".filter").display = False
        self.refresh_rows()

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def refresh_rows(self, *, reload_form: bool = True, highlight: str | None = None) -> None:
        """Draw the pack as it is now; the form only where somebody else than it changed the record."""
        case = self.case()
        every = self.view.rows(case)
        self._parents = {row.parent for row in every if row.parent}
        rows = with_words(every, self._filter) if self._filter else unfolded(every, self._unfolded)
        self.rows.show(rows, highlight)
        empty = self.query_one(".step-empty", Static)
        empty.display, self.rows.display = not rows, bool(rows)
        empty.update(Content(f"No row has “{self._filter}”." if self._filter else self.view.empty))
        present = self.rows.present
        if present is None:
            self._hide_detail()
        elif self._shown is None or present.key != self._shown.key or highlight:
            self._show_soon()
        else:
            self._shown = present
            self._say_about(case, present)
            if reload_form and present.record is not None:
                self._form_for(case, present).load(present.record)
        self._offer()

    def _offer(self) -> None:
        """Have the keys drawn anew where others work now than before; it costs more than a letter typed."""
        offered = tuple(self.check_action(name, ()) for name in ("tick", "add", "delete", "move", "unfold"))
        if offered != self._offered:
            self._offered = offered
            self.app.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_soon()

    def _show_soon(self) -> None:
        if self._settling is not None:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLE_SECONDS, self._show_present)

    def _show_present(self) -> None:
        """Show the text and the form of the highlighted row."""
        row = self.rows.present
        if row is None:
            self._hide_detail()
            return
        case = self.case()
        moved = self._shown is None or self._shown.key != row.key
        self._shown = row
        self._say_about(case, row)
        form = self._form_for(case, row) if row.record is not None else None
        for other in self._forms.values():
            other.display = other is form
        if form is not None and row.record is not None:
            form.load(row.record)
        if moved:
            self._called = short(row.title, 40)
            self.query_one(".step-detail").scroll_home(animate=False)
        self._offer()

    def _say_about(self, case: Case, row: Row) -> None:
        """The row's text in the detail, and its beginning under the list where the detail is hidden."""
        passages = self.view.about(case, row)
        self.query_one(Reading).show(passages)
        said = [passage.text for passage in passages if passage.kind in ("body", "quote", "point")]
        texts = said or texts_of(row.record) or ["Enter opens it."]
        self.query_one(".step-preview", Static).update(Content(" ".join(texts)))

    def _form_for(self, case: Case, row: Row) -> RecordForm:
        """The form for the row's kind of record, made the first time that it is needed."""
        assert row.record is not None
        fields = self.view.fields(case, row)
        key = (row.record.table, tuple(field.name for field in fields))
        if key not in self._forms:
            self._forms[key] = RecordForm(
                fields,
                self.symbols,
                lambda: self.case().today,
                lambda field, value: names_for(self.case(), field, value),
            )
            self.query_one(".step-detail").mount(self._forms[key], before=self.query_one(".field-help"))
        return self._forms[key]

    def _hide_detail(self) -> None:
        self._shown = None
        self.query_one(Reading).show(())
        self.query_one(".step-preview", Static).update("")
        for form in self._forms.values():
            form.display = False

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.open_detail()

    def open_detail(self, *, new: bool = False) -> None:
        """Go into the highlighted row: its form, its text, or the place that a gap is mended at.

        A new record is begun at the field that names it.
        """
        row = self.rows.present
        if row is None:
            return
        if isinstance(row.record, Conflict):
            self.post_message(ConflictOpened(row.record))
            return
        if row.key == BRIEFING:
            self.post_message(DocumentWanted())
            return
        gap = gap_of(self.case(), row.key) if row.key.startswith("gap:") else None
        if gap is not None:
            self.post_message(GoTo(gap.step, gap.record))
            return
        self._show_present()
        self.add_class("-open")
        if row.record is not None and not isinstance(row.record, PrecedentChoice):
            form = self._form_for(self.case(), row)
            if new:
                self.call_after_refresh(form.focus_main, kind_of(row.record).title_field)
            else:
                self.call_after_refresh(form.focus_first)
        else:
            detail = self.query_one(".step-detail", VerticalScroll)
            detail.can_focus = True
            self.call_after_refresh(detail.focus)

    def close_detail(self) -> bool:
        """Go back to the list; false if the person was there already."""
        if self._filter or self.query_one(".filter").display:
            self._clear_filter()
            return True
        inside = self.rows is not self.screen.focused
        self.remove_class("-open")
        self.rows.focus()
        return inside

    def show_record(self, id: str, *, new: bool = False) -> None:
        """Highlight a record and go into it."""
        self._clear_filter()
        parents = [row.parent for row in self.view.rows(self.case()) if row.key == id and row.parent]
        self._unfolded.update(parents)
        self.refresh_rows(highlight=id)
        if self.rows.present and self.rows.present.key == id:
            self.open_detail(new=new)

    @property
    def focused_field(self) -> Field | None:
        """The field of a form that the cursor is in."""
        fields = (form.field_of(self.screen.focused) for form in self._forms.values())
        return next((field for field in fields if field is not None), None)

    def focus_list(self) -> None:
        """Put the cursor into the list."""
        self.rows.focus()

    @on(events.DescendantFocus)
    def _say_help(self, event: events.DescendantFocus) -> None:
        field = next(filter(None, (form.field_of(event.widget) for form in self._forms.values())), None)
        said = f"{field.label}: {field.help}" if field and field.help else ""
        self.query_one(".field-help", Static).update(Content(said))

    @on(RecordForm.Edited)
    def _edited(self, event: RecordForm.Edited) -> None:
        event.stop()
        record = self._record(event.owner)
        if record is not None:
            label = f"{event.field.label.lower()} of {self._named(record)}"
            self.post_message(RecordEdited(record, {event.field.name: event.value}, label, from_form=True))

    @on(RecordForm.PickWanted)
    def _pick(self, event: RecordForm.PickWanted) -> None:
        event.stop()
        record, field = self._record(event.owner), event.field
        if record is None:
            return
        label = f"{field.label.lower()} of {self._named(record)}"

        def chosen(result: object) -> None:
            self.post_message(RecordEdited(record, {field.name: result}, label))

        if not pick(self.app, self.case(), record, field, chosen):
            self.notify(f"There is nothing to link to yet: {field.label.lower()}.", markup=False)

    def _record(self, id: str) -> Record | None:
        return row.record if (row := self._row(id)) else None

    def _named(self, record: Record) -> str:
        """A record as it was called when it was come to: typing into its title stays one step to undo."""
        if self._shown is not None and self._shown.key == record.id:
            return f"“{self._called}”"
        row = next((row for row in self.rows.rows if row.key == record.id), None)
        return f"“{short(row.title, 40)}”" if row else f"the {kind_of(record).name}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works on the highlighted row."""
        row = self.rows.present if self.is_mounted and self.query(RowList) else None
        if action in ("add", "filter"):
            return action == "filter" or bool(self.view.additions(self.case(), row))
        if action in ("past", "unfold"):
            return bool(row and (row.record if action == "past" else (row.parent or row.key) in self._parents))
        if action in ("tick", "delete", "move"):
            if row is None:
                return False
            case = self.case()
            if action == "tick":
                return bool(self.view.ticked(case, row))
            if action == "delete":
                return self.view.removable(case, row)
            return bool(self.view.siblings(case, row))
        return True

    def action_tick(self) -> None:
        """Tick the highlighted row."""
        row = self.rows.present
        if row is not None:
            self.post_message(RecordTurned(partial(self._turned, row.key), f"tick of “{short(row.title, 40)}”"))

    def _turned(self, key: str) -> tuple[Record, dict[str, object]] | None:
        row = self._row(key)
        changes = self.view.ticked(self.case(), row) if row else {}
        return (row.record, changes) if row and row.record and changes else None

    def _row(self, key: str) -> Row | None:
        return next((row for row in self.view.rows(self.case()) if row.key == key), None)

    def action_add(self) -> None:
        """Add a record; where several kinds fit, ask which."""
        choices = self.view.additions(self.case(), self.rows.present)
        if len(choices) == 1:
            self._add(0)
            return

        def chosen(place: str | None) -> None:
            if place is not None:
                self._add(int(place))

        options = [(str(place), choice.label) for place, choice in enumerate(choices)]
        self.app.push_screen(ChooseOne("Add what?", options), chosen)

    def _add(self, place: int) -> None:
        choice = self.view.additions(self.case(), self.rows.present)[place]
        self.post_message(RecordsAdded(choice.build(self.new_id), f"new {choice.label.lower()}"))

    def action_delete(self) -> None:
        """Delete the highlighted record; undo brings it back."""
        row = self.rows.present
        if row and row.record and self.view.removable(self.case(), row):
            self.post_message(RecordRemoved(row.record, f"deletion of “{short(row.title, 40)}”"))

    def action_move(self, by: int) -> None:
        """Move the highlighted record among its siblings."""
        row = self.rows.present
        if row is not None:
            self.post_message(RecordMoved(row.key, partial(self._siblings, row.key), by))

    def _siblings(self, key: str) -> list[Ordered]:
        row = self._row(key)
        return self.view.siblings(self.case(), row) if row else []

    def action_past(self) -> None:
        """Show who changed what of the highlighted record."""
        row = self.rows.present
        if row is not None and row.record is not None:
            self.post_message(PastWanted(row.record.id, short(row.title, 60)))

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
