"""What is asked when a pack is left or copied: where to, and whether that is meant."""

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.app import App

from screens.choosing import Confirm, TypeLine
from screens.key_words import with_keys
from screens.messages import CopyWanted
from screens.remarks import failure_in_words
from screens.widgets.unsaved import NotTaken
from store.saving import SaveState
from toolkit.views import short

ONCE_MORE = "{Esc|pack.back} once more leaves the pack."
"""What is said to whoever would leave it by a key too many."""

_PACK = ".ppog.json"
_LEAVING = "leaving"
# Of what was typed, as much as tells which it was.
_TYPED = 80


def ask_to_leave(
    app: App[None],
    state: SaveState,
    leave: Callable[[], object],
    not_taken: Sequence[NotTaken] = (),
    *,
    waited: bool = False,
) -> None:
    """Leave, unless something is not in the pack's file: then only where the person says so.

    ``waited``: a save was waited for, so that one that is still on its way does not come to an end.
    """
    failed = state.state == "failed" or (waited and state.state == "pending")
    if not failed and not not_taken:
        leave()
        return

    def answered(yes: bool | None) -> None:
        if yes:
            leave()

    said = []
    if failed:
        copy = with_keys("{Ctrl+P|app.find}, “Save a copy”, puts the whole pack into another file.")
        said.append(f"{failure_in_words(state)} {copy}")
    if not_taken:
        said.append("This was typed and could not be understood. It is lost when you leave:")
        said += [f"{each.label}: “{short(each.text, _TYPED)}” (in “{short(each.row, _TYPED)}”)" for each in not_taken]
    title = "The last changes are not in the pack" if failed else "Not everything that you typed is saved"
    words = "Leave without them" if state.unkept else "Leave" if failed else "Leave without it"
    if not any(screen.has_class(_LEAVING) for screen in app.screen_stack):
        # Asked once, however often the key is pressed.
        question = Confirm(title, "\n".join(said), words, "Stay")
        question.add_class(_LEAVING)
        app.push_screen(question, answered)


def ask_for_copy(app: App[None], pack: Path, folder: Path, then: Callable[[CopyWanted], object]) -> None:
    """Ask for the file that the whole pack is copied to."""

    def chosen(path: str | None) -> None:
        if path:
            then(CopyWanted(Path(path).expanduser()))

    target = folder / pack.name.replace(_PACK, f" copy{_PACK}")
    hint = "The whole pack is written as it stands. An existing file is not replaced."
    app.push_screen(TypeLine("Save a copy as", hint, str(target), yes="Save it"), chosen)
