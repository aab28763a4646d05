"""An edit is on this computer's disk before anything else happens to it, and comes back from there."""

import os
import stat
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import JournalFailed
from store.journal import LARGE, SETTLED_AFTER, Journal, left_behind
from store.operations import Batch, RecordAdded

FILE = "packs/a.ppog.json"
PACK = "0f9d3c1e-58a5-4c53-9f1f-6f2f0d0a7b11"


@pytest.fixture
def state(home: Path) -> Path:
    """The state folder of the test."""
    return home / "ppog-state"


def batch(number: int, text: str = "words") -> Batch:
    return Batch("s1", number, "2026-11-30T14:02:11", "AB", "edit", (RecordAdded("actions", "a", {"text": text}),))


def left(pack: str = PACK) -> list[tuple[str, tuple[Batch, ...], int]]:
    found = list(left_behind(pack))
    for journal in found:
        journal.leave()
    return [(journal.session, journal.batches, journal.damaged) for journal in found]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_noted_is_there_after_the_program_ended(texts: list[str]) -> None:
    journal = Journal(PACK, "s1")
    batches = tuple(batch(number, text) for number, text in enumerate(texts, 1))
    for each in batches:
        journal.append(each)
    journal.release()
    assert left() == [("s1", batches, 0)]
    [found] = left_behind(PACK)
    found.remove()
    assert left() == []


def test_a_journal_in_use_is_left_alone_and_another_packs_is_not_found() -> None:
    journal = Journal(PACK, "s1")
    journal.append(batch(1))
    assert left() == []
    assert left("another pack") == []
    journal.release()
    assert left() == [("s1", (batch(1),), 0)]


def test_half_a_line_at_the_end_was_never_acknowledged_and_a_damaged_one_is_counted() -> None:
    journal = Journal(PACK, "s1")
    for number in (1, 2, 3, 4):
        journal.append(batch(number))
    journal.release()
    lines = journal.path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"words", b"wards")
    journal.path.write_bytes(b"".join(lines)[:-5])
    assert left() == [("s1", (batch(1), batch(3)), 1)]


@given(st.binary(max_size=400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rubbish_in_a_journal_hides_no_line_that_is_whole(rubbish: bytes) -> None:
    journal = Journal(PACK, "s1")
    journal.append(batch(1))
    journal.release()
    journal.path.write_bytes(rubbish + b"\n" + journal.path.read_bytes())
    [found] = left_behind(PACK)
    assert found.batches == (batch(1),)
    found.remove()


def test_journals_are_for_their_owner_alone(state: Path) -> None:
    journal = Journal(PACK, "s1")
    assert not state.exists()
    journal.append(batch(1))
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700
    journal.release()
    [left] = left_behind(PACK)
    left.remove()
    assert [path for path in state.rglob("*") if path.is_file()] == []


def test_a_journal_says_how_far_which_file_was_and_that_its_session_is_over() -> None:
    journal = Journal(PACK, "s1")
    journal.append(batch(1))
    journal.saved(1, FILE, all_surely=True)
    journal.append(batch(2))
    journal.end(1, FILE)
    [found] = left_behind(PACK)
    assert (found.batches, found.saved, found.file, found.is_over) == ((batch(1), batch(2)), 1, FILE, True)
    assert found.damaged == 0
    found.remove()


def test_a_journal_is_settled_once_nothing_was_written_for_ten_minutes() -> None:
    journal = Journal(PACK, "s1")
    journal.append(batch(1))
    journal.end(1, FILE)
    [found] = left_behind(PACK)
    assert not found.is_settled
    old = time.time() - SETTLED_AFTER - 1
    os.utime(journal.path, (old, old))
    assert found.is_settled
    found.remove()


def test_a_long_session_does_not_fill_the_disk() -> None:
    journal = Journal(PACK, "s1")
    for number in (1, 2, 3):
        journal.append(batch(number, "x" * LARGE))
        journal.saved(number, FILE, all_surely=True)
        assert journal.path.stat().st_size < 100
    journal.append(batch(4))
    journal.saved(4, FILE, all_surely=False)
    journal.release()
    assert left() == [("s1", (batch(4),), 0)]


def test_a_disk_that_is_full_in_the_middle_of_a_line_costs_neither_the_line_before_nor_the_one_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journal = Journal(PACK, "s1")
    journal.append(batch(1))
    real, full = os.write, [True]

    def write(descriptor: int, data: bytes) -> int:
        if full[0] and len(data) < 20:
            raise OSError(28, "No space left on device")
        return real(descriptor, data[: len(data) - 10] if full[0] else data)

    for cannot_cut in (False, True):
        full[0] = True
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", write)
            if cannot_cut:
                patch.setattr(os, "ftruncate", _refuse)
            with pytest.raises(JournalFailed, match="could not be noted on this computer: the disk is full"):
                journal.append(batch(2, "lost"))
            full[0] = False
            journal.append(batch(3 + cannot_cut))
    journal.release()
    assert [each.sequence for _, batches, _ in left() for each in batches] == [1, 3, 4]


def _refuse(descriptor: int, size: int) -> None:
    raise OSError(5, "Input/output error")
