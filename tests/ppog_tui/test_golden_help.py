"""`ppog --help` is there at once, and is in every terminal what click would write."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import ppog_tui.help_page
from ppog_tui.help_page import PAGE

Ppog = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from ppog_tui.start import main
code = main()
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""
BY_CLICK = "import sys; from ppog_tui.cli import main; sys.exit(main(['--help']))"


def asked(ppog_process: Ppog, option: str, **environment: str) -> CompletedProcess[str]:
    """What the program answers to one option, and on stderr what it loaded for that."""
    done = ppog_process(option, python=("-c", PROGRAM), **environment)
    assert done.returncode == 0, done.stderr
    return done


def in_terminal(code: str, columns: int) -> str:
    """What a program writes to a terminal of so many columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    subprocess.run(
        [sys.executable, "-c", code, "--help"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    os.close(theirs)
    drawn = os.read(ours, 65536).decode().replace("\r\n", "\n")
    os.close(ours)
    return drawn


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_printed_before_click_is_loaded(ppog_process: Ppog, option: str) -> None:
    done = asked(ppog_process, option)
    assert done.stdout == PAGE
    loaded = set(done.stderr.split())
    assert "ppog_tui.help_page" in loaded
    assert not {"click", "ppog_tui.cli", "inspect", "datetime"} & loaded


def test_the_kept_page_is_what_click_writes(ppog_process: Ppog) -> None:
    written = ppog_process(python=("-c", BY_CLICK)).stdout
    assert "Commands:" in written
    if os.environ.get("PPOG_GOLDEN"):
        about = ppog_tui.help_page.__doc__
        text = f'"""{about}"""\n\nPAGE = """\\\n{written}"""\n'
        Path(ppog_tui.help_page.__file__).write_text(text, encoding="utf-8", newline="\n")
    else:
        assert written == PAGE, "Where click is right, `make golden` writes the page anew."


@pytest.mark.parametrize("columns", [50, 79, 80, 200])
def test_every_width_of_terminal_gets_the_page_that_click_would_write(columns: int) -> None:
    shown = in_terminal(PROGRAM, columns)
    assert shown == in_terminal(BY_CLICK, columns)
    assert max(map(len, shown.splitlines())) <= columns
    assert (shown == PAGE) == (columns >= 80)


def test_a_terminal_that_lacks_a_sign_gets_the_page_all_the_same(ppog_process: Ppog) -> None:
    shown = asked(ppog_process, "--help", PYTHONIOENCODING="latin-1").stdout
    assert shown == PAGE.replace("…", "?")


def test_a_reader_of_the_help_that_has_enough_is_not_answered_with_a_traceback(home: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "ppog_tui", "--help"],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=closed,
            stderr=subprocess.PIPE,
            cwd=home,
            timeout=60,
        )
    assert done.stderr == b""
    assert done.returncode == 1
