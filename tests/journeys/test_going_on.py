"""Where a screen breaks, the program begins anew in the same place, with every word kept, or gives up in a sentence."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.officer import Officer
from tests.journeys.terminal import Terminal
from toolkit.records.causes import Cause

# Pasting into a list breaks it: the first is left out of what stands on the command line, `python -m ppog_tui`.
BREAKS = """
import sys
from ppog_tui.cli import main
from screens.widgets.row_list import RowList

def break_down(self, event):
    raise ValueError("about Inspector Mossgrove")

RowList.on_paste = break_down
sys.exit(main(sys.argv[4:]))
"""
WORDS = "Written just before it broke."


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The worked example in a program whose lists break when something is pasted into them."""
    under = [sys.executable, "-c", BREAKS]
    with Terminal("--workspace", tmp_path / "packs", home=tmp_path, today="2024-06-03", under=under) as terminal:
        terminal.wait_for("No pack here yet")
        terminal.press("e")
        terminal.wait_for("Overview · ")
        yield terminal


def test_a_screen_that_breaks_costs_no_word_and_one_is_where_one_was(terminal: Terminal, tmp_path: Path) -> None:
    officer = Officer(terminal)
    officer.go("2", "Causes of concern")
    officer.add(Cause, "Cause of concern")
    officer.fill("Title", WORDS)
    terminal.press("escape")
    terminal.wait_row(WORDS)

    terminal.paste("anything")
    terminal.wait_notice("ppog met an error that nobody foresaw, and began anew. What you entered is kept")
    terminal.wait_for("2/10 Causes of concern")
    terminal.wait_row(WORDS)

    terminal.paste("anything")
    terminal.wait_for("Packs", "Kept in")
    terminal.press("enter")
    terminal.wait_for("Overview · ")
    officer.go("2", "Causes of concern")
    terminal.paste("anything")
    assert terminal.wait_end() == 70
    assert terminal.left_behind() == []
    assert "ppog stopped at an error that nobody foresaw." in " ".join(terminal.screen_text().split())
    assert "Traceback" not in terminal.drawn and "Mossgrove" not in terminal.drawn
    assert len(list(tmp_path.rglob("crash-*.txt"))) == 3
    [pack] = (tmp_path / "packs").glob("*.ppog.json")
    assert WORDS in pack.read_text(encoding="utf-8")
