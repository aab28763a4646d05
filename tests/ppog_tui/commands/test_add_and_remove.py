"""Records are added and removed without the screens, with the app's own rules."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from ppog_tui.listed import can_be_added
from tests.ppog_tui.commands.test_set import done, one, refusal, table
from toolkit.fields import KINDS
from toolkit.records.tables import RECORD_TYPES, TABLES

Ppog = Callable[..., CompletedProcess[str]]


@pytest.fixture
def pack(ppog: Ppog) -> Path:
    """A pack with one cause."""
    made = Path(done(ppog("new", "--force", "Wessex Police")).splitlines()[-1])
    done(ppog("add", "wessex", "cause", "title=Answering calls"))
    return made


def added(result: CompletedProcess[str]) -> str:
    return done(result).splitlines()[-1]


def test_a_cause_and_what_belongs_to_it_are_added_and_linked_by_title(ppog: Ppog, pack: Path) -> None:
    id = added(ppog("add", "wessex", "recommendation", "text=Answer sooner", "cause=answering", "due=10/12"))
    row = one(pack, "recommendations", id=id)
    assert (row["text"], row["due"]) == ("Answer sooner", "2024-12-10")
    assert row["cause"] == one(pack, "causes", title="Answering calls")["id"]
    assert "Recommendation: Answer sooner" in done(ppog("show", "wessex", "--step", "causes"))


@pytest.mark.parametrize("table_name", [kind.table for kind in RECORD_TYPES if can_be_added(kind)])
def test_every_kind_that_the_app_adds_can_be_added(ppog: Ppog, pack: Path, table_name: str) -> None:
    kind = KINDS[table_name]
    field = next(field for field in kind.fields if field.kind in ("line", "text"))
    bank = ["bank=chief"] if table_name == "questions" else []
    told = json.loads(done(ppog("add", "wessex", kind.name, f"{field.label}=Some words", *bank, "--json")))
    assert told["table"] == table_name
    assert one(pack, table_name, id=told["id"])[field.name] == "Some words"


def test_what_there_is_one_of_is_not_added(ppog: Ppog, pack: Path) -> None:
    for kind in TABLES.values():
        if not can_be_added(kind):
            assert "can be added" in refusal(ppog("add", "wessex", kind.table, "note=x"))
    assert "hard question" in refusal(ppog("add", "wessex", "poem", "text=x"))


def test_a_record_begins_as_in_the_app(ppog: Ppog, pack: Path) -> None:
    def question(text: str) -> dict[str, Any]:
        return one(pack, "questions", id=added(ppog("add", "wessex", "question", "bank=hmicfrs", f"wording={text}")))

    first, second = question("One"), question("Two")
    assert first["chosen"] is True
    assert second["position"] > first["position"] >= 100
    assert "bank=chief" in refusal(ppog("add", "wessex", "question", "wording=Whose"))


def test_nothing_is_added_where_a_value_is_wrong_or_missing(ppog: Ppog, pack: Path) -> None:
    before = pack.read_bytes()
    assert "FIELD=VALUE" in refusal(ppog("add", "wessex", "action", "Call"), 2)
    assert "is not exact" in refusal(ppog("add", "wessex", "action", "text=Call", "due=next week"))
    assert "nothing in it" in refusal(ppog("add", "wessex", "action", "text="))
    assert pack.read_bytes() == before


def test_what_goes_along_is_said_before_anything_is_removed(ppog: Ppog, ppog_process: Ppog, pack: Path) -> None:
    done(ppog("add", "wessex", "recommendation", "text=Answer sooner", "cause=answering"))
    before = pack.read_bytes()
    asked = ppog_process("remove", "wessex", "Answering calls")
    assert asked.returncode == 2
    assert "Cause of concern “Answering calls”. With it goes 1 recommendation." in asked.stdout
    assert "--yes" in asked.stderr
    assert pack.read_bytes() == before
    assert "Removed." in done(ppog("remove", "wessex", "Answering calls", "--yes"))
    assert (table(pack, "causes"), table(pack, "recommendations")) == ([], [])


def test_what_is_always_there_is_not_removed(ppog: Ppog, pack: Path) -> None:
    for record in ("office", "Buddy system", "Ask for the thresholds", "What comes first", "West Midlands Police"):
        assert "always there" in refusal(ppog("remove", "wessex", record, "--yes"))


def test_what_was_removed_is_told_to_machines(ppog: Ppog, pack: Path) -> None:
    id = added(ppog("add", "wessex", "log", "text=Said in the hour", "at=14.05"))
    told = json.loads(done(ppog("remove", "wessex", id, "--yes", "--json")))
    assert told == {"file": str(pack), "removed": [id]}
