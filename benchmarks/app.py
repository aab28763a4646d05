"""How soon the app is there, how much memory it takes, and how long a key takes, in a real terminal.

    python -m benchmarks.app [--environments DIR] [--rounds N] [--keys N] [--sizes N ...] [--only PART]

Starts are measured beside an empty Textual app and, with ``--environments``, beside other Textual programs, which
are installed there. Everything is measured in one run, turn about, so that noise falls on all alike: read the ratios.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from benchmarks.app_bare import READY
from benchmarks.app_keys import OVERVIEW, Took, keys, steps
from benchmarks.app_peers import PEERS, README, InstallError, Started, installed
from benchmarks.app_terminal import NotShownError, Program, helped
from store.encoding import encode_tables
from store.layout import tables_of
from store.settings import Settings, save_settings
from tests.exports.large_pack import large_pack
from toolkit.example import worked_example
from toolkit.loading import default_edition
from toolkit.pack import Pack
from toolkit.records.tables import PackInfo
from toolkit.steps import overall

BARE = "an empty Textual app"
HOME, PACK = "ppog, at Home with five packs", "ppog, at a pack"
SIZES = (100, 1_000, 5_000)


class Figures(NamedTuple):
    """What one start took: seconds to the first frame, of the processor until then, for ``--help``, and MB."""

    frame: float
    processor: float
    help: float
    memory: float


def programs(folder: Path, environments: Path | None) -> list[Started]:
    """What is started; a peer that cannot be installed is said, and left out."""
    python = (sys.executable, "-m")
    app = (*python, "ppog_tui", "--workspace", folder / "packs")
    edition = default_edition()
    example = worked_example(edition, date.today())
    progress = overall(example, edition)
    for number in range(5):
        write(
            folder / "packs" / f"{number}.ppog.json",
            example.about(structs.replace(example.info, pack_id=f"pack-{number}")),
        )
    listed = f"{progress.done} of {progress.total}"
    started = [
        Started(BARE, (*python, "benchmarks.app_bare"), READY),
        Started(HOME, app, listed),
        Started(PACK, (*app, folder / "packs" / "0.ppog.json"), OVERVIEW),
    ]
    if environments is None:
        return started
    for peer in PEERS:
        try:
            started.append(installed(peer, environments.absolute()))
        except InstallError as error:
            print(f"{peer.package} could not be installed: {error}")
    return started


def write(path: Path, pack: Pack) -> None:
    """Write a pack as the store does."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(encode_tables(path, tables_of(pack)))


def started(program: Started, home: Path) -> Figures:
    """Start a program once, and once for its help."""
    helping = helped(program.for_help, home, program.path) if program.name != BARE else 0.0
    with Program(program.command, home, program.path) as running:
        frame = running.first_frame(program.wanted)
        return Figures(frame, running.processor(), helping, running.memory())


def starts(folder: Path, home: Path, environments: Path | None, rounds: int) -> None:
    """Print what starting takes."""
    (home / README).write_text(f"# Read me\n\n{READY}\n")
    taken: dict[str, list[Figures]] = {}
    left = programs(folder, environments)
    # The first round, in which caches are filled and compiled files written, is not counted.
    for round in range(rounds + 1):
        for program in list(left):
            try:
                figures = started(program, home)
            except NotShownError as error:
                print(f"{program.name} did not start: {error}")
                left.remove(program)
                continue
            if round:
                taken.setdefault(program.name, []).append(figures)
    medians = {name: Figures(*map(statistics.median, zip(*found, strict=True))) for name, found in taken.items()}
    bare = medians[BARE]
    print("\n**Starting** (ms, median; × of an empty Textual app's first frame)\n")
    print("| | first frame | of the processor | `--help` | memory |")
    print("|---|---|---|---|---|")
    for name, one in medians.items():
        helping = "–" if name == BARE else _beside(one.help, bare.frame)
        cells = (
            _beside(one.frame, bare.frame),
            _beside(one.processor, bare.processor),
            helping,
            f"{one.memory:.0f} MB",
        )
        print(f"| {name} | {' | '.join(cells)} |")


def presses(folder: Path, home: Path, times: int, sizes: Sequence[int]) -> None:
    """Print what keys take."""
    edition = default_edition()
    found: dict[int, dict[str, list[Took]]] = {}
    for size in sizes:
        path = folder / "keys" / f"{size}.ppog.json"
        write(path, large_pack(Pack(PackInfo(pack_id=f"bench-{size}", edition=edition.id)), size))
        found[size] = {}
        for part in (keys, steps):
            with Program((sys.executable, "-m", "ppog_tui", path), home) as running:
                found[size] |= part(running, times)
    for title, place in (("Key to frame", 0), ("Key to silence, everything drawn", 1)):
        print(f"\n**{title}, by records in the pack** (ms; p50 / p95)\n")
        print("| |" + "".join(f" {size:,} |" for size in sizes))
        print("|---|" + "---|" * len(sizes))
        for kind in found[sizes[0]]:
            cells = (_percentiles([took[place] for took in found[size][kind]]) for size in sizes)
            print(f"| {kind} | " + " | ".join(cells) + " |")


def _percentiles(seconds: list[float]) -> str:
    found = statistics.quantiles(seconds, n=20, method="inclusive")
    return f"{found[9] * 1000:.0f} / {found[18] * 1000:.0f}"


def _beside(seconds: float, against: float) -> str:
    return f"{seconds * 1000:.0f} ({seconds / against:.2f}×)"


def _load() -> str:
    return f"Load of the machine: {os.getloadavg()[0]:.1f}."


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The app at a terminal.")
    parser.add_argument("--environments", type=Path, help="install other programs there, and measure them too")
    parser.add_argument("--rounds", type=int, default=10, help="how often each program is started (default: 10)")
    parser.add_argument("--keys", type=int, default=40, help="how often each key is pressed (default: 40)")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="the records in each pack that keys are pressed in"
    )
    parser.add_argument("--only", choices=("starts", "keys"), help="measure only this")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]} on {sys.platform}, {os.cpu_count()} cores. {_load()}")
    with tempfile.TemporaryDirectory(prefix="ppog-bench-") as name:
        folder, home = Path(name), Path(name) / "home"
        home.mkdir()
        # Somebody who has been here before: no question comes up, and no tour.
        save_settings(Settings(officer="AB", tour=1), home / ".config" / "ppog" / "settings.json")
        if options.only != "keys":
            starts(folder, home, options.environments, options.rounds)
        if options.only != "starts":
            presses(folder, home, options.keys, options.sizes)
    print(f"\n{_load()}")


if __name__ == "__main__":
    main()
