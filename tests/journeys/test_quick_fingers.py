"""Keys that come faster than the screen is drawn, as from a quick typist or a slow machine, each count once."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.officer import Officer
from tests.journeys.terminal import Terminal

TODAY = "2024-08-01"


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_end() == 0


def saved(folder: Path, table: str) -> list[dict[str, Any]]:
    """The records of a table in the one pack of a folder."""
    [path] = folder.glob("*.ppog.json")
    return list(json.loads(path.read_text(encoding="utf-8"))[table].values())


def test_what_is_typed_right_after_enter_goes_into_the_next_field(tmp_path: Path) -> None:
    with Terminal("--workspace", tmp_path, home=tmp_path, today=TODAY) as terminal:
        terminal.wait_for("No pack here yet", "New pack")
        terminal.press("n")
        terminal.wait_label("Force")
        terminal.type("Gwent Police\nPolice and Crime Commissioner for Gwent\n10 sept 24\n\n")
        terminal.wait_for("Gwent Police · Police and Crime Commissioner for Gwent", "PPOG in 40 days")
    [office] = saved(tmp_path, "office")
    assert (office["force"], office["body"]) == ("Gwent Police", "Police and Crime Commissioner for Gwent")


@pytest.fixture
def example(tmp_path: Path) -> Terminal:
    return Terminal("--workspace", tmp_path, home=tmp_path, today=TODAY)


def test_two_quick_ticks_go_two_states_on(example: Terminal, tmp_path: Path) -> None:
    with example as terminal:
        officer = Officer(terminal)
        terminal.wait_for("No pack here yet", "Example")
        terminal.press("e")
        terminal.wait_for("FICTIONAL EXAMPLE")
        officer.go("4", "Support")
        officer.row("Accountability Framework")
        terminal.press("space", "space")
        terminal.wait_row("  accepted")
        leave(terminal)
    [framework] = [row for row in saved(tmp_path, "support") if row["updated_by"] == "AB"]
    assert framework["state"] == "accepted"


def test_two_quick_moves_go_two_places(example: Terminal, tmp_path: Path) -> None:
    with example as terminal:
        officer = Officer(terminal)
        terminal.wait_for("No pack here yet", "Example")
        terminal.press("e")
        terminal.wait_for("FICTIONAL EXAMPLE")
        officer.go("1", "Situation")
        officer.row("HMI update and recommendations")
        terminal.press("J", "J")
        officer.wait_above("HMI update and recommendations", "Feedback from those attending")
        leave(terminal)
    entries = sorted(saved(tmp_path, "running_order"), key=lambda row: row["position"])
    assert [row["title"] for row in entries].index("HMI update and recommendations") == 2
