"""What is opened is drawn once, when everything on it has found its place, and not bit by bit."""

import asyncio
from time import monotonic

from textual.events import ScreenResume
from textual.screen import Screen

from screens.sound_screen import SoundScreen

# Seconds: what has not found its place by then is drawn as it is.
_LONGEST = 2.0


class WholeAtFirst(SoundScreen[None]):
    """A screen whose first frame waits until its widgets have nothing more to say to each other.

    Textual lays a new screen out, draws it, and only then learns how long its lists are, so that it draws the whole
    screen three or four times until it stands still. Here the lists are measured first.
    """

    _whole = False
    _begun = 0.0

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Wait for the layout, once."""
        if not self._begun:
            # Every widget was given its styles a moment ago.
            event.refresh_styles = False
            self._begun = monotonic()
            self.call_later(self._draw_when_settled)

    def _compositor_refresh(self) -> None:
        if self._whole:
            super()._compositor_refresh()

    async def _draw_when_settled(self) -> None:
        """Draw the first frame, unless something is still on its way."""
        # What widgets have to say to each other is said meanwhile.
        await asyncio.sleep(0)
        if monotonic() - self._begun < _LONGEST and not await self._settled():
            self.call_later(self._draw_when_settled)
            return
        self._whole = True
        self._repaint_required = False
        self._dirty_widgets.clear()
        if self.is_current:
            self._compositor.update_widgets({self})
            self._compositor_refresh()

    async def _settled(self) -> bool:
        """Whether every widget is there, and has its place and its length."""
        speaking = (node for node in (self.app, *self.walk_children(with_self=True)) if node.message_queue_size)
        if self.app._batch_count or next(speaking, None) is not None:
            return False
        if self._layout_required:
            self._layout_required = False
            self._refresh_layout()
            return False
        if self._callbacks:
            await self._invoke_and_clear_callbacks()
            return False
        return True


class Unseen(Screen[None]):
    """What stands behind a pack that is opened at once, where Home would; it is never drawn."""

    def _compositor_refresh(self) -> None:
        """Leave what is on the terminal."""
