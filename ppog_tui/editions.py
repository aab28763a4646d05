"""The editions that this computer has: those that ship with the program, and the office's own folder."""

import os
from pathlib import Path

from msgspec import Struct

from ppog_tui.edition_files import own_files
from ppog_tui.errors import ProgramError
from screens.key_words import with_keys
from toolkit.edition import Edition
from toolkit.edition import edition_named as title_of
from toolkit.edition_files import DEFAULT_EDITION
from toolkit.errors import ContentError
from toolkit.loading import default_edition, load_edition


class FoundEdition(Struct, frozen=True):
    """An edition file; ``edition`` is missing where the file cannot be used, and ``problem`` says why."""

    path: Path
    own: bool
    edition: Edition | None
    problem: str = ""


def found_editions() -> list[FoundEdition]:
    """Every edition file, the shipped one first, then the office's own by file name."""
    found = [FoundEdition(DEFAULT_EDITION, own=False, edition=default_edition())]
    for path in own_files():
        try:
            found.append(FoundEdition(path, own=True, edition=load_edition(path)))
        except ContentError as error:
            found.append(FoundEdition(path, own=True, edition=None, problem=str(error)))
    return found


def edition_named(reference: str) -> Edition:
    """The edition in a file, or the installed one with an id; an own edition stands before a shipped one.

    Raises `ContentError` for a file that cannot be used and `ProgramError` where nothing has the name.
    """
    path = Path(reference)
    if path.suffix.lower() == ".toml" or os.path.isfile(path):
        return load_edition(path)
    edition = installed_edition(reference)
    if edition is None:
        raise ProgramError(f"No edition and no file is called “{reference}”: ppog edition list shows what there is.")
    return edition


def installed_edition(id: str) -> Edition | None:
    """The installed edition with this id, or nothing."""
    editions = [entry.edition for entry in found_editions() if entry.edition is not None]
    return next((edition for edition in reversed(editions) if edition.id == id), None)


def editions_for(id: str, usual: Edition) -> tuple[list[Edition], str]:
    """The edition to show a pack of edition ``id`` by, then one that it can be moved to; and what to say of it."""
    own = installed_edition(id)
    if own is None and usual.id != id:
        return [usual], f"The edition of this pack is not installed: shown by {title_of(usual)}."
    shown = own or usual
    installed = [found.edition for found in found_editions() if found.edition is not None]
    newest = max((usual, *installed), key=lambda edition: edition.date)
    other = usual if usual.id != shown.id else newest
    if other.id == shown.id:
        return [shown], ""
    return [shown, other], f"{title_of(other)} is at hand: {with_keys('{Ctrl+P|app.find} can move this pack to it.')}"
