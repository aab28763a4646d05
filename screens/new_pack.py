"""The few facts that a pack begins with, asked one at a time."""

import asyncio
from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Literal

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from screens.dialog import Dialog
from screens.first_questions import QUESTIONS, Key, Question
from screens.key_words import with_keys
from screens.symbols import Symbols
from screens.widgets.choice_field import ChoiceField
from screens.widgets.key_line import KeyLine
from screens.widgets.one_line import OneLine
from screens.widgets.paged_list import PagedList
from store.settings import MOST_INITIALS
from toolkit.dates import parse_typed, spoken_with_weekday
from toolkit.errors import RecordError
from toolkit.forces import Force, forces, matching
from toolkit.kinds.office import MARKINGS
from toolkit.terms import TERMS_LABELS

_MOST_SUGGESTIONS = 5
_AS_TYPED = "as typed"


class NewPackAsked(Struct, frozen=True):
    """The person wants a pack with these fields of office and meeting, and goes by these initials."""

    office: dict[str, object]
    meeting: dict[str, object]
    officer: str


class NewPackScreen(Dialog[NewPackAsked | Literal["example"] | None]):
    """Force, name of the body, initials, PPOG date, marking: one at a time; only the force is needed to begin.

    What is ``known`` of the office from an earlier pack is filled in, and holds where the force is the same.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, so that what is typed right after it goes to the next question.
        Binding("enter", "go_on", "Go on", id="new.next", priority=True),
        Binding("escape,f3", "back", "Back", id="new.back"),
        Binding("down", "suggestions", "Suggestions", id="new.suggestions", show=False),
    ]

    HELP = (
        "A pack is one file with all that your office prepares for one PPOG. These few questions begin it; only the "
        "force is needed now. What you leave empty can be filled in later, and every answer can be changed, in step "
        "1.\n"
        "Enter goes on, {Esc|new.back} goes back to the question before, and at the first one makes no pack."
    )

    def __init__(self, today: date, symbols: Symbols, officer: str, known: Mapping[str, str]) -> None:
        super().__init__()
        self.today = today
        self.symbols = symbols
        self.officer = officer
        self.known = dict(known)
        self._force: Force | None = None
        self._settled = ""
        self._present: Key = "force"

    def compose(self) -> ComposeResult:
        """Every question, of which one is in sight."""
        with Vertical(classes="dialog wide new-pack"):
            yield Label("", classes="dialog-title", id="new-title")
            for question in QUESTIONS:
                with Vertical(id=f"ask-{question.key}", classes="asked"):
                    yield Static(question.asked, classes="asked-what")
                    yield Static(with_keys(question.why), classes="asked-why")
                    with Horizontal(classes="field"):
                        yield Static(question.label, classes="field-label")
                        yield self._field(question)
                    if question.key == "force":
                        yield PagedList(markup=False, compact=True, id="suggestions")
            yield Static("", classes="new-echo", id="date-echo")
            yield Static("", id="new-wrong", classes="wrong")
            with Horizontal(classes="dialog-buttons"):
                yield Button("Go on", variant="primary", id="next", compact=True)
                yield Button("Back", id="back", compact=True)
                yield Button("Show me the worked example", id="example", compact=True)
                yield Button("Cancel", id="cancel", compact=True)
            yield Static("", classes="dialog-hint", id="new-hint")
        yield KeyLine()

    def _field(self, question: Question) -> Widget:
        value = self.known.get(question.key, "")
        if question.key == "terms":
            return ChoiceField("terms", tuple(TERMS_LABELS.items()), self.symbols, value or "pcc", by_letters=True)
        if question.key == "marking":
            present = value or MARKINGS[-1]
            known = tuple((each, each) for each in dict.fromkeys((*MARKINGS, present)))
            return ChoiceField("marking", known, self.symbols, present, by_letters=True)
        most = MOST_INITIALS if question.key == "officer" else 0
        return OneLine(value, placeholder=question.hint, compact=True, id=question.key, max_length=most)

    def on_mount(self) -> None:
        """Begin with the force."""
        self.query_one("#suggestions").display = False
        self._show("force")

    @property
    def _asked(self) -> list[Key]:
        """The questions to be asked: not those whose answer is known or follows from another."""
        unneeded = {"officer"} if self.officer else set()
        # Until a force is settled, that it is a known one is the likelier.
        if self._force is not None or not self._settled or self._same_office:
            unneeded.add("terms")
        return [question.key for question in QUESTIONS if question.key not in unneeded]

    @property
    def _same_office(self) -> bool:
        return bool(self._settled) and self._settled == self.known.get("force")

    def _show(self, key: Key) -> None:
        """Put one question in sight."""
        self._present = key
        question = next(question for question in QUESTIONS if question.key == key)
        shown = self.query_one(f"#ask-{key}")
        shown.display = True
        # The focus moves before what it leaves goes out of sight: from there it would jump elsewhere first.
        field = shown.query_one(".field").children[1]
        self.set_focus(field)
        for other in self.query(".asked"):
            other.display = other is shown
        asked = self._asked
        last = key == asked[-1]
        self.query_one("#new-title", Label).update(f"A new pack: {asked.index(key) + 1} of {len(asked)}")
        forth = self.query_one("#next", Button)
        forth.label = "Make the pack" if last else "Go on"
        forth.refresh(layout=True)
        first = key == asked[0]
        self.query_one("#back").display = not first
        self.query_one("#example").display = first and not self.known
        enter = f"{{Enter|new.next}} {'makes the pack' if last else 'goes on'}"
        waits = "" if question.key in ("force", "terms", "marking") else ", empty too"
        said = f"{enter}{waits}. {{Esc|new.back}} {'cancels' if first else 'goes back'}."
        self.query_one("#new-hint", Static).update(with_keys(said))
        self._say_date()
        self._wrong("")

    @on(Input.Changed, "#force")
    def _suggest(self, event: Input.Changed) -> None:
        options = self.query_one("#suggestions", OptionList)
        typed = event.value.strip()
        found = matching(typed)[:_MOST_SUGGESTIONS] if typed else []
        if any(force.name == typed for force in found) or typed == self.known.get("force"):
            found = []
        made = [Option(Content(force.name), id=force.name) for force in found]
        own = [Option(Content(f"None of these: keep “{typed}”"), id=_AS_TYPED)]
        options.set_options(made + own if made else [])
        options.display = bool(made)

    @on(Input.Changed)
    def _mended(self) -> None:
        self._wrong("")
        self._say_date()

    def _say_date(self) -> None:
        echo = self.query_one("#date-echo", Static)
        try:
            said = spoken_with_weekday(parse_typed(self._typed("date"), self.today))
        except RecordError:
            said = ""
        echo.display = bool(said) and self._present == "date"
        echo.update(Content(said))

    def action_suggestions(self) -> None:
        """From the force into its suggestions."""
        options = self.query_one("#suggestions", OptionList)
        if options.display and self.focused is self.query_one("#force"):
            options.focus()
            options.highlighted = 0

    @on(OptionList.OptionSelected, "#suggestions")
    def _suggested(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id != _AS_TYPED:
            self.query_one("#force", Input).value = str(event.option_id)
        self._settle_force()

    async def action_go_on(self) -> None:
        """To the next question, or make the pack after the last; in a list or on a button, what Enter does there."""
        focused = self.focused
        # What was typed before Enter is still on its way into the field, and no event says when it has come.
        while focused is not None and focused.message_queue_size:  # noqa: ASYNC110
            await asyncio.sleep(0)
        if isinstance(focused, OptionList):
            focused.action_select()
        elif isinstance(focused, Button):
            focused.press()
        else:
            self._answered()

    def _answered(self) -> None:
        if self._present == "force":
            self._take_force()
        elif self._is_understood():
            self._go_on()

    def _take_force(self) -> None:
        """Settle on a force, or go into the suggestions where several are meant."""
        line = self.query_one("#force", Input)
        found = matching(line.value) if line.value.strip() else []
        if not line.value.strip():
            self._wrong("The force is needed: type its name.")
        elif line.value.strip() == self.known.get("force") or not found:
            self._settle_force()
        elif len(found) == 1:
            line.value = found[0].name
            self._settle_force()
        elif any(force.name == line.value.strip() for force in found):
            self._settle_force()
        else:
            self.action_suggestions()

    def _settle_force(self) -> None:
        self._settled = self._typed("force")
        self._force = next((force for force in forces() if force.name == self._settled), None)
        self.query_one("#suggestions").display = False
        if not self._same_office and self._typed("body") == self.known.get("body"):
            self.query_one("#body", Input).value = ""
        self._go_on()

    def _is_understood(self) -> bool:
        if self._present == "officer" and any(sign.isdigit() for sign in self._typed("officer")):
            self._wrong("Initials are a few letters, such as AB.")
            return False
        if self._present == "date":
            try:
                parse_typed(self._typed("date"), self.today)
            except RecordError as error:
                self._wrong(str(error))
                return False
        return True

    def _go_on(self) -> None:
        asked = self._asked
        place = asked.index(self._present) + 1
        if place < len(asked):
            self._show(asked[place])
        else:
            self._make()

    def action_back(self) -> None:
        """To the question before, with its answer; from the first one out."""
        asked = self._asked
        place = asked.index(self._present)
        if place:
            self._show(asked[place - 1])
        elif isinstance(self.focused, OptionList):
            self.query_one("#force").focus()
        else:
            self.dismiss(None)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == "next":
            self._answered()
        elif event.button.id == "back":
            self.action_back()
        else:
            self.dismiss("example" if event.button.id == "example" else None)

    def _make(self) -> None:
        chosen = {choice.field: choice.value for choice in self.query(ChoiceField)}
        office: dict[str, object] = dict(self.known) if self._same_office else {}
        if self._force is not None and not self._same_office:
            chosen["terms"] = self._force.terms
            office |= self._force.own_words
        elif self._same_office:
            chosen.pop("terms")
        office |= {"force": self._settled, "body": self._typed("body"), **chosen}
        meeting: dict[str, object] = {"date": parse_typed(self._typed("date"), self.today)}
        self.dismiss(NewPackAsked(office, meeting, self.officer or self._typed("officer")))

    def _typed(self, key: Key) -> str:
        return self.query_one(f"#{key}", Input).value.strip()

    def _wrong(self, said: str) -> None:
        line = self.query_one("#new-wrong", Static)
        line.display = bool(said)
        line.update(Content(said))
