"""The store thread: has one pack saved soon after it changed, and again if that failed."""

import math
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import Condition, Thread
from typing import Literal

from msgspec import Struct

from store.errors import StoreError, os_reason

SAVE_AFTER = 0.8
RETRY_AFTER = 5.0
LOOK_EVERY = 2.0

_FAULT = "Saving stopped because of a fault in ppog. Your edits are kept here: save a copy elsewhere."


class SaveState(Struct, frozen=True):
    """Whether what was put is on the disk.

    ``saved`` is said only once it is; ``pending`` is on its way; ``failed`` means that every
    edit is kept in memory, ``message`` says why in a sentence, and saving is tried again.
    ``at`` is the time of the last save that worked, None before the first. ``unkept`` says why
    what is not saved could not be noted on this computer either, ``remark`` why no backup was
    kept of what is saved; both are empty where nothing failed.
    """

    state: Literal["saved", "pending", "failed"]
    at: datetime | None = None
    message: str = ""
    unkept: str = ""
    remark: str = ""


class Saver:
    """Has ``write`` save the state that there then is, on a thread of its own, once `changed` said that there is one.

    At most ``save_after`` seconds pass between the first unsaved change and its save; a
    save that raised `StoreError` is tried again after ``retry_after`` seconds, at each new
    change and at each `flush`. Where there is nothing to save, ``look`` is called every
    ``look_every`` seconds. The thread starts with the first change, or with `start`.
    """

    def __init__(
        self,
        write: Callable[[], None],
        now: Callable[[], datetime],
        save_after: float = SAVE_AFTER,
        retry_after: float = RETRY_AFTER,
        look: Callable[[], None] | None = None,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._write = write
        self._look, self._look_every = look, look_every
        self._look_due = math.inf
        self._now = now
        self._save_after, self._retry_after = save_after, retry_after
        self._condition = Condition()
        self._listeners: list[Callable[[SaveState], None]] = []
        # Changes are numbered; the disk holds the state after change number _saved, or a newer one.
        self._changes = self._saved = 0
        self._started = self._finished = 0
        self._due = math.inf
        self._saved_at: datetime | None = None
        self._failure = ""
        self._closing = False
        self._thread: Thread | None = None
        self._told = self._state()

    @property
    def state(self) -> SaveState:
        """Whether the newest state is on the disk."""
        with self._condition:
            return self._state()

    def subscribe(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:
        """Call ``listener`` with each new `SaveState`, on the store thread; returns what ends it.

        A listener must return at once and never wait for another thread: nothing is saved meanwhile.
        """
        with self._condition:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._condition:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def start(self) -> None:
        """Begin to look, though nothing is to be saved yet."""
        with self._condition:
            if self._look is not None:
                self._look_due = time.monotonic() + self._look_every
            self._wake(math.inf)

    def changed(self) -> None:
        """Have the state saved that there is now, or a newer one."""
        with self._condition:
            self._changes += 1
            self._wake(self._save_after)

    def hasten(self) -> None:
        """Save what there is to save now, without waiting for it."""
        with self._condition:
            if self._saved < self._changes and not self._failure:
                self._wake(0.0)

    def flush(self, timeout: float) -> SaveState:
        """Save now, and wait until what was given is on the disk, a try failed, or ``timeout`` seconds passed."""
        with self._condition:
            wanted, tries = self._changes, self._started
            if self._saved < wanted:
                self._wake(0.0)
                self._condition.wait_for(lambda: self._saved >= wanted or self._finished > tries, timeout)
            return self._state()

    def close(self, timeout: float) -> SaveState:
        """As `flush`, then end the thread. What could not be saved is not tried again."""
        self.flush(timeout)
        with self._condition:
            self._closing = True
            if self._failure:
                self._due = math.inf
            self._condition.notify_all()
        if self._thread is not None:
            self._thread.join(timeout)
        return self.state

    def _state(self) -> SaveState:
        if self._saved == self._changes:
            return SaveState("saved", self._saved_at)
        if self._failure:
            return SaveState("failed", self._saved_at, self._failure)
        return SaveState("pending", self._saved_at)

    def _wake(self, seconds: float) -> None:
        self._due = min(self._due, time.monotonic() + seconds)
        if self._thread is None or not self._thread.is_alive():
            # A daemon, so that a disk that never answers cannot keep the program from ending.
            self._thread = Thread(target=self._run, name="ppog store", daemon=True)
            self._thread.start()
        self._condition.notify_all()

    def _run(self) -> None:
        orderly = False
        try:
            while (act := self._next()) is not None:
                act()
            orderly = True
        finally:
            if not orderly:
                with self._condition:
                    self._thread = None
                    self._finish(0, _FAULT)

    def _next(self) -> Callable[[], None] | None:
        """Wait for something to do and say what it is: to save, to tell the listeners, or None: to end."""
        with self._condition:
            while True:
                wait = self._due - time.monotonic()
                if wait <= 0:
                    self._due = math.inf
                    self._started += 1
                    return partial(self._save, self._changes)
                state = self._state()
                if state != self._told:
                    self._told = state
                    return partial(_tell, state, tuple(self._listeners))
                if self._closing and self._due == math.inf:
                    return None
                if self._closing:
                    # What a merge brought at the last moment is saved as well.
                    self._due = -math.inf
                    continue
                look = self._look_due - time.monotonic()
                if look <= 0 and self._look is not None:
                    self._look_due = time.monotonic() + self._look_every
                    return self._look
                wait = min(wait, look)
                self._condition.wait(None if wait == math.inf else wait)

    def _save(self, number: int) -> None:
        try:
            self._write()
        except StoreError as error:
            self._finish(0, str(error))
        except OSError as error:
            # A share that goes away answers in ways, and to questions, of which there is no list.
            self._finish(0, f"The pack could not be saved: {os_reason(error)}.")
        else:
            self._finish(number, "")

    def _finish(self, number: int, failure: str) -> None:
        """Note how a try ended: ``number`` is the change that is now on the disk."""
        with self._condition:
            self._finished = self._started
            self._failure = failure
            if failure:
                self._due = min(self._due, time.monotonic() + self._retry_after)
            else:
                self._saved = number
                if number == self._changes:
                    self._due = math.inf
                self._saved_at = self._now()
            self._condition.notify_all()


def _tell(state: SaveState, listeners: tuple[Callable[[SaveState], None], ...]) -> None:
    for listener in listeners:
        listener(state)
