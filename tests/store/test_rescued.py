"""What a program that ended without saving had noted is in the pack when it is opened again."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from store.journal import left_behind
from store.ledger import SESSIONS
from store.operations import FROM_WORD
from store.pack_file import open_pack
from store.session import PackSession
from store.state_folder import state_folder
from tests.store.pack_samples import PACK_ID, content
from toolkit.records.causes import Cause
from toolkit.records.preparation import Action

EDITOR = """
import sys
from pathlib import Path
from msgspec import structs
from store.pack_file import open_pack
from store.session import PackSession
from store.state_folder import state_folder
from toolkit.records.causes import Cause
session = PackSession(open_pack(Path(sys.argv[1])), officer="CD", save_after=600)
number = 0
while True:
    number += 1
    session.put(structs.replace(session.pack.get(Cause, "cause-a"), letter=f"Letter {number}"))
    print(number, flush=True)
"""


def killed_while_typing(pack_path: Path) -> int:
    """Kill a program that never saved; returns how many changes it had said were kept."""
    with subprocess.Popen([sys.executable, "-c", EDITOR, str(pack_path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(30):
            said = int(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
    return said


def test_a_killed_program_loses_nothing_that_was_typed(pack_path: Path) -> None:
    before = pack_path.read_bytes()
    said = killed_while_typing(pack_path)
    assert pack_path.read_bytes() == before
    with PackSession(open_pack(pack_path), officer="AB") as session:
        cause = session.pack.get(Cause, "cause-a")
        assert cause is not None and int(cause.letter.split()[1]) >= said
        assert len(session.rescued.each) >= said
        # A person typed one text, letter by letter.
        assert (session.rescued.count, session.rescued.by, session.rescued.damaged) == (1, "CD", 0)
        assert {entry.by for entry in session.history("cause-a")} == {"CD"}
    assert content(open_pack(pack_path).pack) == content(session.pack)
    with PackSession(open_pack(pack_path)) as again:
        assert again.rescued.count == 0


def test_whoever_was_killed_here_is_not_said_to_have_the_pack_open(pack_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", EDITOR, str(pack_path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        while not (signs := {*pack_path.parent.glob(".*.open-*")}):
            assert child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert all(sign.exists() for sign in signs)
    with PackSession(open_pack(pack_path), officer="AB"):
        assert not any(sign.exists() for sign in signs)


def test_what_a_share_that_is_away_did_not_take_is_brought_in_the_next_time(pack_path: Path, tmp_path: Path) -> None:
    session = PackSession(open_pack(pack_path), officer="AB", retry_after=600)
    away = tmp_path / "away"
    pack_path.parent.rename(away)
    session.put(Action(id="mine", text="Mine"))
    assert session.close().state == "failed"
    away.rename(pack_path.parent)
    with PackSession(open_pack(pack_path), officer="AB") as again:
        assert again.pack.get(Action, "mine") is not None
        assert again.rescued.count == 1
    assert open_pack(pack_path).pack.get(Action, "mine") is not None


def test_what_is_brought_in_stands_in_the_history_as_what_it_was(pack_path: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    with PackSession(open_pack(pack_path), officer="AB") as earlier:
        earlier.put(Action(id="before", text="Thrown away with the history"))
    session = PackSession(open_pack(pack_path), officer="CD", retry_after=600)
    pack_path.parent.rename(away)
    session.clear_history(datetime(2100, 1, 1, tzinfo=UTC))
    session.put(Action(id="word", text="Out of a document"), label=FROM_WORD)
    session.put(Action(id="own", text="Typed"))
    assert session.close().state == "failed"
    away.rename(pack_path.parent)
    with PackSession(open_pack(pack_path), officer="EF") as again:
        assert again.rescued.count == 3
        assert {(entry.record, entry.by, entry.via) for entry in again.history()} == {
            ("word", "CD", "Word"),
            ("own", "CD", ""),
        }


def write_down(pack_path: Path, text: str, count: int = 1) -> None:
    """Add actions called ``text`` and a number, each in a session of its own that is closed in good order."""
    for number in range(count):
        with PackSession(open_pack(pack_path), officer="AB") as session:
            session.put(Action(id=f"{text}-{number}", text=text))


def journals() -> int:
    found = list(left_behind(PACK_ID))
    for each in found:
        each.leave()
    return len(found)


def test_a_save_that_another_computer_wrote_over_after_the_end_is_brought_in_again(pack_path: Path) -> None:
    write_down(pack_path, "first")
    before = pack_path.read_bytes()
    write_down(pack_path, "mine")
    # The other computer had read the file before, and its share knows no locks, or only its own.
    pack_path.write_bytes(before)
    write_down(pack_path, "theirs")
    assert {action.text for action in open_pack(pack_path).pack.every(Action)} >= {"first", "mine", "theirs"}


def test_what_was_saved_in_a_copy_of_the_pack_stays_in_the_copy(pack_path: Path) -> None:
    copy = pack_path.with_name("copy.ppog.json")
    copy.write_bytes(pack_path.read_bytes())
    write_down(copy, "elsewhere")
    with PackSession(open_pack(pack_path)) as session:
        assert session.rescued.count == 0
        assert session.pack.get(Action, "elsewhere-0") is None


def test_a_session_that_the_file_no_longer_remembers_is_not_done_again(pack_path: Path) -> None:
    with PackSession(open_pack(pack_path), now=lambda: datetime(2026, 1, 5, tzinfo=UTC)) as session:
        session.put(Action(id="old", text="Long ago"))
    with PackSession(open_pack(pack_path)) as session:
        session.remove(*session.pack.every(Action))
    kept = {path: path.read_bytes() for path in (state_folder() / "journal").rglob("*") if path.is_file()}
    write_down(pack_path, "new", count=SESSIONS)
    for path, data in kept.items():
        path.write_bytes(data)
    with PackSession(open_pack(pack_path)) as session:
        assert (session.rescued.count, session.pack.get(Action, "old")) == (0, None)


def test_journals_go_once_the_file_has_long_had_all_of_them_and_the_oldest_of_very_many_at_once(
    pack_path: Path,
) -> None:
    write_down(pack_path, "some", count=40)
    assert 1 < journals() < 20
    for path in (state_folder() / "journal").rglob("*.journal"):
        os.utime(path, (0, 0))
    with PackSession(open_pack(pack_path)):
        pass
    assert journals() == 0


def test_rescued_changes_are_merged_with_what_a_colleague_saved_meanwhile(pack_path: Path) -> None:
    killed_while_typing(pack_path)
    journals = list(left_behind(PACK_ID))
    with PackSession(open_pack(pack_path), officer="EF") as colleague:
        # Its journal is in use elsewhere, as on another computer.
        assert colleague.rescued.count == 0
        cause = colleague.pack.get(Cause, "cause-a")
        assert cause is not None
        colleague.put(structs.replace(cause, title="Theirs"))
    for journal in journals:
        journal.leave()
    with PackSession(open_pack(pack_path), officer="AB") as later:
        cause = later.pack.get(Cause, "cause-a")
        assert cause is not None and (cause.letter[:6], cause.title) == ("Letter", "Theirs")


def test_a_pack_that_may_only_be_read_leaves_the_journal_for_another_time(pack_path: Path) -> None:
    session = PackSession(open_pack(pack_path), officer="AB", save_after=600, retry_after=600)
    session.put(Action(id="mine", text="Mine"))
    pack_path.parent.rename(pack_path.parent.with_name("away"))
    session.close()
    pack_path.parent.with_name("away").rename(pack_path.parent)
    with PackSession(structs.replace(open_pack(pack_path), read_only="Only to be read."), officer="AB") as reader:
        assert reader.pack.get(Action, "mine") is None
    with PackSession(open_pack(pack_path), officer="AB") as writer:
        assert writer.pack.get(Action, "mine") is not None
