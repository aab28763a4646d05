"""Programs that edit one pack, as separate processes do, with a store that is to be tried.

``ours`` is a `PackSession`; ``no-locks`` the same on a share that refuses locks; ``unlocked``
the same with no lock tried at all. ``stock`` is TinyDB with its own JSONStorage, and
``replaced`` TinyDB with whole files replaced and nothing merged: what ours stands beside.
"""

import fcntl
import json
import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

# Once here rather than in every child.
import filelock  # noqa: F401
from tinydb import TinyDB

import store.shared_file
from store.errors import StoreError
from store.pack_file import open_pack
from store.session import PackSession
from store.storage import PackStorage
from toolkit.records.preparation import Action

TABLE = Action.table
Edit = Callable[[int], None]
Noted = Callable[[str, int], None]


def main() -> None:
    """``edit`` or ``race STORE PATH NAME COUNT``, or ``kill STORE PATH RUNS SEED SLOW``; what came of it on stdout."""
    job, kind, path, *rest = sys.argv[1:]
    if job in ("edit", "race"):
        edit(kind, Path(path), rest[0], int(rest[1]), race=job == "race")
    else:
        json.dump(kill(kind, Path(path), int(rest[0]), int(rest[1]), float(rest[2])), sys.stdout)


def edit(kind: str, path: Path, name: str, count: int, *, race: bool = False) -> None:
    """Add ``count`` actions named after this program, flat out; a line for each that was called saved.

    In a ``race`` it says when it has opened the pack, and begins when it hears a line.
    """
    with store_of(kind, path, name, _say) as add:
        if race:
            _say("ready", 0)
            sys.stdin.readline()
        for number in range(count):
            add(number)


def kill(kind: str, path: Path, runs: int, seed: int, slow: float) -> dict[str, int]:
    """Start an editor, kill it at a moment that ``seed`` decides, look at what is left; ``runs`` times.

    ``slow`` seconds are added to each fsync. Counts runs that left a file that cannot be read
    (``unreadable``), lack what was called saved (``lost``), or, once the pack is opened again,
    what was noted on this computer (``kept_lost``).
    """
    chance = random.Random(seed)
    found = {"unreadable": 0, "lost": 0, "kept_lost": 0, "edits": 0}
    for run in range(runs):
        said = killed_editor(kind, path, f"run{run}", chance.uniform(0.0, 0.02 + 4 * slow), slow)
        found["edits"] += len(said.get("kept", ()))
        for place, wanted, again in (("lost", "saved", False), ("kept_lost", "kept", True)):
            there = present(kind, path, again=again)
            if there is None:
                found["unreadable"] += 1
                _restore(path)
                break
            found[place] += bool(set(said.get(wanted, ())) - there)
    return found


def raced(kind: str, places: Sequence[tuple[Path, Path | None]], count: int) -> tuple[set[str], int]:
    """Programs that each add ``count`` actions, beginning at one moment; what they called saved, how many broke.

    Each place is where a program finds the pack, and a state folder where it has one of its own. However slowly
    programs start on a busy machine, none has ended before the last one begins.
    """
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.programs", "race", kind, str(pack), f"p{number}", str(count)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **({"PPOG_STATE_DIR": str(state)} if state else {})},
            cwd=Path(__file__).parents[2],
        )
        for number, (pack, state) in enumerate(places)
    ]
    for child in running:
        assert child.stdout is not None
        child.stdout.readline()
    for child in running:
        assert child.stdin is not None
        with suppress(BrokenPipeError):
            child.stdin.write("\n")
            child.stdin.flush()
    told: set[str] = set()
    for number, child in enumerate(running):
        said, _ = child.communicate(timeout=300)
        told |= {f"p{number}-{line.split()[1]}" for line in said.splitlines()}
    return told, sum(child.returncode != 0 for child in running)


def counted(command: list[str]) -> dict[str, int]:
    """The counts that a program of trials says on stdout, run from the top of the repository."""
    said = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2], timeout=3600, check=True
    )
    found: dict[str, int] = json.loads(said.stdout)
    return found


