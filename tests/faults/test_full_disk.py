"""A full disk damages nothing, and work goes on where it stopped once there is room again.

TinyDB's own storage, on the same disk, leaves files that cannot be read. Where no disk can be mounted, that half
of the trial is not there, and the run says so.
"""

import os
import tempfile
import warnings
from pathlib import Path

import pytest

from tests.faults.full_disk import full_disk, why_no_disk

RUNS = 1000 if os.environ.get("PPOG_TORTURE") else 200
SEED = 2028

with tempfile.TemporaryDirectory() as _folder:
    WHY_NOT = why_no_disk(Path(_folder))
if WHY_NOT:
    warnings.warn(pytest.PytestConfigWarning(f"Not run: a pack on a full disk. {WHY_NOT}"), stacklevel=1)
WAYS = ["limit"] if WHY_NOT else ["limit", "disk"]


@pytest.mark.parametrize("way", WAYS)
def test_a_full_disk_damages_nothing_and_work_goes_on_when_there_is_room(way: str, tmp_path: Path) -> None:
    found = full_disk("ours", way, tmp_path, RUNS, SEED)
    assert found.pop("full") > RUNS / 4
    assert found == {"damaged": 0, "stuck": 0}


@pytest.mark.parametrize("way", WAYS)
def test_tinydbs_own_storage_is_damaged_by_a_full_disk(way: str, tmp_path: Path) -> None:
    assert full_disk("stock", way, tmp_path, 30, SEED)["damaged"] > 0
