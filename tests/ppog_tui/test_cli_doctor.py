"""`ppog doctor` answers what a helpdesk would ask, and gives nobody away."""

import json
import platform
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from ppog_tui import __version__
from ppog_tui.diagnosis import PACKAGES

ROOT = Path(__file__).parents[2]
Ppog = Callable[..., CompletedProcess[str]]


def told(result: CompletedProcess[str]) -> Any:
    return json.loads(result.stdout)


def test_all_is_said_and_nothing_is_wrong(ppog: Ppog, ppog_process: Ppog, workspace: Path) -> None:
    assert ppog("new", "--force", "Wessex Police", "--name", "one").returncode == 0
    result = ppog_process("doctor", "--json", COLORTERM="truecolor", NO_COLOR="1")
    assert result.returncode == 0, result.stderr
    found = told(result)
    assert found["works"] is True
    assert found["problems"] == []
    assert found["versions"]["ppog"] == __version__
    assert found["versions"]["python"] == platform.python_version()
    assert all(found["versions"][name] for name in ("textual", "tinydb", "python-docx", "msgspec", "rich"))
    assert found["workspace"]["path"] == "~/packs"
    assert (found["workspace"]["packs"], found["workspace"]["folder_mode"]) == (1, "0700")
    assert found["workspace"]["free_bytes"] > 0
    terminal = found["terminal"]
    assert (terminal["interactive"], terminal["colorterm"], terminal["no_color"]) == (False, "truecolor", True)
    assert (terminal["term"], terminal["encoding"]) == ("xterm-256color", "utf-8")
    assert found["system"]["today"] == "2024-06-03"
    shown = ppog("doctor").stdout
    assert "Nothing keeps ppog from working." in shown
    assert platform.python_version() in shown


def test_every_package_that_ppog_stands_on_is_looked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=! ;\[]", package)[0] for package in project["dependencies"]}
    assert set(PACKAGES) >= needed


def test_nobody_is_named(ppog: Ppog, home: Path) -> None:
    assert ppog("new", "--force", "Wessex Police", "--name", "mossgrove").returncode == 0
    for result in (ppog("doctor"), ppog("doctor", "--json")):
        assert str(home) not in result.stdout
        assert "Wessex" not in result.stdout
        assert "mossgrove" not in result.stdout


def test_what_keeps_ppog_from_working_is_said_with_code_1(ppog: Ppog, home: Path) -> None:
    (home / "a-file").write_text("", encoding="utf-8")
    result = ppog("--workspace", home / "a-file" / "packs", "doctor", "--json")
    assert result.returncode == 1
    [problem] = told(result)["problems"]
    assert "--workspace" in problem
    shown = ppog("--edition", "no-such-edition", "doctor")
    assert shown.returncode == 1
    assert "Keeps ppog from working: No edition" in shown.stdout


def test_what_others_can_read_is_worth_mending(ppog: Ppog, workspace: Path) -> None:
    assert ppog("new", "--force", "Wessex Police", "--name", "one").returncode == 0
    workspace.chmod(0o755)
    next(workspace.glob("*.ppog.json")).chmod(0o644)
    result = ppog("doctor", "--json")
    assert result.returncode == 0
    assert told(result)["workspace"]["files_open_to_others"] == 1
    assert ["700" in note or "600" in note for note in told(result)["notes"]] == [True, True]


def test_a_small_terminal_and_an_old_code_page_are_pointed_out(
    ppog_process: Ppog, at_terminal: Callable[..., str]
) -> None:
    old = ppog_process("doctor", "--json", PYTHONIOENCODING="cp1252")
    assert any("cp1252" in note for note in told(old)["notes"])
    drawn = at_terminal("doctor", COLUMNS="60", LINES="20")
    assert "60 × 20" in drawn
    assert "60 × 20" not in at_terminal("doctor")


def test_settings_that_cannot_be_read_are_named(ppog: Ppog, home: Path) -> None:
    settings = home / "ppog-config" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"pace": "fast"}', encoding="utf-8")
    assert any("pace" in note for note in told(ppog("doctor", "--json"))["notes"])
    assert "pace" in ppog("new", "--force", "Wessex").stderr
