"""What a reader filled in comes back as changes to the pack, and nothing else does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from exports.returning.returned import Change, Returned
from tests.exports.full_pack import word
from tests.exports.hostile_pack import hostile_pack
from tests.exports.returning.sent_out import SENT, ReadersWord, Send, run_of, tracked
from tests.exports.word_files import W
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.questions import AlignmentPoint, Question
from toolkit.records.record import Record, item_record_id

TakeBack = Callable[[Path, Pack], Returned]
QUESTION = ("questions", "the-questions")
CHIEF = ("questions", "chief-question")
ACTION = ("actions", "the-actions")
POINT = ("alignment", "the-alignment")
ENTRY = ("checklist", item_record_id("checklist", "responsibility.relationship"))


def told(change: Change) -> tuple[str, str, str]:
    return change.label, change.old, change.new


def changed(pack: Pack, kind: type[Record], id: str, **fields: str) -> Pack:
    record = pack.get(kind, id)
    assert record is not None
    return pack.with_changes(put=[structs.replace(record, **fields)])


@pytest.mark.parametrize(("kind", "bank"), SENT)
def test_a_document_that_nobody_filled_in_changes_nothing(
    kind: str, bank: str, full: Pack, example: Pack, edition: Edition, send: Send, take_back: TakeBack
) -> None:
    for pack in (full, example, hostile_pack(edition)):
        assert take_back(send(kind, pack, bank), pack) == Returned((), (), "Word")


@pytest.mark.parametrize(
    ("kind", "bank", "where", "field", "label"),
    [
        ("briefing", "hmicfrs", QUESTION, "answer", "Answer"),
        ("briefing", "hmicfrs", CHIEF, "owed_by", "Owed by"),
        ("briefing", "hmicfrs", ENTRY, "note", "Note"),
        ("briefing", "hmicfrs", ENTRY, "owner", "Owner"),
        ("questions", "hmicfrs", QUESTION, "follow_up", "Follow-up"),
        ("questions", "chief", CHIEF, "answer", "Answer"),
        ("chief-constable", "hmicfrs", CHIEF, "answer", "Answer"),
        ("chief-constable", "hmicfrs", POINT, "chief_says", "The chief constable will say"),
        ("chief-constable", "hmicfrs", POINT, "resolution", "How it is resolved"),
        ("readout", "hmicfrs", ACTION, "owner", "Owner"),
    ],
)
def test_an_answer_in_any_document_comes_back(
    kind: str, bank: str, where: tuple[str, str], field: str, label: str, full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send(kind, full, bank))
    document.type(*where, field, "Filled in by a reader")
    found = take_back(document.save(), full)
    assert found.problems == ()
    [change] = found.changes
    assert told(change)[::2] == (label, "Filled in by a reader")
    assert (change.answer.record.id, change.answer.field, change.answer.value) == (
        *(where[1], field, "Filled in by a reader"),
    )
    assert change.answer.base_known
    assert found.by == "JS"


def test_each_change_is_said_in_words(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("briefing", full))
    document.type(*ENTRY, "due", "2 Jan 2027")
    document.tick(*ENTRY, "status", True)
    document.type(*ACTION, "due", "")
    by_kind = {change.kind: change for change in take_back(document.save(), full).changes}
    entry = [change for change in take_back(document.path, full).changes if change.kind == "checklist entry"]
    assert [told(change) for change in entry] == [
        ("Status", "Not applicable", "Done"),
        ("Due", "5 October 2026", "2 January 2027"),
    ]
    assert entry[0].title == "Relationship with FLL and HMI"
    assert told(by_kind["action"]) == ("Due", "5 October 2026", "")


def test_the_first_answer_to_a_question_that_nobody_has_touched_makes_its_record(
    example: Pack, edition: Edition, send: Send, take_back: TakeBack
) -> None:
    stage = edition.stages[-1]
    id = item_record_id("checklist", stage.id)
    assert example.get(ChecklistEntry, id) is None
    document = ReadersWord(send("briefing", example))
    document.type("checklist", id, "note", "Ask in June")
    [change] = take_back(document.save(), example).changes
    assert change.answer.record == ChecklistEntry(id=id, item=stage.id, edition=example.info.edition)


@pytest.mark.parametrize("tags", [True, False], ids=["with tags", "by the bookmarks alone"])
def test_ticks_come_back_as_the_status(tags: bool, full: Pack, send: Send, take_back: TakeBack) -> None:
    pack = changed(full, ChecklistEntry, ENTRY[1], status="in-progress")
    document = ReadersWord(send("briefing", pack))
    if not tags:
        document.drop_tags()
    assert take_back(document.save(), pack).changes == ()
    document = ReadersWord(send("briefing", pack))
    document.tick(*ENTRY, "status", True)
    document.tick(*ACTION, "status", False)
    if not tags:
        document.drop_tags()
    found = {change.kind: told(change) for change in take_back(document.save(), pack).changes}
    assert found == {"checklist entry": ("Status", "In progress", "Done"), "action": ("Status", "Done", "Open")}


@pytest.mark.parametrize(
    ("sign", "status"), [("☑", "done"), ("☒", "done"), ("✓", "done"), ("[x]", "done"), ("☐", None), ("perhaps", "")]
)
def test_a_sign_counts_where_the_box_itself_is_gone(
    sign: str, status: str | None, full: Pack, send: Send, take_back: TakeBack
) -> None:
    pack = changed(full, Action, ACTION[1], status="open")
    document = ReadersWord(send("readout", pack))
    control = document.type(*ACTION, "status", sign)
    control[0].remove(next(child for child in control[0] if "checkbox" in str(child.tag)))
    found = take_back(document.save(), pack)
    assert [change.answer.value for change in found.changes] == ([status] if status else [])
    assert [problem for problem in found.problems if "other than a tick" in problem] == list(found.problems)
    assert len(found.problems) == (status == "")


def test_a_tick_for_asked_brings_no_day_and_says_so(full: Pack, send: Send, take_back: TakeBack) -> None:
    pack = changed(full, Question, QUESTION[1], asked_on="")
    document = ReadersWord(send("questions", pack))
    document.tick(*QUESTION, "asked", True)
    found = take_back(document.save(), pack)
    assert found.changes == ()
    [problem] = found.problems
    assert "ticked as asked, without a day" in problem and word("questions", "wording") in problem
    assert take_back(document.path, full).problems == (), "The day was entered since."


def test_a_field_emptied_on_purpose_is_emptied(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    document.empty(*QUESTION, "answer")
    document.type(*QUESTION, "follow_up", "  \n ")
    document.type(*QUESTION, "owed_by", "Fill in")
    found = take_back(document.save(), full)
    assert [(change.label, change.new) for change in found.changes] == [
        *(("Answer", ""), ("Follow-up", ""), ("Owed by", "")),
    ]
    assert all(change.old for change in found.changes)


def test_a_choice_and_a_date_are_read_as_people_write_them(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("chief-constable", full))
    document.type(*POINT, "state", "agree")
    document.type(*CHIEF, "due", "5/10/2026")
    [change] = take_back(document.save(), full).changes
    assert (change.answer.value, change.old, change.new) == ("agree", "Differ", "Agree")


@pytest.mark.parametrize(
    ("where", "field", "text", "said"),
    [
        (POINT, "state", "Sort of", "“Sort of” is none of the choices (Not known, Agree, Differ)"),
        (POINT, "state", "", "It was emptied, and one of its choices has to stand in it"),
        (CHIEF, "due", "soonish", "“soonish” is not a date that is understood"),
        (CHIEF, "due", "31 June 2026", "“31 June 2026” is not a day in the calendar"),
        (CHIEF, "due", "5 Dec", "“5 Dec” names no year"),
        (CHIEF, "due", "Monday 5 Dec", "“Monday 5 Dec” names no year"),
        (CHIEF, "due", "9" * 100_000, "is not a date that is understood"),
    ],
)
def test_what_cannot_be_a_value_is_left_and_said(
    where: tuple[str, str], field: str, text: str, said: str, full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("chief-constable", full))
    document.type(*where, field, text)
    found = take_back(document.save(), full)
    assert found.changes == ()
    [problem] = found.problems
    assert said in problem and "was left as it is" in problem and len(problem) < 400


def test_enter_in_a_field_is_a_new_line(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    control = document.type(*QUESTION, "answer", "First\nsecond")
    paragraph = control.getparent()
    # Word may put the control around the paragraphs.
    paragraph.addprevious(control)
    content = control.find(f"{W}sdtContent")
    first, second = run_of("First"), run_of("second")
    for run in list(content):
        content.remove(run)
    for run in (first, second):
        inside = content.makeelement(f"{W}p")
        inside.append(run)
        content.append(inside)
    [change] = take_back(document.save(), full).changes
    assert change.answer.value == "First\nsecond"


def test_tracked_changes_are_read_as_if_they_were_accepted_and_said(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    content = document.type(*QUESTION, "answer", "Two ").find(f"{W}sdtContent")
    content.append(tracked("del", "weeks"))
    content.append(tracked("ins", "quarters"))
    found = take_back(document.save(), full)
    assert [change.answer.value for change in found.changes] == ["Two quarters"]
    assert found.problems == (
        "Changes that are tracked in the document, and not accepted yet, were read as if they had been accepted.",
    )


def test_an_older_export_brings_only_what_its_reader_changed(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    document.type(*QUESTION, "answer", "From the document")
    since = changed(full, Question, QUESTION[1], answer="From a colleague", follow_up="Also from a colleague")
    [change] = take_back(document.save(), since).changes
    assert told(change) == ("Answer", "From a colleague", "From the document")
    assert not change.answer.base_known
    both = changed(full, Question, QUESTION[1], answer="From the document")
    assert take_back(document.path, both).changes == (), "Both say the same by now."


def test_counts_say_what_is_taken_and_what_is_asked_about(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    document.type(*QUESTION, "answer", "From the document")
    document.type(*QUESTION, "owed_by", "HMICFRS")
    since = changed(full, Question, QUESTION[1], answer="From a colleague")
    found = take_back(document.save(), since)
    assert (found.taken, found.asked) == (1, 1)


def test_a_subject_of_the_two_accounts_comes_back_whole(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("chief-constable", full))
    for field in ("chief_says", "resolution"):
        document.type(*POINT, field, f"New {field}\nin two lines")
    document.type(*POINT, "state", "Agree")
    found = take_back(document.save(), full)
    record = full.get(AlignmentPoint, POINT[1])
    for change in found.changes:
        assert record is not None
        record = structs.replace(record, **{change.answer.field: change.answer.value})
    assert record == structs.replace(
        full.get(AlignmentPoint, POINT[1]),  # type: ignore[type-var]
        chief_says="New chief_says\nin two lines",
        state="agree",
        resolution="New resolution\nin two lines",
    )
