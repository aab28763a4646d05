"""Opens a file or folder with the program that the person's desktop has for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Some desktops come back at once, others when the file is closed again: after this long it has been opened.
_PATIENCE_SECONDS = 5.0


def open_file(path: Path) -> str:
    """Open a file or folder outside the terminal; gives the sentence that says why not, or an empty one."""
    whole = path.absolute()
    if not os.path.exists(whole):
        return f"{whole} is not there any more."
    if sys.platform == "win32":
        try:
            os.startfile(whole)  # noqa: S606
        except OSError as error:
            return f"Windows could not open {whole}: {error.strerror or error}."
        return ""
    return _opened_by("open" if sys.platform == "darwin" else "xdg-open", whole)


def _opened_by(name: str, path: Path) -> str:
    program = shutil.which(name)
    if program is None or (name == "xdg-open" and not _has_desktop()):
        return f"There is no desktop here that could open it. It is at {path}"
    silent = subprocess.DEVNULL
    try:
        # No shell reads the name: it is one argument, whatever is in it.
        begun = subprocess.Popen(  # noqa: S603
            [program, str(path)], stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
        code = begun.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        return ""
    except OSError as error:
        return f"{name} could not be started: {error.strerror or error}. It is at {path}"
    return f"Your desktop has no program for it, or could not open it. It is at {path}" if code else ""


def _has_desktop() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
