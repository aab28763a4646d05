"""Answers that came back in a document go into the pack as a colleague's save would, and can be undone as one."""

import pytest
from msgspec import structs

from store.answers import Taken, take_answers
from store.errors import PackReadOnly
from store.operations import FROM_WORD, row_of
from store.pack_file import open_pack
from store.session import PackSession
from tests.store.pack_samples import Clock, content
from toolkit.answers import Answer
from toolkit.errors import RecordError
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.questions import Question
from toolkit.records.record import Record, item_record_id


def question(session: PackSession) -> Question:
    found = session.pack.get(Question, "q-a")
    assert found is not None
    return found


def answer(record: Record, value: str, field: str = "answer", *, base_known: bool = True) -> Answer:
    return Answer(record, field, value, base_known)


def test_what_only_the_document_changed_is_taken_and_what_others_changed_meanwhile_stays(session: PackSession) -> None:
    read = question(session)
    session.put(structs.replace(read, follow_up="Written meanwhile"))
    assert take_answers(session, [answer(read, "Two quarters")], "JS") == Taken(1, 0)
    assert (question(session).answer, question(session).follow_up) == ("Two quarters", "Written meanwhile")
    assert session.pack.every(Conflict) == []


@pytest.mark.parametrize("base_known", [True, False])
def test_a_field_that_both_changed_keeps_the_packs_value_and_asks_about_the_other(
    session: PackSession, base_known: bool
) -> None:
    read = question(session)
    session.put(structs.replace(read, answer="Three quarters"))
    given = answer(read if base_known else question(session), "Two quarters", base_known=base_known)
    assert take_answers(session, [given], "JS") == Taken(0, 1)
    assert question(session).answer == "Three quarters"
    [conflict] = session.pack.every(Conflict)
    assert (conflict.about, conflict.field, conflict.ours, conflict.theirs) == (
        *("q-a", "answer", "Three quarters", "Two quarters"),
    )
    assert (conflict.ours_by, conflict.theirs_by) == ("AB", "JS")
    session.settle(conflict, theirs=True)
    assert question(session).answer == "Two quarters"


def test_the_same_document_again_asks_no_second_time(session: PackSession) -> None:
    given = [answer(question(session), "Two quarters", base_known=False)]
    session.put(structs.replace(question(session), answer="Three quarters"))
    assert take_answers(session, given, "JS") == Taken(0, 1)
    before = content(session.pack)
    assert take_answers(session, given, "JS") == Taken(0, 0)
    assert content(session.pack) == before


def test_one_undo_takes_all_of_it_back(session: PackSession) -> None:
    read = question(session)
    session.put(structs.replace(read, answer="Three quarters"), label="typing")
    before = content(session.pack)
    new = ChecklistEntry(id=item_record_id("checklist", "stage.scan"), item="stage.scan")
    given = [
        answer(read, "Two quarters"),
        answer(read, "2026-12-01", "due"),
        answer(new, "done", "status"),
        answer(session.pack.every(Action)[0], "Sam", "owner"),
    ]
    assert take_answers(session, given, "Word") == Taken(3, 1)
    assert session.can_undo == FROM_WORD
    taken = content(session.pack)
    assert session.undo() == FROM_WORD
    assert content(session.pack) == before
    session.redo()
    assert content(session.pack) == taken


def test_a_record_that_was_removed_meanwhile_comes_back_with_its_answer(session: PackSession) -> None:
    read = question(session)
    session.remove(read)
    assert take_answers(session, [answer(read, "Two quarters")], "JS") == Taken(1, 0)
    assert question(session) == structs.replace(question(session), answer="Two quarters", wording=read.wording)


def test_the_answers_are_in_the_file_and_in_the_history_of_the_record(session: PackSession) -> None:
    take_answers(session, [answer(question(session), "Two quarters")], "JS")
    assert session.flush().state == "saved"
    found = open_pack(session.path).pack.get(Question, "q-a")
    assert found is not None and found.answer == "Two quarters"
    assert [(entry.by, entry.field, entry.new) for entry in session.history("q-a")] == [
        ("AB", "answer", "Two quarters")
    ]


def test_a_value_that_the_field_cannot_hold_changes_nothing(session: PackSession) -> None:
    before = session.pack
    wrong = [answer(question(session), "Two quarters"), answer(question(session), "soon", "due")]
    with pytest.raises(RecordError, match="“Due” cannot be “soon”"):
        take_answers(session, wrong, "JS")
    assert session.pack is before


def test_a_pack_that_is_only_read_refuses_them(session: PackSession, clock: Clock) -> None:
    file = open_pack(session.path)
    with PackSession(structs.replace(file, read_only="It can only be read."), now=clock) as reading:
        with pytest.raises(PackReadOnly, match="only be read"):
            take_answers(reading, [answer(question(reading), "x")], "JS")
        assert row_of(question(reading))["answer"] == ""


def test_who_stops_while_answers_are_compared_finds_the_pack_as_it_was(session: PackSession) -> None:
    before, heard = session.pack, []

    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if done:
            raise InterruptedError

    answers = [answer(question(session), "Two quarters"), answer(question(session), "Ask again", "follow_up")]
    with pytest.raises(InterruptedError):
        take_answers(session, answers, "JS", told)
    assert (session.pack, heard) == (before, [(0, 2), (1, 2)])
    assert session.can_undo != FROM_WORD
