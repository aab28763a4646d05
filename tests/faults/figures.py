"""The figures of docs/reliability.md: each trial with three stores side by side.

``python -m tests.faults.figures TRIAL RUNS [STORE ...]``; each trial has its seed, so that the same runs can be made
again, as far as the machine does the same in the same time.
"""

# ruff: noqa: T201  (it is a program that prints)

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from store.errors import StoreError
from store.journal import forget_journals
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.faults import test_damaged_files, test_full_disk, test_power_cut
from tests.faults.damaging import damage_and_read
from tests.faults.full_disk import full_disk
from tests.faults.power_cut import power_cut
from tests.faults.programs import present_in, raced
from tests.faults.test_processes import killed
from tests.store.pack_samples import PACK_ID, small_pack
from toolkit.example import worked_example
from toolkit.loading import default_edition

STORES = ("stock", "replaced", "ours")
Figures = dict[str, int | float]


def main() -> None:
    trial, runs = sys.argv[1], int(sys.argv[2])
    if reason := WHY_NOT.get(trial):
        print(f"{trial}: not run. {reason}")
        return
    for kind in sys.argv[3:] or STORES:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["PPOG_STATE_DIR"] = f"{folder}/state"
            place = Path(folder) / "place"
            place.mkdir()
            began = time.monotonic()
            found = TRIALS[trial](kind, place, runs)
            told = ", ".join(
                f"{name} {count:.3g}" if isinstance(count, float) else f"{name} {count}"
                for name, count in found.items()
            )
            print(f"{trial}, {runs} runs, {kind}: {told} ({time.monotonic() - began:.0f} s)", flush=True)


def _killed(kind: str, place: Path, runs: int) -> Figures:
    return {**killed(kind, _small(place), runs, seed=2024)}


def _killed_slowly(kind: str, place: Path, runs: int) -> Figures:
    return {**killed(kind, _small(place), runs, seed=2025, slow=0.03)}


def _at_once(kind: str, place: Path, runs: int) -> Figures:
    """Runs of two programs and of four by turns, each with 12 additions flat out."""
    found: Figures = {"unreadable": 0, "programs_broken": 0, "runs_with_loss": 0, "saved": 0, "lost": 0}
    path = _small(place)
    good = path.read_bytes()
    for run in range(runs):
        path.write_bytes(good)
        # What the run before saved and this one's file lacks would be brought in again.
        forget_journals(PACK_ID)
        told, broken = raced(kind, [(path, None)] * (2, 4)[run % 2], 12)
        if kind not in ("stock", "replaced"):
            # What was written over at the very end is brought in by those who open the pack next.
            for _ in range(4):
                with PackSession(open_pack(path)):
                    pass
        try:
            lost = told - present_in(path)
        except StoreError:
            lost = told
            found["unreadable"] += 1
        found["programs_broken"] += broken
        found["runs_with_loss"] += bool(lost)
        found["saved"] += len(told)
        found["lost"] += len(lost)
    return found


def _damaged(kind: str, place: Path, runs: int) -> Figures:
    example = Workspace(place).create(worked_example(default_edition(), date(2024, 6, 3)))
    figures: Figures = msgspec.to_builtins(damage_and_read(kind, example, runs, test_damaged_files.SEED))
    return figures


def _full(way: str) -> Callable[[str, Path, int], Figures]:
    return lambda kind, place, runs: {**full_disk(kind, way, place, runs, test_full_disk.SEED)}


def _power_cut(kind: str, place: Path, runs: int) -> Figures:
    return {**power_cut(kind, place, runs, test_power_cut.SEED)}


def _small(place: Path) -> Path:
    return Workspace(place).create(small_pack())


TRIALS: dict[str, Callable[[str, Path, int], Figures]] = {
    "at-once": _at_once,
    "killed": _killed,
    "killed-slow-disk": _killed_slowly,
    "full-limit": _full("limit"),
    "full-disk": _full("disk"),
    "power-cut": _power_cut,
    "damaged": _damaged,
}
WHY_NOT = {"full-disk": test_full_disk.WHY_NOT, "power-cut": test_power_cut.WHY_NOT}

if __name__ == "__main__":
    main()
