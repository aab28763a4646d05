"""Keep two programs from saving one pack in the same moment, where the disk or share knows locks.

A lock is held while a pack is read, merged and written, never longer. It is a convenience:
that nothing is lost rests on merging, so a share without locks only means more merging.
"""

import errno
import os
import platform
import time
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
# Times that a lock file may be deleted under one's hand; after that, the share only says that it was.
_MOST_DELETED = 3
_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FLAGS = os.O_RDWR | getattr(os, "O_CLOEXEC", 0) | _UNFOLLOWED


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
    descriptor = _take(path, patience)
    if descriptor is None:
        yield False
        return
    try:
        _sign(holder_of(path), f"{officer or 'somebody'} on {platform.node()}"[:_LONGEST_NAME])
        yield True
    finally:
        _let_go(descriptor)


def _take(path: Path, patience: float) -> int | None:
    """The locked file, for `_let_go`; None where there are no locks here."""
    from filelock import lock_descriptor  # 60 ms, and no command that only reads needs it

    lock, until = lock_of(path), time.monotonic() + patience
    deleted = 0
    while deleted < _MOST_DELETED:
        # ENOTSUP and its like: no locks on this share. Or the file cannot be made, and the save will say why.
        try:
            descriptor = _opened(lock)
        except OSError:
            return None
        held = False
        try:
            if lock_descriptor(descriptor, blocking=False):
                # One that was deleted meanwhile, with its pack, locks nobody else out.
                held = os.fstat(descriptor).st_nlink > 0
                deleted += not held
        except OSError:
            return None
        finally:
            if not held:
                _let_go(descriptor)
        if held:
            return descriptor
        if time.monotonic() > until:
            raise SaveFailed(path, f"{_named(holder_of(path)) or 'another program'} is saving it at this moment")
        time.sleep(_LOOK_EVERY)
    return None


def _let_go(descriptor: int) -> None:
    from filelock import unlock_descriptor

    # Of a file that is merely closed Windows lets go when it finds the time.
    with suppress(OSError):
        unlock_descriptor(descriptor)
    with suppress(OSError):
        os.close(descriptor)


def _opened(lock: Path) -> int:
    # Windows has no flag that says not to follow one.
    if lock.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    try:
        # Some systems give a colleague's file to nobody who is ready to make it.
        return os.open(lock, _FLAGS)
    except FileNotFoundError:
        return os.open(lock, _FLAGS | os.O_CREAT, PRIVATE)


def _sign(holder: Path, name: str) -> None:
    """Say who holds the lock, where somebody else held it last; writing takes longer than reading."""
    if _named(holder) != shown(name):
        with suppress(OSError):
            descriptor = os.open(holder, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _UNFOLLOWED, PRIVATE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(name.encode("utf-8", "replace"))


def _named(holder: Path) -> str:
    """Who is named there; empty where nobody is."""
    try:
        descriptor = os.open(holder, os.O_RDONLY | _UNFOLLOWED)
        try:
            return shown(os.read(descriptor, 4 * _LONGEST_NAME).decode("utf-8", "replace").strip())
        finally:
            os.close(descriptor)
    except OSError:
        return ""