@contextmanager
def store_of(kind: str, path: Path, name: str, noted: Noted, words: int = 20) -> Iterator[Edit]:
    """A way to add an action numbered as one says; ``noted`` hears when it is ``kept`` and when ``saved``."""
    text = "words " * words
    if kind in ("stock", "replaced"):
        database = TinyDB(path) if kind == "stock" else TinyDB(path, storage=PackStorage)

        def insert(number: int) -> None:
            table = database.table(TABLE, cache_size=0)
            with suppress(AssertionError, ValueError, OSError, StoreError):
                document = table.insert({"id": f"{name}-{number}", "text": text})
                noted("saved", number)
                # A save that makes the file shorter.
                table.update({"text": ""}, doc_ids=[document])

        yield insert
        return
    if kind == "no-locks":
        fcntl.flock = _refuse
    elif kind == "unlocked":
        store.shared_file.saving_alone = _no_lock
    with PackSession(open_pack(path), officer=name, look_every=0.05) as session:

        def put(number: int) -> None:
            session.put(Action(id=f"{name}-{number}", text=text), label=f"{number}")
            noted("kept", number)
            if session.flush(20).state == "saved":
                noted("saved", number)

        yield put


def present_in(path: Path) -> set[str]:
    """The ids of the actions in the file; raises `StoreError` where it cannot be read."""
    tables = PackStorage(path).read() or {}
    return {str(row["id"]) for row in tables.get(TABLE, {}).values()}


def _say(what: str, number: int) -> None:
    os.write(1, f"{what} {number}\n".encode())


def _refuse(*_: object) -> None:
    raise OSError(95, "Operation not supported")


@contextmanager
def _no_lock(path: Path, officer: str) -> Iterator[bool]:
    yield False


def killed_editor(
    kind: str, path: Path, name: str, seconds: float, slow: float = 0.0, stopped: Callable[[], object] | None = None
) -> dict[str, list[str]]:
    """What an editor had said when it was killed, ``seconds`` after its first word.

    With ``stopped`` it is made to stand still first, and that is called before it is killed.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _edit_for_ever(kind, path, name, writing, slow)
    os.close(writing)
    said = os.read(reading, 1)
    # A moment of the chance's choosing, in the middle of whatever the editor does.
    select.select([], [], [], seconds)
    if stopped:
        os.kill(child, signal.SIGSTOP)
        # Every thread of it stands still, and no call of it is under way.
        os.waitpid(child, os.WUNTRACED)
        stopped()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    heard: dict[str, list[str]] = {}
    for line in said.decode().splitlines():
        what, _, number = line.partition(" ")
        # The last word may have been cut short.
        if number.isdigit() and f"{line}\n".encode() in said:
            heard.setdefault(what, []).append(f"{name}-{number}")
    return heard


def _edit_for_ever(kind: str, path: Path, name: str, writing: int, slow: float) -> None:
    os.dup2(writing, 1)
    if slow:
        quick = os.fsync

        def fsync(descriptor: int) -> None:
            select.select([], [], [], slow)
            quick(descriptor)

        os.fsync = fsync
    with store_of(kind, path, name, _say) as add:
        number = 0
        while True:
            number += 1
            add(number)


def present(kind: str, path: Path, *, again: bool) -> set[str] | None:
    """What the file holds, with ``again`` once the pack was opened again; None where it cannot be read."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if again and kind not in ("stock", "replaced"):
                with PackSession(open_pack(path)):
                    pass
            os.write(writing, " ".join(sorted(present_in(path))).encode() + b".")
        except (StoreError, ValueError, KeyError, TypeError):
            pass
        os._exit(0)
    os.close(writing)
    said = b""
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    os.waitpid(child, 0)
    return set(said[:-1].decode().split()) if said.endswith(b".") else None


def _restore(path: Path) -> None:
    path.write_bytes(path.with_suffix(".good").read_bytes())


if __name__ == "__main__":
    main()
