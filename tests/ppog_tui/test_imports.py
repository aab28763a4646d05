"""`ppog --help` answers at once because it loads nothing that it does not need."""

from collections.abc import Callable
from subprocess import CompletedProcess

Ppog = Callable[..., CompletedProcess[str]]

HEAVY = {
    "docx",
    "lxml",
    "msgspec",
    "platformdirs",
    "rich",
    "store",
    "textual",
    "tinydb",
    "toolkit",
    "exports",
    "screens",
    "xlsxwriter",
    "importlib.metadata",
}

WHAT_IS_LOADED = """
import sys
from ppog_tui.cli import main
code = main(sys.argv[1:])
print("\\n".join(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(ppog_process: Ppog, *arguments: str) -> set[str]:
    """The names of the modules that a command has loaded by its end."""
    done = ppog_process(*arguments, python=("-c", WHAT_IS_LOADED))
    assert done.returncode == 0, done.stderr
    assert done.stdout
    return set(done.stderr.split("\n"))


def test_help_and_version_load_click_and_little_else(ppog_process: Ppog) -> None:
    modules = loaded(ppog_process, "--help")
    assert "click" in modules
    assert not HEAVY & modules
    assert not HEAVY & loaded(ppog_process, "--version")


def test_help_of_a_command_loads_no_screen_and_no_word(ppog_process: Ppog) -> None:
    modules = loaded(ppog_process, "show", "--help")
    assert "ppog_tui.commands.show" in modules
    assert not HEAVY & modules


def test_commands_that_read_packs_load_no_screen_and_no_word(ppog_process: Ppog) -> None:
    modules = loaded(ppog_process, "list")
    assert "store.workspace" in modules
    assert not {"textual", "docx", "lxml", "xlsxwriter", "rich.console"} & modules


def test_commands_that_change_packs_load_no_textual_and_no_word(ppog_process: Ppog) -> None:
    assert ppog_process("new", "--force", "Wessex Police").returncode == 0
    modules = loaded(ppog_process, "set", "wessex", "office", "hmi", "C. Specimen")
    assert "store.session" in modules
    assert not {"textual", "docx", "lxml", "xlsxwriter", "rich.console"} & modules


def test_this_list_of_modules_would_notice_a_heavy_one(ppog_process: Ppog) -> None:
    """The check itself: a program that does load one of them is caught."""
    done = ppog_process("--help", python=("-c", "import rich.console\n" + WHAT_IS_LOADED))
    assert "rich" in done.stderr.split("\n")


def loaded_with(ppog_process: Ppog, modules: str) -> set[str]:
    """The names of the modules that are there once ``modules`` are."""
    done = ppog_process(python=("-c", f"import sys, {modules}; print(*sys.modules, sep='\\n')"))
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split("\n"))


# What makes, reads and saves documents, and what is asked for once a key is pressed.
LATER = {"docx", "lxml", "xlsxwriter", "rapidfuzz", "filelock", "importlib.metadata", "csv", "gzip"}
LATER |= {"screens.choosing", "screens.help", "screens.settings", "screens.step_pane", "screens.rehearsal"}


def test_home_is_there_before_what_only_packs_and_documents_need(ppog_process: Ppog) -> None:
    modules = loaded_with(ppog_process, "ppog_tui.running, ppog_tui.app, screens.home")
    assert "screens.home" in modules
    packs = {"screens.pack_screen", "screens.case", "store.session", "store.layout", "store.pack_file", "tinydb"}
    content = {"toolkit.edition", "toolkit.loading", "toolkit.pack", "toolkit.records.record", "tomli", "_hashlib"}
    assert not (LATER | packs | content) & modules


def test_the_overview_is_there_before_what_only_steps_need(ppog_process: Ppog) -> None:
    modules = loaded_with(ppog_process, "ppog_tui.running, ppog_tui.app, screens.pack_screen")
    assert "screens.overview" in modules
    steps = {"screens.row_detail", "screens.widgets.record_form", "screens.pasting", "screens.settling"}
    steps |= {"screens.steps.catalogue", "screens.steps.causes", "screens.finder", "toolkit.finding"}
    home = {"screens.home", "textual.widgets._data_table", "textual.widgets._text_area"}
    assert not ((LATER - {"csv", "gzip"}) | steps | home) & modules


OPENED = """
import sys
from pathlib import Path
from store.pack_file import open_pack
from store.session import PackSession
with PackSession(open_pack(Path(sys.argv[1]))):
    print(*sys.modules, sep="\\n")
"""


def test_a_pack_is_open_before_what_locks_its_first_save(ppog_process: Ppog) -> None:
    made = ppog_process("new", "--force", "Wessex Police")
    [pack] = (line for line in made.stdout.splitlines() if line.endswith(".ppog.json"))
    done = ppog_process(python=("-c", OPENED, pack))
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split("\n"))
    assert "store.session" in modules
    assert not {"filelock", "sqlite3"} & modules
