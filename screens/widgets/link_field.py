"""A field that points to other records: shows their names, and asks for a choice."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from screens.key_words import with_keys
from screens.keys import key
from screens.symbols import Symbols


class LinkField(Widget, can_focus=True):
    """The linked records by name; Enter, Space or a click asks to choose others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,space", "pick", "Choose", "field.choose", "Choose what the field points to", show=True),
    ]

    class PickWanted(Message):
        """The person wants to choose what ``field`` points to."""

        def __init__(self, sender: "LinkField") -> None:
            super().__init__()
            self.sender = sender
            self.field = sender.field

    def __init__(self, field: str, symbols: Symbols) -> None:
        super().__init__(classes="link-field")
        self.field = field
        self.symbols = symbols
        self.names: tuple[str, ...] = ()

    def render(self) -> Content:
        """The names, or that there are none, with how to choose."""
        arrow = self.symbols.mark("link")
        if not self.names:
            return Content(f"None {self.symbols.dot} {with_keys('{Enter|field.choose} chooses')}")
        return Content("\n".join(f"{arrow} {' '.join(name.split())}" for name in self.names))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are not commands while a field has the focus: a name typed here must not delete the record."""
        return character is not None and character.isprintable() and character != " "

    def show(self, names: tuple[str, ...]) -> None:
        """Show other names."""
        if names != self.names:
            self.names = names
            self.refresh(layout=True)

    def action_pick(self) -> None:
        """Ask for a choice."""
        self.post_message(self.PickWanted(self))

    def on_click(self) -> None:
        """Ask for a choice."""
        self.action_pick()
