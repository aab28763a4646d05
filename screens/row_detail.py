"""What is known of the highlighted row: the text about it, its form, and help for the field at hand."""

from collections.abc import Callable, Collection

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.case import Case
from screens.following import links_of
from screens.kept_first import KeptFirst
from screens.key_words import with_keys
from screens.keys_held import is_held
from screens.links import names_for, tasks_of, texts_of
from screens.messages import GoTo, PastWanted, RecordEdited
from screens.own_editor import edit_outside
from screens.picking import pick
from screens.record_past import last_change
from screens.rows import Passage, Row, StepView
from screens.widgets.add_line import AddLine
from screens.widgets.provenance import Provenance
from screens.widgets.reading import Reading
from screens.widgets.record_form import RecordForm
from screens.widgets.typed_fields import TextField
from store.state_folder import state_folder
from toolkit.fields import KINDS, Field, kind_of
from toolkit.places import step_of
from toolkit.records.preparation import PrecedentChoice
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.steps import step_by_key
from toolkit.views import short

# Before what is said of a row, where it comes behind what the office wrote.
_SAID_OF_IT = "About it"


class RowDetail(VerticalScroll, can_focus=False):
    """One row at a time; a form is made the first time that its kind of record is shown."""

    def __init__(self, view: StepView, case: Callable[[], Case]) -> None:
        super().__init__(classes="step-detail")
        self.view = view
        self.case = case
        self.row: Row | None = None
        self._called = ""
        self._begins = False
        self._forms: dict[tuple[str, tuple[str, ...]], RecordForm] = {}

    def compose(self) -> ComposeResult:
        """Text above, forms between, what can be added below; the hint of a field stays in sight at the end."""
        yield Reading(self.case().symbols)
        yield Static("", classes="field-help")
        yield AddLine()
        yield Provenance()

    def show(self, row: Row | None) -> None:
        """Show a row, or nothing."""
        before, self.row = self.row, row
        form = self._form_for(row) if row is not None and row.record is not None else None
        for other in self._forms.values():
            other.display = other is form
        self._tell()
        if row is None:
            return
        if form is not None and row.record is not None:
            form.load(row.record)
        if before is None or before.key != row.key:
            self._called = f"“{short(row.title, 40)}”"
            self.scroll_home(animate=False)

    def renew(self, row: Row, *, reload_form: bool) -> None:
        """Show the same row as it is by now; the form only where somebody else than it changed the record."""
        self.row = row
        reading = self.query_one(Reading)
        before = reading.passages
        self._tell()
        focused = self.screen.focused
        if reading.passages != before and focused is not None and self in focused.ancestors:
            # What is said above the form pushes the field that is typed into down.
            self.call_after_refresh(self._show_with_label, focused)
        if row.record is not None:
            form = self._form_for(row)
            if reload_form:
                form.load(row.record)

    def _tell(self) -> None:
        case, record = self.case(), self.row.record if self.row else None
        # Where there is no row yet, there is room to say what the step is for.
        about = self.view.about(case, self.row) if self.row else [Passage("body", case.said(self.view.help))]
        self.query_one(Reading).show(about)
        self.query_one(AddLine).show(self.view.belongs_under(self.row) if self.row else "")
        arrow = case.symbols.mark("link")
        linked = [(each.record.id, f"{arrow} {each.called}") for each in links_of(case, record)]
        self.query_one(Provenance).show(last_change(record) if record else "", linked)

    @on(Provenance.Followed)
    def _followed(self, event: Provenance.Followed) -> None:
        event.stop()
        if self.row is None or self.row.record is None:
            return
        if not event.id:
            self.post_message(PastWanted(self.row.record.id, short(self.row.title, 60)))
        elif found := self.case().pack.find(event.id):
            self.post_message(GoTo(step_of(found.table, found), found.id, open=False, link=True))

    @property
    def forms(self) -> Collection[RecordForm]:
        """The forms made so far."""
        return self._forms.values()

    @property
    def beginning(self) -> str:
        """What the row says, or else the step, in one piece, for where the detail itself is hidden.

        What a person wrote comes before what is said about it. Questions come first of all: their row cuts them short.
        """
        row, record = self.row, self.row.record if self.row else None
        passages = self.query_one(Reading).passages
        kinds = self.case().kinds
        written = texts_of(record, kinds)
        if isinstance(record, Question):
            # What it asks in points, and the bank's words behind the office's own, say the same once more.
            said = [passage.text for passage in passages if passage.kind == "body"][:1]
            told = [*said, *(text for text in written if text not in said)]
        else:
            said = [_ended(passage) for passage in passages if passage.kind in ("body", "quote", "point")]
            lead = f"{_SAID_OF_IT}: " if written and said else ""
            told = [*written, *([lead + said[0], *said[1:]] if said else [])]
        tasks = tasks_of(record, kinds, row.meta if row is not None else "")
        return " ".join([*tasks, *told] or self._to_begin_with())

    def _to_begin_with(self) -> list[str]:
        """What can be done with a row of which there is nothing to read yet."""
        if self.row is None or self.row.record is None:
            return []
        below = self.view.belongs_under(self.row)
        return ["Enter opens it.", with_keys(f"{{a|row.add}} adds {below}.") if below else ""]

    def begin(self, *, new: bool = False, field: str = "") -> None:
        """Put the cursor into the form, at ``field``, for a new record at the one that names it, or into the text."""
        row, self._begins = self.row, True
        self._expect_cursor(True)
        if row is not None and row.record is not None and not isinstance(row.record, PrecedentChoice):
            form = self._form_for(row)
            if new:
                self._called = f"the new {kind_of(row.record).name}"
            if new or field:
                wanted = field or _begins_at(row.record)
                self.call_after_refresh(self._while_seen, form.focus_main, wanted)
            else:
                self.call_after_refresh(self._while_seen, form.focus_first)
        else:
            self.can_focus = True
            self.call_after_refresh(self._while_seen, self.focus)

    def _while_seen(self, focus: Callable[..., object], *about: str) -> None:
        """Set the focus, unless quick fingers have left the step meanwhile: it would go to what nobody sees."""
        seen = all(holder.display for holder in self.ancestors_with_self if isinstance(holder, Widget))
        if seen:
            focus(*about)
        if not seen or all(form.is_ready for form in self._forms.values() if form.display):
            # After the focus, which the app sets later too.
            self.app.call_later(self._expect_cursor, False)

    def _expect_cursor(self, comes: bool) -> None:
        if isinstance(self.screen, KeptFirst):
            self.screen.cursor_comes = comes

    def _form_for(self, row: Row) -> RecordForm:
        assert row.record is not None
        case = self.case()
        fields = self.view.fields(case, row)
        key = (row.record.table, tuple(field.name for field in fields))
        if key not in self._forms:
            self._forms[key] = RecordForm(
                fields,
                case.symbols,
                lambda: self.case().today,
                lambda field, value: names_for(self.case(), field, value),
            )
            self.mount(self._forms[key], before=self.query_one(".field-help"))
        self._forms[key].reword(fields)
        return self._forms[key]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Hold the keys of the list: Delete in a form is not meant for the whole record."""
        return is_held(self, key, reading=self.screen.focused is self)

    @property
    def focused_field(self) -> Field | None:
        """The field of a form that the cursor is in."""
        fields = (form.field_of(self.screen.focused) for form in self._forms.values())
        return next((field for field in fields if field is not None), None)

    @on(events.DescendantFocus)
    def _say_help(self, event: events.DescendantFocus) -> None:
        field = next(filter(None, (form.field_of(event.widget) for form in self._forms.values())), None)
        said = f"{field.label}: {field.help}" if field and field.help else ""
        self._expect_cursor(False)
        hint = self.query_one(".field-help", Static)
        hint.display = bool(said)
        hint.update(Content(said))
        if self._begins and event.widget is not self:
            self._begins = False
            self.call_after_refresh(self._show_from_the_top, event.widget)
        else:
            # Once the hint has taken its room.
            self.call_after_refresh(self._show_with_label, event.widget)

    @on(events.DescendantBlur)
    def _drop_help(self) -> None:
        """Say no more of a field whose form was left for the list: another row may be shown by then."""
        focused = self.screen.focused
        if focused is not None and self not in focused.ancestors_with_self:
            self.query_one(".field-help").display = False

    def _show_with_label(self, widget: Widget) -> None:
        """Scroll to a field and to what it is called, which stands above it, where there is room for both."""
        fields = [each for each in widget.ancestors if isinstance(each, Widget) and each.has_class("field")]
        both = next((each for each in fields if each.size.height <= self.content_size.height), widget)
        self.scroll_to_widget(both, animate=False)

    def _show_from_the_top(self, field: Widget) -> None:
        """Show what the field belongs to as well: where there is too little room for that, as much as there is."""
        bottom, room = field.region.bottom - self.content_region.y + round(self.scroll_y), self.content_size.height
        self.scroll_to(y=bottom + room // 3 - room if bottom > room else 0, animate=False)

    @on(TextField.EditorWanted)
    def _edit_outside(self, event: TextField.EditorWanted) -> None:
        event.stop()
        edited = edit_outside(self.app, event.sender.text, state_folder())
        if edited.text is not None:
            event.sender.take(edited.text)
        if edited.said:
            self.notify(edited.said, severity="warning", timeout=12, markup=False)

    @on(RecordForm.Edited)
    def _edited(self, event: RecordForm.Edited) -> None:
        event.stop()
        record = self._record(event.owner)
        if record is not None:
            same = event.field.in_passing == kind_of(record).name
            label = f"{'wording' if same else event.field.in_passing} of {self._named(record)}"
            self.post_message(RecordEdited(record, {event.field.name: event.value}, label, from_form=True))

    @on(RecordForm.PickWanted)
    def _pick(self, event: RecordForm.PickWanted) -> None:
        event.stop()
        record, field = self._record(event.owner), event.field
        if record is None:
            return
        label = f"{field.in_passing} of {self._named(record)}"

        def chosen(result: object) -> None:
            self.post_message(RecordEdited(record, {field.name: result}, label))

        if not pick(self.app, self.case(), record, field, chosen):
            step = step_by_key(step_of(field.target, None)).number
            said = f"The pack has no {KINDS[field.target].name} yet. Add one in step {step}, then link it here."
            self.notify(said, markup=False)

    def _record(self, id: str) -> Record | None:
        return next((row.record for row in self.view.rows_of(self.case()) if row.key == id), None)

    def _named(self, record: Record) -> str:
        """A record as it was called when it was come to: typing into its title stays one step to undo."""
        if self.row is not None and self.row.key == record.id:
            return self._called
        row = next((row for row in self.view.rows_of(self.case()) if row.key == record.id), None)
        return f"“{short(row.title, 40)}”" if row else f"the {kind_of(record).name}"


def _ended(passage: Passage) -> str:
    """What a passage says, so that another can follow it on a line: a point may end without a stop."""
    return f"{passage.text}." if passage.kind == "point" and passage.text[-1:] not in ".?!…:;" else passage.text


def _begins_at(record: Record) -> str:
    """The field that names a new record, or the one after it where the record came with a name."""
    kind = kind_of(record)
    names = [field.name for field in kind.fields]
    if kind.title_field not in names[:-1] or not getattr(record, kind.title_field):
        return kind.title_field
    return names[names.index(kind.title_field) + 1]
