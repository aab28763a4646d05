"""Keep two programs from saving one pack in the same moment, where the disk or share knows locks.

A lock is held while a pack is read, merged and written, never longer. It is a convenience:
that nothing is lost rests on merging, so a share without locks only means more merging.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.atomic import PRIVATE
from store.errors import SaveFailed, shown

SUFFIX, HOLDER_SUFFIX = ".lock", ".lock-holder"
# Seconds to wait for somebody else's save, and between two looks.
PATIENCE = 5.0
_LOOK_EVERY = 0.02
_LONGEST_NAME = 200
_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def lock_of(path: Path) -> Path:
    """The file beside the pack at ``path`` that is locked while it is saved."""
    return path.with_name(f".{path.name}{SUFFIX}")


def holder_of(path: Path) -> Path:
    """The file beside the pack at ``path`` that names who held its lock last, or holds it."""
    return path.with_name(f".{path.name}{HOLDER_SUFFIX}")


@contextmanager
def saving_alone(path: Path, officer: str, patience: float = PATIENCE) -> Iterator[bool]:
    """Hold the lock of the pack at ``path``; gives false where there are no locks here, and goes on without.

    Raises `SaveFailed`, naming who holds it, where it is not free within ``patience`` seconds.
    """
    if not os.path.isdir(path.parent):
        # The lock would make the folder, and with it a place on this disk that looks like the share.
        yield False
        return
    import filelock  # 60 ms, and no command that only reads needs it

    lock = filelock.FileLock(lock_of(path), thread_local=False, fallback_to_soft=False, mode=PRIVATE)
    held = False
    try:
        lock.acquire(timeout=patience, poll_interval=_LOOK_EVERY)
        held = True
        _sign(holder_of(path), f"{officer or 'somebody'} on {platform.node()}"[:_LONGEST_NAME])
    except filelock.Timeout as error:
        raise SaveFailed(path, f"{_named(holder_of(path)) or 'another program'} is saving it at this moment") from error
    except OSError:
        # ENOTSUP and its like: no locks on this share; or the lock file cannot be made, and the save will say why.
        pass
    try:
        yield held
    finally:
        if held:
            with suppress(OSError):
                lock.release()


def _sign(holder: Path, name: str) -> None:
    """Say who holds the lock. The lock itself is emptied each time, and writing takes as long as many a save."""
    if _named(holder) != shown(name):
        with suppress(OSError):
            descriptor = os.open(holder, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _UNFOLLOWED, PRIVATE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(name.encode("utf-8", "replace"))


def _named(holder: Path) -> str:
    """Who is named there; empty where nobody is."""
    try:
        with os.fdopen(os.open(holder, os.O_RDONLY | _UNFOLLOWED), "rb") as file:
            return shown(file.read(4 * _LONGEST_NAME).decode("utf-8", "replace").strip())
    except OSError:
        return ""
