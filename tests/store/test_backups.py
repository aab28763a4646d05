"""Every saved state is kept apart from the pack, privately, and each is sound or passed over."""

import gzip
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.backups import CONTENT_SUFFIX, LEFT_OVER_AFTER, Keeper, PackBackups, all_backups, backups_folder, backups_of
from store.errors import BackupFailed, BackupsUnusable, PackUnreadable
from store.retention import LAST_SAVES
from tests.store.kept_states import state
from tests.store.pack_samples import PACK_ID, Clock


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "shared" / "west.ppog.json"
    path.parent.mkdir()
    path.write_bytes(state(1))
    return path


@pytest.fixture
def kept() -> PackBackups:
    return backups_of(PACK_ID)


def test_each_save_is_kept_and_reads_back_byte_for_byte(pack: Path, kept: PackBackups, clock: Clock) -> None:
    keeper = Keeper(PACK_ID, clock)
    states = [state(revision) for revision in range(1, 6)]
    for data in states:
        assert keeper.after_save(pack, data) == ""
        clock.tick(1)
    found = kept.list()
    assert [kept.read(backup) for backup in found] == states
    assert [(backup.revision, backup.number) for backup in found] == [(number, number) for number in range(1, 6)]
    assert [(backup.records, backup.force, backup.meeting, backup.file) for backup in found] == [
        (19 + number, "Exampleshire Police", "2026-12-10", os.path.realpath(pack)) for number in range(1, 6)
    ]
    assert kept.newest() == found[-1]


def test_the_same_state_saved_or_opened_again_is_kept_once(pack: Path, kept: PackBackups, clock: Clock) -> None:
    for _ in range(3):
        assert Keeper(PACK_ID, clock).after_save(pack, state(1)) == ""
        clock.tick(3600)
    assert len(kept.list()) == 1


def test_a_renamed_pack_is_known_by_its_new_name(pack: Path, kept: PackBackups, clock: Clock) -> None:
    Keeper(PACK_ID, clock).after_save(pack, state(1))
    renamed = pack.rename(pack.with_name("renamed.ppog.json"))
    Keeper(PACK_ID, clock).after_save(renamed, state(1))
    newest = kept.newest()
    assert newest and newest.file == os.path.realpath(renamed)
    assert len(list(kept.folder.glob(f"*{CONTENT_SUFFIX}"))) == 1


def test_backups_are_for_their_owner_alone_and_never_beside_the_pack(
    pack: Path, kept: PackBackups, clock: Clock
) -> None:
    Keeper(PACK_ID, clock).after_save(pack, state(1))
    assert list(pack.parent.iterdir()) == [pack]
    assert kept.folder.parent == backups_folder()
    assert {stat.S_IMODE(file.stat().st_mode) for file in kept.folder.iterdir()} == {0o600}
    for folder in (kept.folder, kept.folder.parent, kept.folder.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (state(1)[:-40], "breaks off"),
        (state(1).replace(b"Title 1", b"Title 2"), "checksum is not that of its content"),
        (b'{"causes": []}', "not a table"),
        (b'{"causes": {}}', "does not say that it is a pack"),
    ],
)
def test_what_is_not_sound_never_becomes_a_backup(
    pack: Path, kept: PackBackups, clock: Clock, data: bytes, reason: str
) -> None:
    said = Keeper(PACK_ID, clock).after_save(pack, data)
    assert said.startswith("The pack is saved, but no backup of it could be kept: ")
    assert reason in said
    assert kept.list() == ()


def test_a_pack_of_another_program_without_a_checksum_is_kept_too(pack: Path, kept: PackBackups, clock: Clock) -> None:
    data = b'{"_meta": {"1": {"format": "ppog-pack", "schema_version": 1, "pack_id": "%s"}}}' % PACK_ID.encode()
    assert Keeper(PACK_ID, clock).after_save(pack, data) == ""
    assert [kept.read(backup) for backup in kept.list()] == [data]


