"""A first look round the worked example, at 80 columns and 24 rows, on a terminal that answers nothing."""

import json
from pathlib import Path

from tests.journeys.officer import Officer
from tests.journeys.terminal import Terminal

TODAY = "2024-08-01"
CAUSE = "Answering emergency calls"
WITH_IT = "Recommendation: Match the control room"
STEPS = (
    ("1", "Situation"),
    ("2", "Causes of concern"),
    ("3", "Checklist"),
    ("4", "Support"),
    ("5", "Questions for HMICFRS"),
    ("6", "Questions for the chief constable"),
    ("7", "Exit readiness"),
    ("8", "Hard questions"),
    ("9", "Speaking notes"),
    ("0", "Check and export"),
)


def test_what_was_deleted_comes_back_with_all_that_belonged_to_it(tmp_path: Path) -> None:
    with Terminal("--workspace", tmp_path, home=tmp_path, today=TODAY, columns=80, rows=24, plain=True) as terminal:
        officer = Officer(terminal)
        terminal.wait_for("No pack here yet", "Example")
        terminal.press("e")
        terminal.wait_for("FICTIONAL EXAMPLE", "PPOG in 19 days", "Overdue")
        for key, title in STEPS:
            officer.go(key, title)

        officer.go("2", "Causes of concern")
        officer.row(CAUSE)
        terminal.wait_for(WITH_IT)
        terminal.press("d")
        terminal.wait_for(f"Delete “{CAUSE}”?", "With it go 3 recommendations")
        terminal.press("enter")
        terminal.wait_notice("Press u to bring it back")
        terminal.wait_gone(WITH_IT)
        terminal.press("u")
        terminal.wait_for(WITH_IT, CAUSE)
        terminal.press("U")
        terminal.wait_gone(WITH_IT)
        terminal.press("u")
        terminal.wait_for(WITH_IT, CAUSE)

        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
        assert terminal.left_behind() == []

    [path] = tmp_path.glob("*.ppog.json")
    tables = json.loads(path.read_text(encoding="utf-8"))
    causes = {row["title"]: row["id"] for row in tables["causes"].values()}
    advice = [row["text"] for row in tables["recommendations"].values() if row["cause"] == causes[CAUSE]]
    assert any(text.startswith("Match the control room") for text in advice)


def test_a_damaged_pack_stands_in_the_way_of_nothing_and_is_left_as_it_is(tmp_path: Path) -> None:
    damaged = tmp_path / "cut-off.ppog.json"
    damaged.write_bytes(b'{"office": {"1": {"force": "Gwent Pol')
    with Terminal("--workspace", tmp_path, home=tmp_path, today=TODAY, columns=80, rows=24, plain=True) as terminal:
        terminal.wait_for("cut-off.ppog.json", "cannot be opened")
        terminal.press("enter")
        terminal.wait_for("It breaks off at byte 37", "The file was left as it")
        terminal.press("escape")
        terminal.wait_gone("breaks off")
        terminal.press("e")
        terminal.wait_for("FICTIONAL EXAMPLE", "PPOG in 19 days")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0

    assert damaged.read_bytes() == b'{"office": {"1": {"force": "Gwent Pol'
