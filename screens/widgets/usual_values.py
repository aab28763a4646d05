"""Under a line: what is usually typed there, to be taken by a key or a click; anything else can be typed."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from screens.key_words import with_keys
from screens.keys import key
from screens.widgets.typed_fields import LineField
from toolkit.fields import Field

_GAP = "   "


class UsualValues(Widget):
    """The usual values side by side, with the key that takes the next of them."""

    class Taken(Message):
        """The person clicked on ``value``, which is usual in ``field``."""

        def __init__(self, field: str, value: str) -> None:
            super().__init__()
            self.field = field
            self.value = value

    def __init__(self, field: Field) -> None:
        super().__init__(classes="usual-values")
        self.field = field.name
        self.values = field.usual

    def render(self) -> Content:
        """The values, each to be clicked."""
        offered = (Content.styled(value, Style(bold=True) + Style.from_meta({"usual": value})) for value in self.values)
        return Content.assemble(with_keys("{Down|field.usual} fills in: "), Content(_GAP).join(offered))

    def on_click(self, event: events.Click) -> None:
        """Take the value under the pointer."""
        value = event.style.meta.get("usual")
        if isinstance(value, str):
            self.post_message(self.Taken(self.field, value))


class UsualField(LineField):
    """A line with values that are usual in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("down", "usual(1)", "Usual", "field.usual", "Take the next of the usual values", show=True),
        key("up", "usual(-1)", "Usual before", "field.usual_before", "Take the usual value before"),
    ]

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.usual = field.usual

    def action_usual(self, by: int) -> None:
        """Go to the next usual value or the one before; a text of one's own gives way to the first or last."""
        place = self.usual.index(self.value) + by if self.value in self.usual else min(by, 0)
        self.take(self.usual[place % len(self.usual)])

    def take(self, value: str) -> None:
        """Have ``value`` in the line, as if it had been typed."""
        self.value = value
        self.cursor_position = len(value)
