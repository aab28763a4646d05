"""Two officers in one pack: both keep their work, and each sees what the other did."""

import json
import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from store.changes import Change
from store.pack_file import open_pack
from store.session import PackSession
from tests.store.pack_samples import Clock, content
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action
from toolkit.records.questions import Question

WAIT = 20.0
Open = Callable[[str], PackSession]


@pytest.fixture
def opened(pack_path: Path, clock: Clock) -> Iterator[Open]:
    """Opens the pack once more, for another officer; it saves and looks only when it is asked to."""
    sessions: list[PackSession] = []

    def make(officer: str) -> PackSession:
        clock.tick(60)
        sessions.append(
            PackSession(
                open_pack(pack_path), officer=officer, now=clock, save_after=600, retry_after=600, look_every=600
            )
        )
        return sessions[-1]

    yield make
    for session in sessions:
        session.close()


def changed(session: PackSession, kind: Any, id: str, **fields: object) -> None:
    session.put(structs.replace(session.pack.get(kind, id), **fields))


def saved(*sessions: PackSession) -> None:
    for session in sessions:
        assert session.flush().state == "saved"


def test_changes_of_both_are_in_the_file_whoever_saves_last(opened: Open, pack_path: Path) -> None:
    mine, theirs = opened("AB"), opened("CD")
    changed(mine, Cause, "cause-a", letter="Mine")
    mine.put(Action(id="new-mine", text="Mine"))
    changed(theirs, Cause, "cause-a", title="Theirs")
    theirs.put(Action(id="new-theirs", text="Theirs"))
    saved(mine, theirs, mine)
    found = open_pack(pack_path).pack
    cause = found.get(Cause, "cause-a")
    assert cause is not None and (cause.letter, cause.title) == ("Mine", "Theirs")
    assert {action.id for action in found.every(Action)} >= {"new-mine", "new-theirs"}
    assert found.every(Conflict) == []
    assert content(theirs.pack) == content(found)


def test_one_field_changed_by_both_keeps_both_values_and_says_whose_they_are(opened: Open, pack_path: Path) -> None:
    mine, theirs = opened("AB"), opened("CD")
    changed(theirs, Cause, "cause-a", title="Theirs")
    saved(theirs)
    changed(mine, Cause, "cause-a", title="Mine")
    saved(mine)
    [conflict] = open_pack(pack_path).pack.every(Conflict)
    assert (conflict.about, conflict.field) == ("cause-a", "title")
    assert (conflict.ours, conflict.ours_by, conflict.theirs, conflict.theirs_by) == ("Mine", "AB", "Theirs", "CD")
    assert mine.pack.get(Cause, "cause-a").title == "Mine"  # type: ignore[union-attr]


def test_what_one_deleted_and_the_other_changed_stays_as_changed(opened: Open, pack_path: Path) -> None:
    mine, theirs = opened("AB"), opened("CD")
    theirs.remove(theirs.pack.get(Cause, "cause-a"))  # type: ignore[arg-type]
    saved(theirs)
    changed(mine, Cause, "cause-a", letter="Still needed")
    saved(mine)
    cause = open_pack(pack_path).pack.get(Cause, "cause-a")
    assert cause is not None and cause.letter == "Still needed"


def test_a_colleagues_change_appears_without_anything_being_done_here(pack_path: Path, opened: Open) -> None:
    theirs = opened("CD")
    told: queue.Queue[Change] = queue.Queue()
    with PackSession(open_pack(pack_path), officer="AB", look_every=0.05) as mine:
        mine.subscribe(told.put)
        changed(theirs, Cause, "cause-a", title="Theirs")
        theirs.remove(theirs.pack.every(Question)[0])
        saved(theirs)
        change = told.get(timeout=WAIT)
        assert change.elsewhere
        assert [(record.id, record.updated_by) for record in change.put if isinstance(record, Cause)] == [
            ("cause-a", "CD")
        ]
        assert [type(record) for record in change.removed] == [Question]
        assert content(mine.pack) == content(theirs.pack)
        assert mine.can_undo is None


