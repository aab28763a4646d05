"""Keep two programs from saving one pack in the same moment, where the disk or share knows locks.

A lock is held while a pack is read, merged and written, never longer. It is a convenience:
that nothing is lost rests on merging, so a share without locks only means more merging.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.errors import SaveFailed, shown

SUFFIX = ".lock"
# Seconds to wait for somebody else's save, and between two looks.
PATIENCE = 5.0
_LOOK_EVERY = 0.02
_LONGEST_NAME = 200


def lock_of(path: Path) -> Path:
    """The file beside the pack at ``path`` that is locked while it is saved."""
    return path.with_name(f".{path.name}{SUFFIX}")


@contextmanager
def saving_alone(path: Path, officer: str, patience: float = PATIENCE) -> Iterator[bool]:
    """Hold the lock of the pack at ``path``; gives false where there are no locks here, and goes on without.

    Raises `SaveFailed`, naming who holds it, where it is not free within ``patience`` seconds.
    """
    if not path.parent.is_dir():
        # The lock would make the folder, and with it a place on this disk that looks like the share.
        yield False
        return
    import filelock  # 60 ms, and no command that only reads needs it

    holder = f"{officer or 'somebody'} on {platform.node()}"

    def sign(descriptor: int) -> None:
        # Only for the sentence that others read: the lock is as good without it.
        with suppress(OSError):
            os.write(descriptor, holder.encode("utf-8", "replace"))

    lock = filelock.FileLock(lock_of(path), thread_local=False, fallback_to_soft=False, mode=0o600, on_acquired=sign)
    held = False
    try:
        lock.acquire(timeout=patience, poll_interval=_LOOK_EVERY)
        held = True
    except filelock.Timeout as error:
        raise SaveFailed(path, f"{_holder_of(path)} is saving it at this moment") from error
    except OSError:
        # ENOTSUP and its like: no locks on this share; or the lock file cannot be made, and the save will say why.
        pass
    try:
        yield held
    finally:
        if held:
            with suppress(OSError):
                lock.release()


def _holder_of(path: Path) -> str:
    try:
        with lock_of(path).open("rb") as file:
            name = file.read(_LONGEST_NAME).decode("utf-8", "replace").strip()
    except OSError:
        name = ""
    return shown(name) or "another program"