def test_a_damaged_backup_costs_that_state_alone(pack: Path, kept: PackBackups, clock: Clock) -> None:
    keeper = Keeper(PACK_ID, clock)
    for revision in range(1, 5):
        keeper.after_save(pack, state(revision))
    one, two, three, four = kept.list()
    (kept.folder / one.name).write_bytes(b'{"number": 1}')
    (kept.folder / (two.sha256 + CONTENT_SUFFIX)).write_bytes(gzip.compress(state(9)))
    (kept.folder / (three.sha256 + CONTENT_SUFFIX)).unlink()
    fresh = backups_of(PACK_ID)
    assert fresh.list() == (two, three, four)
    for backup in (two, three):
        with pytest.raises(PackUnreadable):
            fresh.read(backup)
    assert fresh.read(four) == state(4)
    assert Keeper(PACK_ID, clock).after_save(pack, state(2)) == ""
    assert fresh.read(fresh.list()[-1]) == state(2)


@given(st.data())
def test_no_damage_to_a_backup_passes_for_a_saved_state(data: st.DataObject) -> None:
    kept = backups_of(PACK_ID)
    backup = kept.keep(Path("west.ppog.json"), state(1), Clock().at)
    file = kept.folder / (backup.sha256 + CONTENT_SUFFIX)
    whole = file.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytearray(whole)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    for damaged in (bytes(flipped), whole[:place], data.draw(st.binary(max_size=200))):
        file.write_bytes(damaged)
        try:
            assert kept.read(backup) == state(1)
        except PackUnreadable as refusal:
            assert refusal.reason == "what it holds is damaged"


def test_a_long_day_of_saves_stays_small_and_keeps_its_beginning(pack: Path, kept: PackBackups, clock: Clock) -> None:
    keeper = Keeper(PACK_ID, clock)
    for revision in range(120):
        assert keeper.after_save(pack, state(revision)) == ""
        clock.tick(20)
    revisions = [backup.revision for backup in kept.list()]
    assert revisions[0] == 0
    assert revisions[-LAST_SAVES:] == list(range(100, 120))
    assert len(revisions) < 40


def test_contents_that_no_backup_names_are_removed_once_they_are_old(
    pack: Path, kept: PackBackups, clock: Clock
) -> None:
    Keeper(PACK_ID, clock).after_save(pack, state(1))
    old, recent = (kept.folder / (sign * 64 + CONTENT_SUFFIX) for sign in "ab")
    for content in (old, recent):
        content.write_bytes(b"")
    past = old.stat().st_mtime - 2 * LEFT_OVER_AFTER
    os.utime(old, (past, past))
    Keeper(PACK_ID, clock).after_save(pack, state(2))
    assert (old.exists(), recent.exists()) == (False, True)
    assert [kept.read(backup) for backup in kept.list()] == [state(1), state(2)]


def test_two_programs_keep_backups_of_one_pack_at_once(pack: Path, kept: PackBackups, clock: Clock) -> None:
    one, two = Keeper(PACK_ID, clock), Keeper(PACK_ID, clock)
    for revision in range(0, 10, 2):
        one.after_save(pack, state(revision))
        two.after_save(pack, state(revision + 1))
        clock.tick(1)
    assert [kept.read(backup) for backup in kept.list()] == [state(revision) for revision in range(10)]


def test_a_save_stands_where_no_backup_can_be_kept(pack: Path, clock: Clock) -> None:
    folder = backups_folder()
    folder.parent.mkdir(parents=True)
    folder.write_bytes(b"in the way")
    said = Keeper(PACK_ID, clock).after_save(pack, state(1))
    assert said.startswith("The pack is saved, but no backup of it could be kept: ")
    with pytest.raises(BackupsUnusable, match="The backups on this computer cannot be read"):
        list(all_backups())
    with pytest.raises(BackupFailed):
        backups_of(PACK_ID).keep(pack, state(1), clock())


def test_an_id_from_a_file_can_name_no_other_folder(pack: Path, clock: Clock) -> None:
    for id in ("../../elsewhere", "a/b", "", "\udc80", "CON"):
        assert backups_of(id).folder.parent == backups_folder()
        assert backups_of(id).folder.name.startswith("id-")
    assert Keeper("../../elsewhere", clock).after_save(pack, state(1)) == ""
    assert [backups.folder.parent for backups in all_backups()] == [backups_folder()]


def test_an_entry_named_otherwise_than_it_says_is_passed_over(pack: Path, kept: PackBackups, clock: Clock) -> None:
    Keeper(PACK_ID, clock).after_save(pack, state(1))
    [backup] = kept.list()
    (kept.folder / "00000009-20990101T000000Z-aaaaaaaaaaaa.json").write_bytes((kept.folder / backup.name).read_bytes())
    assert backups_of(PACK_ID).list() == (backup,)
