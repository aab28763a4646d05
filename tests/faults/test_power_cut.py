"""After a power cut the pack holds all that was called saved, and reopened all that was noted on this computer.

TinyDB's own storage, on the same disk, leaves files that cannot be read. Where no loop device can be mounted, this
trial is not there, and the run says so.
"""

import os
import tempfile
import warnings
from pathlib import Path

import pytest

from tests.faults.power_cut import power_cut, why_no_power_cut

RUNS = 200 if os.environ.get("PPOG_TORTURE") else 10
SEED = 2029

with tempfile.TemporaryDirectory() as _folder:
    WHY_NOT = why_no_power_cut(Path(_folder))
if WHY_NOT:
    warnings.warn(pytest.PytestConfigWarning(f"Not run: a power cut. {WHY_NOT}"), stacklevel=1)


@pytest.mark.parametrize("runs", [] if WHY_NOT else [RUNS])
def test_a_power_cut_takes_nothing_that_was_saved_or_kept(runs: int, tmp_path: Path) -> None:
    found = power_cut("ours", tmp_path, runs, SEED)
    assert found.pop("edits") > runs
    assert found == {"unreadable": 0, "lost": 0, "kept_lost": 0}


@pytest.mark.parametrize("runs", [] if WHY_NOT else [10])
def test_tinydbs_own_storage_is_damaged_by_a_power_cut(runs: int, tmp_path: Path) -> None:
    assert power_cut("stock", tmp_path, runs, SEED)["unreadable"] > 0
