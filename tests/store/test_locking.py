"""One save at a time where there are locks; where there are none, saving goes on."""

import fcntl
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from store.errors import SaveFailed
from store.locking import holder_of, lock_of, saving_alone

HOLDER = """
import sys
from pathlib import Path
from store.locking import saving_alone
with saving_alone(Path(sys.argv[1]), "CD"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.ppog.json"
    path.write_text("{}")
    return path


def test_another_programs_save_is_waited_for_and_its_officer_named(pack: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(pack)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(
                SaveFailed, match=r"pack\.ppog\.json could not be saved: CD on .* is saving it at this moment"
            ),
            saving_alone(pack, "AB", patience=0.1),
        ):
            raise AssertionError("It was held twice.")
        other.stdin.close()
        with saving_alone(pack, "AB", patience=20) as held:
            assert held


def test_a_lock_that_a_killed_program_left_blocks_nobody(pack: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(pack)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        other.kill()
    assert lock_of(pack).exists()
    with saving_alone(pack, "AB", patience=0.1) as held:
        assert held


def test_a_share_without_locks_is_saved_to_without_one(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(descriptor: int, operation: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with saving_alone(pack, "AB") as held:
        assert not held


def test_a_folder_that_is_away_is_not_made_anew(tmp_path: Path) -> None:
    away = tmp_path / "share" / "pack.ppog.json"
    with saving_alone(away, "AB") as held:
        assert not held
    assert not away.parent.exists()


def test_what_goes_wrong_while_it_is_held_is_passed_on_and_lets_it_go(pack: Path) -> None:
    with pytest.raises(OSError, match="a fault"), saving_alone(pack, "AB"):
        raise OSError("a fault")
    with saving_alone(pack, "AB", patience=0.1) as held:
        assert held


def test_a_lock_that_goes_with_its_pack_while_somebody_waits_is_not_taken_for_the_new_one(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock, flock = lock_of(pack), fcntl.flock
    lock.touch()

    def deleted_first(descriptor: int, operation: int) -> None:
        monkeypatch.setattr(fcntl, "flock", flock)
        lock.unlink()
        flock(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", deleted_first)
    with saving_alone(pack, "AB") as held:
        assert held and lock.exists()
        with (
            pytest.raises(SaveFailed, match=r"AB on .* is saving it at this moment"),
            saving_alone(pack, "CD", patience=0.0),
        ):
            raise AssertionError("It was held twice.")


def test_a_share_that_counts_no_links_is_saved_to_without_a_lock(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fstat = os.fstat

    def uncounted(descriptor: int) -> os.stat_result:
        status = list(fstat(descriptor))
        status[stat.ST_NLINK] = 0
        return os.stat_result(status)

    monkeypatch.setattr(os, "fstat", uncounted)
    with saving_alone(pack, "AB", patience=20) as held:
        assert not held


def test_a_lock_is_private_and_nothing_is_reached_through_a_link_in_its_place(pack: Path, tmp_path: Path) -> None:
    with saving_alone(pack, "AB"):
        assert [path.stat().st_mode & 0o777 for path in (lock_of(pack), holder_of(pack))] == [0o600, 0o600]
    elsewhere = tmp_path / "elsewhere"
    for path in (lock_of(pack), holder_of(pack)):
        path.unlink()
        path.symlink_to(elsewhere)
    with saving_alone(pack, "AB") as held:
        assert not held
    lock_of(pack).unlink()
    with saving_alone(pack, "AB") as held:
        assert held
    assert not elsewhere.exists()


def test_the_last_officer_to_save_is_the_one_named(pack: Path) -> None:
    for officer in ("AB", "AB", "CD", ""):
        with saving_alone(pack, officer):
            assert holder_of(pack).read_text().split(" on ")[0] == (officer or "somebody")
