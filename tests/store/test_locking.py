"""One save at a time where there are locks; where there are none, saving goes on."""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from store.errors import SaveFailed
from store.locking import lock_of, saving_alone

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
