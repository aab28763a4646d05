"""What is typed is kept before it is seen: nothing is drawn while an edit is on its way to the session."""

import asyncio

from screens.first_frame import WholeAtFirst


class KeptFirst(WholeAtFirst):
    """A screen whose next frame waits for the edits that have been announced."""

    cursor_comes = False
    """Whether the cursor is on its way into a form: what is typed meanwhile waits for it."""

    _looks_again = False

    def _on_timer_update(self) -> None:
        if not self._edits_on_their_way():
            super()._on_timer_update()
        elif self._whole and not self._looks_again:
            # The timer comes again too, but one or two frames later.
            self._looks_again = True
            self.call_later(self._look_again)

    async def _look_again(self) -> None:
        # Whoever has something to say says it meanwhile.
        await asyncio.sleep(0)
        self._looks_again = False
        self._on_timer_update()

    def _edits_on_their_way(self) -> bool:
        """Whether anything waits between the field that has the cursor and this screen, where edits are written."""
        path = [] if self.focused is None else self.focused.ancestors_with_self
        return any(node.message_queue_size for node in path if node is not self.app)
