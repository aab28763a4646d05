"""A person who only looks round can judge the app by its example, and can never take it for a real force."""

import re
from collections import Counter
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from toolkit.checks import find_gaps
from toolkit.dates import exact_day
from toolkit.edition import Edition, Precedents
from toolkit.example import meeting_day, worked_example
from toolkit.fields import KINDS, is_filled
from toolkit.loading import default_edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.office import RunningOrderEntry
from toolkit.records.preparation import Action, ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import item_record_id
from toolkit.records.speaking import LogEntry, NoteSection, Outcome, Rehearsal
from toolkit.records.tables import RECORD_TYPES
from toolkit.speech import note_words, seconds_to_say
from toolkit.views import checklist_of, questions_of, support_of, themes_of

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2020, 1, 1), date(2090, 12, 31))


@pytest.fixture(scope="module")
def pack() -> Pack:
    return worked_example(default_edition(), TODAY)


def test_everything_is_there_but_what_has_not_happened_yet(pack: Pack) -> None:
    held = {record.table for record in pack.records()}
    assert held == {kind.table for kind in RECORD_TYPES} - {LogEntry.table, Outcome.table, Conflict.table}
    assert not is_filled(pack.outcome)


def test_every_record_is_one_that_a_pack_file_can_hold(pack: Pack) -> None:
    for record in pack.records():
        assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record


def test_every_id_is_used_once_and_is_the_same_every_day(pack: Pack, edition: Edition) -> None:
    ids = [record.id for record in pack.records()]
    assert max(Counter(ids).values()) == 1
    later = worked_example(edition, date(2031, 2, 3))
    assert [record.id for record in later.records()] == ids
    assert later.info.pack_id == pack.info.pack_id


def test_answers_are_found_by_the_items_of_the_edition(pack: Pack, edition: Edition, precedents: Precedents) -> None:
    known = set(edition.by_id) | {item.id for item in precedents.items()}
    known |= {entry.id for entry in (*precedents.forces, *precedents.cases)}
    for record in pack.records():
        item = getattr(record, "item", "")
        if item:
            assert item in known
            assert record.id == item_record_id(record.table, item)
    assert pack.office.stage in {stage.id for stage in edition.stages}
    assert {view.id for view in pack.every(ExitView)} <= {pack.exit_view_for(cause).id for cause in pack.every(Cause)}
    for group in checklist_of(pack, edition):
        assert group.key != "earlier"


def test_every_link_leads_to_a_record(pack: Pack) -> None:
    for record in pack.records():
        for field in KINDS[record.table].fields:
            value = getattr(record, field.name)
            links = (value,) if field.kind == "link" and value else value if field.kind == "links" else ()
            for link in links:
                found = pack.find(link)
                assert found is not None and found.table == field.target, (record, field.name)
    for view in pack.every(ExitView):
        assert pack.get(Cause, view.cause)
    sections = {section.id for section in pack.every(NoteSection)}
    assert all(set(rehearsal.timings) == sections for rehearsal in pack.every(Rehearsal))


def test_nobody_can_take_it_for_a_real_force(pack: Pack) -> None:
    assert pack.info.fictional
    assert "(fictional)" in pack.office.force and "(fictional)" in pack.office.body
    assert "FICTIONAL" in pack.office.marking
    assert "made up" in pack.office.situation
    for name in ("holder_name", "chief_name", "hmi", "fll", "apcc_contact"):
        assert re.fullmatch(r"[A-I]\. (Example|Sample|Specimen|Instance|Illustration)", getattr(pack.office, name))
    for record in (*pack.every(Measure), *pack.every(Reading)):
        assert "ictional" in record.source
    for cause in pack.every(Cause):
        assert "Invented letter" in cause.letter and "(fictional)" in cause.report
    assert all("(fictional)" in evidence.document for evidence in pack.every(Evidence))
    assert all(not evidence.link or ".example/" in evidence.link for evidence in pack.every(Evidence))
    assert all("Invented" in row.wording for row in pack.every(Threshold) if row.wording)


MONTHS = r"January|February|March|April|June|July|August|September|October|November|December"


def test_no_text_names_a_month_or_a_year_that_would_not_move_along(pack: Pack) -> None:
    for record in pack.records():
        for field in KINDS[record.table].fields:
            value = getattr(record, field.name)
            if field.kind in ("line", "text", "paragraphs"):
                text = " ".join(value) if isinstance(value, tuple) else value
                assert not re.search(rf"\b({MONTHS})\b|\b(19|20)\d\d\b", text), text


@given(DAYS)
def test_the_meeting_is_a_tuesday_about_three_weeks_away(today: date) -> None:
    day = meeting_day(today)
    assert day.weekday() == 1
    assert 18 <= (day - today).days <= 24


