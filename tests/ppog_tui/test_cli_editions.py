"""Editions from the command line: an office adds its own, checks it, and moves a pack to it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from toolkit.edition import Edition
from toolkit.edition_files import DEFAULT_EDITION

Ppog = Callable[..., CompletedProcess[str]]


def answer(result: CompletedProcess[str]) -> Any:
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def newer(home: Path, edition: Edition) -> Path:
    """An edition of the office's own: the shipped one under another id, without its last question for HMICFRS."""
    text = DEFAULT_EDITION.read_text(encoding="utf-8").replace(edition.id, "office-2025", 1)
    last = edition.questions_hmicfrs[-1].id
    start = text.rindex("[[questions_hmicfrs]]")
    end = text.index("\n[[", start)
    assert last in text[start:end]
    file = home / "office-2025.toml"
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    return file


def install(file: Path, home: Path) -> None:
    folder = home / ".local/share/ppog/editions"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file.name).write_bytes(file.read_bytes())


def test_the_list_has_the_shipped_edition_and_the_offices_own(
    ppog: Ppog, home: Path, newer: Path, edition: Edition
) -> None:
    install(newer, home)
    (home / ".local/share/ppog/editions/broken.toml").write_text("id = 3", encoding="utf-8")
    listed = answer(ppog("edition", "list", "--json"))
    assert listed["own_folder"] == str(home / ".local/share/ppog/editions")
    found = [(entry["id"], entry["own"], bool(entry["problem"])) for entry in listed["editions"]]
    assert found == [(edition.id, False, False), (None, True, True), ("office-2025", True, False)]
    shown = ppog("edition", "list").stdout
    assert "office-2025" in shown
    assert "broken.toml" in shown


def test_a_sound_edition_is_said_to_be_one(ppog: Ppog, newer: Path, edition: Edition) -> None:
    assert "can be used" in ppog("edition", "check", newer).stdout
    told = answer(ppog("edition", "check", newer, "--json"))
    assert told["sound"] is True
    assert told["items"] == len(list(edition.items())) - 1


def test_a_faulty_edition_is_refused_with_the_item_at_fault(ppog: Ppog, home: Path, newer: Path) -> None:
    bad = home / "bad.toml"
    text, changed = re.subn('document = "[^"]+"', 'document = "nowhere"', newer.read_text(encoding="utf-8"), count=1)
    assert changed
    bad.write_text(text, encoding="utf-8")
    for checked, words in ((bad, "nowhere"), (home / "missing.toml", "missing.toml")):
        done = ppog("edition", "check", checked)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert words in done.stderr
        told = ppog("edition", "check", checked, "--json")
        assert told.returncode == 1
        assert words in json.loads(told.stdout)["problem"]


def test_a_new_pack_is_made_with_the_edition_asked_for(ppog: Ppog, home: Path, newer: Path) -> None:
    assert ppog("--edition", newer, "new", "--force", "Wessex", "--name", "one").returncode == 0
    install(newer, home)
    assert ppog("--edition", "office-2025", "new", "--force", "Wessex", "--name", "two").returncode == 0
    assert [pack["edition"] for pack in answer(ppog("list", "--json"))["packs"]] == ["office-2025"] * 2
    refused = ppog("--edition", "no-such", "new", "--force", "Wessex")
    assert refused.returncode == 1
    assert "edition list" in refused.stderr


def test_an_edition_of_the_offices_own_stands_in_place_of_the_shipped_one(
    ppog: Ppog, home: Path, edition: Edition
) -> None:
    assert ppog("new", "--force", "Wessex", "--name", "wessex").returncode == 0
    assert edition.title in ppog("show", "wessex").stdout
    own = home / "own.toml"
    own.write_text(DEFAULT_EDITION.read_text(encoding="utf-8").replace(edition.title, "Our copy", 1), encoding="utf-8")
    install(own, home)
    assert answer(ppog("show", "wessex", "--json"))["edition"]["title"] == "Our copy"
    assert answer(ppog("--edition", edition.id, "doctor", "--json"))["edition"]["title"] == "Our copy"


def test_a_pack_moves_to_another_edition_and_back_without_losing_an_answer(
    ppog: Ppog, home: Path, newer: Path, edition: Edition
) -> None:
    last = edition.questions_hmicfrs[-1]
    part = {"questions": [{"bank": "hmicfrs", "item": last.id, "chosen": True, "answer": "In the autumn."}]}
    (home / "part.json").write_text(json.dumps(part), encoding="utf-8")
    assert ppog("new", "--force", "Wessex", "--name", "wessex").returncode == 0
    assert ppog("import", "part.json", "--into", "wessex").returncode == 0

    moved = ppog("edition", "move", "wessex", "--to", newer)
    assert moved.returncode == 0, moved.stderr
    assert "office-2025" in moved.stdout
    assert "1" in moved.stdout
    assert "edition list" in moved.stderr, "an edition that is not installed is pointed out"
    install(newer, home)

    told = answer(ppog("show", "wessex", "--json", "--step", "hmicfrs"))
    assert told["edition"]["id"] == "office-2025"
    [question] = told["records"]["questions"]
    assert (question["answer"], question["earlier_text"]) == ("In the autumn.", last.text)
    shown = ppog("show", "wessex", "--step", "hmicfrs").stdout
    assert "In the autumn." in shown

    back = answer(ppog("edition", "move", "wessex", "--to", edition.id, "--json"))
    assert (back["from"], back["to"], back["installed"]) == ("office-2025", edition.id, True)
    assert answer(ppog("show", "wessex", "--json"))["edition"]["id"] == edition.id
    assert "already" in ppog("edition", "move", "wessex").stdout
