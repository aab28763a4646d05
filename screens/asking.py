"""Ask for the status, the owner or the due date of one row or of several."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from screens.case import Case
from screens.choosing import Choice, ChooseOne
from screens.dialog import Dialog
from screens.messages import RecordsChanged
from screens.row_work import Purpose, common_value, counted, field_of, given, held_now, named, used_values
from screens.rows import Row, StepView
from screens.widgets.key_line import KeyLine
from screens.widgets.one_line import OneLine
from screens.widgets.paged_list import PagedList
from toolkit.dates import last_day
from toolkit.errors import RecordError
from toolkit.fields import Field
from toolkit.typed_values import echo_of, text_of, value_of
from toolkit.views import short

# More suggestions than these are narrowed by typing.
_MOST_SUGGESTED = 200
# Letters of a value in the line that says what Enter takes.
_NAMED = 34

_WORDS: dict[Purpose, str] = {"status": "status", "owner": "owner", "due": "due date"}


class AskValue(Dialog[str | None]):
    """A value that is typed, or taken from those in use; what was understood is said while typing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel", id="choose.cancel")]

    HELP = (
        "Type what it is to be, or go Down to what is in use in this pack already. Below the line stands how what you "
        "typed is understood. Enter takes it; {Esc|choose.cancel} leaves all as it was."
    )

    def __init__(
        self,
        title: str,
        value: str,
        suggested: Sequence[Choice],
        understood: Callable[[str], str],
        example: str = "",
        *,
        yes: str = "Take it",
        hint: str = "",
        completes: bool = False,
    ) -> None:
        """Ask, beginning with ``value``; ``understood`` raises `RecordError` for what cannot be taken.

        ``hint`` says what Enter does, with something typed and without, where that is not to take it and to clear it.
        Where the question ``completes``, the beginning of a suggested value stands for that value; where it is that
        of several, one is to be chosen.
        """
        super().__init__()
        self.completes = completes
        self.example = example
        self.yes = yes
        self.hint = hint
        self.heading = title
        self.value = value
        self.suggested = list(suggested)
        self.understood = understood

    def compose(self) -> ComposeResult:
        """The question, the line with what was understood, the values in use."""
        with Vertical(classes="dialog several"):
            yield Label(Content(self.heading), classes="dialog-title")
            yield OneLine(self.value, compact=True, classes="dialog-filter", select_on_focus=True)
            yield Static("", classes="field-echo")
            yield PagedList(*self._options(""), markup=False, compact=True)
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.yes, variant="primary", id="take", compact=True)
                yield Button("Cancel", id="cancel", compact=True)
            yield Static(Content(self._hint("")), classes="dialog-hint")
        yield KeyLine()

    def _hint(self, typed: str) -> str:
        """What Enter does by now."""
        begun = self._begun(typed)
        if len(begun) > 1:
            return "Enter goes to those in use: choose one, or keep what you typed."
        if self.completes and typed.strip() and typed != self.value:
            other = " Down: those in use, or as typed." if begun else ""
            return f"Enter takes “{short(begun[0] if begun else typed.strip(), _NAMED)}”.{other}"
        goes = "Down goes to those in use, " if self.suggested else ""
        return f"{self.example} {self.hint or f'Enter takes it, {goes}empty clears it.'}".lstrip()

    def _begun(self, typed: str) -> list[str]:
        """The suggested values that the typed text is the beginning of; none where it is one of them, or untouched."""
        text, values = typed.strip(), [value for value, _ in self.suggested]
        if not (self.completes and text) or typed == self.value or text in values:
            return []
        return [value for value in values if value.casefold().startswith(text.casefold())]

    def on_mount(self) -> None:
        """Begin in the line."""
        self.query_one(Input).focus()
        self.query_one(OptionList).display = bool(self.suggested)

    def _options(self, typed: str) -> list[Option]:
        wanted = typed.casefold()
        found = [(value, label) for value, label in self.suggested if wanted in label.casefold()]
        options = [Option(Content(label), id=value) for value, label in found[:_MOST_SUGGESTED]]
        # In the words in which the force of a new pack is asked for.
        own = [Option(Content(f"None of these: keep “{typed.strip()}”"))] if self._begun(typed) else []
        return options + own

    def on_key(self, event: events.Key) -> None:
        """Down goes from the line into the values in use, Up from the first of them back."""
        line, options = self.query_one(Input), self.query_one(OptionList)
        if event.key == "down" and self.focused is line and options.option_count:
            event.stop()
            options.highlighted = 0
            options.focus()
        elif event.key == "up" and self.focused is options and options.highlighted == 0:
            event.stop()
            line.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        typed = event.value
        options = self.query_one(OptionList)
        options.set_options(self._options(typed if typed != self.value else ""))
        options.display = bool(options.option_count)
        self.query_one(".dialog-hint", Static).update(Content(self._hint(typed)))
        self._echo(typed, complain=False)

    def _echo(self, typed: str, *, complain: bool) -> bool:
        """Say what was understood; false where nothing was. Half a date is no mistake until it is to be taken."""
        try:
            said, wrong = self.understood(typed), False
        except RecordError as error:
            said, wrong = str(error) if complain else "", True
        echo = self.query_one(".field-echo", Static)
        echo.display = bool(said)
        echo.set_class(wrong, "wrong")
        echo.update(Content(said))
        return not wrong

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    def _take(self) -> None:
        line, options = self.query_one(Input), self.query_one(OptionList)
        begun = self._begun(line.value)
        if len(begun) > 1:
            options.highlighted = 0
            options.focus()
            return
        typed = begun[0] if begun else line.value.strip()
        if self._echo(typed, complain=True):
            self.dismiss(typed)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        as_typed = event.option.id is None
        self.dismiss(self.query_one(Input).value.strip() if as_typed else event.option.id)

    @on(Button.Pressed, "#cancel")
    def action_leave(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)


