"""However the program is ended while somebody types, the words are in the file and the terminal is as it was."""

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.officer import Officer
from tests.journeys.terminal import Terminal
from toolkit.records.office import Office

TODAY = "2024-08-01"
WORDS = "Typed until the very moment at which everything ended."
SOON = 15.0


# As make does: it is told that the window is closed, tells nobody, and waits for what it started.
LAUNCHER = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, lambda *_: None)
sys.exit(subprocess.run(sys.argv[1:]).returncode)
"""


@pytest.fixture
def terminal(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """A new pack with its situation being typed; the last word has just come up on the screen."""
    under: list[str] = getattr(request, "param", [])
    with Terminal("--workspace", tmp_path / "packs", home=tmp_path, today=TODAY, under=under) as terminal:
        terminal.wait_for("No pack here yet", "New pack")
        terminal.press("n")
        terminal.wait_label("Force")
        terminal.type("Gwent Police")
        terminal.wait_focus("Gwent Police")
        terminal.press("enter")
        terminal.wait_label("Its name")
        terminal.press("enter")
        terminal.wait_label("PPOG date")
        terminal.press("enter")
        terminal.wait_label("Marking")
        terminal.press("enter")
        terminal.wait_for("Overview · ", "Gwent Police")
        officer = Officer(terminal)
        officer.go("1", "Situation")
        officer.row("Gwent Police")
        officer.open(Office)
        officer.fill("Situation in brief", WORDS)
        yield terminal


def kept(home: Path) -> str:
    """What the file holds of the situation."""
    [path] = (home / "packs").glob("*.ppog.json")
    [office] = json.loads(path.read_text(encoding="utf-8"))["office"].values()
    return str(office["situation"])


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_loses_no_word_and_leaves_the_terminal_as_it_was(
    ending: signal.Signals, terminal: Terminal, tmp_path: Path
) -> None:
    terminal.process.send_signal(ending)

    assert terminal.wait_end(SOON) == 0
    assert terminal.left_behind() == []
    assert kept(tmp_path) == WORDS


def test_a_killed_program_loses_no_word_that_was_on_the_screen(terminal: Terminal, tmp_path: Path) -> None:
    terminal.process.kill()
    terminal.process.wait()

    with Terminal("--workspace", tmp_path / "packs", home=tmp_path, today=TODAY) as again:
        again.wait_for("Gwent Police")
        again.press("enter")
        again.wait_for("Overview · ", "Gwent Police")
        again.press("ctrl+q")
        assert again.wait_end(SOON) == 0
    assert kept(tmp_path) == WORDS


@pytest.mark.parametrize("terminal", [[], [sys.executable, "-c", LAUNCHER]], ids=["alone", "launched"], indirect=True)
def test_a_closed_window_ends_the_program_and_loses_no_word(terminal: Terminal, tmp_path: Path) -> None:
    terminal.close_window()

    terminal.process.wait(SOON)
    assert kept(tmp_path) == WORDS


def test_quitting_loses_no_word_and_leaves_the_terminal_as_it_was(terminal: Terminal, tmp_path: Path) -> None:
    terminal.press("ctrl+q")

    assert terminal.wait_end(SOON) == 0
    assert terminal.left_behind() == []
    assert kept(tmp_path) == WORDS
