"""Situation, checks, the day and after: the steps that begin and end a preparation."""

from screens.steps.afterwards import AfterView, DayView
from screens.steps.export import DOCUMENTS, ExportView, gap_of
from screens.steps.situation import SituationView
from tests.screens.conftest import CaseOf
from toolkit.checks import find_gaps
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.office import Meeting, Office, RunningOrderEntry
from toolkit.records.preparation import Action
from toolkit.records.speaking import LogEntry, Outcome
from toolkit.records.tables import singleton_id

SITUATION, EXPORT, DAY, AFTER = SituationView(), ExportView(), DayView(), AfterView()


def test_the_situation_says_since_when_and_how_long_until(case_of: CaseOf, edition: Edition) -> None:
    office = Office(
        id=singleton_id(Office), force="Loamshire Police", entered_engage="2023-11", stage=edition.stages[12].id
    )
    meeting = Meeting(id=singleton_id(Meeting), date="2024-06-04")
    part = RunningOrderEntry(id="p1", title="Introductions", minutes=2.5)
    rows = {row.key: row for row in SITUATION.rows(case_of([office, meeting, part]))}
    assert rows[office.id].title == "Loamshire Police"
    assert rows[office.id].meta.startswith("in Engage since November 2023; ")
    assert (rows[meeting.id].title, rows[meeting.id].meta) == ("PPOG, 4 June 2024", "tomorrow")
    assert (rows["p1"].title, rows["p1"].meta) == ("Introductions", "2.5 min")


def test_no_minutes_stand_beside_a_part_for_which_nobody_chose_any(case_of: CaseOf) -> None:
    part = RunningOrderEntry(id="p1", title="Introductions")
    assert next(row for row in SITUATION.rows(case_of([part])) if row.key == "p1").meta == ""


def test_every_gap_is_listed_under_how_pressing_it_is_and_leads_somewhere(case_of: CaseOf, empty: Pack) -> None:
    case = case_of(empty.with_changes(put=[Cause(id="c1", title="Answering calls")]))
    rows = EXPORT.rows(case)
    gaps = find_gaps(case.pack, case.edition, case.today)
    listed = [row for row in rows if row.key.startswith("gap:")]
    assert [row.title for row in listed] == [gap.sentence for gap in gaps] and gaps
    assert [gap_of(case, row.key) for row in listed] == gaps
    assert rows[1].key == DOCUMENTS
    assert f"Before the meeting ({sum(gap.severity == 'must' for gap in gaps)})" in [row.title for row in rows]
    assert gap_of(case, "gap:999") is None and gap_of(case, DOCUMENTS) is None


def test_what_is_said_in_the_hour_is_noted_with_the_time(case_of: CaseOf) -> None:
    early = LogEntry(id="l1", at="14:01", who="HMI", text="Sixty per cent by spring", kind="threshold")
    case = case_of([LogEntry(id="l2", at="14:30", text="Later"), early])
    rows = [row for row in DAY.rows(case) if row.record is not None]
    assert [row.title for row in rows] == ["14:01 HMI: Sixty per cent by spring", "14:30 Later"]
    assert rows[0].state == "threshold wording"
    assert DAY.additions(case, None)[0].build(lambda: "new") == [LogEntry(id="new", at="14:05")]


def test_an_outcome_is_not_there_before_it_is_written(case_of: CaseOf) -> None:
    outcome = Outcome(id=singleton_id(Outcome))
    assert AFTER.rows(case_of([]))[1].title == "Not written yet"
    written = Outcome(id=outcome.id, decision="remains", received_on="2024-06-20")
    row = AFTER.rows(case_of([written]))[1]
    assert (row.title, row.meta, row.mark) == ("Remains in Engage", "20 June 2024", "done")


def test_actions_are_counted_and_go_on_from_open_to_done(case_of: CaseOf) -> None:
    actions = [Action(id="a1", text="Send the plan", owner="AB", due="2024-06"), Action(id="a2", status="done")]
    case = case_of(actions)
    rows = AFTER.rows(case)
    assert rows[2].title == "Actions (1 of 2 done)"
    assert (rows[3].title, rows[3].meta) == ("Send the plan", "AB, due Jun")
    assert AFTER.ticked(case, rows[3]) == {"status": "in-progress"}
