"""What several tests of the toolkit floor share: an empty pack, and one without a gap."""

from datetime import date

import pytest

from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import ChecklistEntry
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Record, item_record_id
from toolkit.records.speaking import NoteSection, OnePage, Rehearsal
from toolkit.records.tables import PackInfo, singleton_id


@pytest.fixture
def today() -> date:
    """The day around which the pack below is dated."""
    return date(2026, 11, 20)


@pytest.fixture
def empty_pack(edition: Edition) -> Pack:
    return Pack(PackInfo(pack_id="empty", edition=edition.id))


@pytest.fixture
def complete_pack(edition: Edition) -> Pack:
    """A pack in which no rule finds anything missing on ``today``."""
    records: list[Record] = [
        Office(
            id=singleton_id(Office),
            force="Loamshire Police",
            body="Loamshire Police and Crime Commissioner",
            entered_engage="2026-01",
            stage="stage.oversight",
            situation="One cause of concern is open.",
        ),
        Meeting(id=singleton_id(Meeting), date="2026-12-10", speaking_minutes=5.0),
        Cause(id="cause", title="Answering calls", letter="Too slow.", root_cause="Rosters."),
        Recommendation(id="recommendation", cause="cause", text="Match rosters to demand."),
        Threshold(id="threshold", cause="cause", wording="Nine in ten.", state="agreed"),
        Measure(id="measure", cause="cause", name="Answered", definition="local", definition_note="Another clock."),
        Reading(id="reading", measure="measure", date="2026-10", value=80.0),
        Evidence(id="evidence", claim="Answered faster.", causes=("cause",)),
        Question(id="ask", bank="hmicfrs", chosen=True, wording="What is enough?", answer="Nine in ten."),
        Question(id="hear", bank="chief", chosen=True, wording="What helps?", answer="Time."),
        AlignmentPoint(id="alignment", topic="Calls", state="agree"),
        ExitView(id=item_record_id("exit_views", "cause"), cause="cause", engage_today="no", sustained="partly"),
        HardQuestion(id="hard", question="Why so late?", line="We looked at averages.", evidence=("evidence",)),
        NoteSection(id="section", heading="Calls", paragraphs=("Calls are answered faster.",)),
        OnePage(id=singleton_id(OnePage), say=("Calls are answered faster.",), ask="Name what is enough."),
        Rehearsal(id="rehearsal", held_on="2026-11-18", seconds=240),
    ]
    records += [
        ChecklistEntry(id=item_record_id("checklist", item.id), item=item.id, status="done")
        for item in (*edition.responsibilities_outside, *edition.responsibilities_ppog)
    ]
    records += [
        ThemeView(id=item_record_id("theme_views", item.id), item=item.id, view="in-hand")
        for item in edition.exit_themes
    ]
    return Pack(PackInfo(pack_id="complete", edition=edition.id), records)
