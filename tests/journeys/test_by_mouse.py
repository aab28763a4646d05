"""From the first start to the written briefing by mouse alone: the keyboard only types texts into fields.

In a usual window, in a large one, and in the smallest, where what has no room must still be within reach.
"""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mammoth
import pytest

from tests.journeys.terminal import Terminal, account, program

TODAY = "2024-08-01"
BODY = "West Midlands Police and Crime Commissioner"
CAUSE = "Investigations and their results for victims"
RECOMMENDATION = "Typed recommendation."


def prepare(terminal: Terminal) -> None:
    """A pack is made, three steps are worked on, a deletion is taken back, the briefing is written."""
    make_the_pack(terminal)
    add_a_cause(terminal)
    tick_the_checklist(terminal)
    choose_a_question(terminal)
    delete_and_bring_back(terminal)
    write_the_briefing(terminal)
    leave(terminal)


def make_the_pack(terminal: Terminal) -> None:
    terminal.click("make a pack for your force")
    terminal.wait_label("Force")
    terminal.type("West Mid")
    # The suggestions move while a name is typed: a person points once they stand still.
    terminal.wait_for("keep “West Mid”")
    terminal.click("West Midlands Police")
    terminal.wait_label("Its name")
    terminal.type(BODY)
    terminal.wait_focus("Commissioner")
    terminal.click("Enter Go on")
    terminal.wait_label("Your initials")
    terminal.type("OPCC")
    terminal.wait_focus("OPCC")
    terminal.click("Enter Go on")
    terminal.wait_label("PPOG date")
    terminal.type("10 sept 24")
    terminal.wait_for("Tuesday 10 September 2024")
    terminal.click("Enter Go on")
    terminal.click("○ OFFICIAL")
    terminal.wait_for("● OFFICIAL ")
    terminal.click("Make the pack")
    terminal.wait_for("Overview · PPOG in 40 days · West Midlands Pol", "New here?")


def go_to(terminal: Terminal, step: str, title: str, *, up: bool = False) -> None:
    """Go to a step by its line on the dashboard, which may have to be scrolled to."""
    terminal.wait_for("Overview · ")
    terminal.turn_wheel_to(f" {step} ", over="started  ", up=up)
    terminal.click(f" {step} ")
    terminal.wait_for(title)


def add_a_cause(terminal: Terminal) -> None:
    go_to(terminal, "2 Causes of", "2/10 ")
    terminal.click("a Add")
    terminal.wait_label("Title")
    terminal.type(CAUSE)
    terminal.wait_focus("victims")
    terminal.click("○ Accelerated")
    terminal.wait_for("● Accelerated")
    terminal.click("Esc Back")
    terminal.wait_row("Investigations")
    # Several kinds of record can be added now: which one is asked, and the question can be left.
    terminal.click("a Add")
    terminal.wait_for("Add what?")
    terminal.click("Cancel")
    terminal.wait_gone("Add what?")
    terminal.click("a Add")
    terminal.click("Recommendation")
    terminal.wait_label("Recommendation")
    terminal.type(RECOMMENDATION)
    terminal.wait_focus("recommendation.")
    terminal.click("Esc Back")
    terminal.wait_row("not yet met")
    # The owner is asked for in a dialog.
    terminal.click("o Owner")
    terminal.wait_for("Take it")
    terminal.type("Head of crime")
    terminal.wait_for("Head of crime")
    terminal.click("Take it")
    terminal.wait_gone("Take it")
    terminal.click("Esc Back")


def tick_the_checklist(terminal: Terminal) -> None:
    go_to(terminal, "3 Checklist", "3/10 ")
    terminal.click("[ ] Concerns in own")
    terminal.wait_for("[x] Concerns in own")
    terminal.click("F1 Help")
    terminal.click("Esc Close")
    terminal.wait_gone("Esc Close")
    terminal.click("Esc Back")


