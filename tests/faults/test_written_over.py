"""What a sync client writes over just before a pack is closed is not lost with the session that wrote it."""

from pathlib import Path

from store.pack_file import open_pack
from store.session import PackSession
from toolkit.records.preparation import Action


def saved_and_written_over(pack_path: Path) -> PackSession:
    """A session whose save a sync client has written over, unseen as yet."""
    older = pack_path.read_bytes()
    session = PackSession(open_pack(pack_path), officer="AB", look_every=600)
    session.put(Action(id="mine", text="Mine"))
    assert session.flush(20).state == "saved"
    pack_path.write_bytes(older)
    return session


def test_a_save_that_a_sync_client_wrote_over_is_saved_again_on_closing(pack_path: Path) -> None:
    assert saved_and_written_over(pack_path).close(20).state == "saved"
    assert open_pack(pack_path).pack.get(Action, "mine") is not None


def test_a_save_written_over_while_the_share_is_away_comes_back_when_the_pack_is_opened_again(pack_path: Path) -> None:
    session = saved_and_written_over(pack_path)
    away = pack_path.parent.with_name("away")
    pack_path.parent.rename(away)
    session.close(20)
    away.rename(pack_path.parent)
    with PackSession(open_pack(pack_path), officer="AB") as again:
        assert again.pack.get(Action, "mine") is not None
