"""A damaged or lost pack: what is wrong, which states there are, and what each of them lacks."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.backups import CONTENT_SUFFIX, backups_folder, backups_of
from store.earlier_states import forget
from store.errors import PackUnreadable, RestoreRefused
from store.lost_packs import lost_packs
from store.pack_file import open_pack
from store.previous import previous_of
from store.rescue import find_rescue
from tests.store.kept_states import brought_back, damaged, keep, pack_after, said_by, state
from tests.store.pack_samples import PACK_ID, Clock

WHOLE = state(5)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "packs" / "west.ppog.json"
    path.parent.mkdir()
    path.write_bytes(WHOLE)
    return path


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (WHOLE[:600], "it breaks off at byte 600: the end is missing"),
        (b"Dear all,\n\nplease find attached", "it is not sound JSON (line 1, column 1)"),
        (WHOLE.replace("ŵ".encode(), b"\xff"), "it is not UTF-8 text (byte "),
        (b'{"causes": []}', "“causes” in it is not a table"),
        (b'{"_meta": {"1": {"format": "x"}}}', "it does not say that it is a pack (its format is not ppog-pack)"),
        (bytes(4096), "it begins with zero bytes, as after a power cut"),
    ],
)
def test_the_reason_is_said_the_file_left_alone_and_the_last_save_offered(pack: Path, data: bytes, reason: str) -> None:
    keep(pack, 3, 4, 5)
    pack.write_bytes(data)
    rescue = find_rescue(pack)
    assert rescue.damage and rescue.damage.reason.startswith(reason)
    assert rescue.problem.startswith(f"west.ppog.json cannot be opened: {reason}")
    assert said_by(brought_back(rescue.options[0])) == said_by(pack_after(5))
    assert rescue.options[0].records == 24
    assert pack.read_bytes() == data
    assert [file.name for file in pack.parent.iterdir()] == [pack.name]


@settings(max_examples=80)
@given(st.data())
def test_any_one_damaged_file_costs_nothing_that_was_saved(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("packs") / "west.ppog.json"
    keep(path, 4, 5)
    spoilt = data.draw(damaged(WHOLE))
    path.write_bytes(spoilt)
    rescue = find_rescue(path)
    assert path.read_bytes() == spoilt
    if rescue.damage is None:
        # It can still be read: either nothing that matters was hit, or the checksum tells.
        file = open_pack(path)
        assert file.changed or said_by(file.pack) == said_by(pack_after(5))
    newest = next(option for option in rescue.options if option.kind == "backup") if rescue.options else None
    if spoilt != WHOLE:
        assert newest and said_by(brought_back(newest)) == said_by(pack_after(5))
    if rescue.damage:
        assert said_by(pack_after(5)).items() <= said_by(brought_back(rescue.options[0])).items()


def test_newer_records_that_the_damaged_file_still_holds_join_the_newest_backup(pack: Path) -> None:
    keep(pack, 2, 3)
    pack.write_bytes(WHOLE[: WHOLE.index(b'"questions"')])
    rescue = find_rescue(pack)
    assert [option.kind for option in rescue.options] == ["combined", "backup", "backup", "salvage"]
    best, newest, older, salvaged = rescue.options
    assert said_by(brought_back(best)) == said_by(pack_after(5))
    assert "3 records newer than it" in best.description and "Added by save 4" in best.description
    assert (newest.lacks, older.lacks) == ("It lacks the last 2 saves.", "It lacks the last 3 saves.")
    assert said_by(brought_back(newest)) == said_by(pack_after(3))
    assert "What stood behind the last of them is lost." in salvaged.lacks
    assert "not in it: 2." in salvaged.lacks


def test_without_any_earlier_state_whole_records_come_out_of_the_file(pack: Path) -> None:
    pack.write_bytes(WHOLE[: WHOLE.index(b"Answer sooner")])
    [option] = find_rescue(pack).options
    assert option.kind == "salvage"
    assert said_by(brought_back(option)).items() <= said_by(pack_after(5)).items()
    assert option.records == len(said_by(brought_back(option))) == 23
    assert "Not whole: recommendation (1)." in option.lacks


def test_a_file_that_holds_the_whole_pack_and_more_is_rescued_from_itself(pack: Path) -> None:
    keep(pack, 4)
    pack.write_bytes(WHOLE + WHOLE[-300:])
    best = find_rescue(pack).options[0]
    assert (best.kind, best.lacks) == ("salvage", "")
    assert said_by(brought_back(best)) == said_by(pack_after(5))
    assert "confirmed by the checksum" in best.description


def test_an_officer_whose_computer_has_no_backup_finds_the_state_beside_the_pack(pack: Path) -> None:
    previous_of(pack).write_bytes(state(4))
    pack.write_bytes(b"")
    [option] = find_rescue(pack).options
    assert (option.kind, option.source) == ("previous", "beside the pack")
    assert said_by(brought_back(option)) == said_by(pack_after(4))


def test_damaged_backups_are_passed_over_and_counted(pack: Path) -> None:
    keep(pack, 3, 4, 5)
    kept = backups_of(PACK_ID)
    (kept.folder / (kept.list()[-1].sha256 + CONTENT_SUFFIX)).write_bytes(b"\x1f\x8b")
    previous_of(pack).write_bytes(state(4)[:-5])
    pack.write_bytes(WHOLE[:90])
    rescue = find_rescue(pack)
    assert [option.revision for option in rescue.options] == [4, 3]
    assert "1 of the backups on this computer cannot be read and was passed over." in rescue.remarks
    assert any(remark.startswith("The earlier state beside the pack is damaged too.") for remark in rescue.remarks)


def test_a_state_that_is_damaged_after_it_was_listed_is_refused(pack: Path) -> None:
    keep(pack, 5)
    pack.write_bytes(b"")
    [option] = find_rescue(pack).options
    for file in backups_of(PACK_ID).folder.glob(f"*{CONTENT_SUFFIX}"):
        file.unlink()
    with pytest.raises(PackUnreadable, match="the file is gone"):
        brought_back(option)


def test_a_pack_whose_file_is_gone_is_known_by_its_backups(pack: Path) -> None:
    keep(pack, 4, 5)
    pack.unlink()
    lost = lost_packs(pack.parent)
    assert {name: (backup.force, backup.revision) for name, backup in lost.items()} == {
        "west.ppog.json": ("Exampleshire Police", 5)
    }
    rescue = find_rescue(pack)
    assert rescue.damage and rescue.damage.missing
    assert rescue.problem == "west.ppog.json is not there any more."
    assert said_by(brought_back(rescue.options[0])) == said_by(pack_after(5))


def test_a_pack_that_was_moved_is_not_lost_and_keeps_its_backups(pack: Path, tmp_path: Path) -> None:
    keep(pack, 4)
    moved = tmp_path / "elsewhere" / "renamed.ppog.json"
    moved.parent.mkdir()
    pack.rename(moved)
    keep(moved, 4)
    assert lost_packs(pack.parent) == {}
    moved.write_bytes(WHOLE[:900])
    assert {option.revision for option in find_rescue(moved).options if option.kind == "backup"} == {4}


def test_a_copy_of_a_pack_is_not_brought_back_to_a_state_of_the_other(pack: Path) -> None:
    copy = pack.with_name("copy.ppog.json")
    copy.write_bytes(state(2))
    keep(pack, 4, 5)
    keep(copy, 2)
    copy.write_bytes(b'{"_meta": {"1": {"pack_id": "%s", ' % PACK_ID.encode())
    assert [option.revision for option in find_rescue(copy).options] == [2]
    pack.write_bytes(WHOLE[:400])
    assert [option.revision for option in find_rescue(pack).options if option.kind == "backup"] == [5, 4]


def test_another_pack_under_the_same_name_is_not_mixed_in(pack: Path) -> None:
    keep(pack, 5)
    other = WHOLE.replace(PACK_ID.encode(), PACK_ID.replace("0f9d", "1111").encode())
    backups_of(PACK_ID.replace("0f9d", "1111"))
    pack.write_bytes(other[:-60])
    assert all("cause-a" in {key[1] for key in said_by(brought_back(option))} for option in find_rescue(pack).options)


def test_a_sound_pack_can_go_back_to_what_it_was_at_a_time(pack: Path) -> None:
    keep(pack, 1, 2, 3, 5)
    rescue = find_rescue(pack)
    assert rescue.damage is None and rescue.problem == ""
    assert [(option.revision, option.lacks) for option in rescue.options] == [
        (3, "It lacks the last 2 saves."),
        (2, "It lacks the last 3 saves."),
        (1, "It lacks the last 4 saves."),
    ]
    first = Clock().at
    for after, revision in ((0, 1), (59, 1), (60, 2), (3600, 3)):
        found = rescue.saved_up_to(first + timedelta(seconds=after))
        assert found and found.revision == revision
    assert rescue.saved_up_to(first - timedelta(seconds=1)) is None


def test_backups_that_cannot_be_read_at_all_are_said_and_the_rest_is_tried(pack: Path) -> None:
    backups_folder().parent.mkdir(parents=True)
    backups_folder().write_bytes(b"in the way")
    previous_of(pack).write_bytes(state(4))
    pack.write_bytes(WHOLE[:500])
    rescue = find_rescue(pack)
    assert rescue.options[0].kind == "previous"
    assert any(remark.startswith("The backups on this computer cannot be read") for remark in rescue.remarks)


@pytest.mark.parametrize("stands", ["folder", "link", "pipe"])
def test_what_is_no_plain_file_is_said_and_never_followed(pack: Path, tmp_path: Path, stands: str) -> None:
    keep(pack, 5)
    pack.unlink()
    if stands == "folder":
        pack.mkdir()
    elif stands == "link":
        pack.symlink_to(tmp_path / "secret")
    else:
        os.mkfifo(pack)
    rescue = find_rescue(pack)
    assert rescue.damage and not rescue.damage.missing and rescue.damage.data is None
    assert rescue.options[0].revision == 5


def test_what_is_kept_of_a_deleted_pack_can_be_deleted_and_of_its_copy_is_not(pack: Path) -> None:
    copy = pack.with_name("copy.ppog.json")
    copy.write_bytes(state(2))
    keep(pack, 3, 4)
    keep(copy, 2)
    keep(pack, 5)
    previous_of(pack).write_bytes(state(4))
    with pytest.raises(RestoreRefused, match="is there, so what is kept of it was not deleted"):
        forget(pack)
    assert len(find_rescue(pack).options) == 2
    pack.unlink()
    forget(pack)
    assert lost_packs(pack.parent) == {} and not previous_of(pack).exists()
    assert [backup.revision for backup in backups_of(PACK_ID).list()] == [2]
    assert backups_of(PACK_ID).read(backups_of(PACK_ID).list()[0]) == state(2)
    copy.unlink()
    forget(copy)
    assert list(backups_folder().iterdir()) == []