def choose_a_question(terminal: Terminal) -> None:
    go_to(terminal, "5 Questions for", "5/10 ")
    terminal.turn_wheel_to("○ Barriers to", over="○ ")
    terminal.click("○ Barriers to")
    terminal.wait_for("● Barriers to")
    terminal.click("Esc Back")


def delete_and_bring_back(terminal: Terminal) -> None:
    go_to(terminal, "2 Causes of", "2/10 ", up=True)
    terminal.click("Investigations")
    terminal.wait_label("Title")
    terminal.click("Esc Back")
    terminal.wait_row("Investigations")
    terminal.click("d Delete")
    terminal.wait_for("1 recommendation")
    terminal.click("Delete  ")
    terminal.wait_for("No cause of concern yet")
    terminal.click("u Undo")
    terminal.wait_row("Investigations")
    terminal.wait_for("Typed recommendation")
    terminal.click("Esc Back")


def write_the_briefing(terminal: Terminal) -> None:
    terminal.wait_for("Overview · ")
    terminal.click("Ctrl+P Find")
    terminal.wait_for("Rehearse the speaking note")
    terminal.type("export documents")
    terminal.wait_gone("Rehearse the speaking note")
    terminal.click("Export documents")
    terminal.wait_for("Full briefing", "chosen in step 1")
    terminal.click("Write")
    terminal.wait_for("Written ")
    terminal.click("Esc Back")


def leave(terminal: Terminal) -> None:
    terminal.wait_for("Overview · ")
    terminal.click("Esc Back")
    terminal.wait_for("Enter Open")
    terminal.click("q Quit")
    assert (terminal.wait_end(), terminal.left_behind()) == (0, [])


# What is left of it -------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[(80, 24), (120, 40), (60, 18)], ids=["usual", "large", "smallest"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of somebody who did all of it in a window of this size."""
    columns, rows = request.param
    home = tmp_path_factory.mktemp("officer")
    packs = home / "packs"
    with Terminal("--workspace", packs, home=home, today=TODAY, officer="", columns=columns, rows=rows) as terminal:
        prepare(terminal)
    yield home


@pytest.fixture
def records(home: Path) -> dict[str, list[dict[str, Any]]]:
    """The records of the pack, as another process reads them."""
    [path] = (home / "packs").glob("*.ppog.json")
    name = path.name.removesuffix(".ppog.json")
    command = program("--workspace", home / "packs", "show", name, "--json", today=TODAY)
    ran = subprocess.run(command, env=account(home), cwd=home, capture_output=True, encoding="utf-8", timeout=60)
    assert ran.returncode == 0, ran.stderr
    records: dict[str, list[dict[str, Any]]] = json.loads(ran.stdout)["records"]
    return records


def test_what_was_clicked_and_typed_is_in_the_pack(records: dict[str, list[dict[str, Any]]]) -> None:
    [office], [meeting] = records["office"], records["meeting"]
    assert (office["force"], office["body"], office["marking"]) == ("West Midlands Police", BODY, "OFFICIAL")
    assert meeting["date"] == "2024-09-10"
    [cause], [recommendation] = records["causes"], records["recommendations"]
    assert (cause["title"], cause["kind"], cause["updated_by"]) == (CAUSE, "accelerated", "OPCC")
    assert (recommendation["text"], recommendation["owner"]) == (RECOMMENDATION, "Head of crime")
    assert recommendation["cause"] == cause["id"]
    assert [entry["status"] for entry in records["checklist"]] == ["done"]
    assert [(question["bank"], question["chosen"]) for question in records["questions"]] == [("hmicfrs", True)]


def test_the_briefing_holds_it(home: Path) -> None:
    [briefing] = home.rglob("PPOG briefing*.docx")
    with briefing.open("rb") as file:
        text = mammoth.extract_raw_text(file).value
    wanted = ("OFFICIAL", BODY, CAUSE, RECOMMENDATION, "Barriers to leaving Engage", "Tuesday 10 September 2024")
    assert [passage for passage in wanted if passage not in text] == []
