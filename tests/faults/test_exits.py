"""A program that ends at any call on the disk leaves the old file or the new one, and nothing kept is lost."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_ending_before_or_after_any_call_leaves_a_whole_file_and_all_that_was_kept(pack_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "tests.faults.exits", str(pack_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=600,
        check=True,
    )
    found = json.loads(said.stdout)
    assert found.pop("points") > 40
    assert found == {"unreadable": 0, "neither": 0, "lost": 0}
