"""How long an edit, opening a pack and listing a folder take, beside what TinyDB's own storages take.

    python -m benchmarks.store [--all] [--folder DIR] [--rounds N]

Everything is measured in one run, turn about, so that noise falls on all alike: read the ratios.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from store.encoding import encode_tables
from store.layout import tables_of
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from toolkit.pack import Pack
from toolkit.records.office import Office
from toolkit.records.preparation import Action
from toolkit.records.tables import PackInfo, singleton_id

WORDS = "Ask the force for the figures that show it, and say by when. "
Call = Callable[[], object]
Act = Call | tuple[Call, Call]


class SyncedToTheEnd(JSONStorage):
    """TinyDB's JSONStorage, with what it cuts off the file forced to the disk as well."""

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Write in place, cut, and sync once more."""
        super().write(data)
        os.fsync(self._handle.fileno())


def pack_of(records: int, name: str = "bench") -> Pack:
    """A pack with so many records of some 500 bytes."""
    office = Office(id=singleton_id(Office), force="Exampleshire Police", body="Exampleshire PCC")
    actions = (Action(id=f"{name}-{number}", text=WORDS * 5, owner="Policy officer") for number in range(records - 1))
    return Pack(PackInfo(pack_id=name, edition="bench"), [office, *actions])


def medians(acts: dict[str, Act], rounds: int) -> dict[str, float]:
    """Milliseconds that each takes, measured in turn; of two that follow each other, the second is timed."""
    times: dict[str, list[float]] = {name: [] for name in acts}
    for number in range(rounds + 1):
        for name, act in acts.items():
            before, timed = act if isinstance(act, tuple) else (None, act)
            if before:
                before()
            begun = time.perf_counter()
            timed()
            if number:
                times[name].append((time.perf_counter() - begun) * 1000)
    return {name: statistics.median(found) for name, found in times.items()}


@contextmanager
def tiny(path: Path, pack: Pack, storage: Any) -> Iterator[Call]:
    """An update of one document by its id, in a file with the records of ``pack``."""
    database = TinyDB(path, storage=storage)
    table = database.table("actions", cache_size=0)
    table.insert_multiple(msgspec.to_builtins(record) for record in pack.every(Action))
    count = iter(range(10**9))
    try:
        yield lambda: table.update({"text": f"{next(count)} {WORDS * 5}"}, doc_ids=[len(pack.every(Action)) // 2])
    finally:
        database.close()


@contextmanager
def ours(path: Path, pack: Pack) -> Iterator[tuple[Call, Call]]:
    """A put of one record, and the save that brings it into the pack's file."""
    path.write_bytes(encode_tables(path, tables_of(pack)))
    # Nothing is saved unless it is asked for, so that each figure stands for one thing.
    session = PackSession(open_pack(path), officer="AB", save_after=86_400.0, look_every=86_400.0)
    record = pack.every(Action)[len(pack.every(Action)) // 2]
    count = iter(range(10**9))

    def put() -> None:
        session.put(structs.replace(record, text=f"{next(count)} {WORDS * 5}"))
        assert not session.save_state.unkept, session.save_state

    def save() -> None:
        state = session.flush(60)
        assert state.state == "saved", state

    try:
        yield put, save
    finally:
        session.close()


def in_memory(path: Path) -> Any:
    """TinyDB's CachingMiddleware: it writes every thousandth change, and when it is closed."""
    return CachingMiddleware(JSONStorage)(path)  # type: ignore[no-untyped-call]


def edits(folder: Path, sizes: list[int], rounds: int) -> None:
    """Print what one edit takes."""
    rows = []
    for size in sizes:
        pack = pack_of(size)
        with (
            tiny(folder / f"stock-{size}.json", pack, JSONStorage) as stock,
            tiny(folder / f"synced-{size}.json", pack, SyncedToTheEnd) as synced,
            tiny(folder / f"caching-{size}.json", pack, in_memory) as caching,
            ours(folder / f"kept-{size}.ppog.json", pack_of(size, "kept")) as (keep, _),
            ours(folder / f"saved-{size}.ppog.json", pack_of(size, "saved")) as (put, save),
        ):
            acts: dict[str, Act] = {
                "JSONStorage": stock,
                "JSONStorage, synced to the end": synced,
                "CachingMiddleware (in memory, not on the disk)": caching,
                "ppog, kept (journal)": keep,
                "ppog, the whole save that follows": (put, save),
            }
            rows.append(medians(acts, rounds if size <= 1_000 else max(5, rounds // 4)))
    table("One edit, by records in the file", sizes, rows, "JSONStorage")


def opening(folder: Path, sizes: list[int], rounds: int) -> None:
    """Print what it takes to read a whole pack."""
    rows = []
    for size in sizes:
        path = folder / f"open-{size}.ppog.json"
        path.write_bytes(encode_tables(path, tables_of(pack_of(size))))

        def stock(path: Path = path) -> None:
            with TinyDB(path) as database:
                assert database.table("actions").all()

        def checked(path: Path = path) -> None:
            assert not open_pack(path).changed

        acts: dict[str, Act] = {"JSONStorage": stock, "ppog, checked and typed": checked}
        rows.append(medians(acts, max(5, rounds // 2)))
    table("Opening, by records in the file", sizes, rows, "JSONStorage")


def listing(folder: Path, counts: list[int]) -> None:
    """Print what it takes to list a folder of packs."""
    rows = []
    for count in counts:
        place = folder / f"list-{count}"
        place.mkdir()
        for number in range(count):
            path = place / f"{number}.ppog.json"
            path.write_bytes(encode_tables(path, tables_of(pack_of(200, f"pack-{number}"))))
        workspace = Workspace(place)

        def each(place: Path = place) -> None:
            for path in place.iterdir():
                with TinyDB(path) as database:
                    assert database.table("_meta").all()

        def known(workspace: Workspace = workspace, count: int = count) -> None:
            assert len(list(workspace.list())) == count

        def first(place: Path = place, count: int = count) -> None:
            assert len(list(Workspace(place).list())) == count

        acts: dict[str, Act] = {"JSONStorage, one after the other": each, "ppog, first time": first}
        acts["ppog, again"] = known
        rows.append(medians(acts, 5 if count <= 100 else 1))
    table("Listing packs of 200 records, by packs", counts, rows, "JSONStorage, one after the other")


def table(title: str, sizes: list[int], rows: list[dict[str, float]], against: str) -> None:
    """Print medians in milliseconds, and how they stand to those of ``against``."""
    print(f"\n**{title}** (ms, median; × of {against})\n")
    print("| |" + "".join(f" {size:,} |" for size in sizes))
    print("|---|" + "---|" * len(sizes))
    for name in rows[0]:
        cells = (f" {row[name]:.2f} ({row[name] / row[against]:.2f}×) |" for row in rows)
        print(f"| {name} |" + "".join(cells))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="The store beside TinyDB's own storages.")
    parser.add_argument("--all", action="store_true", help="also 10,000 packs in one folder")
    parser.add_argument("--folder", type=Path, help="a folder on the disk to be measured (default: a temporary one)")
    parser.add_argument("--rounds", type=int, default=40, help="how often each edit is made (default: 40)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="ppog-bench-") as name:
        folder = Path(name)
        os.environ["PPOG_STATE_DIR"] = str(folder / "state")
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        print(f"Python {sys.version.split()[0]} on {sys.platform}; records of some 500 bytes, changed in turn.")
        edits(folder, [100, 1_000, 10_000], options.rounds)
        opening(folder, [100, 1_000, 10_000], options.rounds)
        listing(folder, [1, 100, 1_000, *([10_000] if options.all else [])])


if __name__ == "__main__":
    main()
