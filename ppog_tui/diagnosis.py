"""What a helpdesk would ask about this computer, gathered without a name of a person in it."""

import codecs
import os
import platform
import shutil
import stat
import sys
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile

from msgspec import Struct

from ppog_tui import __version__
from ppog_tui.crash import reports_folder
from ppog_tui.keymap import keymap_path, own_keys
from ppog_tui.terminal_signs import drawn_in, why_plain
from store.state_folder import state_folder

Value = str | int | bool | None

PACKAGES = (
    "click",
    "filelock",
    "lxml",
    "msgspec",
    "platformdirs",
    "python-docx",
    "rapidfuzz",
    "rich",
    "textual",
    "tinydb",
    "tomli",
    "xlsxwriter",
)
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
COLUMNS, LINES = 80, 24
# A save writes the pack beside itself first; below this even small packs soon fail.
ENOUGH_BYTES = 20 * 1024 * 1024


class Fact(Struct, frozen=True):
    """One thing found: ``group`` and ``key`` for machines, ``label`` and `shown` for people."""

    group: str
    key: str
    label: str
    value: Value
    unit: str = ""

    @property
    def shown(self) -> str:
        """The value in words."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if self.value is None:
            return "not known"
        return f"{self.value:,} {self.unit}".strip() if isinstance(self.value, int) else self.value


class Diagnosis:
    """Facts, ``problems`` that keep ppog from working, and ``notes`` on what is worth mending."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.problems: list[str] = []
        self.notes: list[str] = []

    def found(self, group: str, key: str, label: str, value: Value, unit: str = "") -> None:
        """Keep one fact."""
        self.facts.append(Fact(group, key, label, value, unit))

    def as_json(self) -> dict[str, object]:
        """The facts by group and key, with the problems and notes."""
        groups: dict[str, dict[str, Value]] = {}
        for fact in self.facts:
            groups.setdefault(fact.group, {})[fact.key] = fact.value
        return {"works": not self.problems, "problems": self.problems, "notes": self.notes, **groups}


