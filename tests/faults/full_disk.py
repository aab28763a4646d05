"""A program that edits a pack while there is too little room on the disk, and again when there is enough.

``limit``: no file may grow beyond so many bytes (RLIMIT_FSIZE), on any machine that has it. ``disk``: a disk of
4 MiB in memory, all but full; it is mounted where no other program sees it, and goes with this one.
"""

import errno
import json
import os
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from store.errors import StoreError
from store.journal import forget_journals
from store.workspace import Workspace
from tests.faults.programs import counted, present_in, store_of
from tests.store.pack_samples import PACK_ID, small_pack

MOUNTED = ("unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o size=4m none "$0" && exec "$@"')
Little = Callable[[int], AbstractContextManager[None]]


def full_disk(kind: str, way: str, folder: Path, runs: int, seed: int) -> dict[str, int]:
    """Run the program ``runs`` times over with the store ``kind``; ``folder`` is empty.

    Counts runs in which there was too little room (``full``), that left a file that cannot be read or that
    lacks what was called saved (``damaged``), and after which what was then changed is not saved (``stuck``).
    """
    program = [sys.executable, "-m", "tests.faults.full_disk", kind, way, str(folder), str(runs), str(seed)]
    return counted([*MOUNTED, str(folder), *program] if way == "disk" else program)


def why_no_disk(folder: Path) -> str:
    """Why no disk can be mounted here, in a sentence; empty where one can."""
    try:
        tried = subprocess.run([*MOUNTED, str(folder), "true"], capture_output=True, text=True, timeout=60, check=False)
    except OSError as error:
        return f"This machine has no unshare: {error.strerror}."
    return f"No disk may be mounted here: {tried.stderr.strip()}." if tried.returncode else ""


def main() -> None:
    kind, way, folder, runs, seed = sys.argv[1:]
    json.dump(_edit(kind, way, Path(folder), int(runs), random.Random(int(seed))), sys.stdout)


def _edit(kind: str, way: str, folder: Path, runs: int, chance: random.Random) -> dict[str, int]:
    path = Workspace(folder / "packs").create(small_pack())
    elsewhere = os.environ["PPOG_STATE_DIR"]
    little = _limited if way == "limit" else _disk_of(folder)
    found = {"full": 0, "damaged": 0, "stuck": 0}
    good = path.read_bytes()
    for run in range(runs):
        path.write_bytes(good)
        # What is kept of each change on this computer is at times on the same disk, and at times on another.
        os.environ["PPOG_STATE_DIR"] = str(folder / "state") if run % 2 else elsewhere
        # What the run before saved and this one's file lacks would be brought in again.
        forget_journals(PACK_ID)
        said: set[int] = set()

        def saved(what: str, number: int, said: set[int] = said) -> None:
            if what == "saved":
                said.add(number)

        with store_of(kind, path, f"run{run}", saved, words=1000) as add:
            add(1)
            with little(chance.choice((0, chance.randrange(5 * len(good))))):
                add(2)
                found["full"] += 2 not in said
                present = _present(path)
                damaged = present is None or not _named(run, said) <= present
            add(3)
        present = _present(path)
        wanted = {1, 2, 3} if kind == "ours" else said | {3}
        damaged = damaged or present is None or not _named(run, said) <= present
        found["damaged"] += damaged
        found["stuck"] += present is None or not _named(run, wanted) <= present
    return found


def _named(run: int, numbers: set[int]) -> set[str]:
    return {f"run{run}-{number}" for number in numbers}


def _present(path: Path) -> set[str] | None:
    try:
        return present_in(path)
    except (StoreError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _limited(size: int) -> Iterator[None]:
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _disk_of(folder: Path) -> Little:
    @contextmanager
    def filled(left: int) -> Iterator[None]:
        filler = folder / "filler"
        status = os.statvfs(folder)
        try:
            try:
                filler.write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - left)))
            except OSError as error:
                # The store thread may be writing something at this moment: the disk is as full then.
                if error.errno != errno.ENOSPC:
                    raise
            yield
        finally:
            filler.unlink()

    return filled


if __name__ == "__main__":
    main()
