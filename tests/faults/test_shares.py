"""Officers at several computers, who know nothing of each other's state, lose nothing of each other in one pack."""

from pathlib import Path

import pytest

from tests.faults.shares import ADDED, at_once


@pytest.mark.parametrize("kind", ["ours", "unlocked"])
def test_computers_that_save_at_once_lose_nothing_of_each_other(kind: str, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    found = at_once(kind, 3, [share], tmp_path / "states")
    assert (found["told"], found["broken"], found["unreadable"], found["lost"]) == (3 * ADDED, 0, 0, 0)


def test_without_merging_computers_that_save_at_once_do_lose(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    for _ in range(5):
        found = at_once("stock", 4, [share], tmp_path / "states")
        if found["lost"] or found["broken"]:
            break
    assert found["lost"] or found["broken"]
