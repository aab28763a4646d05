"""Put bytes into a file so that it holds the old ones or the new ones, whatever happens.

The new bytes are written to a temporary file in the same folder, readable by its owner
alone from the first byte, and forced to the disk before they take the place of the old.
There is no other way round: where that cannot be done, nothing is changed.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from store.errors import PackExists, SaveFailed, os_reason, shown

PRIVATE = 0o600
TEMP_PREFIX, TEMP_SUFFIX = ".ppog-", ".tmp"

# Windows refuses to replace a file while a virus scanner or a sync client looks at it
# (access denied, sharing violation, lock violation): seconds to wait, about 5 in all. Where a share is
# reached through a program of the person's own, two who replace at once may be told that the file exists.
REPLACE_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 1.6)
_WINDOWS_BUSY = frozenset({5, 32, 33})

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF, errno.EACCES, errno.EPERM})
# Disks and shares without hard links answer in many ways; the temporary file is written by
# then, so that a lack of permission is none for the folder.
_CANNOT_LINK = frozenset(
    {
        errno.EPERM,
        errno.EACCES,
        errno.EINVAL,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
        errno.ENOSYS,
        errno.EMLINK,
    }
)
_FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


def replace_file(path: Path, data: bytes) -> None:
    """Make ``data`` the content of ``path``, new or not; a replaced file keeps its mode.

    Returns once the bytes and the name are on the disk. Raises `SaveFailed`; then
    ``path`` is as it was.
    """
    try:
        old = path.lstat()
    except FileNotFoundError:
        mode = PRIVATE
    except OSError as error:
        raise SaveFailed(path, os_reason(error)) from error
    else:
        if not stat.S_ISREG(old.st_mode):
            raise SaveFailed(path, "it is a symbolic link or a special file, not a plain file")
        mode = stat.S_IMODE(old.st_mode) & 0o777
    _place(path, data, mode, _replace)


def create_file(path: Path, data: bytes) -> None:
    """Make a new file of ``data``; raises `PackExists` where something stands, `SaveFailed` otherwise."""
    _place(path, data, PRIVATE, _add)


def _place(path: Path, data: bytes, mode: int, put_in_place: Callable[[Path, Path], bool]) -> None:
    import secrets  # needed by nobody who only reads

    temporary = path.parent / f"{TEMP_PREFIX}{secrets.token_hex(8)}{TEMP_SUFFIX}"
    moved = False
    try:
        _fill(temporary, data, mode)
        moved = put_in_place(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise SaveFailed(path, os_reason(error)) from error
    finally:
        if not moved:
            with suppress(OSError):
                temporary.unlink()


def _fill(temporary: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(temporary, _FLAGS, PRIVATE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        if mode != PRIVATE and sys.platform != "win32":
            os.fchmod(descriptor, mode)
        _sync(descriptor)
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS stops at the drive's cache; some shares know no F_FULLFSYNC.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _replace(temporary: Path, path: Path) -> bool:
    """Whether the temporary file is no longer there under its own name, as for `_add`."""
    for pause in REPLACE_PAUSES:
        try:
            temporary.replace(path)
        except OSError as error:
            if getattr(error, "winerror", None) not in _WINDOWS_BUSY and not isinstance(error, FileExistsError):
                raise
            time.sleep(pause)
        else:
            return True
    temporary.replace(path)
    return True


def _add(temporary: Path, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            temporary.rename(path)  # on Windows this refuses where something stands
            return True
        path.hardlink_to(temporary)
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
        return _reserve_and_replace(temporary, path)
    return False


def _reserve_and_replace(temporary: Path, path: Path) -> bool:
    """For disks without hard links: take the name first, then put the content there."""
    try:
        os.close(os.open(path, _FLAGS, PRIVATE))
    except FileExistsError as error:
        raise _exists(path) from error
    try:
        return _replace(temporary, path)
    except OSError:
        path.unlink()
        raise


def _exists(path: Path) -> PackExists:
    return PackExists(f"{shown(path.name)} exists already and was left as it is: choose another name.")


def _sync_folder(folder: Path) -> None:
    # A new name is on the disk only once its folder is; Windows has no call for that.
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)
