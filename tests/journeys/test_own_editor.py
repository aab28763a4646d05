"""A note is written in the officer's own editor, and the terminal is theirs again afterwards."""

from pathlib import Path

from tests.journeys.officer import Officer
from tests.journeys.terminal import Terminal

WRITES = """#!/bin/sh
printf 'The editor has the terminal. '
read line
printf '%s\\n' "$line" >> "$1"
"""


def test_a_note_is_written_in_an_editor_and_undone_as_one_change(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(WRITES, encoding="utf-8")
    editor.chmod(0o700)
    with Terminal("--workspace", tmp_path, home=tmp_path, today="2024-08-01", editor=str(editor)) as terminal:
        officer = Officer(terminal)
        terminal.wait_for("No pack here yet", "Example")
        terminal.press("e")
        terminal.wait_for("FICTIONAL EXAMPLE")
        officer.go("8", "Hard questions")
        terminal.press("enter")
        terminal.wait_for("Ctrl+O Editor")
        terminal.press("ctrl+o")
        terminal.wait_for("The editor has the terminal.")
        terminal.press(*"Really", "enter")
        terminal.wait_for("Really", "Ctrl+O Editor")
        terminal.press("escape")
        terminal.wait_until(terminal.in_list, "the list has the cursor")
        terminal.press("u")
        terminal.wait_notice("Undid: question of")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
        assert terminal.left_behind() == []
