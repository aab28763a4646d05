"""An earlier state travels beside the pack, for an officer whose own computer has none."""

import os
import stat
from pathlib import Path

from store.earlier_states import earlier_states
from store.previous import NOT_WITHIN, keep_previous, previous_of
from store.workspace import Workspace
from tests.store.kept_states import state


def aged(path: Path) -> None:
    past = path.stat().st_mtime - NOT_WITHIN - 1
    os.utime(path, (past, past))


def test_what_a_save_takes_the_place_of_stands_beside_the_pack(packs: Workspace, pack_path: Path) -> None:
    before = pack_path.read_bytes()
    assert keep_previous(pack_path, before) == ""
    previous = previous_of(pack_path)
    assert previous.read_bytes() == before
    assert stat.S_IMODE(previous.stat().st_mode) == 0o600
    assert [listing.path for listing in packs.list()] == [pack_path]
    [state] = earlier_states(pack_path, before).states
    assert (state.kind, state.records, state.read()) == ("previous", 19, before)


def test_it_is_renewed_once_a_minute_and_not_with_every_save(pack_path: Path) -> None:
    for saves in (1, 2):
        assert keep_previous(pack_path, state(saves)) == ""
    assert previous_of(pack_path).read_bytes() == state(1)
    aged(previous_of(pack_path))
    assert keep_previous(pack_path, state(3)) == ""
    assert previous_of(pack_path).read_bytes() == state(3)


def test_a_clock_that_was_wrong_does_not_stop_it(pack_path: Path) -> None:
    keep_previous(pack_path, state(1))
    future = previous_of(pack_path).stat().st_mtime + 86_400
    os.utime(previous_of(pack_path), (future, future))
    assert keep_previous(pack_path, state(2)) == ""
    assert previous_of(pack_path).read_bytes() == state(2)


def test_a_state_that_is_not_sound_never_takes_the_place_of_one_that_is(pack_path: Path) -> None:
    keep_previous(pack_path, state(1))
    aged(previous_of(pack_path))
    assert "its checksum is not that" in keep_previous(pack_path, state(2).replace(b"Title 2", b"Title 9"))
    assert previous_of(pack_path).read_bytes() == state(1)


def test_where_it_cannot_be_kept_that_is_said_and_nothing_else_is_written(pack_path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    previous_of(pack_path).symlink_to(elsewhere)
    os.utime(previous_of(pack_path), (0, 0), follow_symlinks=False)
    said = keep_previous(pack_path, state(1))
    assert said.startswith("The pack is saved, but no backup of it could be kept: it is a symbolic link")
    assert elsewhere.read_bytes() == b"mine"


def test_the_previous_state_of_another_pack_of_the_same_name_is_not_offered(pack_path: Path) -> None:
    keep_previous(pack_path, pack_path.read_bytes())
    other = pack_path.read_bytes().replace(b"0f9d3c1e", b"11111111")
    assert earlier_states(pack_path, other).states == ()


def test_a_damaged_previous_state_is_said_and_passed_over(pack_path: Path) -> None:
    for damaged in (b"", pack_path.read_bytes()[:-9], pack_path.read_bytes().replace(b"2026-12-10", b"2026-12-11")):
        previous_of(pack_path).write_bytes(damaged)
        found = earlier_states(pack_path, pack_path.read_bytes())
        assert found.states == ()
        assert [remark.split(".")[0] for remark in found.remarks] == [
            "The earlier state beside the pack is damaged too"
        ]
