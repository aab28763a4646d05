"""Work that takes a while: on a thread of its own, its progress in sight; Escape ends it between two parts."""

import asyncio
from collections.abc import Callable
from threading import Lock
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from screens.key_words import with_keys
from screens.sound_screen import SoundScreen
from screens.symbols import Symbols

# Seconds. What is done by then is done without a word.
SHOWN_AFTER = 0.3
_LOOK_EVERY = 0.1
_BAR_CELLS = 40

_CAN_STOP = "{Esc|work.stop} stops it, and all stays as it was"
_STOPPING = "It stops after this part, and all stays as it was"
_CANNOT_STOP = "This last part is done as a whole"

T = TypeVar("T")


class StoppedError(Exception):
    """The person ended the work before any of it took effect."""


class Progress:
    """How far some work is: told by the thread that does it, shown by the screen, which may ask for its end."""

    def __init__(self) -> None:
        self.what = ""
        self.done, self.of = 0, 0
        self.stopping = False
        self.can_stop = True
        self._lock = Lock()

    def at(self, what: str, done: int = 0, of: int = 0) -> None:
        """Say which part begins, and how many of how many are done; raises `StoppedError` where no more is wanted."""
        with self._lock:
            if self.stopping:
                raise StoppedError
            self.what, self.done, self.of = what, done, of

    def last(self, what: str) -> None:
        """Begin the part that takes effect: it can still be stopped now, and no more from here on."""
        with self._lock:
            if self.stopping:
                raise StoppedError
            self.what, self.done, self.of = what, self.of, self.of
            self.can_stop = False

    def stop(self) -> bool:
        """Ask for the end; false where the work already takes effect."""
        with self._lock:
            self.stopping = self.can_stop
            return self.stopping


class LongWork(ModalScreen[None], SoundScreen[None]):
    """What is being done and how far it is; the work itself closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "Stop", id="work.stop")]
    # Whoever typed ahead must not press a button by it.
    AUTO_FOCUS = ""

    def __init__(self, title: str, progress: Progress, symbols: Symbols) -> None:
        super().__init__()
        self.heading = title
        self.progress = progress
        self.symbols = symbols
        self._over = False

    def compose(self) -> ComposeResult:
        """The work, the part at hand, a bar, and how to end it."""
        with Vertical(classes="dialog"):
            yield Label(Content(self.heading), classes="dialog-title")
            yield Static("", classes="dialog-body", id="work-said")
            with Horizontal(classes="dialog-buttons"):
                stop = Button("Stop", id="stop", compact=True)
                stop.can_focus = False
                yield stop
            yield Static("", classes="dialog-hint")

    def on_mount(self) -> None:
        """Look how far the work is, again and again."""
        self._show()
        self.set_interval(_LOOK_EVERY, self._show)

    def _show(self) -> None:
        said = Content(said_of(self.progress, self.symbols))
        hint = _STOPPING if self.progress.stopping else _CAN_STOP if self.progress.can_stop else _CANNOT_STOP
        self.query_one("#work-said", Static).update(said)
        self.query_one(".dialog-hint", Static).update(Content(with_keys(hint)))
        self.query_one("#stop").display = self.progress.can_stop and not self.progress.stopping

    @on(Button.Pressed, "#stop")
    def action_stop(self) -> None:
        """Ask for the end of the work."""
        self.progress.stop()
        self._show()

    def finish(self) -> None:
        """Close, at once or as soon as nothing stands above it."""
        self._over = True
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """Close where the work ended while something else was in front."""
        # `is_current` is also true of what shows through below a dialog.
        if self._over and self.app.screen is self:
            self._over = False
            self.dismiss()


def said_of(progress: Progress, symbols: Symbols) -> str:
    """The part at hand, and below it how far the work is where that is counted."""
    if not progress.of:
        return progress.what
    bar = symbols.bar(progress.done / progress.of, _BAR_CELLS)
    return f"{progress.what}\n{bar} {progress.done:,} of {progress.of:,}"


async def at_length(app: App[Any], title: str, symbols: Symbols, work: Callable[[Progress], T]) -> T:
    """Do ``work`` on a thread, and show its progress where it takes a while; to be called in a worker.

    ``work`` touches no widget, tells each part by `Progress.at` and the one that takes effect by `Progress.last`.
    Raises `StoppedError` where the person ended it, and whatever ``work`` raises.
    """
    progress = Progress()
    doing = asyncio.ensure_future(asyncio.to_thread(work, progress))
    screen: LongWork | None = None
    try:
        await asyncio.wait({doing}, timeout=SHOWN_AFTER)
        if not doing.done():
            screen = LongWork(title, progress, symbols)
            app.push_screen(screen)
            await asyncio.wait({doing})
    except asyncio.CancelledError:
        progress.stop()
        raise
    finally:
        if screen is not None and app.is_running:
            screen.finish()
    return doing.result()
