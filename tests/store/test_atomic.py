"""A file holds its old bytes or its new ones, and only its owner reads them."""

import errno
import json
import os
import random
import resource
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from store import atomic
from store.atomic import create_file, replace_file
from store.errors import PackExists, SaveFailed


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("write", [replace_file, create_file])
def test_a_new_file_is_private_from_its_first_byte(
    write: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    real = os.write

    def noting(descriptor: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", noting)
    before = os.umask(0)
    try:
        write(tmp_path / "pack", b"secret")
    finally:
        os.umask(before)
    assert (tmp_path / "pack").read_bytes() == b"secret"
    assert modes == [0o600]
    assert mode(tmp_path / "pack") == 0o600
    assert names(tmp_path) == ["pack"]


def test_a_replaced_file_keeps_the_mode_its_owner_chose(tmp_path: Path) -> None:
    path = tmp_path / "pack"
    path.write_bytes(b"old, and longer than the new")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o640)


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    real_sync, real_replace = os.fsync, os.replace
    here = threading.get_ident()

    def called(what: str) -> None:
        # A session of an earlier test may still be closing on a thread of its own.
        if threading.get_ident() == here:
            calls.append(what)

    def sync(descriptor: int) -> None:
        called("sync folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "sync file")
        real_sync(descriptor)

    def replace(old: Path, new: Path) -> None:
        called("replace")
        real_replace(old, new)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    replace_file(tmp_path / "pack", b"new")
    assert calls == ["sync file", "replace", "sync folder"]


def test_writing_goes_on_where_the_system_took_only_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:3]))
    replace_file(tmp_path / "pack", b"0123456789")
    assert (tmp_path / "pack").read_bytes() == b"0123456789"


def test_a_symbolic_link_is_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_bytes(b"theirs")
    (tmp_path / "pack").symlink_to(target)
    with pytest.raises(SaveFailed, match="symbolic link"):
        replace_file(tmp_path / "pack", b"ours")
    assert target.read_bytes() == b"theirs"
    assert (tmp_path / "pack").is_symlink()


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EIO, "the disk reported a fault"), (errno.EROFS, "only be read")],
)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_call_that_fails_leaves_the_old_file_and_nothing_else(
    call: str, number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pack"
    path.write_bytes(b"old")

    calls: list[str] = []

    def failing(*_arguments: object, **_options: object) -> None:
        calls.append(call)
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        with pytest.raises(SaveFailed, match=words):
            replace_file(path, b"new")
    assert calls == [call]
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["pack"]


def test_a_folder_that_is_gone_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="the folder is not there"):
        replace_file(tmp_path / "away" / "pack", b"new")
    assert names(tmp_path) == []


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    (tmp_path / "pack").write_bytes(b"theirs")
    with pytest.raises(PackExists, match="pack exists already"):
        create_file(tmp_path / "pack", b"ours")
    assert (tmp_path / "pack").read_bytes() == b"theirs"
    assert names(tmp_path) == ["pack"]


def test_a_disk_without_hard_links_gets_new_files_and_overwrites_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    def disk_full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "link", no_links)
    with monkeypatch.context() as full:
        full.setattr(os, "replace", disk_full)
        with pytest.raises(SaveFailed, match="the disk is full"):
            create_file(tmp_path / "pack", b"ours")
    assert names(tmp_path) == []
    create_file(tmp_path / "pack", b"ours")
    with pytest.raises(PackExists):
        create_file(tmp_path / "pack", b"again")
    assert (tmp_path / "pack").read_bytes() == b"ours"
    assert names(tmp_path) == ["pack"]


IN_USE = PermissionError(errno.EACCES, "in use")
IN_USE.winerror = 32  # type: ignore[attr-defined]
THERE = FileExistsError(errno.EEXIST, "File exists")


def busy(times: int, monkeypatch: pytest.MonkeyPatch, error: OSError = IN_USE) -> list[int]:
    """Have `os.replace` answer as Windows does while another program looks at the file."""
    real = os.replace
    calls: list[int] = []

    def replace(old: Path, new: Path) -> None:
        calls.append(1)
        if len(calls) <= times:
            raise error
        real(old, new)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(atomic, "REPLACE_PAUSES", (0.0, 0.0, 0.0))
    return calls


@pytest.mark.parametrize("error", [IN_USE, THERE], ids=["Windows", "a share through a program"])
def test_a_file_that_is_held_for_a_moment_is_replaced_after_it(
    error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(3, monkeypatch, error)
    replace_file(tmp_path / "pack", b"new")
    assert (tmp_path / "pack").read_bytes() == b"new"


def test_a_file_that_windows_holds_on_to_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pack").write_bytes(b"old")
    calls = busy(100, monkeypatch)
    with pytest.raises(SaveFailed, match="no permission"):
        replace_file(tmp_path / "pack", b"new")
    assert len(calls) == 4
    assert (tmp_path / "pack").read_bytes() == b"old"
    assert names(tmp_path) == ["pack"]


WRITER = """
import sys
from pathlib import Path
from store.atomic import replace_file
number = 0
while True:
    number += 1
    replace_file(Path(sys.argv[1]), b'{"number": %d, "text": "%s"}' % (number, b"x" * 200_000))
    print(number, flush=True)
"""


def test_a_killed_process_leaves_a_whole_file_as_new_as_it_said(tmp_path: Path) -> None:
    path = tmp_path / "pack"
    lines = random.Random(20261130)
    for _ in range(30):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for _ in range(lines.randint(1, 6)):
                said = int(child.stdout.readline())
            child.send_signal(signal.SIGKILL)
        found = json.loads(path.read_bytes())
        assert found["number"] >= said
        assert len(found["text"]) == 200_000


FILLER = """
import sys
from pathlib import Path
from store.atomic import replace_file
from store.errors import SaveFailed
try:
    replace_file(Path(sys.argv[1]), b"x" * 50_000)
except SaveFailed as error:
    print(error)
"""


def test_a_file_that_may_not_grow_keeps_its_old_bytes(tmp_path: Path) -> None:
    path = tmp_path / "pack"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(path)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.stdout == "pack could not be saved: the file would be larger than is allowed there.\n"
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["pack"]
