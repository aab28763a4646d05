"""A field that points to other records: shows their names, and asks for a choice."""

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from screens.key_words import with_keys
from screens.keys import key
from screens.symbols import Symbols
from screens.widgets.untyped_field import UntypedField


class LinkField(UntypedField, can_focus=True):
    """The linked records by name; Enter, Space or a click asks to choose others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("enter,space", "pick", "Choose", "field.choose", "Choose what the field points to", show=True),
    ]

    NOT_TAKEN = "What this is linked with is chosen from a list: {Enter|field.choose} shows it."

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
