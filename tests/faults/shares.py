"""One pack on a shared folder, edited from several computers at once, each with a state folder of its own.

``python -m tests.faults.shares STORE RUNS FOLDER [FOLDER ...]``: every folder is the same share, empty, and
mounted once for each computer. Two programs and four by turns each add 12 records, flat out.
"""

# ruff: noqa: T201  (it is a program that prints)

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from store.errors import StoreError
from store.workspace import Workspace
from tests.faults.programs import present_in, raced
from tests.store.pack_samples import small_pack

ADDED = 12
_OPEN_AND_CLOSE = """
import sys
from pathlib import Path
from store.pack_file import open_pack
from store.session import PackSession
with PackSession(open_pack(Path(sys.argv[1]))):
    pass
"""

Figures = dict[str, int]


def main() -> None:
    """Make the runs and print what came of them."""
    kind, runs, *folders = sys.argv[1:]
    began = time.monotonic()
    total: Figures = {}
    for run in range(int(runs)):
        with tempfile.TemporaryDirectory() as states:
            found = at_once(kind, (2, 4)[run % 2], [Path(folder) for folder in folders], Path(states))
        total = {name: total.get(name, 0) + count for name, count in found.items()}
    told = ", ".join(f"{name} {count}" for name, count in total.items())
    print(f"{kind}, {runs} runs in {len(folders)} folders: {told} ({time.monotonic() - began:.0f} s)")


def at_once(kind: str, programs: int, folders: Sequence[Path], states: Path) -> Figures:
    """One run, with a pack of its own that is deleted again.

    ``told`` records were called kept or saved; ``late`` of them were not in the file when the programs had
    ended, ``lost`` not when each computer had opened the pack again, twice. ``unreadable`` is 1 where the
    file cannot be read, ``broken`` counts the programs that ended with an error.
    """
    path = Workspace(folders[0]).create(small_pack())
    computers = [(folder / path.name, states / str(n)) for n, folder in enumerate(islice(cycle(folders), programs))]
    told, broken = raced(kind, computers, ADDED)
    found = {"told": len(told), "broken": broken, "late": len(told - (_present(path) or set()))}
    if kind not in ("stock", "replaced"):
        for pack, state in computers * 2:
            command = [sys.executable, "-c", _OPEN_AND_CLOSE, str(pack)]
            environment = {**os.environ, "PPOG_STATE_DIR": str(state)}
            subprocess.run(command, env=environment, cwd=Path(__file__).parents[2], timeout=300, check=True)
    present = _present(path)
    found["unreadable"] = int(present is None)
    found["lost"] = len(told - (present or set()))
    for left in folders[0].iterdir():
        left.unlink()
    return found


def _present(path: Path) -> set[str] | None:
    """The ids of the actions in the file; None where it cannot be read."""
    try:
        return present_in(path)
    except StoreError:
        return None


if __name__ == "__main__":
    main()
