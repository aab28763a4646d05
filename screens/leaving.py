"""What is asked when a pack is left or copied: where to, and whether that is meant."""

from collections.abc import Callable
from pathlib import Path

from textual.app import App

from screens.choosing import Confirm, TypeLine
from screens.key_words import with_keys
from screens.messages import CopyWanted
from screens.remarks import failure_in_words
from store.saving import SaveState

_PACK = ".ppog.json"


def ask_to_leave(app: App[None], state: SaveState, leave: Callable[[], object]) -> None:
    """Leave, unless something is not in the pack's file: then only where the person says so."""
    if state.state != "failed":
        leave()
        return

    def answered(yes: bool | None) -> None:
        if yes:
            leave()

    copy = with_keys("{Ctrl+P|app.find}, “Save a copy”, puts the whole pack into another file.")
    said = f"{failure_in_words(state)} {copy}"
    words = "Leave without them" if state.unkept else "Leave"
    app.push_screen(Confirm("The last changes are not in the pack", said, words, "Stay"), answered)


def ask_for_copy(app: App[None], pack: Path, folder: Path, then: Callable[[CopyWanted], object]) -> None:
    """Ask for the file that the whole pack is copied to."""

    def chosen(path: str | None) -> None:
        if path:
            then(CopyWanted(Path(path).expanduser()))

    target = folder / pack.name.replace(_PACK, f" copy{_PACK}")
    hint = "The whole pack is written as it stands. An existing file is not replaced."
    app.push_screen(TypeLine("Save a copy as", hint, str(target), yes="Save it"), chosen)
