"""A long list of packs appears at once, and never says what is no longer so."""

import stat
import time
from pathlib import Path

import pytest
from msgspec import structs

from store import heads
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.store.pack_samples import small_pack


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour after everything in the folder was written."""
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() + 3600 * 10**9)


@pytest.fixture
def heads_read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The packs whose files were read for the list, one after the other."""
    read: list[Path] = []
    real = heads.read_bytes

    def counted(path: Path) -> bytes:
        read.append(path)
        return real(path)

    monkeypatch.setattr(heads, "read_bytes", counted)
    return read


def rename_force(path: Path, force: str) -> None:
    with PackSession(open_pack(path), officer="AB") as session:
        session.put(structs.replace(session.pack.office, force=force))


@pytest.mark.usefixtures("later")
def test_a_pack_that_did_not_change_is_not_read_again(
    pack_path: Path, packs: Workspace, heads_read: list[Path]
) -> None:
    first = packs.list()
    again = Workspace(packs.folder).list()
    assert (again, heads_read) == (first, [pack_path])


@pytest.mark.usefixtures("later")
def test_a_pack_that_changed_was_replaced_or_is_gone_is_listed_as_it_is(pack_path: Path, packs: Workspace) -> None:
    packs.list()
    rename_force(pack_path, "Otherwise Police")
    assert [listing.force for listing in packs.list()] == ["Otherwise Police"]
    good = pack_path.read_bytes()
    pack_path.write_bytes(good[:-40])
    assert "breaks off" in packs.list()[0].reason
    pack_path.write_bytes(good)
    assert [listing.reason for listing in packs.list()] == [""]
    pack_path.unlink()
    assert packs.list() == []


def test_a_pack_written_a_moment_ago_is_read_anew(pack_path: Path, packs: Workspace, heads_read: list[Path]) -> None:
    packs.list()
    packs.list()
    assert heads_read == [pack_path, pack_path]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "rubbish", [b"", b"{", b'{"version": 2, "known": {}}', b'{"version": 1, "known": {"a": 1}}', b"\xff"]
)
def test_a_damaged_cache_is_done_without_and_is_for_its_owner_alone(
    rubbish: bytes, pack_path: Path, packs: Workspace, home: Path
) -> None:
    listed = packs.list()
    [cache] = (home / "ppog-state" / "listings").iterdir()
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600
    cache.write_bytes(rubbish)
    assert packs.list() == listed
    cache.unlink()
    assert packs.list() == listed


@pytest.mark.usefixtures("later")
def test_without_a_place_for_the_cache_the_list_is_read_each_time(
    pack_path: Path, packs: Workspace, home: Path, heads_read: list[Path]
) -> None:
    (home / "ppog-state").write_text("a file where the folder should be")
    assert packs.list() == packs.list()
    assert heads_read == [pack_path, pack_path]


def test_two_packs_of_later_and_present_versions_are_told_apart_from_the_cache(
    pack_path: Path, packs: Workspace, later: None
) -> None:
    pack = small_pack()
    newer = packs.create(type(pack)(structs.replace(pack.info, pack_id="newer", schema_version=2), pack.records()))
    first, again = packs.list(), packs.list()
    assert first == again
    assert {listing.path: bool(listing.read_only) for listing in again} == {pack_path: False, newer: True}
