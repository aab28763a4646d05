"""What the app says in passing: for a few seconds, on the screen that it is about, and never over what is worked on."""

from collections.abc import Callable
from time import time
from typing import NamedTuple

from textual.app import App
from textual.geometry import Region
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

# Seconds; a warning is read twice.
_SAID, _WARNED = 6, 12
# Seconds between two looks at where the cursor is, while something is said: a field is typed in, scrolled or gone to.
_LOOK = 0.1
# Seconds after which a sentence is taken to be about the screen that it was first shown on.
_READ = 1.0
_ABOVE = "-above"


class SaysInPassing(App[None]):
    """The part of the app that says sentences."""

    _looks: Timer | None = None
    _shown_on: Screen[object] | None = None

    def say(self, sentence: str, *, warning: bool = True) -> None:
        """Show a sentence; user text in it is shown as typed."""
        severity, seconds = ("warning", _WARNED) if warning else ("information", _SAID)
        self.notify(sentence, severity=severity, timeout=seconds, markup=False)  # type: ignore[arg-type]

    def leave_said(self) -> None:
        """Say no longer what was said of the screen that the person leaves; warnings are not cut short."""
        self._drop(lambda _: True)

    def _drop(self, meant: Callable[[Notification], bool]) -> None:
        for notice in list(self._notifications):
            if notice.severity == "information" and meant(notice):
                self._unnotify(notice, refresh=False)
        self._refresh_notifications()

    def on_notify(self, event: Notify) -> None:
        """Put what is said into the half of the screen in which the cursor is not, and keep it out of its way."""
        # Textual takes note of it, and shows it, after this. What is said once more is not said twice at once.
        for notice in list(self._notifications):
            if (notice.message, notice.severity) == (event.notification.message, event.notification.severity):
                self._unnotify(notice)
        if event.notification.severity == "information":
            # What was done before is no longer what a key takes back.
            now = time()
            self._drop(lambda notice: now - notice.raised_at > _READ)
        if not self._screen_stack:
            return
        place = _at_work(self.screen.focused)
        for rack in self.screen.query("ToastRack"):
            rack.display = True
            if not rack.children:
                rack.set_class(place.line >= self.size.height // 2, _ABOVE)
        if self._looks is None:
            self._shown_on = self.screen
            self._looks = self.set_interval(_LOOK, self._keep_clear)

    def _keep_clear(self) -> None:
        if not self._screen_stack:
            # The program ends, and its screens went before its timers.
            return
        if not self._notifications and self._looks is not None:
            self._looks.stop()
            self._looks = None
        if self._shown_on is not self.screen:
            self._shown_on, now = self.screen, time()
            self._drop(lambda notice: now - notice.raised_at > _READ)
        for screen in self.screen_stack:
            # A dialog says it again itself, perhaps in the other half.
            for rack in screen.query("ToastRack"):
                rack.display = screen is self.screen
        place, height = _at_work(self.screen.focused), self.size.height
        for rack in self.screen.query("ToastRack"):
            if any(toast.region.overlaps(place.region) for toast in rack.query("Toast")):
                # A tall text may reach into both halves.
                above = place.region.y >= rack.region.height + 1
                below = place.region.bottom <= height - rack.region.height - rack.styles.margin.bottom
                rack.set_class(place.line >= height // 2 if above == below else above, _ABOVE)


class _Place(NamedTuple):
    """Where a person works: what is not to be covered, and the line of the cursor in it."""

    region: Region
    line: int


def _at_work(focused: Widget | None) -> _Place:
    """The field with the cursor; of a list, the highlighted row."""
    # The first frame is there sooner without fields and tables that it does not show.
    from textual.widgets import DataTable, OptionList, TextArea

    if focused is None:
        return _Place(Region(), 0)
    if isinstance(focused, TextArea):
        return _Place(focused.region, focused.cursor_screen_offset.y)
    top = focused.content_region.y - focused.scroll_offset.y
    if isinstance(focused, OptionList) and focused.highlighted is not None:
        return _row(focused, top + focused._index_to_line.get(focused.highlighted, 0))
    if isinstance(focused, DataTable):
        return _row(focused, top + focused.header_height + focused.cursor_row)
    return _Place(focused.region, focused.region.y)


def _row(focused: Widget, line: int) -> _Place:
    return _Place(Region(focused.region.x, line, focused.region.width, 1), line)
