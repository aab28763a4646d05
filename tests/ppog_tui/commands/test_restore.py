"""``ppog restore``: an officer without the screens brings a damaged or lost pack back."""

import json
import os
import shutil
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from subprocess import CompletedProcess, run
from typing import Any

import pytest

from store.backups import backups_of
from store.pack_file import open_pack
from store.stamps import timestamp
from tests.store.kept_states import keep, pack_after, said_by, state
from tests.store.pack_samples import PACK_ID, Clock

Ppog = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[3]
WHOLE = state(5)
FIRST = Clock().at.astimezone()


@pytest.fixture
def pack(workspace: Path) -> Path:
    """A pack with three backups, made a minute apart: after 3, 4 and 5 saves."""
    path = workspace / "west.ppog.json"
    path.parent.mkdir()
    path.write_bytes(WHOLE)
    keep(path, 3, 4, 5)
    return path


def done(result: CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


def refusal(result: CompletedProcess[str], code: int = 1) -> str:
    assert result.returncode == code, (result.stdout, result.stderr)
    return result.stderr


def answer(result: CompletedProcess[str]) -> Any:
    return json.loads(done(result))


def test_a_damaged_pack_comes_back_and_the_damaged_file_is_kept(ppog: Ppog, pack: Path) -> None:
    pack.write_bytes(WHOLE[:700])
    said = done(ppog("restore", "west", "--yes"))
    assert said.startswith("west.ppog.json cannot be opened: it breaks off at byte 700: the end is missing.\n")
    assert "A backup on this computer: 24 records" in said
    assert "Nothing that was saved is known to be missing from it." in said
    assert "24 records restored." in said
    assert said.splitlines()[-1] == str(pack)
    assert said_by(open_pack(pack).pack) == said_by(pack_after(5))
    [aside] = (file for file in pack.parent.iterdir() if ".damaged-" in file.name)
    assert aside.name in said
    assert aside.read_bytes() == WHOLE[:700]


def test_the_list_says_what_each_state_lacks_and_changes_nothing(ppog: Ppog, pack: Path) -> None:
    pack.write_bytes(WHOLE[: WHOLE.index(b'"questions"')])
    before = pack.read_bytes()
    said = done(ppog("restore", "west", "--list"))
    assert "breaks off at byte" in said
    assert "It lacks the last save." in said and "It lacks the last 2 saves." in said
    assert "Records of the newest earlier state that are not in it: 2." in said
    listed = answer(ppog("restore", "west", "--list", "--json"))
    assert listed["problem"].startswith("it breaks off at byte")
    assert [(each["kind"], each["records"], each["revision"]) for each in listed["states"]] == [
        ("backup", 24, 5),
        ("backup", 23, 4),
        ("backup", 22, 3),
        ("salvage", 22, 5),
    ]
    assert listed["states"][0]["at"] == timestamp(Clock().at.replace(minute=4)).replace(".000000", "")
    assert listed["states"][0]["lacks"] is None
    assert pack.read_bytes() == before
    assert [file.name for file in pack.parent.iterdir()] == ["west.ppog.json"]


def test_a_time_chooses_the_newest_state_saved_by_then(ppog: Ppog, pack: Path) -> None:
    pack.write_bytes(b"")
    times = {
        f"{FIRST:%Y-%m-%d %H:%M}": 3,
        f"{FIRST + timedelta(minutes=1):%d/%m/%Y, %H:%M}": 4,
        f"{FIRST:%Y-%m-%d}": 5,
        Clock().at.replace(minute=3).isoformat(): 4,
    }
    for time, saves in times.items():
        restored = answer(ppog("restore", "west", "--at", time, "--yes", "--json"))
        assert (restored["revision"], restored["file"]) == (saves, str(pack)), time
        assert said_by(open_pack(pack).pack) == said_by(pack_after(saves))
        assert Path(restored["set_aside"]).read_bytes() == b""
        Path(restored["set_aside"]).unlink()
        pack.write_bytes(b"")


def test_a_time_before_the_first_backup_or_that_is_none_is_refused(ppog: Ppog, pack: Path) -> None:
    pack.write_bytes(b"")
    assert "from before that is kept" in refusal(ppog("restore", "west", "--at", "2001-01-01", "--yes"))
    assert "“noonish” is not" in refusal(ppog("restore", "west", "--at", "noonish", "--yes"))
    assert "25:99" in refusal(ppog("restore", "west", "--at", "25:99", "--yes"))
    assert pack.read_bytes() == b""


def test_nothing_happens_before_the_officer_says_yes(pack: Path, home: Path) -> None:
    def answered(keys: str) -> CompletedProcess[str]:
        command = [sys.executable, "-m", "ppog_tui", "restore", "west"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        return run(command, input=keys, env=environment, cwd=home, capture_output=True, encoding="utf-8", timeout=60)

    pack.write_bytes(WHOLE[:700])
    assert "Nobody is there to answer, so nothing was changed: --yes" in refusal(answered(""), 2)
    refused = answered("n\n")
    assert "Put this state in its place, and keep the damaged file under another name? [y/N]" in refused.stderr
    assert "Nothing was changed." in refusal(refused, 1)
    assert pack.read_bytes() == WHOLE[:700]
    assert "24 records restored." in done(answered("y\n"))
    assert said_by(open_pack(pack).pack) == said_by(pack_after(5))


def test_the_damaged_file_can_be_left_where_it_is(ppog: Ppog, pack: Path) -> None:
    pack.write_bytes(WHOLE[:700])
    restored = answer(ppog("restore", "west", "--beside", "--yes", "--json"))
    assert restored["set_aside"] is None
    assert Path(restored["file"]).name == "west-restored.ppog.json"
    assert pack.read_bytes() == WHOLE[:700]
    assert said_by(open_pack(Path(restored["file"])).pack) == said_by(pack_after(5))


def test_what_the_damaged_file_still_holds_can_be_had_alone(ppog: Ppog, pack: Path) -> None:
    pack.write_bytes(WHOLE[: WHOLE.index(b'"questions"')])
    restored = answer(ppog("restore", "west", "--salvage", "--yes", "--json"))
    assert (restored["kind"], restored["records"]) == ("salvage", 22)
    assert said_by(open_pack(pack).pack).items() <= said_by(pack_after(5)).items()
    assert "use one of them" in refusal(ppog("restore", "west", "--salvage", "--at", "14:00"), 2)


def test_a_pack_whose_file_is_gone_is_found_by_its_name(ppog: Ppog, pack: Path, home: Path) -> None:
    pack.unlink()
    for name in ("west", "west.ppog.json", str(pack)):
        listed = answer(ppog("restore", name, "--list", "--json"))
        assert (listed["file"], listed["problem"]) == (str(pack), "it is not there")
    said = done(ppog("restore", "wes", "--yes"))
    assert said.startswith("west.ppog.json is not there any more.\n")
    assert said_by(open_pack(pack).pack) == said_by(pack_after(5))
    assert "No pack “east”" in refusal(ppog("restore", "east"))


def test_a_sound_pack_stays_and_its_earlier_state_is_put_beside_it(ppog: Ppog, pack: Path) -> None:
    assert "--at TIME says which earlier state" in refusal(ppog("restore", "west", "--yes"))
    said = done(ppog("restore", "west", "--at", f"{FIRST:%Y-%m-%d %H:%M}", "--yes"))
    assert "west.ppog.json can be read and stays as it is.\n" in said
    assert "It lacks the last 2 saves." in said
    assert pack.read_bytes() == WHOLE
    beside = open_pack(Path(said.splitlines()[-1])).pack
    assert said_by(beside) == said_by(pack_after(3))
    assert beside.info.pack_id != PACK_ID


def test_where_nothing_can_be_done_that_is_said(ppog: Ppog, pack: Path) -> None:
    shutil.rmtree(backups_of(PACK_ID).folder)
    pack.write_bytes(b"Dear all")
    said = refusal(ppog("restore", "west", "--yes"))
    assert said.count("\n") == 1
    assert "is not sound JSON" in said and "No earlier state of it is kept, and no record could be read" in said
    assert "No earlier state of west is kept" in done(ppog("restore", "west", "--list"))
    pack.write_bytes(WHOLE)
    assert "No earlier state of west is kept." in done(ppog("restore", "west", "--list"))
    assert "No earlier state of it is kept." in refusal(ppog("restore", "west", "--at", "14:00"))


def test_what_a_name_holds_cannot_steer_the_terminal(ppog: Ppog, pack: Path) -> None:
    hostile = pack.with_name("a\x1b[31m.ppog.json")
    hostile.write_bytes(WHOLE[:700])
    result = ppog("restore", "a", "--yes")
    assert "\x1b" not in done(result) + result.stderr.replace(str(hostile), "")
