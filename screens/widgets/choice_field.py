"""A field with a few values: all are in sight, the arrows or a click choose."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.style import Style

from screens.keys import key
from screens.symbols import Symbols
from screens.widgets.untyped_field import UntypedField

_GAP = "   "
# Under the sign of a value that is longer than a line.
_HANG = "  "


def _plain(text: str) -> str:
    """Letters as they are compared: a space and a hyphen are one."""
    return text.casefold().replace("-", " ")


class ChoiceField(UntypedField, can_focus=True):
    """Values side by side, the present one marked with a sign and bold; wraps when narrow."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("left,up", "step(-1)", "Value before", "field.previous", "Choose the value before"),
        key("right,down,space", "step(1)", "Choose", "field.next", "Choose the next value", show=True),
    ]

    NOT_TAKEN = "{Left|field.previous} and {Right|field.next} choose one of these, {Tab|app.next} goes on."

    class Chosen(Message):
        """The person chose ``value`` (its text) for ``field``."""

        def __init__(self, sender: "ChoiceField", value: str) -> None:
            super().__init__()
            self.sender = sender
            self.field = sender.field
            self.value = value

    def __init__(
        self,
        field: str,
        choices: tuple[tuple[str, str], ...],
        symbols: Symbols,
        value: str = "",
        *,
        by_letters: bool = False,
    ) -> None:
        """Show ``choices``, each a value and its label; ``by_letters`` the first letters of a label choose it too."""
        super().__init__(classes="choice-field")
        self.by_letters = by_letters
        self._begun = ""
        self.field = field
        self.choices = choices
        self.symbols = symbols
        self.value = value

    def render(self) -> Content:
        """Every value, with a sign before the present one."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the values take at ``width``."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        """The values, as many on a line as fit whole."""
        on, off = self.symbols.mark("chosen"), self.symbols.mark("next")
        lines: list[Content] = []
        room_left = False
        for place, (value, label) in enumerate(self.choices):
            chosen = value == self.value
            style = Style.from_meta({"place": place}) + Style(bold=chosen)
            option = Content.assemble((f"{on if chosen else off} {label}", style))
            if room_left and lines[-1].cell_length + len(_GAP) + option.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], Content(_GAP), option)
            else:
                first, *more = option.wrap(max(width - len(_HANG), 1)) if option.cell_length > width else [option]
                lines += [first, *(Content(_HANG) + line for line in more)]
                room_left = not more
        return lines

    def show(self, value: str) -> None:
        """Show a value without announcing it."""
        if value != self.value:
            self.value = value
            self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Choose what begins with the letters typed so far; what begins nothing is a text like any other."""
        sign = event.character or ""
        if not (self.by_letters and sign and sign.isprintable()) or self._text.runs(event.time):
            return
        begun = self._begun + _plain(sign)
        found = next((value for value, label in self.choices if _plain(label).startswith(begun)), None)
        self._begun = begun if found is not None else ""
        if found is not None:
            event.stop()
            event.prevent_default()
            self._choose(found)

    def on_blur(self) -> None:
        """Begin another word the next time."""
        self._begun = ""

    def action_step(self, by: int) -> None:
        """Go to the next or previous value."""
        self._begun = ""
        values = [value for value, _ in self.choices]
        place = values.index(self.value) if self.value in values else -1
        self._choose(values[(place + by) % len(values)])

    def on_click(self, event: events.Click) -> None:
        """Choose the value under the pointer."""
        place = event.style.meta.get("place")
        if isinstance(place, int):
            self._choose(self.choices[place][0])

    def _choose(self, value: str) -> None:
        self.show(value)
        self.post_message(self.Chosen(self, value))
