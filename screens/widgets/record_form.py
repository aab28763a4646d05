"""A form for one kind of record, drawn from the kind's fields."""

from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.symbols import Symbols
from screens.widgets.choice_field import ChoiceField
from screens.widgets.link_field import LinkField
from screens.widgets.typed_fields import LineField, TextField, Typed, echo_of, text_of, value_of
from toolkit.errors import RecordError
from toolkit.fields import Field
from toolkit.records.record import Record

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
        self._ready = False
        self._widgets: dict[str, Widget] = {}
        self._echoes: dict[str, Static] = {}

    def compose(self) -> ComposeResult:
        """A label and a widget for each field."""
        for field in self.fields.values():
            widget = self._widget(field)
            self._widgets[field.name] = widget
            tall = field.kind in ("text", "paragraphs")
            label = Static(Content(field.label), classes="field-label")
            with Vertical(classes="field tall") if tall else Horizontal(classes="field"):
                yield label
                if field.kind in ("date", "time", "number", "whole"):
                    with Vertical(classes="echoed"):
                        yield widget
                        self._echoes[field.name] = Static("", classes="field-echo")
                        yield self._echoes[field.name]
                else:
                    yield widget

    def _widget(self, field: Field) -> Widget:
        if field.kind in ("text", "paragraphs"):
            return TextField(field)
        if field.kind == "choice":
            return ChoiceField(field.name, field.choices, self.symbols)
        if field.kind == "flag":
            return ChoiceField(field.name, FLAGS, self.symbols)
        if field.kind in ("link", "links", "stage"):
            return LinkField(field.name, self.symbols)
        return LineField(field)

    def on_mount(self) -> None:
        """Show what was asked for before the fields were there."""
        self._ready = True
        if self._record is not None:
            self.load(self._record)
        if self._wanted_focus:
            self.focus_field(self._wanted_focus)

    def load(self, record: Record) -> None:
        """Show the values of a record, now or as soon as the fields are there."""
        self.owner = record.id
        self._record = record
        if not self._ready:
            return
        for name, widget in self._widgets.items():
            field, value = self.fields[name], getattr(record, name)
            if isinstance(widget, LineField | TextField):
                widget.show(record.id, text_of(field, value))
                self._echo(field, text_of(field, value))
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
        if self._ready:
            self._widgets[name].focus()
        else:
            self._wanted_focus = name

    def field_of(self, widget: Widget | None) -> Field | None:
        """The field that a widget of this form fills in."""
        for name, held in self._widgets.items():
            if held is widget:
                return self.fields[name]
        return None

    @on(Typed)
    def _typed(self, event: Typed) -> None:
        event.stop()
        field = self.fields[event.field]
        try:
            value = value_of(field, event.text, self.today())
        except RecordError:
            # Half a date is not a mistake yet: it is said on leaving the field.
            self._say(field, "" if self._focused(field) else event.text)
            return
        self._echo(field, event.text)
        self.post_message(self.Edited(event.owner, field, value))

    @on(Input.Blurred)
    @on(Input.Submitted)
    def _left(self, event: Input.Blurred | Input.Submitted) -> None:
        if isinstance(event.input, LineField):
            field = self.fields[event.input.field]
            self._echo(field, event.value)
            self._warn(field, event.value)
        if isinstance(event, Input.Submitted):
            event.stop()
            self.screen.focus_next()

    def _warn(self, field: Field, text: str) -> None:
        """Say where it stays in sight that what was typed is not kept."""
        try:
            value_of(field, text, self.today())
        except RecordError as error:
            self.notify(f"{field.label} is not saved. {error}", severity="warning", timeout=10, markup=False)

    @on(ChoiceField.Chosen)
    def _chosen(self, event: ChoiceField.Chosen) -> None:
        event.stop()
        field = self.fields[event.field]
        value: object = event.value == "yes" if field.kind == "flag" else event.value
        self.post_message(self.Edited(self.owner, field, value))

    @on(LinkField.PickWanted)
    def _pick(self, event: LinkField.PickWanted) -> None:
        event.stop()
        self.post_message(self.PickWanted(self.owner, self.fields[event.field]))

    def _focused(self, field: Field) -> bool:
        return self._widgets[field.name].has_focus

    def _echo(self, field: Field, text: str) -> None:
        """Say beside the field what was understood, or why it was not."""
        echo = self._echoes.get(field.name)
        if echo is None:
            return
        try:
            value_of(field, text, self.today())
            said, wrong = echo_of(field, text, self.today()), False
        except RecordError as error:
            said, wrong = f"Not saved: {error}", True
        self._show_echo(echo, said, wrong)

    def _say(self, field: Field, text: str) -> None:
        if text:
            self._echo(field, text)
        elif echo := self._echoes.get(field.name):
            self._show_echo(echo, "", False)

    def _show_echo(self, echo: Static, said: str, wrong: bool) -> None:
        echo.display = bool(said)
        echo.set_class(wrong, "wrong")
        echo.update(Content(said))
