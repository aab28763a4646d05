"""Several programs at one pack, and programs that are killed: nothing that was called saved is lost.

The same trials with TinyDB's own storage, and with whole files replaced and nothing merged, do
lose: so they can tell the difference. ``PPOG_TORTURE=1`` runs many more.
"""

import os
import shutil
import sys
from pathlib import Path

import pytest

from store.errors import StoreError
from store.pack_file import open_pack
from store.session import PackSession
from tests.faults.programs import counted, present_in, raced
from toolkit.records.preparation import Action

TORTURE = bool(os.environ.get("PPOG_TORTURE"))


def program(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "tests.faults.programs", *map(str, arguments)]


@pytest.mark.parametrize("programs", [2, 4])
@pytest.mark.parametrize("kind", ["ours", "no-locks", "unlocked"])
def test_programs_that_save_at_once_lose_nothing_of_each_other(kind: str, programs: int, pack_path: Path) -> None:
    for _ in range(100 if TORTURE else 1):
        count = 12
        told, broken = raced(kind, [(pack_path, None)] * programs, count)
        assert (len(told), broken) == (programs * count, 0)
        # Where there are no locks, what was written over at the very end is brought in by the next to open the pack.
        for _ in range(programs):
            with PackSession(open_pack(pack_path)):
                pass
        actions = [action.id for action in open_pack(pack_path).pack.every(Action)]
        assert told <= set(actions) and len(actions) == len(set(actions))
        _begin_anew(pack_path)


@pytest.mark.parametrize("kind", ["stock", "replaced"])
def test_without_merging_programs_that_save_at_once_do_lose(kind: str, pack_path: Path) -> None:
    for _ in range(5):
        told, broken = raced(kind, [(pack_path, None)] * 4, 40)
        try:
            lost = told - present_in(pack_path)
        except StoreError:
            lost = told
        if lost or broken:
            break
        _begin_anew(pack_path)
    assert lost or broken


def killed(kind: str, pack: Path, runs: int, seed: int, slow: float = 0.0) -> dict[str, int]:
    shutil.copyfile(pack, pack.with_suffix(".good"))
    return counted(program("kill", kind, pack, runs, seed, slow))


def test_a_program_killed_at_any_moment_leaves_what_was_saved_and_what_was_kept(pack_path: Path) -> None:
    found = killed("ours", pack_path, 1000 if TORTURE else 200, seed=2024)
    assert found.pop("edits") > 200
    assert found == {"unreadable": 0, "lost": 0, "kept_lost": 0}


def test_the_same_on_a_slow_disk(pack_path: Path) -> None:
    found = killed("ours", pack_path, 1000 if TORTURE else 10, seed=2025, slow=0.03)
    assert found.pop("edits") > 0
    assert found == {"unreadable": 0, "lost": 0, "kept_lost": 0}


def test_a_program_with_tinydbs_own_storage_killed_on_a_slow_disk_leaves_files_that_cannot_be_read(
    pack_path: Path,
) -> None:
    assert killed("stock", pack_path, 60, seed=2026, slow=0.03)["unreadable"] > 0


def _begin_anew(pack: Path) -> None:
    with PackSession(open_pack(pack)) as session:
        session.remove(*session.pack.every(Action))
