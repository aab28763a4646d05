"""What is typed is kept before it is seen: nothing is drawn while an edit is on its way to the session."""

from textual.screen import Screen


class KeptFirst(Screen[None]):
    """A screen whose next frame waits for the edits that have been announced."""

    cursor_comes = False
    """Whether the cursor is on its way into a form: what is typed meanwhile waits for it."""

    def _on_timer_update(self) -> None:
        # The timer goes on until it is paused, so that this is asked again a moment later.
        if not self._edits_on_their_way():
            super()._on_timer_update()

    def _edits_on_their_way(self) -> bool:
        """Whether anything waits between the field that has the cursor and this screen, where edits are written."""
        path = [] if self.focused is None else self.focused.ancestors_with_self
        return any(node.message_queue_size for node in path if node is not self.app)
