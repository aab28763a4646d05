"""Which Word documents lie where people save what came back, the newest first; looked for without a widget."""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path

from msgspec import Struct
from rich.cells import cell_len, chop_cells

from store.errors import os_reason
from toolkit.dates import spoken_near
from toolkit.words import folded, words_of

SUFFIX = ".docx"
EXAMPLE = "~/Downloads/questions.docx"
# Folders of a home in which browsers, mail programs and people put what came.
USUAL = ("Downloads", "Documents", "Desktop")
# On Windows OneDrive says here where it is; offices let it have the two folders below in place of those of the home.
_ONEDRIVE = ("OneDriveCommercial", "OneDrive")
_IN_ONEDRIVE = ("Documents", "Desktop")

# A folder that holds more than this is no longer one that somebody looks through.
MOST_ENTRIES = 10_000
MOST_KEPT = 500

# So much of a name's end stays: the date, the number of a copy, the kind of file.
_END_CELLS = 20


class CameBack(Struct, frozen=True):
    """A Word document; ``changed`` in seconds since 1970, ``known_as`` the same however its folder was named."""

    path: Path
    changed: float
    known_as: str


class Looked(Struct, frozen=True):
    """What one folder holds, the newest first; ``refused`` says as a clause why it cannot be read."""

    folder: Path
    documents: tuple[CameBack, ...] = ()
    there: bool = True
    refused: str = ""


def folders_for(exports: Path, pack: Path) -> tuple[Path, ...]:
    """Where to look: the folders of the exports and of the pack, then the usual ones; each once, without asking it."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111
    wanted = [exports, pack, *(home / name for name in USUAL if home.is_absolute())]
    wanted += [Path(drive) / name for each in _ONEDRIVE if (drive := os.environ.get(each)) for name in _IN_ONEDRIVE]
    once: dict[str, Path] = {}
    for folder in wanted:
        once.setdefault(os.path.normcase(folder.absolute()), folder)
    return tuple(once.values())


def look_in(folder: Path) -> Looked:
    """The Word documents at the top of a folder, at most `MOST_KEPT`; may take as long as a share takes to answer."""
    try:
        place = os.path.normcase(os.path.realpath(folder))
        with os.scandir(folder) as entries:
            found = [_document(entry, folder, place) for entry in islice(entries, MOST_ENTRIES)]
    except (FileNotFoundError, NotADirectoryError):
        return Looked(folder, there=False)
    except OSError as error:
        return Looked(folder, refused=os_reason(error))
    return Looked(folder, tuple(newest([each for each in found if each is not None], "", MOST_KEPT)))


def _document(entry: os.DirEntry[str], folder: Path, place: str) -> CameBack | None:
    # Word keeps a file of this beginning beside each document that is open.
    if entry.name.startswith((".", "~$")) or not entry.name.casefold().endswith(SUFFIX):
        return None
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        changed = entry.stat(follow_symlinks=False).st_mtime
    except OSError:
        # It went away just now, or is out of reach; the others are there.
        return None
    return CameBack(folder / entry.name, changed, f"{place}{os.sep}{os.path.normcase(entry.name)}")


def newest(documents: Iterable[CameBack], typed: str, limit: int) -> list[CameBack]:
    """At most ``limit`` documents whose names have each word of ``typed``, the newest first, each once."""
    words = words_of(typed)
    once = {each.known_as: each for each in documents}.values()
    named = [each for each in once if not words or all(word in folded(each.path.name) for word in words)]
    return sorted(named, key=lambda each: (-each.changed, each.path.name.casefold(), each.known_as))[:limit]


def is_path(typed: str) -> bool:
    """Whether somebody is typing where a file is, and not words of its name."""
    return typed.startswith(("~", '"', "'")) or "/" in typed or "\\" in typed


def from_home(path: Path) -> str:
    """A path with the person's home folder written as ``~``, as it can be typed."""
    try:
        return str(Path("~") / path.absolute().relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def shortly(folder: Path, cells: int) -> str:
    """A folder in so many cells: its whole path where that has room, else its name, of which the beginning stays."""
    whole = from_home(folder)
    if cell_len(whole) <= cells or not folder.name:
        return whole
    name = f"…{os.sep}{folder.name}"
    return name if cell_len(name) <= cells else f"{_begin(name, cells - 1)}…"


def named_shortly(name: str, cells: int) -> str:
    """A file's name in so many cells, with its beginning and end: copies differ in the end alone."""
    if cell_len(name) <= cells:
        return name
    end = _begin(name[::-1], min(_END_CELLS, cells // 2))[::-1]
    return f"{_begin(name, cells - 1 - cell_len(end))}…{end}"


def _begin(text: str, cells: int) -> str:
    return chop_cells(text, cells)[0] if text and cells > 1 else ""


def changed_in_words(changed: float, now: datetime) -> str:
    """When a file was changed: ``today 14:05``, ``yesterday 9:30``, ``20 Nov``, and the year where it is another."""
    try:
        then = datetime.fromtimestamp(changed, now.tzinfo)
    except (OverflowError, OSError, ValueError):
        # Some programs write times that no calendar has.
        return ""
    days = (now.date() - then.date()).days
    if days in (0, 1):
        return f"{'today' if days == 0 else 'yesterday'} {then:%H:%M}"
    return spoken_near(then.date().isoformat(), now.date())


def nothing_found(looked: Sequence[Looked]) -> str:
    """What to do where no folder holds a Word document, in a sentence."""
    names = [from_home(each.folder) for each in looked if each.there and not each.refused]
    where = f" in {' or '.join(filter(None, (', '.join(names[:-1]), names[-1])))}" if names else ""
    return f"No Word document was found{where}: type the path of the one that came back, such as {EXAMPLE}."
