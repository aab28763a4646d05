"""Out of a screen once, however often the key is pressed."""

from typing import Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Answered = TypeVar("Answered")


class LeavesOnce(Screen[Answered], Generic[Answered]):
    """A screen that a second key or click on the way out does not take with what stands below it.

    Textual's own closes whatever is in front by then, without asking it, or ends in an error where nothing is.
    """

    def dismiss(self, result: Answered | None = None) -> AwaitComplete:
        """Close with ``result``, if this is in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
