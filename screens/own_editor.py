"""A long text in the person's own editor, which the environment names, and back again."""

import os
import shlex
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from msgspec import Struct
from textual.app import App, SuspendNotSupported

# A text of this many bytes is no field of a record any more.
MOST_BYTES = 2_000_000

# An editor with a window of its own that comes back sooner than anybody can type did not wait.
_TOO_SOON_SECONDS = 1.0

NO_EDITOR = (
    "No editor is named. Set the environment variable EDITOR to the command of yours, for example EDITOR=nano, "
    "and start ppog again."
)


class Edited(Struct, frozen=True):
    """The text as it came back, and what there is to say of it; without a text nothing changes."""

    text: str | None = None
    said: str = ""


def edit_outside(app: App[None], text: str, folder: Path) -> Edited:
    """Hand the terminal to the editor until it ends; ``folder`` holds the text meanwhile, for this person alone."""
    try:
        command = editor_command()
    except ValueError:
        return Edited(said="EDITOR (or VISUAL) has a quotation mark too few: nothing was changed.")
    if not command:
        return Edited(said=NO_EDITOR)
    try:
        with app.suspend():
            return edited(text, command, folder)
    except SuspendNotSupported:
        return Edited(said="The terminal cannot be handed to another program here: nothing was changed.")


def editor_command() -> list[str]:
    """The words of the command that VISUAL or else EDITOR names; raises `ValueError` for unbalanced quotes."""
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if os.name != "nt":
        return shlex.split(named)
    return [word.strip('"') for word in shlex.split(named, posix=False)]


def edited(text: str, command: list[str], folder: Path) -> Edited:
    """Run the editor on a copy of the text; no shell takes part. The copy is gone afterwards."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="editing-", dir=folder) as own:
            return _edited_in(Path(own) / "text.txt", text, command)
    except OSError as error:
        return Edited(said=f"The editor was not opened, and nothing was changed: {error.strerror or error}.")


def _edited_in(path: Path, text: str, command: list[str]) -> Edited:
    # Editors end the last line, and complain of one that does not end.
    ended = text if text.endswith("\n") else text + "\n"
    went = ended.encode("utf-8", "replace")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(went)
    begun = time.monotonic()
    try:
        code = _run([*command, str(path)])
    except OSError as error:
        return Edited(said=f"{command[0]} could not be started, and nothing was changed: {error.strerror or error}.")
    if code:
        return Edited(said=f"{command[0]} ended with error {code}: nothing was changed.")
    data = path.read_bytes()
    if len(data) > MOST_BYTES:
        return Edited(said="The text came back too long for a field: nothing was changed.")
    came, said = _decoded(data)
    if came.removesuffix("\n") != went.decode().removesuffix("\n"):
        return Edited(came if text.endswith("\n") else came.removesuffix("\n"), said)
    if time.monotonic() - begun < _TOO_SOON_SECONDS:
        said = (
            f"{command[0]} came back at once, and nothing was changed. An editor with a window of its own needs to be "
            "told to wait, for example EDITOR=“code --wait”."
        )
    return Edited(said=said)


def _run(command: list[str]) -> int:
    process = subprocess.Popen(command)  # noqa: S603
    # Ctrl+C there is the editor's own affair.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def _decoded(data: bytes) -> tuple[str, str]:
    try:
        text, said = data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        said = "The editor did not write UTF-8: look over the letters with accents."
    return text.replace("\r\n", "\n").replace("\r", "\n"), said
