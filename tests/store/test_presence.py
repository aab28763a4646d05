"""Officers see who else has the pack open, and nothing depends on it."""

import os
import time
from pathlib import Path

import pytest

from store.errors import PackUnreadable
from store.pack_file import open_pack
from store.presence import STALE_AFTER, Presence, Present, told_of
from store.session import PackSession
from store.workspace import Workspace
from tests.store.pack_samples import content, small_pack


def test_two_sessions_see_each_other_until_one_ends(pack_path: Path, packs: Workspace) -> None:
    mine, theirs = (Presence(pack_path, f"session-of-{officer}", officer) for officer in ("AB", "CD"))
    assert mine.renew() == ()
    assert [present.by for present in theirs.renew()] == ["AB"]
    assert [present.by for present in mine.renew()] == ["CD"]
    theirs.leave()
    assert mine.renew() == ()
    mine.leave()
    assert [path.name for path in packs.folder.iterdir()] == [pack_path.name]


def test_who_was_killed_a_minute_ago_is_no_longer_there(pack_path: Path) -> None:
    mine, theirs = (Presence(pack_path, f"session-of-{officer}", officer) for officer in ("AB", "CD"))
    theirs.renew()
    [sign] = pack_path.parent.glob(".*open-*")
    before = sign.stat().st_mtime - STALE_AFTER - 1
    os.utime(sign, (before, before))
    assert mine.renew() == ()
    assert not sign.exists()


def test_what_is_no_sign_and_a_folder_that_is_away_are_passed_over(pack_path: Path) -> None:
    mine = Presence(pack_path, "session-of-AB", "AB")
    pack_path.with_name(f".{pack_path.name}.open-rubbish").write_bytes(b"\xff{")
    assert mine.renew() == ()
    away = pack_path.parent.with_name("away")
    pack_path.parent.rename(away)
    assert mine.renew() == ()
    mine.leave()
    assert not pack_path.parent.exists()


def test_a_session_leaves_no_sign_behind(pack_path: Path, packs: Workspace) -> None:
    with PackSession(open_pack(pack_path), officer="AB", look_every=600) as session:
        session._look()
        assert len(list(packs.folder.glob(".*open-*"))) == 1
    assert list(packs.folder.glob(".*open-*")) == []


def test_a_person_is_named_in_a_few_words_on_one_line() -> None:
    assert told_of(Present("CD", "PC-17")) == "CD on PC-17"
    assert told_of(Present()) == "somebody"
    assert "\n" not in told_of(Present("a\nb" * 40, "\x1b[31m"))


def test_a_file_seen_in_part_while_a_colleague_has_it_open_is_looked_at_again(
    pack_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = pack_path.read_bytes()
    # As a client of a share shows a file that was replaced just now.
    pack_path.write_bytes(whole[:-40])
    monkeypatch.setattr(time, "sleep", lambda seconds: pack_path.write_bytes(whole))
    with pytest.raises(PackUnreadable, match="breaks off"):
        open_pack(pack_path)
    colleague = Presence(pack_path, "s1", "CD")
    colleague.renew()
    assert content(open_pack(pack_path).pack) == content(small_pack())
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    pack_path.write_bytes(whole[:-40])
    with pytest.raises(PackUnreadable, match="breaks off"):
        open_pack(pack_path)