def from_home(path: Path) -> str:
    """A path with the person's home folder, and so often their name, written as ``~``."""
    try:
        return str(Path("~") / path.absolute().relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def add_versions(diagnosis: Diagnosis) -> None:
    """Versions of ppog, Python and the packages that it stands on, and the system."""
    diagnosis.found("versions", "ppog", "ppog", __version__)
    diagnosis.found("versions", "python", "Python", platform.python_version())
    for package in PACKAGES:
        try:
            diagnosis.found("versions", package, package, version(package))
        except PackageNotFoundError:
            diagnosis.found("versions", package, package, None)
            diagnosis.problems.append(f"The package {package} is not installed: install ppog again.")
    diagnosis.found("system", "name", "Operating system", f"{platform.system()} {platform.release()}")
    diagnosis.found("system", "machine", "Machine", platform.machine())


def add_terminal(diagnosis: Diagnosis) -> None:
    """Whether the app can open here, how much room it has, and how it may draw."""
    here = sys.stdin.isatty() and sys.stdout.isatty()
    term = os.environ.get("TERM", "")
    size = shutil.get_terminal_size((0, 0))
    encoding = codecs.lookup(sys.stdout.encoding or "ascii").name
    found = diagnosis.found
    found("terminal", "interactive", "A terminal", here)
    found("terminal", "columns", "Columns", size.columns or None)
    found("terminal", "lines", "Lines", size.lines or None)
    found("terminal", "term", "TERM", term or "not set")
    found("terminal", "program", "Terminal program", os.environ.get("TERM_PROGRAM") or _windows_terminal())
    found("terminal", "colorterm", "COLORTERM", os.environ.get("COLORTERM") or "not set")
    found("terminal", "no_color", "NO_COLOR set", bool(os.environ.get("NO_COLOR")))
    found("terminal", "multiplexer", "Inside tmux or screen", bool(os.environ.get("TMUX") or os.environ.get("STY")))
    found("terminal", "encoding", "Encoding", encoding)
    why = why_plain(os.environ, drawn_in())
    found("terminal", "plain_signs", "Plain signs", f"yes, because {why}" if why else "only where asked for")
    if here and (0 < size.columns < COLUMNS or 0 < size.lines < LINES):
        diagnosis.notes.append(
            f"The terminal has {size.columns} × {size.lines} characters: ppog is made for {COLUMNS} × {LINES} or more."
        )
    if here and term == "dumb":
        diagnosis.notes.append("TERM says dumb: the app cannot open here; the commands can be used.")
    if encoding != "utf-8":
        diagnosis.notes.append(f"The output is written in {encoding}: some characters show as question marks.")


def _windows_terminal() -> str:
    return "Windows Terminal" if os.environ.get("WT_SESSION") else "not said"


def add_folder(diagnosis: Diagnosis, folder: Path) -> None:
    """The workspace: where it is, whether it can be written, who else can read it, and how much room is left."""
    found = diagnosis.found
    found("workspace", "path", "Workspace", from_home(folder))
    found("workspace", "exists", "Exists", os.path.isdir(folder))
    nearest = next((place for place in (folder, *folder.absolute().parents) if os.path.exists(place)), None)
    refusal = _refusal(nearest)
    found("workspace", "writable", "Can be written", not refusal)
    if refusal:
        diagnosis.problems.append(
            f"The workspace {from_home(folder)} cannot be written ({refusal}): choose another with --workspace."
        )
    try:
        free = shutil.disk_usage(nearest).free if nearest else None
    except OSError:
        free = None
    found("workspace", "free_bytes", "Free space", free, "bytes")
    if free is not None and free < ENOUGH_BYTES:
        diagnosis.problems.append(f"Only {free:,} bytes are free for the workspace: make room before you work.")
    found("workspace", "state", "Journals and backups", from_home(state_folder()))
    if os.path.isdir(folder):
        _add_permissions(diagnosis, folder)


def _refusal(folder: Path | None) -> str:
    """Why no file can be made in a folder; empty where one can. The file has no name and is gone at once."""
    try:
        with TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or type(error).__name__


def _add_permissions(diagnosis: Diagnosis, folder: Path) -> None:
    try:
        packs = sorted(folder.glob("*.ppog.json"))
        wider = sum(_mode(path) & ~PRIVATE_FILE != 0 for path in packs)
        mode = _mode(folder)
    except OSError as error:
        diagnosis.problems.append(f"The workspace {from_home(folder)} cannot be read: {error.strerror}.")
        return
    diagnosis.found("workspace", "packs", "Packs", len(packs))
    if os.name == "nt":
        # Windows keeps who may read in lists that these numbers do not show.
        return
    diagnosis.found("workspace", "folder_mode", "Permissions of the folder", f"{mode:04o}")
    diagnosis.found("workspace", "files_open_to_others", "Packs that others can read", wider)
    if mode & ~PRIVATE_FOLDER:
        diagnosis.notes.append(f"Others on this computer can look into {from_home(folder)}: chmod 700 closes it.")
    if wider:
        diagnosis.notes.append(f"{wider} of {len(packs)} packs can be read by others: chmod 600 closes them.")


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def add_template(diagnosis: Diagnosis, template: Path | None) -> None:
    """The office's own Word template, where the workspace has one, and what is wrong with it."""
    if template is None:
        return
    # Reading Word files is slow to load, and few who ask have a template.
    from exports.errors import TemplateError
    from exports.house_style.preflight import preflight

    diagnosis.found("workspace", "template", "Word template", from_home(template))
    try:
        preflight(template)
    except TemplateError as error:
        diagnosis.notes.extend(f"Word template {template.name}: {problem}" for problem in error.problems)


def add_keys(diagnosis: Diagnosis) -> None:
    """The person's own keys, where there is a file of them, and what is worth mending there."""
    path = keymap_path()
    if not os.path.exists(path):
        return
    # The keys are those of the screens, which are slow to load; few who ask have keys of their own.
    from ppog_tui.app import PpogApp

    own = own_keys(PpogApp)
    diagnosis.found("system", "keys", "Own keys", from_home(path))
    diagnosis.found("system", "keys_changed", "Actions with own keys", len(own.keymap))
    diagnosis.notes.extend(own.problems)


def add_reports(diagnosis: Diagnosis) -> None:
    """Where crash reports are, and how many."""
    folder = reports_folder()
    diagnosis.found("reports", "path", "Crash reports", from_home(folder))
    diagnosis.found("reports", "count", "How many", len(list(folder.glob("crash-*.txt"))))


def add_edition(diagnosis: Diagnosis, id: str, title: str, published: str, today: date) -> None:
    """Which edition a new pack would be made with, and what day the computer thinks it is."""
    diagnosis.found("edition", "id", "Edition", id)
    diagnosis.found("edition", "title", "Title", title)
    diagnosis.found("edition", "date", "Dated", published)
    diagnosis.found("system", "today", "Today", today.isoformat())
