"""A program that ends in the middle of a call on the disk: before it, or when it was just made."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

# Once here rather than in every child.
import filelock  # noqa: F401

from store.errors import StoreError
from store.pack_file import open_pack
from store.session import PackSession
from toolkit.records.preparation import Action

CALLS = ("open", "write", "fsync", "replace", "fchmod", "mkdir", "link", "unlink", "close")
_LAST_CALL_PASSED = 7


def main() -> None:
    """``PATH``: end at every call that one change makes, and say on stdout what was left each time."""
    path = Path(sys.argv[1])
    good = path.with_suffix(".good")
    shutil.copyfile(path, good)
    found = {"points": 0, "unreadable": 0, "neither": 0, "lost": 0}
    for after in (False, True):
        at = 0
        while True:
            at += 1
            said = _ended_at(path, at, after=after)
            if said is None:
                break
            found["points"] += 1
            left = _left(path)
            if left is None:
                found["unreadable"] += 1
                shutil.copyfile(good, path)
                continue
            in_file, once_opened = left
            found["neither"] += in_file not in (0, 1)
            found["lost"] += ("kept" in said and once_opened != 1) or ("saved" in said and in_file != 1)
            shutil.copyfile(good, path)
    json.dump(found, sys.stdout)


def _ended_at(path: Path, at: int, *, after: bool) -> str | None:
    """What a program said before it ended at its call number ``at``; None where it made fewer."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _end_at(path, at, writing, after=after)
    os.close(writing)
    said = b""
    while more := os.read(reading, 4096):
        said += more
    os.close(reading)
    _, status = os.waitpid(child, 0)
    return None if os.WEXITSTATUS(status) == _LAST_CALL_PASSED else said.decode()


def _end_at(path: Path, at: int, writing: int, *, after: bool) -> None:
    say = os.write
    session = PackSession(open_pack(path), officer="AB", save_after=600, look_every=600)
    calls = 0

    def wrapped(call: Any) -> Any:
        def ending(*arguments: Any, **options: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == at and not after:
                os._exit(0)
            result = call(*arguments, **options)
            if calls == at:
                os._exit(0)
            return result

        return ending

    for name in CALLS:
        setattr(os, name, wrapped(getattr(os, name)))
    session.put(Action(id="new", text="Kept"))
    say(writing, b"kept ")
    if session.flush(20).state == "saved":
        say(writing, b"saved ")
    os._exit(_LAST_CALL_PASSED if calls < at else 0)


def _left(path: Path) -> tuple[int, int] | None:
    """How often the new record is in the file, and in the pack once it is opened again; None where it is unreadable."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            in_file = sum(action.id == "new" for action in open_pack(path).pack.every(Action))
            with PackSession(open_pack(path)) as session:
                once_opened = sum(action.id == "new" for action in session.pack.every(Action))
            os.write(writing, f"{in_file} {once_opened}".encode())
        except StoreError:
            pass
        os._exit(0)
    os.close(writing)
    said = os.read(reading, 100).decode().split()
    os.close(reading)
    os.waitpid(child, 0)
    return (int(said[0]), int(said[1])) if len(said) == 2 else None


if __name__ == "__main__":
    main()
