"""Small questions asked over the present screen: choose one, choose several, type a line, confirm."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from screens.dialog import Dialog
from screens.key_words import with_keys
from screens.symbols import Symbols
from screens.widgets.key_line import KeyLine
from screens.widgets.one_line import OneLine
from screens.widgets.paged_list import PagedList

Choice = tuple[str, str]


class ChooseOne(Dialog[str | None]):
    """One of several, by arrows, by typing a part of it, or by mouse; nothing on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel", id="choose.cancel")]

    HELP = (
        "Go to one of these with the arrows and take it with Enter, or click on it. Typing letters of its name leaves "
        "only those that have them, where there is a line for it. {Esc|choose.cancel} changes nothing."
    )

    def __init__(self, title: str, choices: Sequence[Choice], present: str = "") -> None:
        """Ask for one of ``choices`` (value and label), beginning at the ``present`` value."""
        super().__init__()
        self.heading = title
        self.choices = list(choices)
        self.present = present

    def compose(self) -> ComposeResult:
        """The question, a line to narrow a long list, the list."""
        with Vertical(classes="dialog"):
            yield Label(Content(self.heading), classes="dialog-title")
            if len(self.choices) > 8:
                yield OneLine(
                    placeholder="Type to narrow the list", compact=True, classes="dialog-filter", select_on_focus=False
                )
            yield PagedList(*self._options(""), markup=False, compact=True)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Cancel", id="cancel", compact=True)
                yield Static("Enter or a click chooses")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list, at the present value."""
        options = self.query_one(OptionList)
        values = [value for value, _ in self.choices]
        options.highlighted = values.index(self.present) if self.present in values else 0
        options.focus()

    def on_key(self, event: events.Key) -> None:
        """Typing in the list narrows it; an arrow in the line goes back to the list."""
        lines = self.query(Input)
        if not lines:
            return
        line, options = lines.first(), self.query_one(OptionList)
        # The line stops what is typed into it: this was typed into the list, perhaps just before the focus moved.
        if event.is_printable and event.character:
            event.stop()
            line.focus()
            line.insert_text_at_cursor(event.character)
        elif self.focused is line and event.key in ("down", "up"):
            event.stop()
            options.focus()

    def _options(self, typed: str) -> list[Option]:
        found = typed.casefold()
        return [Option(Content(label), id=value) for value, label in self.choices if found in label.casefold()]

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        options = self.query_one(OptionList)
        options.set_options(self._options(event.value))
        options.highlighted = 0 if options.option_count else None

    @on(Input.Submitted)
    def _take(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    @on(Button.Pressed)
    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)


class _TickList(PagedList):
    """A list in which a click ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "screen.tick", "Tick", id="choose.tick")]

    async def _on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("option")
        event.prevent_default()
        if isinstance(place, int) and place < self.option_count:
            self.highlighted = place
            await self.run_action("screen.tick")


_TICKS_ONLY = "{Space|choose.tick} or a click ticks, Enter is done"
_TICKS = "{Space|choose.tick} or a click ticks. Enter takes what is ticked, or else the highlighted row."


