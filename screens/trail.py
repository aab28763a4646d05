"""Where one was in a pack before one went somewhere else, and the way back there."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, structs
from textual.widget import Widget

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen

# Nobody goes back further.
_MOST_PLACES = 50
# Seconds within which one key out after another is pressed to get out of something, and not to leave it all.
_IN_HASTE = 0.6


class Place(Struct, frozen=True):
    """A place in a pack: its pane, the highlighted row, whether that was open, and what the cursor was in."""

    pane: str
    row: str = ""
    open: bool = False
    focused: Widget | None = None


class _Leg(Struct, frozen=True):
    """One way that was gone; a jump led to a record or to the reference, and not on along the steps."""

    start: Place
    end: str
    jump: bool


class Trail:
    """The places that one came through, the last one first to be gone back to."""

    def __init__(self, screen: "PackScreen") -> None:
        self._screen = screen
        self._legs: list[_Leg] = []
        self._returning = False

    def leave(self, end: str, *, jump: bool) -> None:
        """Note the present place: one is about to go to the pane ``end``."""
        start = self._present()
        if self._returning:
            return
        if start.pane == end and not jump:
            self._end_jump(end)
            return
        self._legs = [*self._legs[1 - _MOST_PLACES :], _Leg(start, end, jump)]

    def _end_jump(self, pane: str) -> None:
        """Whoever goes to the list of the step that a jump led to is on the way along the steps again."""
        if self._legs and self._legs[-1].end == pane:
            self._legs[-1] = structs.replace(self._legs[-1], jump=False)

    def _present(self) -> Place:
        screen = self._screen
        pane, focused = screen.pane, screen.focused
        if pane is None:
            return Place(screen.present, focused=focused)
        row = pane.rows.present
        open = pane.has_class("-open") or (focused is not None and pane.detail in focused.ancestors_with_self)
        return Place(screen.present, row.key if row else "", open, focused)

    async def go_back(self, *, from_jump: bool = False) -> bool:
        """Go back to the last place; false where there is none, or ``from_jump`` and no jump led here."""
        if from_jump:
            self._forget_standing_still()
        if not self._legs or (from_jump and not (self._legs[-1].jump and self._legs[-1].end == self._screen.present)):
            return False
        place = self._legs.pop().start
        self._returning = True
        try:
            await self._return_to(place)
        finally:
            self._returning = False
        return True

    def _forget_standing_still(self) -> None:
        """A jump that led to the very row of the list that one was in is none to come back from."""
        here = structs.replace(self._present(), focused=None)
        while self._legs and structs.replace(self._legs[-1].start, focused=None) == here:
            self._legs.pop()

    async def _return_to(self, place: Place) -> None:
        from screens.steps.catalogue import VIEWS

        screen = self._screen
        if place.pane not in VIEWS:
            screen.action_overview()
        else:
            await screen.show_pane(place.pane)
        pane = screen.pane
        if pane is not None and place.row:
            pane.show_record(place.row, open=False)
            if pane.rows.present is None or pane.rows.present.key != place.row:
                # What was there is gone: the list is as near as one gets.
                return
            if place.open:
                pane.detail.show(pane.rows.present)
            pane.set_class(place.open, "-open")
        if place.focused is not None and place.focused.is_attached:
            screen.call_after_refresh(place.focused.focus)


class Outwards:
    """Steps out of forms and lists: whoever takes several in haste is kept from leaving the pack, once."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.monotonic = monotonic
        self._last = float("-inf")

    def stepped(self) -> None:
        """Note a step outwards within the pack."""
        self._last = self.monotonic()

    def may_leave(self) -> bool:
        """Whether the next step leads out of the pack at once; it does once this has been asked."""
        hasty = self.monotonic() - self._last < _IN_HASTE
        self._last = float("-inf")
        return not hasty
