"""A form for one kind of record, drawn from the kind's fields."""

from collections.abc import Callable
from datetime import date

from msgspec import structs
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.symbols import Symbols
from screens.widgets.choice_field import ChoiceField
from screens.widgets.link_field import LinkField
from screens.widgets.typed_fields import LineField, PutBack, TextField, Typed
from screens.widgets.unsaved import NotTaken, Unsaved
from screens.widgets.usual_values import UsualField, UsualValues
from toolkit.errors import RecordError
from toolkit.fields import Field
from toolkit.records.record import Record
from toolkit.typed_values import echo_of, text_of, value_of

FLAGS = (("yes", "Yes"), ("no", "No"))


class RecordForm(Vertical):
    """The fields of one kind of record; the same form shows one record after another."""

    class Edited(Message):
        """The person gave ``field`` of the record ``owner`` the value ``value``."""

        def __init__(self, owner: str, field: Field, value: object) -> None:
            super().__init__()
            self.owner = owner
            self.field = field
            self.value = value

    class TakenOrNot(Message):
        """Another text than before stands in a field and is no value, or one of them is gone."""

    class PickWanted(Message):
        """The person wants to choose what ``field`` of the record ``owner`` points to."""

        def __init__(self, owner: str, field: Field) -> None:
            super().__init__()
            self.owner = owner
            self.field = field

    def __init__(
        self,
        fields: tuple[Field, ...],
        symbols: Symbols,
        today: Callable[[], date],
        names_of: Callable[[Field, object], tuple[str, ...]],
    ) -> None:
        """Make a form for ``fields``; ``names_of`` names the records that a link field points to."""
        super().__init__(classes="record-form")
        self.fields = {field.name: field for field in fields}
        self.symbols = symbols
        self.today = today
        self.names_of = names_of
        self.owner = ""
        self._record: Record | None = None
        self._wanted_focus = ""
        self.is_ready = False
        self._widgets: dict[str, Widget] = {}
        self._labels: dict[str, Static] = {}
        self._echoes: dict[str, Static] = {}
        self._unsaved = Unsaved()
        self._told: list[NotTaken] = []

    def compose(self) -> ComposeResult:
        """A label and a widget for each field."""
        for field in self.fields.values():
            widget = self._widget(field)
            self._widgets[field.name] = widget
            tall = field.kind in ("text", "paragraphs")
            self._labels[field.name] = Static(Content(field.label), classes="field-label")
            with Vertical(classes="field tall") if tall else Horizontal(classes="field"):
                yield self._labels[field.name]
                if field.usual:
                    with Vertical(classes="echoed"):
                        yield widget
                        yield UsualValues(field)
                elif field.kind in ("date", "time", "number", "whole"):
                    with Vertical(classes="echoed"):
                        yield widget
                        self._echoes[field.name] = Static("", classes="field-echo")
                        yield self._echoes[field.name]
                else:
                    yield widget

    def reword(self, fields: tuple[Field, ...]) -> None:
        """Call the fields as they are called by now: an office can change its words while the form is open."""
        if fields == tuple(self.fields.values()):
            return
        self.fields = {field.name: field for field in fields}
        for name, label in self._labels.items():
            field, widget = self.fields[name], self._widgets[name]
            label.update(Content(field.label))
            if isinstance(widget, ChoiceField) and field.kind == "choice":
                widget.choices = field.choices
                widget.refresh(layout=True)

    def _widget(self, field: Field) -> Widget:
        if field.kind in ("text", "paragraphs"):
            return TextField(field)
        if field.kind == "choice":
            return ChoiceField(field.name, field.choices, self.symbols)
        if field.kind == "flag":
            return ChoiceField(field.name, FLAGS, self.symbols)
        if field.kind in ("link", "links", "stage"):
            return LinkField(field.name, self.symbols)
        return UsualField(field) if field.usual else LineField(field)

    def on_mount(self) -> None:
        """Show what was asked for before the fields were there."""
        self.is_ready = True
        if self._record is not None:
            self.load(self._record)
        if self._wanted_focus:
            self.focus_field(self._wanted_focus)

    def load(self, record: Record) -> None:
        """Show the values of a record, now or as soon as the fields are there."""
        self.owner = record.id
        self._record = record
        if not self.is_ready:
            return
        for name, widget in self._widgets.items():
            field, value = self.fields[name], getattr(record, name)
            if isinstance(widget, LineField | TextField):
                unsaved = self._unsaved.loaded(record.id, name, value)
                self._show_text(field, widget, text_of(field, value) if unsaved is None else unsaved)
            elif isinstance(widget, ChoiceField):
                shown = ("yes" if value else "no") if field.kind == "flag" else str(value)
                widget.show(shown)
            elif isinstance(widget, LinkField):
                widget.show(self.names_of(field, value))

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.focus_field(next(iter(self.fields)))

    def focus_main(self, name: str) -> None:
        """Put the cursor into the field that names the record, or into the first where the form has none such."""
        self.focus_field(name if name in self.fields else next(iter(self.fields)))

    def focus_field(self, name: str) -> None:
        """Put the cursor into the field called ``name``, now or as soon as it is there."""
        if self.is_ready:
            self._widgets[name].focus()
        else:
            self._wanted_focus = name

    def field_of(self, widget: Widget | None) -> Field | None:
        """The field that a widget of this form fills in."""
        for name, held in self._widgets.items():
            if held is widget:
                return self.fields[name]
        return None

    def _show_text(self, field: Field, widget: LineField | TextField, text: str) -> None:
        widget.show(self.owner, text)
        self._judge(field, text)

    def not_taken(self, *, halfway: bool = True) -> list[NotTaken]:
        """The texts that are no value, with the labels of their fields; without ``halfway``, not those being typed."""
        return [
            structs.replace(each, label=self.fields[each.field].label)
            for each in self._unsaved.texts
            if halfway or each.owner != self.owner or self._said_wrong(each.field)
        ]

    def _said_wrong(self, name: str) -> bool:
        return not self._widgets[name].has_focus or self._echoes[name].display

    def _tell(self) -> None:
        stand = self.not_taken(halfway=False)
        if stand != self._told:
            self._told = stand
            self.post_message(self.TakenOrNot())

    @on(Typed)
    def _typed(self, event: Typed) -> None:
        event.stop()
        field = self.fields[event.field]
        try:
            value = value_of(field, event.text, self.today())
        except RecordError:
            # A value that the text had on its way to this one is not what was meant.
            for value in self._unsaved.wrong(event.owner, field.name, event.text):
                self.post_message(self.Edited(event.owner, field, value))
        else:
            self._unsaved.right(event.owner, field.name, value)
            self.post_message(self.Edited(event.owner, field, value))
        if event.owner == self.owner:
            self._judge(field, event.text)
        self._tell()

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Have Enter go on from a choice as it does from a line."""
        if event.key == "enter" and isinstance(self.screen.focused, ChoiceField):
            event.stop()
            self.screen.focus_next()

    @on(Input.Blurred)
    def _left(self, event: Input.Blurred) -> None:
        # By now the field may show another record.
        if isinstance(event.input, LineField) and event.value == event.input.value:
            self._settle(self.fields[event.input.field], event.input)

    def _settle(self, field: Field, widget: LineField) -> None:
        """Write what was typed as the program writes it, or say beside the field that it is not kept."""
        try:
            text = text_of(field, value_of(field, widget.value, self.today()))
        except RecordError as error:
            self._show_echo(field, f"Not saved: {error}", wrong=True)
        else:
            self._unsaved.settled(widget.owner, field.name)
            self._show_text(field, widget, text)
        self._tell()

    @on(events.DescendantBlur)
    def _left_form(self) -> None:
        """Out of the form, say in a notice what of its record is not kept, whichever field it was typed into."""
        focused = self.screen.focused
        if focused is not None and self in focused.ancestors:
            return
        for each in self._unsaved.texts:
            field = self.fields[each.field]
            if each.owner == self.owner:
                try:
                    value_of(field, each.text, self.today())
                except RecordError as error:
                    self.notify(f"{field.label} is not saved. {error}", severity="warning", timeout=10, markup=False)

    @on(PutBack)
    def _put_back(self, event: PutBack) -> None:
        event.stop()
        field, widget = self.fields[event.field], self._widgets[event.field]
        if isinstance(widget, LineField) and widget.owner == event.owner:
            typed = widget.value
            self._show_text(field, widget, text_of(field, self._unsaved.put_back(event.owner, event.field)))
            self.notify(f"{field.label} is as it was saved: “{typed}” was not taken.", timeout=8, markup=False)
        self._tell()

    @on(ChoiceField.Chosen)
    def _chosen(self, event: ChoiceField.Chosen) -> None:
        event.stop()
        field = self.fields[event.field]
        value: object = event.value == "yes" if field.kind == "flag" else event.value
        self.post_message(self.Edited(self.owner, field, value))

    @on(UsualValues.Taken)
    def _take_usual(self, event: UsualValues.Taken) -> None:
        event.stop()
        line = self._widgets[event.field]
        if isinstance(line, UsualField):
            line.take(event.value)

    @on(LinkField.PickWanted)
    def _pick(self, event: LinkField.PickWanted) -> None:
        event.stop()
        self.post_message(self.PickWanted(self.owner, self.fields[event.field]))

    def _judge(self, field: Field, text: str) -> None:
        """Say beside the field what was understood; half a date is no mistake until the field is left."""
        widget = self._widgets[field.name]
        try:
            said, wrong = echo_of(field, text, self.today()), False
            value_of(field, text, self.today())
        except RecordError as error:
            said, wrong = "" if widget.has_focus else f"Not saved: {error}", True
        if isinstance(widget, LineField):
            widget.say_unsaved(self._unsaved.stands(self.owner, field.name))
        self._show_echo(field, said, wrong=wrong)

    def _show_echo(self, field: Field, said: str, *, wrong: bool) -> None:
        if echo := self._echoes.get(field.name):
            echo.display = bool(said)
            echo.set_class(wrong, "wrong")
            # Another text has the whole screen laid out anew.
            if str(echo.content) != said:
                echo.update(Content(said))
