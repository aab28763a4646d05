"""Every change to an open pack stands at once, is stamped, told, and can be undone."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from store.errors import PackReadOnly, SessionClosed
from store.pack_file import PackFile, open_pack
from store.session import Change, PackSession
from tests.store.pack_samples import Clock, content, info, small_pack
from toolkit.errors import RecordError
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView
from toolkit.records.record import Record


def cause(session: PackSession, id: str = "cause-a") -> Cause:
    found = session.pack.get(Cause, id)
    assert found is not None
    return found


def titled(session: PackSession, title: str, label: str = "Title") -> None:
    session.put(structs.replace(cause(session), title=title), label=label)


def test_what_is_put_stands_with_time_officer_and_revision(session: PackSession, clock: Clock) -> None:
    before = session.pack
    titled(session, "Answering 101 calls")
    changed = cause(session)
    assert (changed.title, changed.updated_by, changed.revision) == ("Answering 101 calls", "AB", 1)
    assert changed.updated_at == "2026-11-30T14:02:11.000000+00:00"
    session.officer = "CD"
    clock.tick(60.5)
    titled(session, "Answering calls to 101")
    assert (cause(session).updated_by, cause(session).revision) == ("CD", 2)
    assert cause(session).updated_at == "2026-11-30T14:03:11.500000+00:00"
    found = before.get(Cause, "cause-a")
    assert found is not None and found.title == "Answering calls"


def test_putting_what_stands_already_does_nothing(session: PackSession) -> None:
    told: list[Change] = []
    session.subscribe(told.append)
    session.put(structs.replace(cause(session), updated_by="somebody", revision=99))
    assert (told, session.can_undo, session.save_state.state) == ([], None, "saved")
    assert cause(session).revision == 0


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Cause(id="x", closed_on="31 March"), "“Closed on” cannot be “31 March”"),
        (Measure(id="x", baseline=float("nan")), "“Baseline” cannot be “nan”"),
        (Cause(id=""), "“id” cannot be “”"),
        (Action(id="x", status="lost"), "“Status” cannot be “lost”"),  # type: ignore[arg-type]
    ],
)
def test_a_value_that_a_pack_cannot_hold_is_refused_with_all_that_came_with_it(
    record: Record, words: str, session: PackSession
) -> None:
    with pytest.raises(RecordError, match=words):
        session.put(Action(id="good"), record)
    assert content(session.pack) == content(small_pack())
    assert session.can_undo is None


def test_half_characters_from_a_terminal_become_whole_ones(session: PackSession) -> None:
    titled(session, "a\ud83db \ud83d\ude00")
    assert cause(session).title == "a�b \U0001f600"


def test_undo_and_redo_bring_back_exact_values_with_fresh_stamps(session: PackSession, clock: Clock) -> None:
    session.put(structs.replace(cause(session), title="Two", status="closed"), Action(id="new", text="A"), label="Both")
    after = content(session.pack)
    clock.tick(30)
    assert (session.can_undo, session.can_redo) == ("Both", None)
    assert session.undo() == "Both"
    assert content(session.pack) == content(small_pack())
    assert (cause(session).revision, cause(session).updated_at[11:19]) == (2, "14:02:41")
    assert (session.can_undo, session.can_redo) == (None, "Both")
    assert session.undo() is None
    assert session.redo() == "Both"
    assert content(session.pack) == after
    assert cause(session).revision == 3
    assert session.redo() is None


def test_something_new_after_undo_ends_what_could_be_redone(session: PackSession) -> None:
    titled(session, "Two")
    session.undo()
    titled(session, "Three")
    assert (session.can_redo, session.redo()) == (None, None)
    assert cause(session).title == "Three"


def test_five_hundred_steps_can_be_undone(session: PackSession, clock: Clock) -> None:
    for number in range(510):
        clock.tick(10)
        titled(session, f"Title {number}")
    undone = 0
    while session.undo():
        undone += 1
    assert (undone, cause(session).title) == (500, "Title 9")


def test_typing_is_one_step(session: PackSession, clock: Clock) -> None:
    for typed in ("A", "An", "Ans", "Answ"):
        titled(session, typed)
        clock.tick(1.9)
    clock.tick(0.2)
    titled(session, "Answer")
    session.undo()
    assert cause(session).title == "Answ"
    session.undo()
    assert cause(session).title == "Answering calls"
    assert session.can_undo is None


def test_what_is_typed_without_a_pause_is_undone_piece_by_piece(session: PackSession, clock: Clock) -> None:
    for second in range(45):
        titled(session, "x" * (second + 1))
        clock.tick(1)
    session.undo()
    assert 20 <= len(cause(session).title) < 45
    session.undo()
    session.undo()
    assert cause(session).title == "Answering calls"


def test_other_records_labels_or_a_pause_make_other_steps(session: PackSession, clock: Clock) -> None:
    titled(session, "One")
    titled(session, "Two", label="Other")
    session.put(structs.replace(cause(session, "cause-b"), title="B"), label="Other")
    clock.tick(2.1)
    session.put(structs.replace(cause(session, "cause-b"), title="BB"), label="Other")
    assert [session.undo() for _ in range(5)] == ["Other", "Other", "Other", "Title", None]


def test_typing_after_undo_does_not_join_what_was_undone(session: PackSession) -> None:
    titled(session, "One")
    titled(session, "Two", label="Other")
    session.undo()
    titled(session, "Three")
    session.undo()
    assert cause(session).title == "One"


def test_typing_back_to_the_start_leaves_nothing_to_undo(session: PackSession) -> None:
    titled(session, "Answering calls!")
    titled(session, "Answering calls")
    assert session.can_undo is None


def test_a_new_record_and_typing_into_it_under_one_label_is_one_step(session: PackSession) -> None:
    session.put(Action(id="new"), label="Add action")
    session.put(Action(id="new", text="Ring the FLL"), label="Add action")
    session.undo()
    assert session.pack.get(Action, "new") is None
    session.redo()
    found = session.pack.get(Action, "new")
    assert found is not None and found.text == "Ring the FLL"


def linked_records() -> list[Record]:
    return [
        Threshold(id="t", cause="cause-a"),
        Measure(id="m", cause="cause-a"),
        Measure(id="m-other", cause="cause-b"),
        Reading(id="r", measure="m"),
        Reading(id="r-other", measure="m-other"),
        ExitView(id="x", cause="cause-a", evidence=("ev-a",)),
        ExitView(id="x-other", cause="cause-b", evidence=("ev-a", "ev-b")),
        AlignmentPoint(id="al", cause="cause-a", topic="Calls"),
        ChecklistEntry(id="c", evidence=("ev-b", "ev-a")),
        HardQuestion(id="h", evidence=("ev-a",)),
    ]


def test_a_cause_goes_with_what_belongs_to_it_and_leaves_no_loose_link(session: PackSession) -> None:
    session.put(*linked_records())
    whole = session.pack
    told: list[Change] = []
    session.subscribe(told.append)
    session.remove(cause(session))
    [change] = told
    assert {record.id for record in change.removed} == {"cause-a", "rec-a", "t", "m", "r", "x"}
    assert {record.id for record in change.put} == {"q-a", "al", "ev-a"}
    pack = session.pack
    assert {row.id for kind in (Recommendation, Threshold) for row in pack.every(kind)} == set()
    assert [row.id for row in (*pack.every(Measure), *pack.every(Reading), *pack.every(ExitView))] == [
        "m-other",
        "r-other",
        "x-other",
    ]
    evidence, question = pack.get(Evidence, "ev-a"), pack.get(Question, "q-a")
    assert evidence is not None and evidence.causes == ("cause-b",)
    assert question is not None and (question.cause, question.wording) == ("", "What would be enough?")
    assert session.undo() == "Remove cause of concern"
    assert content(session.pack) == content(whole)
    assert [row.id for row in session.pack.every(Reading)] == ["r", "r-other"]
    session.redo()
    assert content(session.pack) == content(pack)


def test_evidence_goes_without_leaving_loose_links(session: PackSession) -> None:
    session.put(*linked_records())
    session.remove(Evidence(id="ev-a"))
    pack = session.pack
    assert [row.evidence for row in pack.every(ExitView)] == [(), ("ev-b",)]
    assert [row.evidence for row in pack.every(ChecklistEntry)] == [("ev-b",)]
    assert [row.evidence for row in pack.every(HardQuestion)] == [()]


def test_removing_what_is_not_there_does_nothing(session: PackSession) -> None:
    session.remove(Action(id="never"))
    assert session.can_undo is None


def test_a_removed_record_comes_back_to_its_place(session: PackSession) -> None:
    before = [action.id for action in session.pack.every(Action)]
    session.remove(Action(id="action-3"), Action(id="action-7"))
    session.undo()
    assert [action.id for action in session.pack.every(Action)] == before


def test_listeners_are_told_on_the_thread_that_changed_something_until_they_leave(session: PackSession) -> None:
    told: list[tuple[str, int]] = []
    leave = session.subscribe(lambda change: told.append((change.label, threading.get_ident())))
    titled(session, "Two")
    session.undo()
    here = threading.get_ident()
    assert told == [("Title", here), ("Title", here)]
    leave()
    leave()
    session.redo()
    assert len(told) == 2


def test_a_listener_may_change_the_pack_in_turn(session: PackSession) -> None:
    def follow(change: Change) -> None:
        if change.label == "Title":
            session.put(Action(id="follow-up"), label="Follow up")

    session.subscribe(follow)
    titled(session, "Two")
    assert [session.undo(), session.undo()] == ["Follow up", "Title"]


def test_moving_changes_the_order_and_one_position(session: PackSession) -> None:
    session.put(*[Cause(id=f"c{number}", position=number + 3.0) for number in range(3)])

    def order() -> list[str]:
        return [row.id for row in session.pack.every(Cause)]

    told: list[Change] = []
    session.subscribe(told.append)
    session.move(cause(session, "c1"), session.pack.every(Cause), 0)
    assert order() == ["c1", "cause-a", "cause-b", "c0", "c2"]
    session.move(cause(session, "c1"), session.pack.every(Cause), 2)
    assert order() == ["cause-a", "cause-b", "c1", "c0", "c2"]
    session.move(cause(session, "cause-a"), session.pack.every(Cause), 99)
    assert order() == ["cause-b", "c1", "c0", "c2", "cause-a"]
    assert [len(change.put) for change in told] == [1, 1, 1]
    session.move(cause(session, "c0"), session.pack.every(Cause), 2)
    assert len(told) == 3
    assert session.undo() == "Move cause of concern"


def test_moving_again_and_again_into_the_same_place_never_runs_out_of_room(session: PackSession, clock: Clock) -> None:
    session.put(Cause(id="c0", position=3.0), Cause(id="c1", position=4.0))
    for _ in range(200):
        clock.tick(5)
        siblings = session.pack.every(Cause)
        session.move(siblings[-1], siblings, 1)
        expected = [siblings[0].id, siblings[-1].id, *[row.id for row in siblings[1:-1]]]
        assert [row.id for row in session.pack.every(Cause)] == expected


def test_moving_a_question_of_the_bank_keeps_the_order_that_was_shown(session: PackSession) -> None:
    shown = [
        *[Question(id=f"bank-{number}", item=f"item-{number}", position=float(number)) for number in (1, 2, 3)],
        *session.pack.every(Question),
    ]
    session.move(shown[2], shown, 0)
    stored = session.pack.every(Question)
    assert [row.id for row in stored] == ["bank-3", "bank-1", "bank-2", "q-a"]
    assert [row.item for row in stored] == ["item-3", "item-1", "item-2", ""]
    session.undo()
    assert [row.id for row in session.pack.every(Question)] == ["q-a"]


def test_moving_what_a_screen_drew_earlier_does_not_bring_old_words_back(session: PackSession) -> None:
    drawn = session.pack.every(Cause)
    titled(session, "Typed since")
    session.move(drawn[0], drawn, 1)
    assert cause(session).title == "Typed since"
    assert [row.id for row in session.pack.every(Cause)] == ["cause-b", "cause-a"]


def test_a_pack_moves_to_another_edition_and_back(session: PackSession, pack_path: Path) -> None:
    entry = ChecklistEntry(id="e", earlier_text="As it was worded")
    session.use_edition("toolkit-2", entry)
    session.flush()
    assert open_pack(pack_path).pack.info.edition == "toolkit-2"
    assert session.undo() == "Change the edition"
    assert session.pack.info.edition == "toolkit"
    assert session.pack.get(ChecklistEntry, "e") is None
    session.redo()
    session.flush()
    assert open_pack(pack_path).pack.info.edition == "toolkit-2"


def test_a_pack_opened_for_reading_changes_in_no_way(pack_path: Path) -> None:
    pack_path.write_bytes(pack_path.read_bytes().replace(b'"schema_version": 1', b'"schema_version": 2'))
    before = pack_path.read_bytes()
    session = PackSession(open_pack(pack_path))
    first = cause(session)
    for attempt in (
        lambda: session.put(structs.replace(first, title="New")),
        lambda: session.remove(first),
        lambda: session.move(first, session.pack.every(Cause), 1),
        lambda: session.use_edition("other"),
        session.undo,
        lambda: session.save_copy(pack_path.with_name("copy.ppog.json")),
    ):
        with pytest.raises(PackReadOnly, match="later version"):
            attempt()
    assert session.close().state == "saved"
    assert pack_path.read_bytes() == before
    assert [path.name for path in pack_path.parent.iterdir()] == [pack_path.name]


def test_a_closed_pack_refuses_further_changes(pack_path: Path) -> None:
    session = PackSession(open_pack(pack_path))
    titled(session, "Last")
    session.close()
    with pytest.raises(SessionClosed, match="Open it again"):
        titled(session, "Too late")
    assert cause(PackSession(open_pack(pack_path))).title == "Last"


@pytest.fixture
def restless_threads() -> Iterator[None]:
    """Threads that take turns as often as can be, so that any gap in the locking is met."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("restless_threads")
def test_changes_from_many_threads_all_stand_and_none_is_lost(tmp_path: Path) -> None:
    session = PackSession(PackFile(tmp_path / "pack.ppog.json", Pack(info())), save_after=0.01)
    told: list[Change] = []
    session.subscribe(told.append)
    faults: list[BaseException] = []

    def work(thread: int) -> None:
        try:
            for number in range(150):
                session.put(Action(id=f"{thread}-{number}", text="x"), label=f"{thread} {number}")
                if number % 50 == 49:
                    session.flush()
        except BaseException as fault:
            faults.append(fault)
            raise

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = {f"{thread}-{number}" for thread in range(4) for number in range(150)}
    assert faults == []
    assert {action.id for action in session.pack.every(Action)} == expected
    assert len(told) == 600
    assert session.close().state == "saved"
    assert {action.id for action in open_pack(tmp_path / "pack.ppog.json").pack.every(Action)} == expected
