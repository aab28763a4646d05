"""A pack is brought back, and not one byte of what stood there is lost."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.backups import backups_of
from store.errors import PackNotFound, PackUnreadable, RestoreRefused, SaveFailed
from store.pack_file import open_pack
from store.rescue import RescueOption, find_rescue
from store.restoring import restore
from tests.store.kept_states import damaged, keep, pack_after, said_by, state
from tests.store.pack_samples import PACK_ID, Clock

WHOLE = state(5)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "packs" / "west.ppog.json"
    path.parent.mkdir()
    path.write_bytes(WHOLE)
    keep(path, 4, 5)
    return path


def best(path: Path) -> RescueOption:
    return find_rescue(path).options[0]


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


@settings(max_examples=40)
@given(st.data())
def test_a_damaged_pack_is_whole_again_and_its_bytes_are_kept(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("packs") / "west.ppog.json"
    keep(path, 5)
    spoilt = data.draw(damaged(WHOLE))
    path.write_bytes(spoilt)
    rescue = find_rescue(path)
    if rescue.damage is None:
        assert path.read_bytes() == spoilt
        return
    restored = restore(path, rescue.options[0], in_place=True, now=Clock())
    file = open_pack(path)
    assert said_by(pack_after(5)).items() <= said_by(file.pack).items()
    assert (file.changed, file.read_only) == ("", "")
    assert restored.set_aside and restored.set_aside.read_bytes() == spoilt
    assert find_rescue(path).damage is None


def test_the_damaged_file_keeps_its_place_unless_asked_otherwise(pack: Path) -> None:
    pack.write_bytes(WHOLE[:700])
    restored = restore(pack, best(pack))
    assert restored.set_aside is None
    assert pack.read_bytes() == WHOLE[:700]
    assert names(pack) == ["west-restored.ppog.json", "west.ppog.json"]
    assert said_by(open_pack(restored.path).pack) == said_by(pack_after(5))
    again = restore(pack, best(pack))
    assert again.path.name == "west-restored-2.ppog.json"


def test_what_is_restored_is_the_newest_for_the_next_rescue_and_private(pack: Path) -> None:
    pack.write_bytes(WHOLE[:700])
    restored = restore(pack, best(pack), in_place=True, now=Clock())
    assert open_pack(pack).pack.info.revision == 6
    assert open_pack(pack).pack.info.pack_id == PACK_ID
    assert stat.S_IMODE(restored.path.stat().st_mode) & 0o077 == stat.S_IMODE(restored.set_aside.stat().st_mode) & 0o077  # type: ignore[union-attr]
    beside = restore(pack.with_name("other.ppog.json"), best(pack))
    assert stat.S_IMODE(beside.path.stat().st_mode) == 0o600


def test_a_second_damage_in_the_same_second_keeps_both_files(pack: Path) -> None:
    clock, kept = Clock(), []
    for spoilt in (WHOLE[:700], WHOLE[:800]):
        pack.write_bytes(spoilt)
        aside = restore(pack, best(pack), in_place=True, now=clock).set_aside
        assert aside
        kept.append(aside)
    assert [file.read_bytes() for file in kept] == [WHOLE[:700], WHOLE[:800]]


def test_a_lost_pack_stands_where_it_was(pack: Path) -> None:
    pack.unlink()
    restored = restore(pack, best(pack))
    assert (restored.path, restored.set_aside) == (pack, None)
    assert said_by(open_pack(pack).pack) == said_by(pack_after(5))
    assert stat.S_IMODE(pack.stat().st_mode) == 0o600


def test_a_sound_pack_is_never_replaced_and_its_earlier_state_is_a_pack_of_its_own(pack: Path) -> None:
    [earlier] = find_rescue(pack).options
    with pytest.raises(RestoreRefused, match="can be read, so it was left as it is"):
        restore(pack, earlier, in_place=True)
    restored = restore(pack, earlier)
    assert pack.read_bytes() == WHOLE
    file = open_pack(restored.path)
    assert said_by(file.pack) == said_by(pack_after(4))
    assert file.pack.info.pack_id != PACK_ID
    assert file.changed == ""


def test_a_file_mended_meanwhile_by_somebody_else_is_not_replaced(pack: Path) -> None:
    pack.write_bytes(WHOLE[:700])
    option = best(pack)
    pack.write_bytes(WHOLE)
    with pytest.raises(RestoreRefused):
        restore(pack, option, in_place=True)
    assert (pack.read_bytes(), names(pack)) == (WHOLE, ["west.ppog.json"])


def test_a_state_gone_by_now_changes_nothing(pack: Path) -> None:
    pack.write_bytes(WHOLE[:700])
    option = next(option for option in find_rescue(pack).options if option.kind == "backup")
    for file in backups_of(PACK_ID).folder.iterdir():
        file.unlink()
    with pytest.raises((PackUnreadable, PackNotFound)):
        restore(pack, option, in_place=True)
    assert (pack.read_bytes(), names(pack)) == (WHOLE[:700], ["west.ppog.json"])


def test_a_link_or_folder_in_the_place_of_a_pack_is_left_as_it_is(pack: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    pack.unlink()
    pack.symlink_to(elsewhere)
    with pytest.raises(RestoreRefused, match="it is a symbolic link"):
        restore(pack, best(pack), in_place=True)
    assert elsewhere.read_bytes() == b"mine" and pack.is_symlink()
    pack.unlink()
    pack.mkdir()
    with pytest.raises(RestoreRefused, match="it is a folder"):
        restore(pack, best(pack), in_place=True)
    restored = restore(pack, best(pack))
    assert said_by(open_pack(restored.path).pack) == said_by(pack_after(5))


def test_nothing_is_changed_where_nothing_can_be_written(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack.write_bytes(WHOLE[:700])
    option = best(pack)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveFailed, match="the disk is full"):
        restore(pack, option, in_place=True)
    assert (pack.read_bytes(), names(pack)) == (WHOLE[:700], ["west.ppog.json"])
