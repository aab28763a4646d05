"""Each key finds what the one before it has brought about, however fast they come and however slow the computer."""

from collections import deque
from time import monotonic

from textual import events

from ppog_tui.going_on import GoesOn
from screens.kept_first import KeptFirst

_Typed = events.Key | events.Paste

# Seconds: how soon a key that waits is looked at again, and how long it waits at most.
_LOOK_AGAIN = 0.002
_LONGEST = 10.0


class KeysInOrder(GoesOn):
    """An app in which a key waits while the one before is on its way, and while the cursor is.

    Textual gives every key at once to what has the focus at that moment. A key that opens a form or a dialog moves
    the focus only later, so that what was typed ahead would reach the list, where letters are commands.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[_Typed] = deque()
        self._last: _Typed | None = None
        self._moved_on = 0.0
        self._begun: object = None

    @property
    def keys_wait(self) -> bool:
        """Whether a key has been typed and not yet given to anything."""
        return bool(self._waiting)

    async def on_event(self, event: events.Event) -> None:
        """Have a key wait, or give it on."""
        if not isinstance(event, _Typed) or event.is_forwarded:
            await super().on_event(event)
        elif self._waiting:
            self._waiting.append(event)
        elif self._must_wait(event):
            self._moved_on = monotonic()
            self._waiting.append(event)
            self.set_timer(_LOOK_AGAIN, self._go_on)
        else:
            self._last = event
            await super().on_event(event)

    async def _go_on(self) -> None:
        """Give on what need not wait any more."""
        too_long = monotonic() - self._moved_on > _LONGEST
        if too_long:
            self._expect_nothing()
        while self._waiting and (too_long or not self._must_wait(self._waiting[0])):
            self._moved_on, too_long = monotonic(), False
            self._last = self._waiting.popleft()
            await super().on_event(self._last)
        if self._waiting:
            self.set_timer(_LOOK_AGAIN, self._go_on)

    def _expect_nothing(self) -> None:
        """Go by where the cursor is, although it was to go elsewhere: keys are never kept for good."""
        self._begun = self.screen
        if isinstance(self.screen, KeptFirst):
            self.screen.cursor_comes = False

    def _must_wait(self, event: _Typed) -> bool:
        screen, focused = self.screen, self.screen.focused
        if focused is not None:
            self._begun = screen
        elif screen is not self._begun and (not screen.is_mounted or screen.focus_chain):
            # It was put in front just now, and its first field takes the cursor in a moment.
            return True
        if isinstance(screen, KeptFirst) and screen.cursor_comes:
            return True
        if focused is not None and _is_text(event) and _is_text(self._last) and focused.check_consume_key("a", "a"):
            # Into a field that takes letters, one after the other.
            return False
        path = [screen, self] if focused is None else focused.ancestors_with_self
        return any(node.message_queue_size for node in path)


def _is_text(event: _Typed | None) -> bool:
    return isinstance(event, events.Paste) or (event is not None and event.is_printable)
