"""F1: what is in front of the person, and the keys that work there."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static

from screens.rows import Passage
from screens.symbols import Symbols
from screens.widgets.reading import Reading

Key = tuple[str, str]

PLAIN_FIELD = "Type what you know; it is saved as you type. Tab goes to the next field, Escape back to the list."
MORE_KEYS = (("1 to 9, 0", "Go straight to a step"), ("Ctrl+P", "Find any action, step or text"))


class HelpScreen(ModalScreen[None]):
    """Explains one place and lists its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "dismiss", "Close", id="help.close"),
    ]

    def __init__(self, title: str, passages: Sequence[Passage], keys: Sequence[Key], symbols: Symbols) -> None:
        super().__init__()
        self.heading = title
        self.passages = tuple(passages)
        self.keys = tuple(keys)
        self.symbols = symbols

    def compose(self) -> ComposeResult:
        """The explanation, then the keys in two columns."""
        width = max((len(key) for key, _ in self.keys), default=0)
        with Vertical(classes="dialog wide"):
            yield Label(Content(self.heading), classes="dialog-title")
            with VerticalScroll():
                reading = Reading(self.symbols)
                reading.show(self.passages)
                yield reading
                lines = [
                    Content.assemble((f"{key:<{width}}  ", "bold $primary"), Content(said)) for key, said in self.keys
                ]
                yield Static(Content("\n").join(lines), classes="help-keys")
            yield Static("Escape closes", classes="dialog-hint")

    def on_mount(self) -> None:
        """Begin in the text, so that the arrows scroll it."""
        self.query_one(VerticalScroll).focus()


def keys_of(screen: Screen[Any]) -> list[Key]:
    """The keys that work on a screen at this moment, each with what it does."""
    keys: dict[str, str] = {}
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.tooltip:
            keys[screen.app.get_key_display(active.binding)] = active.binding.tooltip
    return list(keys.items())
