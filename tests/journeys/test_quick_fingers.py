"""Keys that come faster than the screen is drawn, as from a quick typist or a slow machine, each count once."""

from pathlib import Path

import pytest

from tests.journeys.officer import Officer
from tests.journeys.terminal import Terminal

TODAY = "2024-08-01"


def test_what_is_typed_right_after_tab_goes_into_the_next_field(tmp_path: Path) -> None:
    with Terminal("--workspace", tmp_path, home=tmp_path, today=TODAY) as terminal:
        terminal.wait_for("No pack here yet", "New pack")
        terminal.press("n")
        terminal.wait_label("Force")
        terminal.type("Gwent Police\t\tPolice and Crime Commissioner for Gwent\t10 sept 24\t\t")
        terminal.wait_for("Tuesday 10 September 2024")
        terminal.press("enter")
        terminal.wait_for("Gwent Police · Police and Crime Commissioner for Gwent", "PPOG in 40 days")


@pytest.fixture
def example(tmp_path: Path) -> Terminal:
    return Terminal("--workspace", tmp_path, home=tmp_path, today=TODAY)


def test_two_quick_ticks_go_two_states_on(example: Terminal) -> None:
    with example as terminal:
        officer = Officer(terminal)
        terminal.wait_for("No pack here yet", "Example")
        terminal.press("e")
        terminal.wait_for("FICTIONAL EXAMPLE")
        officer.go("4", "Support")
        officer.row("Accountability Framework")
        terminal.press("space", "space")
        terminal.wait_row("  accepted")


def test_two_quick_moves_go_two_places(example: Terminal) -> None:
    with example as terminal:
        officer = Officer(terminal)
        terminal.wait_for("No pack here yet", "Example")
        terminal.press("e")
        terminal.wait_for("FICTIONAL EXAMPLE")
        officer.go("1", "Situation")
        officer.row("HMI update and recommendations")
        terminal.press("J", "J")
        officer.wait_above("HMI update and recommendations", "Feedback from those attending")
