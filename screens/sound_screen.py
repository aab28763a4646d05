"""A screen to which it does no harm when somebody presses twice."""

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

Answered = TypeVar("Answered")


class SoundScreen(Screen[Answered], Generic[Answered]):
    """A screen that is closed once, and on which a click on what is just gone is a click on nothing."""

    def dismiss(self, result: Answered | None = None) -> AwaitComplete:
        """Close with ``result``, if this is in front; Textual would close whatever else is."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Where a selection begins; never in a notice that the click before has removed."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        return (widget, offset) if widget is None or widget.parent is not None else (None, None)
