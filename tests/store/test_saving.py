"""“Saved” means on the disk; until then every edit is kept, and the officer is told why."""

import errno
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from store.errors import NotSaved, PackExists, SaveFailed
from store.pack_file import open_pack
from store.saving import Saver, SaveState
from store.session import PackSession
from store.stamps import utc_now
from store.workspace import Workspace
from tests.store.pack_samples import Clock, content, small_pack
from toolkit.records.causes import Cause
from toolkit.records.preparation import Action

WAIT = 20.0


def raw(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    tables = json.loads(path.read_bytes())
    assert isinstance(tables, dict)
    return tables


def states_of(session: PackSession) -> "queue.Queue[SaveState]":
    told: queue.Queue[SaveState] = queue.Queue()
    session.on_saved(told.put)
    return told


def until(told: "queue.Queue[SaveState]", wanted: str) -> SaveState:
    while (state := told.get(timeout=WAIT)).state != wanted:
        pass
    return state


def test_an_edit_is_on_the_disk_within_a_second_without_being_asked(pack_path: Path, clock: Clock) -> None:
    session = PackSession(open_pack(pack_path), now=clock)
    told = states_of(session)
    session.put(Action(id="new", text="Kept"))
    assert session.save_state == SaveState("pending")
    assert told.get(timeout=WAIT) == SaveState("pending")
    assert told.get(timeout=1.5) == SaveState("saved", clock())
    assert raw(pack_path)["actions"]["13"]["text"] == "Kept"
    assert session.save_state == SaveState("saved", clock())
    session.close()


def test_many_quick_edits_are_one_save(session: PackSession, pack_path: Path) -> None:
    for number in range(50):
        session.put(Action(id="new", text=f"{number}"))
    assert session.flush().state == "saved"
    assert raw(pack_path)["_meta"]["1"]["revision"] == 1
    assert raw(pack_path)["actions"]["13"]["text"] == "49"
    session.put(Action(id="new", text="once more"))
    session.flush()
    assert raw(pack_path)["_meta"]["1"]["revision"] == 2


def test_an_unchanged_pack_is_not_written(session: PackSession, pack_path: Path) -> None:
    before = pack_path.stat()
    assert session.flush() == SaveState("saved")
    assert session.close() == SaveState("saved")
    assert (pack_path.stat().st_mtime_ns, pack_path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_saved_is_said_only_once_it_is_so_and_from_the_store_thread(pack_path: Path) -> None:
    session = PackSession(open_pack(pack_path), save_after=0.01)
    seen: queue.Queue[tuple[str, bool, bool]] = queue.Queue()

    def look(state: SaveState) -> None:
        on_disk = "look for me" in pack_path.read_text(encoding="utf-8")
        seen.put((state.state, on_disk, threading.current_thread() is threading.main_thread()))

    stop = session.on_saved(look)
    session.put(Action(id="new", text="look for me"))
    while (found := seen.get(timeout=WAIT))[0] != "saved":
        assert found == ("pending", False, False)
    assert found == ("saved", True, False)
    stop()
    session.put(Action(id="new", text="unheard"))
    session.close()
    assert seen.empty()


def test_a_save_that_fails_says_why_keeps_everything_and_works_once_it_can(packs: Workspace, clock: Clock) -> None:
    path = packs.create(small_pack())
    session = PackSession(open_pack(path), now=clock, save_after=0.01, retry_after=0.01)
    told = states_of(session)
    away = packs.folder.with_name("away")
    packs.folder.rename(away)
    session.put(Action(id="new", text="Typed while the folder was away"))
    failed = until(told, "failed")
    assert failed.message == f"{path.name} could not be saved: the folder is not there."
    assert session.save_state == failed
    session.put(Action(id="newer", text="And more"))
    assert session.save_state.state == "failed"
    assert session.flush().state == "failed"
    away.rename(packs.folder)
    assert until(told, "saved").at == clock()
    assert {"new", "newer"} <= {row["id"] for row in raw(path)["actions"].values()}
    session.close()


@pytest.mark.parametrize("by", ["an edit", "a flush"])
def test_an_edit_or_a_flush_tries_a_failed_save_again_at_once(by: str, packs: Workspace) -> None:
    path = packs.create(small_pack())
    session = PackSession(open_pack(path), save_after=0.01, retry_after=600)
    told = states_of(session)
    away = packs.folder.with_name("away")
    packs.folder.rename(away)
    session.put(Action(id="new"))
    until(told, "failed")
    away.rename(packs.folder)
    if by == "an edit":
        session.put(Action(id="newer"))
        until(told, "saved")
    else:
        assert session.flush().state == "saved"
    assert "new" in {row["id"] for row in raw(path)["actions"].values()}
    session.close()


def test_a_file_that_another_program_changed_is_left_and_the_edits_can_be_saved_elsewhere(
    session: PackSession, pack_path: Path, tmp_path: Path
) -> None:
    theirs = pack_path.read_bytes().replace(b"Do thing 3", b"Do thing 4")
    pack_path.write_bytes(theirs)
    session.put(Action(id="mine", text="Mine"))
    state = session.flush()
    assert state.state == "failed"
    assert "was changed by another program since it was opened, or it is damaged" in state.message
    assert pack_path.read_bytes() == theirs
    copy = tmp_path / "copy.ppog.json"
    session.save_copy(copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert content(open_pack(copy).pack) == content(session.pack)
    with pytest.raises(PackExists):
        session.save_copy(copy)
    assert session.pack.get(Action, "mine") is not None
    pack_path.unlink()
    assert session.flush().state == "saved"


def test_a_file_that_was_only_touched_or_copied_back_is_saved_to(session: PackSession, pack_path: Path) -> None:
    copy = pack_path.with_name("copy")
    shutil.copy(pack_path, copy)
    copy.replace(pack_path)
    session.put(Action(id="mine", text="Mine"))
    assert session.flush().state == "saved"


def test_closing_says_when_something_could_not_be_saved_and_the_copy_still_has_it(
    packs: Workspace, tmp_path: Path
) -> None:
    path = packs.create(small_pack())
    session = PackSession(open_pack(path), save_after=60)
    session.put(Action(id="new", text="Last words"))
    shutil.rmtree(packs.folder)
    assert session.close() == SaveState("failed", None, f"{path.name} could not be saved: the folder is not there.")
    session.save_copy(tmp_path / "rescued.ppog.json")
    found = open_pack(tmp_path / "rescued.ppog.json").pack.get(Action, "new")
    assert found is not None and found.text == "Last words"


def test_a_command_that_could_not_save_fails(packs: Workspace) -> None:
    path = packs.create(small_pack())
    with pytest.raises(NotSaved) as refusal, PackSession(open_pack(path)) as session:
        session.put(Action(id="new"))
        shutil.rmtree(packs.folder)
    assert str(refusal.value) == f"{path.name} could not be saved: the folder is not there."


def test_a_pack_with_half_a_character_in_an_unknown_field_is_still_saved(pack_path: Path) -> None:
    tables = raw(pack_path)
    tables["causes"]["1"]["later"] = "\ud83d"
    pack_path.write_text(json.dumps(tables), encoding="utf-8")
    with PackSession(open_pack(pack_path)) as session:
        session.put(Action(id="new"))
    assert raw(pack_path)["causes"]["1"]["later"] == "\ud83d"


class Disk:
    """A disk that writes when it is let, and fails when it is told."""

    def __init__(self) -> None:
        self.newest = 0
        self.written: list[int] = []
        self.begun = threading.Semaphore(0)
        self.let = threading.Semaphore(0)
        self.fault: Exception | None = None

    def write(self) -> None:
        state = self.newest
        self.begun.release()
        assert self.let.acquire(timeout=WAIT)
        if self.fault:
            raise self.fault
        self.written.append(state)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def saver(disk: Disk) -> Saver:
    return Saver(disk.write, utc_now, save_after=0.0, retry_after=600)


def change(saver: Saver, disk: Disk, newest: int) -> None:
    disk.newest = newest
    saver.changed()


def in_thread(work: Callable[[], SaveState]) -> "queue.Queue[SaveState]":
    answers: queue.Queue[SaveState] = queue.Queue()
    threading.Thread(target=lambda: answers.put(work()), daemon=True).start()
    return answers


def test_a_flush_during_a_save_waits_for_what_was_put_since(saver: Saver, disk: Disk) -> None:
    change(saver, disk, 1)
    disk.begun.acquire()
    change(saver, disk, 2)
    change(saver, disk, 3)
    answer = in_thread(lambda: saver.flush(WAIT))
    disk.let.release()
    disk.begun.acquire()
    assert (disk.written, saver.state.state, answer.empty()) == ([1], "pending", True)
    disk.let.release()
    assert answer.get(timeout=WAIT).state == "saved"
    assert disk.written == [1, 3]
    assert saver.close(WAIT).state == "saved"
    assert disk.written == [1, 3]


def test_a_flush_during_the_last_save_does_not_save_again(saver: Saver, disk: Disk) -> None:
    change(saver, disk, 1)
    disk.begun.acquire()
    assert saver.flush(0.01).state == "pending"
    disk.let.release()
    disk.let.release()
    assert saver.close(WAIT).state == "saved"
    assert disk.written == [1]


def test_a_flush_ends_as_soon_as_its_save_has_failed(saver: Saver, disk: Disk) -> None:
    disk.fault = SaveFailed(Path("pack"), "the disk is full")
    disk.let.release()
    change(saver, disk, 1)
    disk.let.release()
    failed = SaveState("failed", None, "pack could not be saved: the disk is full.")
    assert in_thread(lambda: saver.flush(600)).get(timeout=WAIT) == failed


def test_a_disk_that_does_not_answer_holds_nobody_up_for_ever(saver: Saver, disk: Disk) -> None:
    change(saver, disk, 1)
    disk.begun.acquire()
    assert saver.flush(0.02).state == "pending"
    assert saver.close(0.02).state == "pending"
    disk.let.release()


def test_a_fault_in_the_program_is_said_and_saving_goes_on_with_the_next_edit(
    saver: Saver, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    disk.fault = RuntimeError("a fault of ours")
    # The flush tries again where the first try has failed by then.
    disk.let.release(2)
    change(saver, disk, 1)
    state = saver.flush(WAIT)
    assert (state.state, state.message.split(":")[0]) == (
        "failed",
        "Saving stopped because of a fault in ppog. Your edits are kept here",
    )
    disk.fault = None
    disk.let.release()
    disk.let.release()
    change(saver, disk, 2)
    assert saver.flush(WAIT).state == "saved"
    assert disk.written[-1] == 2
    assert {fault.exc_type for fault in faults} == {RuntimeError}
    saver.close(WAIT)


EDITOR = """
import sys
from pathlib import Path
from msgspec import structs
from store.pack_file import open_pack
from store.session import PackSession
from toolkit.records.causes import Cause
session = PackSession(open_pack(Path(sys.argv[1])), save_after=0.0)
number = 0
while True:
    number += 1
    session.put(structs.replace(session.pack.get(Cause, "cause-a"), letter=f"{number} " + "x" * 100_000))
    if number % 3 == 0 and session.flush().state == "saved":
        print(number, flush=True)
"""


def test_what_was_called_saved_outlives_a_killed_program(pack_path: Path) -> None:
    for lines in (1, 2, 3, 5):
        with subprocess.Popen(
            [sys.executable, "-c", EDITOR, str(pack_path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            for _ in range(lines):
                said = int(child.stdout.readline())
            child.send_signal(signal.SIGKILL)
        file = open_pack(pack_path)
        found = file.pack.get(Cause, "cause-a")
        assert found is not None and file.set_aside == ()
        assert int(found.letter.split()[0]) >= said
        assert content(file.pack) == content(small_pack().with_changes([structs.replace(found)]))


def test_a_share_that_answers_nothing_any_more_is_no_fault_of_the_program_and_work_goes_on_when_it_does(
    pack_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = os.fspath(pack_path.parent)

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def call(path: object, *rest: object, **more: object) -> object:
            if str(path).startswith(share):
                raise OSError(errno.EIO, "Input/output error")
            return real(path, *rest, **more)

        return call

    session = PackSession(open_pack(pack_path), look_every=0.01, retry_after=0.01)
    with monkeypatch.context() as broken:
        for name in ("stat", "lstat", "open", "listdir", "scandir", "replace", "unlink"):
            broken.setattr(os, name, failing(getattr(os, name)))
        session.put(Action(id="new", text="Kept"))
        state = session.flush(WAIT)
        assert state.state == "failed" and state.message.endswith("the disk reported a fault.")
    assert session.flush(WAIT).state == "saved"
    assert "new" in str(raw(pack_path))
    session.close()
