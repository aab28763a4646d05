"""After an error that nobody foresaw: it is noted and said, and the work goes on from where it can."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import events
from textual.app import ScreenStackError
from textual.css.query import QueryError
from textual.worker import WorkerFailed

from ppog_tui.guard import EXIT_CODE
from ppog_tui.notices import SaysInPassing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from screens.pack_screen import PackScreen
    from screens.rows import PaneKey
    from store.session import PackSession

# So many errors in one run of the app leave its screens as they were; after that they may be what is wrong.
_MOST = 3
# Seconds that an app begun anew has to last for the next error to be one by itself.
_STEADY = 30.0

_ASKED = (events.InputEvent, events.Paste, events.Callback)
MET = "an error that nobody foresaw"


class Place(NamedTuple):
    """A pack, a pane of it and a row there; ``pack`` is None at Home, the others are empty where there is none."""

    pack: Path | None
    pane: str = ""
    row: str = ""


class Left(NamedTuple):
    """Where a person was when the screens broke, and what is to be said of it; or they were ``leaving`` anyhow."""

    place: Place
    said: str
    leaving: bool = False


class GoesOn(SaysInPassing):
    """The part of the app that meets errors which nobody foresaw, and shows of none what a pack holds.

    An error in a piece of work, or in what a key asked for, has stopped that alone: the app goes on. One in a screen or
    a widget leaves it deaf for good: the app ends, and `ppog_tui.running` begins another one in the same place.
    """

    _session: PackSession | None

    def __init__(self) -> None:
        super().__init__()
        self.unforeseen: list[BaseException] = []
        self.after: Left | None = None
        self.left: Left | None = None
        self.noted = ""

    async def on_event(self, event: events.Event) -> None:
        """Do what a key asks for; an error in that ends nothing else."""
        if isinstance(event, _ASKED):
            with _Meeting(self):
                await super().on_event(event)
        else:
            await super().on_event(event)

    async def return_after(self, screen: PackScreen) -> None:
        """Where another app broke, go to the place of the pack in which it did, and say so."""
        if self.after is not None and self.after.place.pane:
            _, pane, row = self.after.place
            await screen.show_pane(cast("PaneKey", pane), row, open=False)
        self.say_after()

    def say_after(self) -> None:
        """Say once what broke another app."""
        if self.after is not None:
            self.say(self.after.said)
            self.after = None

    def _handle_exception(self, error: Exception) -> None:
        """Take what Textual would show as a traceback, which quotes what a pack holds, and go on or end."""
        if isinstance(error, WorkerFailed):
            self.meet(error.error)
        elif self.left is None:
            self._note(error)
            self._break(error)

    def meet(self, error: BaseException) -> None:
        """Note ``error`` and say so; more than a few end the app."""
        if self.left is not None:
            # What breaks now was broken by the first.
            return
        self._note(error)
        if len(self.unforeseen) > _MOST:
            self._break(error)
        else:
            self.say(f"That could not be done: ppog met {MET}, and goes on. What you entered is kept. {self.noted}")

    def _note(self, error: BaseException) -> None:
        from ppog_tui.crash import write_report

        self.unforeseen.append(error)
        try:
            self.noted = f"What happened was noted, without your texts, in {write_report(error)}."
        except OSError:
            self.noted = "It could not be noted in a file."

    def _break(self, error: BaseException) -> None:
        self._return_code = EXIT_CODE
        said = f"ppog met {MET}, and began anew. What you entered is kept; undo begins anew too. {self.noted}"
        self.left = Left(self._place(), said, leaving=self._exit)
        if self._exception is None and isinstance(error, Exception):
            # What runs the app without a terminal is told by these.
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _place(self) -> Place:
        """Where the person is, as far as the screens still tell."""
        from screens.pack_screen import PackScreen

        path = self._session.path if self._session is not None else None
        try:
            screen = next(screen for screen in self.screen_stack if isinstance(screen, PackScreen))
            if screen.pane is None:
                return Place(path)
            row = screen.pane.rows.present
        except (StopIteration, ScreenStackError, QueryError):
            return Place(path)
        return Place(path, screen.present, row.key if row is not None else "")


class _Meeting:
    """A ``with`` block in which an error that nobody foresaw is met by ``app``."""

    def __init__(self, app: GoesOn) -> None:
        self._app = app

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self._app.meet(error)
        return True


class Attempts:
    """How often the app was begun anew of late, and whether it is worth another time."""

    def __init__(self, monotonic: Callable[[], float] = monotonic) -> None:
        self._monotonic = monotonic
        self._begun = float("-inf")
        self._lately = 0

    def next(self, left: Left) -> Left | None:
        """Where to begin anew: first in the same place, then at Home; None where that broke at once too."""
        if left.leaving:
            return None
        now = self._monotonic()
        self._lately = 1 if now - self._begun > _STEADY else self._lately + 1
        self._begun = now
        if self._lately == 1:
            return left
        return left._replace(place=Place(None)) if self._lately == 2 else None
