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


def test_home_is_there_before_what_only_packs_and_documents_need(ppog_process: Ppog) -> None:
    done = ppog_process(python=("-c", "import sys, ppog_tui.app; print(*sys.modules, sep='\\n')"))
    modules = set(done.stdout.split("\n"))
    assert "screens.home" in modules
    later = {"docx", "lxml", "xlsxwriter", "rapidfuzz", "filelock", "importlib.metadata", "screens.pack_screen"}
    assert not later & modules
