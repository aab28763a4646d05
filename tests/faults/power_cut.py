"""The power goes while a program edits a pack: what a disk then holds, after its file system has put itself right.

The disk is a file of 16 MiB with ext4 on it, mounted as a loop device; that asks for root. The program is stopped at
a moment that the seed decides, the file is copied as it then is, and the copy is mounted: what the
program had written and the disk had not taken is gone, as after a cut.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.workspace import Workspace
from tests.faults.programs import counted, killed_editor, present
from tests.store.pack_samples import small_pack

# What is mounted goes with the program.
APART = ("unshare", "--mount")


def power_cut(kind: str, folder: Path, runs: int, seed: int) -> dict[str, int]:
    """Cut the power ``runs`` times; ``folder`` is empty, and takes 50 MiB.

    Counts runs that left a file that cannot be read (``unreadable``), that lack what was called saved (``lost``), or,
    once the pack is opened again, what was noted on this computer (``kept_lost``); ``edits`` were made in all.
    """
    program = [sys.executable, "-m", "tests.faults.power_cut", kind, str(folder), str(runs), str(seed)]
    return counted([*APART, *program])


def why_no_power_cut(folder: Path) -> str:
    """Why the power cannot be cut here, in a sentence; empty where it can."""
    image = folder / "tried.img"
    try:
        _make_disk(image)
        (folder / "tried").mkdir()
        mount = ["mount", "-o", "loop", str(image), str(folder / "tried")]
        tried = subprocess.run([*APART, *mount], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"This machine cannot make a disk with ext4: {error}."
    return f"No loop device may be mounted here: {tried.stderr.strip()}." if tried.returncode else ""


def main() -> None:
    kind, folder, runs, seed = sys.argv[1:]
    json.dump(_cut(kind, Path(folder), int(runs), random.Random(int(seed))), sys.stdout)


def _cut(kind: str, folder: Path, runs: int, chance: random.Random) -> dict[str, int]:
    new, image, cut = (folder / f"{name}.img" for name in ("new", "disk", "cut"))
    _make_disk(new)
    with _mounted(new, folder / "new") as disk:
        Workspace(disk / "packs").create(small_pack())
    found = {"unreadable": 0, "lost": 0, "kept_lost": 0, "edits": 0}
    for run in range(runs):
        # Journal and backups are at times on that disk too, and at times on another, which has power.
        elsewhere = None if run % 2 else folder / f"state-{run}"
        shutil.copyfile(new, image)
        with _mounted(image, folder / "disk") as disk:
            said = killed_editor(
                kind,
                _pack_on(disk, elsewhere),
                f"run{run}",
                chance.uniform(0.0, 0.1),
                stopped=lambda: shutil.copyfile(image, cut),
            )
        found["edits"] += len(said.get("saved", ()))
        with _mounted(cut, folder / "cut") as disk:
            path = _pack_on(disk, elsewhere)
            for place, wanted, again in (("lost", "saved", False), ("kept_lost", "kept", True)):
                there = present(kind, path, again=again)
                if there is None:
                    found["unreadable"] += 1
                    break
                found[place] += bool(set(said.get(wanted, ())) - there)
    return found


def _make_disk(image: Path) -> None:
    with image.open("wb") as file:
        file.truncate(16 * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", str(image)], capture_output=True, timeout=60, check=True)


@contextmanager
def _mounted(image: Path, place: Path) -> Iterator[Path]:
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(place)], timeout=60, check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], timeout=60, check=True)


def _pack_on(disk: Path, state: Path | None) -> Path:
    os.environ["PPOG_STATE_DIR"] = str(state or disk / "state")
    return next((disk / "packs").glob("*.ppog.json"))


if __name__ == "__main__":
    main()
