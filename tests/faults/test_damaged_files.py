"""A damaged pack is refused in a sentence, or opened with one that says so; it is never taken for another, or empty.

TinyDB's own storage, on the same damaged files, takes many of them as they are: so the trial can tell
the difference. 500 copies of the worked example; ``PPOG_TORTURE=1``: 10,000.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.faults.damaging import damage_and_read
from toolkit.edition import Edition
from toolkit.example import worked_example

COPIES = 10_000 if os.environ.get("PPOG_TORTURE") else 500
SEED = 2027
# Seconds in which an officer is told.
PATIENCE = 2.0


@pytest.fixture
def example(tmp_path: Path, edition: Edition, today: date) -> Path:
    return Workspace(tmp_path / "packs").create(worked_example(edition, today))


def test_no_damaged_file_is_taken_for_a_sound_one_or_written_to(example: Path) -> None:
    found = damage_and_read("ours", example, COPIES, SEED)
    assert found.refused + found.said + found.harmless == found.copies == COPIES
    assert (found.tracebacks, found.silently_wrong, found.read_as_empty, found.bytes_changed) == (0, 0, 0, 0)
    assert found.slowest < PATIENCE
    # Neither way of telling is all that there is.
    assert found.refused > COPIES / 10 and found.said > COPIES / 10


@pytest.mark.parametrize("kind", ["stock", "replaced"])
def test_without_a_checksum_damaged_files_are_taken_as_they_are(kind: str, example: Path) -> None:
    found = damage_and_read(kind, example, 200, SEED)
    assert found.silently_wrong > 20
