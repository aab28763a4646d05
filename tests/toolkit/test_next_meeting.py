"""The pack for the next PPOG begins where the last one ended, and says nothing of a meeting that has not been."""

from datetime import date

from toolkit.checks import find_gaps
from toolkit.edition import Edition
from toolkit.example import worked_example
from toolkit.next_meeting import for_next_meeting
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.speaking import LogEntry, NoteSection, OnePage, Rehearsal
from toolkit.records.tables import PackInfo, singleton_id


def carried(edition: Edition, pack: Pack, date: str = "2027-03-10") -> Pack:
    return for_next_meeting(pack, PackInfo(pack_id="next", edition=edition.id), edition, date)


def test_the_forces_work_goes_along_whole(edition: Edition, today: date) -> None:
    pack = worked_example(edition, today)
    then = carried(edition, pack)
    for kind in (Cause, Recommendation, Threshold, Measure, Reading, Evidence, HardQuestion):
        assert then.every(kind) == pack.every(kind) != []
    assert then.office == pack.office


def test_the_meeting_is_the_next_one_and_nothing_is_said_of_it_yet(edition: Edition, today: date) -> None:
    pack = worked_example(edition, today)
    then = carried(edition, pack)
    assert pack.meeting.number is not None
    assert (then.meeting.number, then.meeting.date) == (pack.meeting.number + 1, "2027-03-10")
    assert (then.meeting.time, then.meeting.place) == ("", "")
    assert then.meeting.speaking_minutes == pack.meeting.speaking_minutes
    for kind in (NoteSection, Rehearsal, AlignmentPoint, LogEntry):
        assert not then.every(kind)
    assert then.outcome.received_on == "" and then.one_page == OnePage(id=singleton_id(OnePage))


def test_what_is_still_owed_goes_along_and_what_is_done_does_not(edition: Edition) -> None:
    kept = [
        Question(id="waits", wording="When?", chosen=True, asked_on="2026-11-02"),
        Action(id="open", text="Ask again"),
    ]
    left = [
        Question(id="answered", wording="Why?", chosen=True, asked_on="2026-11-02", answer="So."),
        Question(id="chosen", wording="Who?", chosen=True),
        Action(id="done", text="Asked", status="done"),
    ]
    then = carried(edition, Pack(PackInfo(pack_id="now", edition=edition.id), [*kept, *left]))
    assert [*then.every(Question), *then.every(Action)] == kept


def test_the_part_of_the_checklist_in_ppog_begins_anew(edition: Edition, today: date) -> None:
    pack = worked_example(edition, today)
    in_ppog = {item.id for item in edition.responsibilities_ppog}
    items = {entry.item for entry in carried(edition, pack).every(ChecklistEntry)}
    assert items == {entry.item for entry in pack.every(ChecklistEntry)} - in_ppog
    assert in_ppog & {entry.item for entry in pack.every(ChecklistEntry)}


def test_the_checks_can_be_run_over_it_at_once(edition: Edition, today: date) -> None:
    assert find_gaps(carried(edition, worked_example(edition, today), ""), edition, today)
