"""A field whose value is chosen: a text that is typed into it by mistake does nothing, and that is said."""

from typing import ClassVar

from textual import events
from textual.widget import Widget

from screens.key_words import with_keys
from screens.stray_keys import StrayText


class UntypedField(Widget, can_focus=True):
    """What fields have in common that take keys and no letters; ``NOT_TAKEN`` says what to do instead of typing."""

    NOT_TAKEN: ClassVar[str]

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._text = StrayText()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are not commands while a field has the focus: a name typed here must not delete the record."""
        return character is not None and character.isprintable() and character != " "

    def on_key(self, event: events.Key) -> None:
        """Hold the spaces of a text: each would choose something."""
        if self._text.holds(event.character or "", event.time, is_key=False):
            event.stop()
            if self._text.held == 1:
                said = f"What you typed was not taken. {with_keys(self.NOT_TAKEN)}"
                self.notify(said, severity="warning", timeout=8, markup=False)
