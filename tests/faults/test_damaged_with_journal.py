"""A program is killed and its pack damaged as well: backups and journal together give all of the work back."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from store.pack_file import open_pack
from store.rescue import find_rescue
from store.restoring import restore
from store.session import PackSession
from tests.faults.programs import present_in
from toolkit.records.preparation import Action

ROOT = Path(__file__).parents[2]


def damaged(data: bytes, chance: random.Random, how: str) -> bytes:
    """``data`` with damage that no reader can take for a sound pack."""
    place = chance.randrange(len(data) // 8, len(data) - 40)
    if how == "cut off":
        return data[:place]
    return data[:place] + bytes(64) + data[place + 64 :]


@pytest.mark.parametrize("how", ["cut off", "overwritten", "empty"])
def test_all_that_was_noted_or_saved_is_back_after_a_restore(how: str, pack_path: Path) -> None:
    chance = random.Random(2030)
    for run in range(4):
        with subprocess.Popen(
            [sys.executable, "-m", "tests.faults.programs", "edit", "ours", str(pack_path), f"run{run}", "1000"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        ) as child:
            assert child.stdout is not None
            said = [child.stdout.readline().split() for _ in range(chance.randrange(2, 30))]
            child.send_signal(signal.SIGKILL)
        wanted = {f"run{run}-{number}" for _, number in said}
        good = pack_path.read_bytes()
        pack_path.write_bytes(b"" if how == "empty" else damaged(good, chance, how))
        rescue = find_rescue(pack_path)
        earlier = next(option for option in rescue.options if option.kind in ("previous", "backup"))
        restore(pack_path, earlier, in_place=True)
        with PackSession(open_pack(pack_path), officer="AB") as session:
            assert wanted <= {action.id for action in session.pack.every(Action)}
        assert wanted <= present_in(pack_path)
