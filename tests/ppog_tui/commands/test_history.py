"""Who changed what can be read, taken along and thrown away from the command line."""

import csv
import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.store.pack_samples import small_pack
from toolkit.edition import Edition
from toolkit.records.causes import Cause, Measure, Reading
from toolkit.records.preparation import ChecklistEntry
from toolkit.records.record import item_record_id
from toolkit.records.speaking import NoteSection
from toolkit.views import checklist_items

Ppog = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pack(workspace: Path) -> Path:
    """A pack in which two people changed the same cause on two days."""
    path = Workspace(workspace).create(small_pack(), hint="example")
    for day, officer, title in ((1, "AB", "Calls"), (3, "CD", "=Calls answered")):
        at = datetime(2026, 11, day, 9, 30, tzinfo=UTC)
        with PackSession(open_pack(path), officer=officer, now=lambda at=at: at) as session:  # type: ignore[misc]
            cause = session.pack.get(Cause, "cause-a")
            assert cause is not None
            session.put(Cause(id=cause.id, title=title, position=cause.position))
    return path


def test_the_changes_are_listed_the_oldest_first(pack: Path, ppog_process: Ppog) -> None:
    first, second = ppog_process("history", "example").stdout.splitlines()
    assert first.startswith("2026-11-01") and first.endswith(
        "AB  cause of concern “=Calls answered”  Title: Answering calls → Calls"
    )
    assert second.endswith("CD  cause of concern “=Calls answered”  Title: Calls → =Calls answered")


def test_what_was_set_and_what_was_deleted_is_said_in_words(
    workspace: Path, ppog_process: Ppog, edition: Edition
) -> None:
    item = checklist_items(edition)[0]
    path = Workspace(workspace).create(small_pack(), hint="example")
    with PackSession(open_pack(path), officer="AB") as session:
        section = NoteSection(id="s", heading="Opening")
        ticked = ChecklistEntry(id=item_record_id(ChecklistEntry.table, item.id), item=item.id, status="done")
        reading = Reading(id="r", measure="m", date="2026-04", source="Control room")
        for record in (ticked, Measure(id="m", name="Calls"), reading, section):
            session.put(record)
        session.put(structs.replace(section, paragraphs=("Please sit.", "Thank you.")))
        session.remove(reading)
    tick, _, _, _, said, gone = ppog_process("history", "example").stdout.splitlines()
    assert f"checklist entry “{item.title}”  Status: Not started → Done" in tick
    assert said.endswith("section of the note “Opening”  What is said: (empty) → Please sit. Thank you.")
    assert gone.endswith("reading “April 2026”  Deleted.")


def test_a_spreadsheet_and_a_machine_get_all_of_it_and_no_formula(pack: Path, ppog_process: Ppog) -> None:
    head, *rows = csv.reader(ppog_process("history", "example", "--csv").stdout.splitlines())
    assert (head[0], [row[7] for row in rows]) == ("at (UTC)", ["Calls", "'=Calls answered"])
    entries = json.loads(ppog_process("history", "example", "--json").stdout)
    assert [(entry["by"], entry["new"]) for entry in entries] == [("AB", "Calls"), ("CD", "=Calls answered")]


def test_what_lies_before_a_day_is_thrown_away_and_the_pack_stays_as_it_is(pack: Path, ppog_process: Ppog) -> None:
    before = open_pack(pack).pack.get(Cause, "cause-a")
    assert ppog_process("history", "example", "--forget-before", "2 Nov 2026").stdout == "1 entry thrown away.\n"
    [left] = ppog_process("history", "example").stdout.splitlines()
    assert "=Calls answered" in left
    assert open_pack(pack).pack.get(Cause, "cause-a") == before


def test_a_pack_nobody_changed_says_so(workspace: Path, ppog_process: Ppog) -> None:
    Workspace(workspace).create(small_pack(), hint="example")
    assert ppog_process("history", "example").stdout == "Nothing is known of earlier changes.\n"
