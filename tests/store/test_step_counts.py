"""What was counted once is known at the next start, and never when it may be another number by now."""

import stat
from pathlib import Path

import pytest

from store.step_counts import keep_counts, known_counts

COUNTS = {(1, 2, 3, 4): "3 of 9", (5, 6, 7, 8): "0 of 9"}


def test_counts_are_known_again_for_their_owner_alone(home: Path) -> None:
    keep_counts("one version", COUNTS)
    assert known_counts("one version") == COUNTS
    [file] = (home / "ppog-state").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_version_or_edition_counts_anew(home: Path) -> None:
    keep_counts("one version", COUNTS)
    assert known_counts("the next version") == {}


@pytest.mark.parametrize("rubbish", [b"", b"{", b'{"by": "one version", "counts": [1]}', b"\xff"])
def test_damaged_counts_are_done_without(rubbish: bytes, home: Path) -> None:
    keep_counts("one version", COUNTS)
    [file] = (home / "ppog-state").iterdir()
    file.write_bytes(rubbish)
    assert known_counts("one version") == {}


def test_where_nothing_can_be_written_nothing_is_known(home: Path) -> None:
    (home / "ppog-state").write_text("a file where the folder should be")
    keep_counts("one version", COUNTS)
    assert known_counts("one version") == {}
