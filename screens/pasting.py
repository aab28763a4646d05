"""Make records of a pasted list: the lines are shown first, and nothing is added that was not seen."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Label, Static, TextArea

from screens.case import Case
from screens.choosing import ChooseOne, ChooseSeveral
from screens.dialog import Dialog
from screens.messages import RecordsAdded
from screens.pasted_lists import fitting, in_a_line, lines_in, records_of
from screens.pasted_readings import Pasted, reading_choice, readings_of, table_in
from screens.row_work import counted
from screens.rows import AddChoice, NewId, Row, StepView
from screens.symbols import Symbols
from screens.widgets.key_line import KeyLine
from toolkit.fields import kind_of
from toolkit.views import short

# A longer list is a job for a file.
MOST_LINES = 1000


class PasteText(Dialog[str | None]):
    """A place to paste or type a list into; several pasted lines are taken at once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel", id="choose.cancel")]
    HELP = (
        "Paste as in any other program of your terminal: often Ctrl+Shift+V or Shift+Ins, on a Mac Cmd+V. Several "
        "pasted lines are taken at once; after typed ones, choose Go on. Each line becomes one record.\n"
        "Columns copied from a spreadsheet, or from a table in Word, become owner and due date. For readings of a "
        "measure, a line has a date and a figure: “Sep 2026; 71” or “30/09/26; 71.4”.\n"
        "You see what the lines become before anything is added. {Esc|choose.cancel} adds nothing."
    )

    def compose(self) -> ComposeResult:
        """The question, the place for the list, two buttons."""
        with Vertical(classes="dialog wide"):
            yield Label(Content("Paste a list, one record a line"), classes="dialog-title")
            yield TextArea(compact=True, classes="text-field")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Go on", variant="primary", id="take", compact=True)
                yield Button("Cancel", id="cancel", compact=True)
            said = (
                "Columns of a spreadsheet become owner and due date. Readings of a measure: “Sep 2026; 71”. "
                "Nothing is added before you have seen it."
            )
            yield Static(Content(said), classes="dialog-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the text."""
        self.query_one(TextArea).focus()

    @on(events.Paste)
    def _pasted(self, event: events.Paste) -> None:
        if len(lines_in(event.text)) > 1:
            self.dismiss(event.text)

    @on(Button.Pressed, "#take")
    def _take(self) -> None:
        self.dismiss(self.query_one(TextArea).text)

    @on(Button.Pressed, "#cancel")
    def action_leave(self) -> None:
        """Add nothing."""
        self.dismiss(None)


def takes_lists(view: StepView, case: Case, row: Row | None) -> bool:
    """Whether records can be added where the row stands."""
    return bool(view.additions(case, row))


def ask_to_paste(app: App[None], then: Callable[[str], object]) -> None:
    """Ask for a list."""

    def answered(text: str | None) -> None:
        if text:
            then(text)

    app.push_screen(PasteText(), answered)


def ask_to_add(
    app: App[None],
    view: StepView,
    case: Case,
    row: Row | None,
    text: str,
    new_id: NewId,
    then: Callable[[RecordsAdded], object],
) -> None:
    """Ask what the lines become, show them, and hand on the records that are wanted, as one step to undo."""
    additions = view.additions(case, row)
    lines, choices = lines_in(text), fitting(additions)
    readings = reading_choice(additions)
    if not lines or not (choices or readings):
        said = "Nothing can be added here." if lines else "There is no line to make a record of."
        app.notify(said, timeout=6, markup=False)
        return
    if len(lines) > MOST_LINES:
        said = f"That is a list of {len(lines)} lines. At most {MOST_LINES} are taken at once."
        app.notify(said, severity="warning", timeout=8, markup=False)
        return

    def show(choice: AddChoice) -> None:
        records = {record.id: record for record in records_of(choice, lines, new_id, case.today)}

        def answered(wanted: tuple[str, ...] | None) -> None:
            taken = [record for id, record in records.items() if id in (wanted or ())]
            if taken:
                name = kind_of(taken[0]).name
                then(RecordsAdded(taken, f"{counted(len(taken), name)} from a pasted list", begin=False))

        shown = [(id, in_a_line(record)) for id, record in records.items()]
        title = f"Add {counted(len(records), kind_of(next(iter(records.values()))).name)}?"
        app.push_screen(ChooseSeveral(title, shown, list(records), case.symbols, done="Add them"), answered)

    ways = [(choice.label, partial(show, choice)) for choice in choices]
    table = table_in(text, case.pack, readings[1], case.today) if readings else []
    if readings and table:
        choice, measure = readings
        pasted = readings_of(table, choice, case.pack, measure, new_id, case.today)
        way = (choice.label, partial(_show_readings, app, pasted, case.symbols, then))
        if not pasted.left:
            ways = [way]
        else:
            ways.insert(0 if pasted.readings else len(ways), way)

    def chosen(place: str | None) -> None:
        if place is not None:
            ways[int(place)][1]()

    if len(ways) == 1:
        chosen("0")
        return
    options = [(str(place), label) for place, (label, _) in enumerate(ways)]
    app.push_screen(ChooseOne(f"What is each of the {len(lines)} lines?", options), chosen)


def _show_readings(app: App[None], pasted: Pasted, symbols: Symbols, then: Callable[[RecordsAdded], object]) -> None:
    left, every, certain = len(pasted.left), len(pasted.readings), len(pasted.certain)
    if not every:
        said = f"No line was understood as a reading. {pasted.left[0]}"
        app.notify(said, severity="warning", timeout=12, markup=False)
        return

    def answered(wanted: tuple[str, ...] | None) -> None:
        taken = [reading for id, reading in pasted.readings.items() if id in (wanted or ())]
        if taken:
            # Without the unit of the figures their measure would show them as something else.
            label = f"{counted(len(taken), 'reading')} from a pasted list"
            then(RecordsAdded(taken, label, begin=False, also=pasted.with_unit))

    some = "" if certain == every else f"{certain} of "
    title = f"Add {some}{counted(every, 'reading')}?" if certain else "Tick the readings to add."
    if left:
        title += f" {counted(left, 'line')} {'was' if left == 1 else 'were'} not understood, at the end."
    told = [f"Taken for the heading: “{short(pasted.heading, 60)}”.", *pasted.left] if pasted.heading else pasted.left
    asked = ChooseSeveral(title, pasted.shown, pasted.certain, symbols, done="Add them", told=told, ticked_only=True)
    app.push_screen(asked, answered)
