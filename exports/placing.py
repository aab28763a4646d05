"""A document's way to the disk: the file is either whole or not there, and nothing that stands is lost."""

import os
import tempfile
from pathlib import Path

from exports.errors import TargetError, TargetExistsError


def check_target(path: Path, overwrite: bool) -> None:
    """Refuse a target before any work is done; raises `TargetExistsError` or `TargetError`."""
    if os.path.isdir(path):
        raise TargetError(f"{path} is a folder: give the name of a file in it.")
    if not os.path.isdir(path.parent):
        raise TargetError(f"There is no folder {path.parent}: make it first, or choose another.")
    if not overwrite and os.path.lexists(path):
        raise TargetExistsError(path)


def place(content: bytes, path: Path, overwrite: bool) -> None:
    """Put a whole file where ``path`` says, readable by its owner alone, or leave everything as it was.

    Raises `TargetExistsError` where a file stands and ``overwrite`` is false, `TargetError`
    where the folder or the disk refuses.
    """
    check_target(path, overwrite)
    try:
        _place(content, path, overwrite)
    except FileExistsError as error:
        raise TargetExistsError(path) from error
    except PermissionError as error:
        said = f"{path} may not be written: close it where it is open, or choose another folder."
        raise TargetError(said) from error
    except OSError as error:
        raise TargetError(f"{path} could not be written: {error.strerror or error}. Nothing was changed.") from error


def _place(content: bytes, path: Path, overwrite: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ppog-", suffix=".tmp")
    temporary = Path(name)
    ours = [temporary]
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if not overwrite:
            # Taking the name first means that no file that appears meanwhile is replaced.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            ours.append(path)
        temporary.replace(path)
        ours.clear()
    finally:
        for left in ours:
            left.unlink(missing_ok=True)