Rows = Callable[[], Sequence[Row]]


def ask_for(
    app: App[None],
    view: StepView,
    case: Callable[[], Case],
    rows: Rows,
    purpose: Purpose,
    then: Callable[[RecordsChanged], object],
) -> None:
    """Ask for a value of ``rows`` and hand on the change; of several sorts, the most common one."""
    present = case()
    wanted = rows()
    able = [(row, field) for row in wanted if (field := field_of(view, present, row, purpose)) is not None]
    if not able:
        return
    [(choices, _)] = Counter(field.choices for _, field in able).most_common(1)
    field = next(field for _, field in able if field.choices == choices)
    fitting = [row for row, own in able if own.choices == choices]
    title = f"{field.label}: {named(fitting)}"
    left_out = len(wanted) - len(fitting)
    if left_out:
        title += f" ({counted(left_out, 'other')} {'has' if left_out == 1 else 'have'} no such field)"

    # What is there is not written over unseen.
    title = "\n".join(filter(None, (title, held_now(field, fitting))))

    def answered(typed: str | None) -> None:
        if typed is None:
            return
        value = value_of(field, typed, case().today)
        label = f"{_WORDS[purpose]} of {named(fitting)}"
        then(RecordsChanged(lambda: given(view, case(), rows(), purpose, value, choices), label))

    has = common_value(view, present, fitting, purpose)
    if purpose == "status":
        app.push_screen(ChooseOne(title, field.choices, has), answered)
        return

    def understood(typed: str) -> str:
        value_of(field, typed, case().today)
        return echo_of(field, typed, case().today)

    suggested = [
        (text_of(field, value), _suggestion(field, value, often))
        for value, often in used_values(present.pack, purpose)
        if purpose != "due" or (last_day(value) or present.today) >= present.today
    ]
    completes = purpose == "owner"
    asked = AskValue(title, text_of(field, has), suggested, understood, field.help, completes=completes)
    app.push_screen(asked, answered)


def _suggestion(field: Field, value: str, often: int) -> str:
    return f"{text_of(field, value)}  ({often})"
