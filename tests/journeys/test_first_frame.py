"""What is opened is drawn once, whole, and not bit by bit: on a slow laptop each drawing is seen to come."""

from datetime import date
from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.journeys.terminal import Terminal
from toolkit.example import worked_example
from toolkit.loading import default_edition

TODAY = "2024-08-01"
HOME, LIST, BOARD = "preparing for the Policing", "Packs", "Dates to keep"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Workspace(tmp_path).create(worked_example(default_edition(), date.fromisoformat(TODAY)))


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_end() == 0


@pytest.mark.parametrize("columns", [80, 120, 150])
def test_a_pack_named_at_the_start_is_the_first_thing_drawn_and_drawn_once(pack: Path, columns: int) -> None:
    with Terminal(pack, home=pack.parent, today=TODAY, columns=columns) as terminal:
        terminal.wait_for("FICTIONAL EXAMPLE", "10 Check and export")
        leave(terminal)
    before, *drawn = terminal.drawn.split("FICTIONAL EXAMPLE")
    assert len(drawn) == 1
    # A blank screen would be as many cells as the terminal has.
    assert len(before) < 20 * columns
    # The steps stand in the rail as well, where there is room for one.
    assert terminal.drawn.count("10 Check and export") == (2 if columns == 150 else 1)


def test_a_pack_opened_from_home_is_drawn_once(pack: Path) -> None:
    with Terminal("--workspace", pack.parent, home=pack.parent, today=TODAY) as terminal:
        terminal.wait_for("Loamshire Police", "New pack")
        terminal.press("enter")
        terminal.wait_for(BOARD)
        leave(terminal)
    assert terminal.drawn.count(BOARD) == 1


def test_a_pack_that_was_named_is_left_for_home_and_nothing_else_is_drawn_between(pack: Path) -> None:
    with Terminal("--workspace", pack.parent, pack, home=pack.parent, today=TODAY) as terminal:
        terminal.wait_for(BOARD)
        terminal.press("escape")
        terminal.wait_for(LIST, "Loamshire Police", "New pack")
        leave(terminal)
    before, *_ = terminal.drawn.partition(BOARD)[2].split(HOME)
    # The rest of the pack's frame down to its last line, and no blank one.
    assert before.count("\x1b[40;1H") == 1
