"""Keys that people bring along from other programs: in a pack they say how it is done here."""

import asyncio
from typing import ClassVar

from textual.binding import BindingType

from screens.kept_first import KeptFirst
from screens.key_words import with_keys
from screens.keys import key
from screens.remarks import failure_in_words
from store.saving import SaveState
from store.session import PackSession

_SAVED_ALWAYS = "Everything is saved as you type."
_WAY_OUT = "{Esc|pack.back} goes back one place at a time, from the overview to Home. {Ctrl+Q|app.quit} leaves ppog."
# Seconds.
_LOOK_AGAIN = 0.02


class BroughtAlong(KeptFirst):
    """A screen with a pack, on which nobody presses in vain what saves or leaves elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "say_saved", "Saved?", "pack.saved", "Say when it was saved last; all is saved as you type"),
        key("q", "say_way_out", "Way out", "pack.way-out", "Say how to leave"),
    ]
    session: PackSession

    def action_say_saved(self) -> None:
        """Say that nobody needs to save, and when it was done last; what waits is saved first."""
        if self._edits_on_their_way():
            self.set_timer(_LOOK_AGAIN, self.action_say_saved)
        else:
            self.run_worker(self._say_saved(), group="say saved", exclusive=True)

    async def _say_saved(self) -> None:
        state = await asyncio.to_thread(self.session.flush)
        said = self.session.read_only or saved_in_a_sentence(state)
        self.notify(said, severity="warning" if state.state == "failed" else "information", markup=False)

    def action_say_way_out(self) -> None:
        """Say how to leave, rather than leave by a letter that was meant for a field."""
        self.notify(with_keys(_WAY_OUT), markup=False)


def saved_in_a_sentence(state: SaveState) -> str:
    """Whether the work is on the disk, and since when."""
    if state.state == "failed":
        return failure_in_words(state)
    if state.state == "pending":
        return f"{_SAVED_ALWAYS} The last change is still on its way."
    if state.at is None:
        return f"{_SAVED_ALWAYS} Nothing was changed since this pack was opened."
    return f"{_SAVED_ALWAYS} Last saved {state.at.astimezone():%H:%M:%S}."