@settings(max_examples=25)
@given(DAYS)
def test_what_is_done_lies_in_the_past_and_what_is_due_does_not(today: date) -> None:
    pack = worked_example(default_edition(), today)
    assert pack.meeting.date == meeting_day(today).isoformat()
    assert pack.info.created_at[:10] < today.isoformat()
    now = today.isoformat()
    for record in pack.records():
        assert record.updated_by in ("FM", "GD", "HS")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00", record.updated_at)
        assert record.updated_at[:10] < now
        for name in (
            "asked_on",
            "said_on",
            "agreed_on",
            "logged_on",
            "effective_on",
            "held_on",
            "closed_on",
            "report_date",
        ):
            assert getattr(record, name, "") < now
    readings = [reading.date for reading in pack.every(Reading)]
    assert max(readings) < now[:7]
    late = {gap.code for gap in find_gaps(pack, default_edition(), today) if gap.code in ("overdue", "answer-overdue")}
    assert late == {"overdue", "answer-overdue"}
    overdue = [
        entry for entry in pack.every(ChecklistEntry) if entry.due and entry.due < now and entry.status != "done"
    ]
    assert [entry.item for entry in overdue] == ["responsibility.resources"]
    assert not [action for action in pack.every(Action) if action.status != "done" and action.due < now]


@settings(max_examples=20)
@given(DAYS, DAYS)
def test_every_date_moves_with_the_meeting_and_stays_as_exact(first: date, second: date) -> None:
    here, there = (worked_example(default_edition(), today) for today in (first, second))
    apart = meeting_day(second) - meeting_day(first)
    assert apart % timedelta(weeks=1) == timedelta()
    for one, other in zip(here.records(), there.records(), strict=True):
        for field in KINDS[one.table].fields:
            if field.kind != "date":
                assert field.kind == "stage" or getattr(one, field.name) == getattr(other, field.name)
                continue
            before, after = getattr(one, field.name), getattr(other, field.name)
            assert len(before) == len(after)
            days = exact_day(before), exact_day(after)
            if days[0] and days[1]:
                assert days[1] - days[0] == apart
    for measure in here.every(Measure):
        months = [row.date for row in there.every(Reading) if row.measure == measure.id]
        numbers = [int(month[:4]) * 12 + int(month[5:]) for month in months]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_dates_known_by_month_or_year_alone_stay_so(pack: Pack) -> None:
    reports = {cause.title: cause.report_date for cause in pack.every(Cause)}
    assert pack.meeting.date == "2026-12-08"
    assert pack.office.entered_engage == "2026-02"
    assert reports["Checks on people in custody"] == "2024"
    later = worked_example(default_edition(), date(2027, 1, 1))
    assert later.meeting.date == "2027-01-19"
    assert later.office.entered_engage == "2026-03"
    assert {cause.report_date for cause in later.every(Cause) if cause.status == "closed"} == {"2025"}


def test_causes_show_every_state_that_one_can_be_in(pack: Pack) -> None:
    causes = pack.every(Cause)
    assert Counter(cause.status for cause in causes) == {"open": 3, "closed": 1}
    assert [cause.kind for cause in causes].count("accelerated") == 1
    assert all(
        cause.letter and cause.root_cause and cause.owner and pack.of_cause(Recommendation, cause.id)
        for cause in causes
    )
    assert {row.status for row in pack.every(Recommendation)} == {"open", "in-progress", "met"}
    assert {row.state for row in pack.every(Threshold)} == {"not-asked", "asked", "indicated", "agreed"}
    assert all(any(cause.id in row.causes for row in pack.every(Evidence)) for cause in causes)


def test_measures_have_a_trend_and_one_is_shown_by_both_definitions(pack: Pack) -> None:
    measures = pack.every(Measure)
    counts = Counter(reading.measure for reading in pack.every(Reading))
    assert all(6 <= counts[measure.id] <= 8 for measure in measures)
    answered = [measure for measure in measures if measure.name.startswith("999 calls answered")]
    assert {measure.definition for measure in answered} == {"local", "national"}
    assert all(measure.definition_note for measure in answered)


def test_the_checklist_is_about_two_thirds_settled(pack: Pack, edition: Edition) -> None:
    rows = [row for group in checklist_of(pack, edition) if group.key != "after" for row in group.rows]
    settled = sum(row.entry.status in ("done", "not-applicable") for row in rows)
    assert 0.6 <= settled / len(rows) <= 0.72
    assert {row.entry.status for row in rows} == {"not-started", "in-progress", "done", "not-applicable"}
    for field in ("note", "owner", "due", "evidence"):
        assert any(getattr(row.entry, field) for row in rows)


def test_support_stands_in_every_state_and_one_offer_is_the_offices_own_find(pack: Pack, edition: Edition) -> None:
    rows = support_of(pack, edition)
    assert {row.support.state for row in rows} == {"not-asked", "asked", "accepted", "declined"}
    assert [row.title for row in rows if row.item is None] == ["Visit to the control room on a Saturday night"]