class ChooseSeveral(Dialog[tuple[str, ...] | None]):
    """Any number of several: Space or a click ticks, Enter is done, Escape leaves all as it was.

    Where nothing is ticked and nothing was touched, Enter takes the highlighted one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="choose.cancel"),
    ]

    HELP = (
        "{Space|choose.tick} or a click ticks one, or takes its tick away; any number may have one. Enter takes those "
        "that are ticked. {Esc|choose.cancel} leaves all as it was."
    )

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        chosen: Sequence[str],
        symbols: Symbols,
        *,
        done: str = "Done",
        told: Sequence[str] = (),
        ticked_only: bool = False,
    ) -> None:
        """Ask which of ``choices`` (value and label) are wanted; ``done`` says on a button what that does.

        What is ``told`` stands below the choices and cannot be ticked. With ``ticked_only``, Enter never takes what
        has no tick.
        """
        super().__init__()
        self.done = done
        self.told = [Option(Content(f"{symbols.mark('warn')} {said}")) for said in told]
        self.heading = title
        self.choices = list(choices)
        self.chosen = list(chosen)
        self.symbols = symbols
        self._touched = ticked_only

    def compose(self) -> ComposeResult:
        """The question and the list with its ticks."""
        with Vertical(classes="dialog several"):
            yield Label(Content(self.heading), classes="dialog-title")
            options = [Option(self._draw(choice), id=choice[0]) for choice in self.choices]
            yield _TickList(*options, *self.told, markup=False, compact=True)
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.done, variant="primary", id="done", compact=True)
                yield Button("Cancel", id="cancel", compact=True)
            yield Static(with_keys(_TICKS_ONLY if self._touched or self.chosen else _TICKS), classes="dialog-hint")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list."""
        self.query_one(OptionList).focus()

    def _draw(self, choice: Choice) -> Content:
        value, label = choice
        return Content(f"{self.symbols.mark('done' if value in self.chosen else 'todo')} {label}")

    def action_tick(self) -> None:
        """Tick or untick the highlighted one."""
        options = self.query_one(OptionList)
        if options.highlighted is None or options.highlighted >= len(self.choices):
            return
        self._touched = True
        choice = self.choices[options.highlighted]
        if choice[0] in self.chosen:
            self.chosen.remove(choice[0])
        else:
            self.chosen.append(choice[0])
        options.replace_option_prompt_at_index(options.highlighted, self._draw(choice))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if not self._touched and not self.chosen and event.option.id is not None:
            self.chosen.append(event.option.id)
        self._finish()

    @on(Button.Pressed, "#done")
    def _finish(self) -> None:
        self.dismiss(tuple(self.chosen))

    @on(Button.Pressed, "#cancel")
    def action_leave(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)


def _escape_as(no: str, active: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    """The keys that work in a question, Escape named as the button that does the same."""
    escape = active["escape"]
    return {**active, "escape": escape._replace(binding=replace(escape.binding, description=no), tooltip="")}


class TypeLine(Dialog[str | None]):
    """One line of text, such as a file's path; nothing on Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel", id="choose.cancel")]

    HELP = "Type or paste the line and press Enter. {Esc|choose.cancel} leaves all as it was."

    def __init__(self, title: str, hint: str, value: str = "", *, yes: str = "Go on", no: str = "Cancel") -> None:
        super().__init__()
        self.heading = title
        self.hint = hint
        self.value = value
        self.yes = yes
        self.no = no

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here."""
        return _escape_as(self.no, super().active_bindings)

    def compose(self) -> ComposeResult:
        """The question, a line to answer it in, two buttons."""
        with Vertical(classes="dialog wide"):
            yield Label(Content(self.heading), classes="dialog-title")
            yield OneLine(self.value, classes="dialog-line", compact=True, select_on_focus=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button(self.yes, variant="primary", id="yes", compact=True)
                yield Button(self.no, id="no", compact=True)
            yield Static(Content(self.hint), classes="dialog-hint")
        yield KeyLine()

    @on(Input.Submitted)
    @on(Button.Pressed, "#yes")
    def _done(self) -> None:
        self.dismiss(self.query_one(Input).value.strip() or None)

    @on(Button.Pressed, "#no")
    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """Yes or no, with what each does; Escape is no."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "No", id="choose.cancel")]

    HELP = (
        "Nothing has happened yet. Tab goes from one answer to the other, Enter or a click gives it. "
        "{Esc|choose.cancel} is the same as the last one."
    )

    def __init__(self, title: str, said: str, yes: str, no: str = "Cancel") -> None:
        super().__init__()
        self.heading = title
        self.said = said
        self.yes = yes
        self.no = no

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here."""
        return _escape_as(self.no, super().active_bindings)

    def compose(self) -> ComposeResult:
        """The question and two buttons."""
        with Vertical(classes="dialog"):
            yield Label(Content(self.heading), classes="dialog-title")
            yield Static(Content(self.said), classes="dialog-body")
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(self.yes), variant="primary", id="yes", compact=True)
                yield Button(Content(self.no), id="no", compact=True)
        yield KeyLine()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_leave(self) -> None:
        """No."""
        self.dismiss(False)
