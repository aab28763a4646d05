"""The few facts that a pack begins with."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from screens.symbols import Symbols
from screens.widgets.choice_field import ChoiceField
from toolkit.dates import parse_typed, spoken_with_weekday
from toolkit.errors import RecordError
from toolkit.forces import Force, matching
from toolkit.terms import TERMS_LABELS

MARKINGS = (("OFFICIAL", "OFFICIAL"), ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"))
_MOST_SUGGESTIONS = 5


class NewPackAsked(Message):
    """The person wants a pack with these fields of office and meeting."""

    def __init__(self, office: dict[str, object], meeting: dict[str, object]) -> None:
        super().__init__()
        self.office = office
        self.meeting = meeting


class NewPackScreen(ModalScreen[NewPackAsked | None]):
    """Force, kind of body, its name, PPOG date, marking; only the force is needed to begin."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="new.cancel"),
        Binding("down", "suggestions", "Suggestions", show=False, id="new.suggestions"),
    ]

    def __init__(self, today: date, symbols: Symbols) -> None:
        super().__init__()
        self.today = today
        self.symbols = symbols
        self._force: Force | None = None

    def compose(self) -> ComposeResult:
        """One field a line, the suggestions under the force."""
        with Vertical(classes="dialog wide new-pack"):
            yield Label("A new pack", classes="dialog-title")
            with VerticalScroll(can_focus=False):
                with Horizontal(classes="field"):
                    yield Static("Force", classes="field-label")
                    yield Input(placeholder="Type the first letters, or any name", compact=True, id="force")
                yield OptionList(markup=False, compact=True, id="suggestions")
                with Horizontal(classes="field"):
                    yield Static("Kind of body", classes="field-label")
                    yield ChoiceField("terms", tuple(TERMS_LABELS.items()), self.symbols, "pcc")
                with Horizontal(classes="field"):
                    yield Static("Its name", classes="field-label")
                    yield Input(placeholder="As on your letterhead; can wait", compact=True, id="body")
                with Horizontal(classes="field"):
                    yield Static("PPOG date", classes="field-label")
                    with Vertical(classes="echoed"):
                        yield Input(placeholder="10 Dec 2026, or leave empty", compact=True, id="date")
                        yield Static("", classes="field-echo", id="date-echo")
                with Horizontal(classes="field"):
                    yield Static("Marking", classes="field-label")
                    yield ChoiceField("marking", MARKINGS, self.symbols, "OFFICIAL-SENSITIVE")
                yield Static("", id="new-wrong", classes="wrong")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Make the pack", variant="primary", id="make", compact=True)
                yield Button("Cancel", id="cancel", compact=True)
            yield Static("Tab goes on, arrows choose, Escape cancels", classes="dialog-hint")

    def on_mount(self) -> None:
        """Begin with the force."""
        self.query_one("#suggestions").display = False
        self.query_one("#force").focus()

    @on(Input.Changed, "#force")
    def _suggest(self, event: Input.Changed) -> None:
        options = self.query_one("#suggestions", OptionList)
        found = matching(event.value)[:_MOST_SUGGESTIONS] if event.value.strip() else []
        if self._force is not None and event.value == self._force.name:
            found = []
        options.set_options(Option(Content(force.name), id=force.name) for force in found)
        options.display = bool(found)

    def action_suggestions(self) -> None:
        """From the force into its suggestions."""
        options = self.query_one("#suggestions", OptionList)
        if options.display and self.focused is self.query_one("#force"):
            options.focus()
            options.highlighted = 0

    @on(OptionList.OptionSelected, "#suggestions")
    def _suggested(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take(next(force for force in matching("") if force.name == event.option_id))

    def _take(self, force: Force) -> None:
        self._force = force
        self.query_one("#force", Input).value = force.name
        for choice in self.query(ChoiceField):
            if choice.field == "terms":
                choice.show(force.terms)
        # The focus leaves the list before the list goes: from a hidden widget it would jump elsewhere first.
        self.set_focus(self.query_one("#body"))
        self.query_one("#suggestions").display = False

    @on(Input.Changed)
    def _mended(self) -> None:
        self.query_one("#new-wrong", Static).update("")

    @on(Input.Changed, "#date")
    def _echo(self, event: Input.Changed) -> None:
        echo = self.query_one("#date-echo", Static)
        try:
            said = spoken_with_weekday(parse_typed(event.value, self.today))
        except RecordError:
            said = ""
        echo.display = bool(said)
        echo.update(Content(said))

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "force" and (found := matching(event.value)) and len(found) == 1:
            self._take(found[0])
        else:
            self.focus_next()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "make":
            self._make()
        else:
            self.dismiss(None)

    def _make(self) -> None:
        """Check, say what is wrong beside the buttons, or make the pack."""
        force = self.query_one("#force", Input)
        when = self.query_one("#date", Input)
        if not force.value.strip():
            self._wrong("The force is needed: type its name.", force)
            return
        try:
            day = parse_typed(when.value, self.today)
        except RecordError as error:
            self._wrong(str(error), when)
            return
        chosen = {choice.field: choice.value for choice in self.query(ChoiceField)}
        office: dict[str, object] = {
            "force": force.value.strip(),
            "body": self.query_one("#body", Input).value.strip(),
            **chosen,
            **self._own_words(),
        }
        self.dismiss(NewPackAsked(office, {"date": day}))

    def _own_words(self) -> dict[str, object]:
        """What the force calls its chief and itself, where that differs from the usual words."""
        force = self._force
        if force is None or force.name != self.query_one("#force", Input).value.strip():
            return {}
        return dict(force.own_words)

    def _wrong(self, said: str, field: Input) -> None:
        self.query_one("#new-wrong", Static).update(Content(said))
        field.focus()

    def action_leave(self) -> None:
        """Make nothing."""
        self.dismiss(None)