@pytest.mark.parametrize(("bank", "own"), [("hmicfrs", 1), ("chief", 2)])
def test_each_bank_is_chosen_from_reordered_reworded_asked_and_answered(
    bank: str, own: int, pack: Pack, edition: Edition
) -> None:
    rows = questions_of(pack, edition, "hmicfrs" if bank == "hmicfrs" else "chief")
    chosen = [row.question for row in rows if row.question.chosen]
    assert len([question for question in chosen if question.item]) == 6
    assert len([question for question in chosen if not question.item]) == own
    order = [row.item.id for row in rows if row.item]
    assert order != [item.id for item in getattr(edition, f"questions_{bank}")]
    for field in ("wording", "asked_on", "answer", "follow_up", "owed_by", "due", "cause"):
        assert any(getattr(question, field) for question in chosen), field
    assert any(question.asked_on and not question.answer for question in chosen)
    assert any(not question.asked_on for question in chosen)


def test_one_account_differs_without_a_way_to_settle_it_and_one_is_unknown(pack: Pack) -> None:
    points = pack.every(AlignmentPoint)
    assert Counter(point.state for point in points) == {"agree": 2, "differ": 1, "unknown": 1}
    assert [point.resolution for point in points if point.state == "differ"] == [""]


def test_readiness_is_thought_through_for_each_open_cause_and_most_themes(pack: Pack, edition: Edition) -> None:
    views = {view.cause for view in pack.every(ExitView) if is_filled(view)}
    assert views == {cause.id for cause in pack.every(Cause) if cause.status == "open"}
    seen = [row.view.view for row in themes_of(pack, edition) if row.view.view != "not-considered"]
    assert len(seen) == 8
    assert set(seen) == {"strength", "in-hand", "gap"}


def test_each_hard_question_has_a_line_of_twenty_seconds(pack: Pack) -> None:
    rows = pack.every(HardQuestion)
    assert len(rows) == 5
    for row in rows:
        assert row.if_pressed and row.do_not_say and row.owner
        assert 0 < seconds_to_say(len(row.line.split()), pack.meeting.pace) <= 20


def test_the_note_fits_the_five_minutes_and_the_second_rehearsal_shows_it(pack: Pack) -> None:
    sections = pack.every(NoteSection)
    assert len(sections) == 6
    assert 600 <= note_words(pack) <= 640
    assert seconds_to_say(note_words(pack), pack.meeting.pace) <= 300
    assert all(section.cues for section in sections)
    assert sum(section.seconds or 0 for section in sections) == 300
    runs = pack.every(Rehearsal)
    assert all(sum(run.timings.values()) == run.seconds for run in runs)
    assert runs[0].seconds > 300 >= runs[1].seconds


def test_the_hour_is_filled_and_one_part_of_it_moved(pack: Pack, edition: Edition) -> None:
    parts = pack.every(RunningOrderEntry)
    assert sum(part.minutes or 0 for part in parts) == 60
    toolkit = [part.id for part in edition.running_order]
    moved = [part.item for part in parts]
    assert moved != toolkit
    assert [id for id in moved if id != "hour.hmi"] == [id for id in toolkit if id != "hour.hmi"]


def test_precedents_are_chosen_for_a_reason_and_actions_are_under_way(pack: Pack) -> None:
    chosen = [choice for choice in pack.every(PrecedentChoice) if choice.chosen]
    assert len(chosen) >= 4
    assert all(choice.note for choice in chosen)
    actions = pack.every(Action)
    assert len(actions) == 6
    assert {action.status for action in actions} == {"open", "in-progress", "done"}


def test_the_check_finds_something_but_not_everything(pack: Pack, edition: Edition) -> None:
    codes = {gap.code for gap in find_gaps(pack, edition, TODAY)}
    assert {
        "threshold",
        "overdue",
        "answer-overdue",
        "no-answer",
        "differ",
        "match-unknown",
        "exit-tests",
        "themes",
    } <= codes
    assert not codes & {
        "no-cause",
        "no-notes",
        "too-long",
        "no-rehearsal",
        "letter",
        "recommendation",
        "marking",
        "body",
    }


INSTRUCTS = re.compile(r"(instruct|order|direct|tell)s? (the )?(chief constable|force) to|(chief constable|force) must")


def test_the_office_asks_and_supports_and_never_instructs(pack: Pack) -> None:
    for record in pack.records():
        for value in asdict(record).values():
            text = " ".join(value) if isinstance(value, tuple) else str(value)
            assert not INSTRUCTS.search(text), text


def test_with_another_edition_the_example_is_moved_to_it(pack: Pack, edition: Edition) -> None:
    other = replace(edition, id="own", exit_themes=edition.exit_themes[1:])
    moved = worked_example(other, TODAY)
    assert moved.info.edition == "own"
    assert len(list(moved.records())) == len(list(pack.records()))
    [kept] = [view for view in moved.every(ThemeView) if view.item == edition.exit_themes[0].id]
    assert kept.earlier_text == edition.exit_themes[0].text


def test_own_records_belong_to_no_edition(pack: Pack, edition: Edition) -> None:
    rows: list[ChecklistEntry | Support | Question | ThemeView] = [
        *pack.every(ChecklistEntry),
        *pack.every(Support),
        *pack.every(Question),
        *pack.every(ThemeView),
    ]
    assert {row.edition for row in rows if row.item} == {edition.id}
    assert {row.edition for row in rows if not row.item} == {""}
