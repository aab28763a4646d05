"""What somebody deleted in an earlier session is found again, and stands as it did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from store.encoding import encode_tables
from store.layout import tables_of
from store.pack_file import open_pack
from store.removed_records import Removed, brought_back, linked_again, removed_records
from store.session import PackSession
from tests.store.pack_samples import Clock, small_pack
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.preparation import Action
from toolkit.records.questions import Question
from toolkit.records.record import Record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "packs" / "west.ppog.json"
    path.parent.mkdir()
    path.write_bytes(encode_tables(path, tables_of(small_pack())))
    return path


@pytest.fixture
def after_deleting(path: Path) -> Iterator[PackSession]:
    """A session that was begun after another one had deleted a cause."""
    with PackSession(open_pack(path), officer="CD", now=Clock()) as earlier:
        cause = earlier.pack.get(Cause, "cause-a")
        assert cause is not None
        earlier.remove(cause)
    with PackSession(open_pack(path), officer="AB", now=Clock()) as session:
        yield session


def found(session: PackSession) -> dict[str, Removed]:
    return {each.record.id: each for each in removed_records(session.path, session.pack, session.history()).records}


def test_a_record_that_another_session_deleted_is_found_with_who_did_it(after_deleting: PackSession) -> None:
    removed = found(after_deleting)
    assert set(removed) == {"cause-a", "rec-a"}
    assert (removed["cause-a"].by, bool(removed["cause-a"].at)) == ("CD", True)
    assert removed["cause-a"].record == small_pack().get(Cause, "cause-a")


def test_what_belonged_to_it_comes_back_with_it_and_one_undo_takes_all_away(after_deleting: PackSession) -> None:
    session, removed = after_deleting, found(after_deleting)
    session.put(*brought_back([removed["cause-a"]], removed.values(), session.pack), label="Bring back")
    assert session.pack.get(Cause, "cause-a") and session.pack.get(Recommendation, "rec-a")
    assert not found(session)
    assert session.undo() == "Bring back"
    assert set(found(session)) == {"cause-a", "rec-a"}


def test_what_belongs_to_something_brings_that_with_it(after_deleting: PackSession) -> None:
    removed = found(after_deleting)
    back = brought_back([removed["rec-a"]], removed.values(), after_deleting.pack)
    assert {record.id for record in back} == {"cause-a", "rec-a"}


def test_a_link_to_something_that_stays_away_is_left_out(path: Path) -> None:
    with PackSession(open_pack(path), now=Clock()) as session:
        evidence, question = session.pack.get(Evidence, "ev-a"), session.pack.get(Question, "q-a")
        cause = session.pack.get(Cause, "cause-a")
        assert evidence and question and cause
        session.remove(evidence)
        session.remove(question)
        session.remove(cause)
        session.flush(60)
        removed = found(session)
        back: dict[str, Record] = {
            record.id: record
            for record in brought_back([removed["ev-a"], removed["q-a"]], removed.values(), session.pack)
        }
    assert back["ev-a"] == structs.replace(evidence, causes=("cause-b",))
    assert back["q-a"] == structs.replace(question, cause="")


def test_links_to_it_come_back_where_nothing_else_was_said_since(path: Path) -> None:
    with PackSession(open_pack(path), now=Clock()) as session:
        evidence, question = session.pack.get(Evidence, "ev-a"), session.pack.get(Question, "q-a")
        cause = session.pack.get(Cause, "cause-a")
        assert evidence and question and cause and question.cause == "cause-a" and "cause-a" in evidence.causes
        other = structs.replace(question, id="q-other", wording="Another?")
        session.put(other)
        session.flush(60)
        session.remove(cause)
        session.put(structs.replace(session.pack.get(Question, "q-other") or other, cause="cause-b"))
        session.flush(60)
        removed = found(session)
        back = brought_back([removed["cause-a"]], removed.values(), session.pack)
        again = {record.id: record for record in linked_again(back, removed.values(), session.pack)}
        session.put(*back, *again.values(), label="Bring back")
        assert set(again) == {"q-a", "ev-a"}
        assert session.pack.get(Question, "q-a") and session.pack.get(Question, "q-a").cause == "cause-a"  # type: ignore[union-attr]
        assert {*session.pack.get(Evidence, "ev-a").causes} == {*evidence.causes}  # type: ignore[union-attr]
        assert session.pack.get(Question, "q-other").cause == "cause-b"  # type: ignore[union-attr]


def test_what_was_deleted_by_itself_before_stays_away(path: Path) -> None:
    clock = Clock()
    with PackSession(open_pack(path), now=clock) as session:
        session.remove(session.pack.get(Recommendation, "rec-a"))  # type: ignore[arg-type]
        session.flush(60)
        clock.tick(1)
        session.remove(session.pack.get(Cause, "cause-a"))  # type: ignore[arg-type]
        session.flush(60)
        removed = found(session)
        alone = brought_back([removed["cause-a"]], removed.values(), session.pack)
        assert [record.id for record in alone] == ["cause-a"]
        both = brought_back([removed["rec-a"]], removed.values(), session.pack)
        assert {record.id for record in both} == {"cause-a", "rec-a"}


def test_what_was_added_and_left_empty_was_not_deleted(path: Path) -> None:
    clock = Clock()
    with PackSession(open_pack(path), now=clock) as earlier:
        earlier.put(Action(id="empty"), Action(id="named", text="Ring the FLL"))
    clock.tick(120)
    with PackSession(open_pack(path), now=clock) as session:
        session.remove(*session.pack.every(Action))
        session.flush(60)
        assert "named" in found(session) and "empty" not in found(session)


def test_a_pack_of_which_nothing_is_kept_has_nothing_to_bring_back(path: Path) -> None:
    pack = open_pack(path).pack
    assert removed_records(path, pack.with_changes(removed=pack.every(Cause)), ()).records == ()
