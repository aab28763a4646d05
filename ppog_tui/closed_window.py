"""A window that is closed ends the app, also where the program that started ppog keeps the signal to itself.

The system tells the leader of a session alone that its terminal is gone. Where that is ``make`` or a launcher that
waits for ppog, ppog would write to a terminal that is no more, and wait for ever for its own words to be taken.
"""

import os
import select
import sys
import threading
import time
from collections.abc import Callable

# Seconds that a last save may take. After that, what it lacks is in the journal.
_LONGEST_END = 30.0


def watch_window(gone: Callable[[], object]) -> None:
    """Call ``gone`` on a thread once this program's terminal is gone, and end the program at last if nothing else does.

    Nothing is watched where there is no terminal, or none that can be watched.
    """
    if os.name != "posix" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return
    window = sys.__stdin__.fileno()
    threading.Thread(target=_watch, args=(window, gone), name="ppog window", daemon=True).start()


def _watch(window: int, gone: Callable[[], object]) -> None:
    poll = select.poll()
    poll.register(window, 0)
    if not any(told & select.POLLHUP for _, told in poll.poll()):
        return
    # Whatever is still written to the terminal, or read from it, goes on without an error.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    gone()
    time.sleep(_LONGEST_END)
    os._exit(1)
