"""What is due and overdue: everything open with a date, from every step, with who has it in hand."""

from datetime import date

import pytest

from toolkit.dates import last_day
from toolkit.due import Due, due_within, dues_of, overdue
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation
from toolkit.records.preparation import Action, ChecklistEntry, Support
from toolkit.records.questions import Question
from toolkit.records.record import Record, item_record_id

BEFORE, SOON, LATER = "2026-11-19", "2026-11-24", "2027-01"


def found(pack: Pack, edition: Edition, *records: Record) -> list[Due]:
    return dues_of(pack.with_changes(put=records), edition)


def test_each_step_with_dates_is_heard_the_earliest_first_and_with_its_owner(
    empty_pack: Pack, edition: Edition
) -> None:
    item = edition.responsibilities_ppog[0]
    dues = found(
        empty_pack,
        edition,
        Action(id="a", text="Send the page", owner="FM", due="2026-12-05"),
        ChecklistEntry(id="k", item=item.id, owner="HS", due="2026-12-01"),
        Question(id="q", bank="chief", chosen=True, wording="What helps?", owed_by="Head of crime", due="2026-12-02"),
        Question(id="f", answer="Yes.", follow_up="Send the figures", owed_by="FLL", due="2026-12-03"),
        Cause(id="c", title="Calls"),
        Recommendation(id="r", cause="c", text="Match rosters", owner="Head of contact", due="2026-12"),
        Support(id="s", title="Peer visit", state="accepted", with_whom="Neighbours", agreed_on="2026-12-04"),
    )
    assert [(due.kind, due.who, due.step, due.record) for due in dues] == [
        ("checklist", "HS", "checklist", "k"),
        ("answer", "Head of crime", "chief", "q"),
        ("follow-up", "FLL", "hmicfrs", "f"),
        ("support", "Neighbours", "support", "s"),
        ("action", "FM", "after", "a"),
        ("recommendation", "Head of contact", "causes", "r"),
    ]
    assert (dues[0].what, dues[1].what, dues[2].what) == (item.title, "Answer: What helps?", "Send the figures")


@pytest.mark.parametrize(
    "settled",
    [
        Action(id="x", text="Sent", due=BEFORE, status="done"),
        ChecklistEntry(id="x", item="step.pre-meet", due=BEFORE, status="not-applicable"),
        Question(id="x", chosen=True, due=BEFORE, answer="Yes."),
        Question(id="x", due=BEFORE),
        Recommendation(id="x", text="Met", due=BEFORE, status="met"),
        Support(id="x", agreed_on=BEFORE, state="declined"),
        Action(id="x", text="No date"),
        Action(id="x", text="No such day", due="2026-02-30"),
    ],
)
def test_what_is_settled_or_has_no_date_is_not_waited_for(settled: Record, empty_pack: Pack, edition: Edition) -> None:
    assert found(empty_pack, edition, settled) == []


def test_the_recommendations_of_a_closed_cause_are_history(empty_pack: Pack, edition: Edition) -> None:
    closed = Cause(id="c", status="closed")
    assert found(empty_pack, edition, closed, Recommendation(id="r", cause="c", due=BEFORE)) == []


def test_late_and_soon_are_told_apart_by_the_last_day_that_a_date_can_mean(
    empty_pack: Pack, edition: Edition, today: date
) -> None:
    days = (BEFORE, today.isoformat(), "2026-11-27", "2026-11-28", "2026-10", "2026-11", "2026", LATER)
    dues = found(empty_pack, edition, *(Action(id=day, text=day, due=day) for day in days))
    assert [due.by for due in overdue(dues, today)] == ["2026-10", BEFORE]
    assert [due.by for due in due_within(dues, today)] == [today.isoformat(), "2026-11-27"]


def test_support_that_was_agreed_for_a_day_gone_by_is_not_late(empty_pack: Pack, edition: Edition, today: date) -> None:
    visit = Support(id="s", title="Peer visit", state="accepted", agreed_on=BEFORE)
    assert overdue(found(empty_pack, edition, visit), today) == []


@pytest.mark.parametrize(
    ("partial", "last"),
    [("2024-02", date(2024, 2, 29)), ("2024", date(2024, 12, 31)), (SOON, date(2026, 11, 24)), ("", None)],
)
def test_the_last_day_of_a_month_or_year(partial: str, last: date | None) -> None:
    assert last_day(partial) == last


def test_an_item_of_an_earlier_edition_is_called_as_it_was(empty_pack: Pack, edition: Edition) -> None:
    id = item_record_id("checklist", "gone")
    [due] = found(
        empty_pack, edition, ChecklistEntry(id=id, item="gone", earlier_text="Write to {chief.the}", due=SOON)
    )
    assert due.what == "Write to the chief constable"