def test_what_is_changed_while_a_save_merges_stands_on_top_of_it(opened: Open, pack_path: Path) -> None:
    mine, theirs = opened("AB"), opened("CD")
    changed(theirs, Cause, "cause-a", title="Theirs")
    saved(theirs)
    changed(mine, Cause, "cause-a", letter="First")

    def further(change: Change) -> None:
        if change.elsewhere:
            changed(mine, Cause, "cause-a", letter="Second")

    mine.subscribe(further)
    mine.flush()
    saved(mine)
    cause = open_pack(pack_path).pack.get(Cause, "cause-a")
    assert cause is not None and (cause.title, cause.letter) == ("Theirs", "Second")


def test_a_file_replaced_by_an_older_state_gets_what_it_lost_back(opened: Open, pack_path: Path) -> None:
    older = pack_path.read_bytes()
    mine, theirs = opened("AB"), opened("CD")
    changed(mine, Cause, "cause-a", title="Mine")
    saved(mine)
    pack_path.write_bytes(older)
    changed(theirs, Cause, "cause-a", letter="Theirs")
    saved(theirs)
    mine.put(Action(id="later", text="Later"))
    saved(mine)
    found = open_pack(pack_path).pack
    cause = found.get(Cause, "cause-a")
    assert cause is not None and (cause.title, cause.letter) == ("Mine", "Theirs")
    assert found.get(Action, "later") is not None


def test_undo_takes_back_my_change_and_leaves_the_colleagues(opened: Open, pack_path: Path) -> None:
    mine, theirs = opened("AB"), opened("CD")
    before = mine.pack.get(Cause, "cause-a").letter  # type: ignore[union-attr]
    changed(mine, Cause, "cause-a", letter="Mine")
    changed(theirs, Cause, "cause-a", title="Theirs")
    saved(theirs, mine)
    mine.undo()
    saved(mine)
    cause = open_pack(pack_path).pack.get(Cause, "cause-a")
    assert cause is not None and (cause.title, cause.letter) == ("Theirs", before)


def test_fields_and_tables_of_a_later_version_survive_a_merge(opened: Open, pack_path: Path) -> None:
    mine = opened("AB")
    raw = json.loads(pack_path.read_bytes())
    del raw["_meta"]["1"]["sha256"]
    next(row for row in raw["causes"].values() if row["id"] == "cause-a")["colour"] = "blue"
    raw["pictures"] = {"1": {"id": "p"}}
    pack_path.write_text(json.dumps(raw))
    changed(mine, Cause, "cause-a", title="Mine")
    saved(mine)
    raw = json.loads(pack_path.read_bytes())
    [cause] = [row for row in raw["causes"].values() if row["id"] == "cause-a"]
    assert (cause["colour"], cause["title"], raw["pictures"]) == ("blue", "Mine", {"1": {"id": "p"}})


def test_what_belongs_to_a_cause_that_a_colleague_deleted_brings_it_back(opened: Open, pack_path: Path) -> None:
    mine, theirs = opened("AB"), opened("CD")
    theirs.remove(theirs.pack.get(Cause, "cause-a"))  # type: ignore[arg-type]
    saved(theirs)
    mine.put(Recommendation(id="new", cause="cause-a", text="New"))
    mine.put(Evidence(id="proof", causes=("cause-a",), claim="Proof"))
    saved(mine)
    found = open_pack(pack_path).pack
    assert found.get(Cause, "cause-a") is not None
    assert [row.cause for row in found.every(Recommendation) if row.id == "new"] == ["cause-a"]


def test_the_history_says_who_changed_which_field_from_what_to_what(opened: Open, pack_path: Path) -> None:
    mine, theirs = opened("AB"), opened("CD")
    before = mine.pack.get(Cause, "cause-a").title  # type: ignore[union-attr]
    changed(theirs, Cause, "cause-a", title="Theirs")
    changed(mine, Cause, "cause-a", letter="Mine")
    saved(theirs, mine)
    told = [(entry.by, entry.field, entry.old, entry.new) for entry in mine.history("cause-a")]
    assert told[:1] == [("CD", "title", before, "Theirs")]
    assert [(by, field, new) for by, field, _, new in told[1:]] == [("AB", "letter", "Mine")]
    changed(mine, Cause, "cause-a", letter="Not saved yet")
    assert mine.history("cause-a")[-1].new == "Not saved yet"
