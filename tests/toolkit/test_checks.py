"""An officer is told of every gap before the meeting, and the gap goes once it is filled."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from toolkit import checks
from toolkit.checks import SEVERITY_WORDS, Gap, find_gaps
from toolkit.edition import Edition
from toolkit.fields import KINDS, kind_of
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Record, item_record_id
from toolkit.records.speaking import NoteSection, OnePage, Outcome, Rehearsal
from toolkit.records.tables import PackInfo, singleton_id
from toolkit.steps import ALL_STEPS
from toolkit.terms import TERMS

Harm = Callable[[Pack], Pack]


def changed(kind: type[Record], **fields: Any) -> Harm:
    """The first record of a kind with other values."""

    def harm(pack: Pack) -> Pack:
        return pack.with_changes(put=[replace(pack.every(kind)[0], **fields)])

    return harm


def without(kind: type[Record]) -> Harm:
    return lambda pack: pack.with_changes(removed=pack.every(kind))


def plus(*records: Record) -> Harm:
    return lambda pack: pack.with_changes(put=records)


LATE = "2026-11-19"
WORDS = ("one two three four five six seven eight nine ten " * 66,)

# What is taken from a pack that lacks nothing, and the one code that then must appear.
HARMS: list[tuple[str, str, Harm]] = [
    ("conflict", "one field, two values", plus(Conflict(id="both", about_table="causes", about="c", field="title"))),
    ("meeting-date", "no date", changed(Meeting, date="")),
    ("meeting-day", "month only", changed(Meeting, date="2026-12")),
    ("body", "no body", changed(Office, body="")),
    ("marking", "no marking", changed(Office, marking="")),
    ("entered", "entry unknown", changed(Office, entered_engage="")),
    ("situation", "no situation", changed(Office, situation="")),
    ("minutes", "no minutes", changed(Meeting, speaking_minutes=None)),
    ("closed-on", "closed, no day", plus(Cause(id="shut", title="Custody", status="closed"))),
    ("threshold", "no threshold", without(Threshold)),
    ("threshold", "threshold only asked for", changed(Threshold, state="asked")),
    ("threshold", "threshold not asked for", changed(Threshold, state="not-asked")),
    ("letter", "no letter", changed(Cause, letter="")),
    ("recommendation", "no recommendation", without(Recommendation)),
    ("root-cause", "no root cause", changed(Cause, root_cause="")),
    ("evidence", "evidence for nothing", changed(Evidence, causes=())),
    ("measure", "no reading", without(Reading)),
    ("target-direction", "target on the worse side", changed(Measure, better="lower", baseline=62.0, target=90.0)),
    ("date-to-come", "report of next year", changed(Cause, report_date="2027")),
    ("local-measure", "local, unexplained", changed(Measure, definition_note="")),
    ("overdue", "action late", plus(Action(id="action", text="Ask for the slides.", due=LATE))),
    (
        "overdue",
        "checklist entry late",
        plus(
            ChecklistEntry(
                id=item_record_id("checklist", "step.pre-meet"), item="step.pre-meet", status="in-progress", due=LATE
            )
        ),
    ),
    (
        "overdue",
        "entry of an earlier edition late",
        plus(ChecklistEntry(id="old", item="gone", due=LATE, earlier_text="Ring {holder.the} {and.nobody}.")),
    ),
    ("no-question", "none for HMICFRS", changed(Question, chosen=False)),
    ("no-question", "none for the chief constable", lambda pack: changed_by_id(pack, "hear", chosen=False)),
    ("no-answer", "asked, no answer", changed(Question, answer="", asked_on="2026-11-10")),
    ("answer-overdue", "answer late", changed(Question, answer="", asked_on="2026-11-01", due=LATE)),
    ("no-alignment", "accounts not compared", without(AlignmentPoint)),
    ("differ", "accounts differ", changed(AlignmentPoint, state="differ")),
    ("match-unknown", "match unknown", changed(AlignmentPoint, state="unknown")),
    ("exit-tests", "no exit view", without(ExitView)),
    ("exit-tests", "second test open", changed(ExitView, sustained="unknown")),
    ("themes", "a theme left out", changed(ThemeView, view="not-considered")),
    ("no-hard-question", "no hard question", without(HardQuestion)),
    ("no-line", "no line", changed(HardQuestion, line="")),
    ("line-unshown", "line without evidence", changed(HardQuestion, evidence=())),
    ("no-notes", "no note", without(NoteSection)),
    ("empty-section", "empty section", plus(NoteSection(id="empty", heading="Close"))),
    ("section-over", "a section beyond its seconds", changed(NoteSection, seconds=1)),
    ("wanted-over", "sections that want more than five minutes", changed(NoteSection, seconds=400)),
    ("too-long", "660 words for five minutes", changed(NoteSection, paragraphs=WORDS)),
    ("one-page", "no one page", without(OnePage)),
    ("one-page", "no ask on the one page", changed(OnePage, ask="")),
    ("no-rehearsal", "not rehearsed", without(Rehearsal)),
    ("outcome", "meeting has passed", changed(Meeting, date=LATE)),
    (
        "responsibility",
        "a responsibility not started",
        lambda pack: changed_by_id(
            pack, item_record_id("checklist", "responsibility.ppog.overview"), status="not-started"
        ),
    ),
    (
        "thresholds-given",
        "every threshold given, asking for them not begun",
        lambda pack: changed_by_id(
            pack, item_record_id("checklist", "responsibility.ppog.thresholds"), status="not-started"
        ),
    ),
]


def changed_by_id(pack: Pack, id: str, **fields: Any) -> Pack:
    found = pack.find(id)
    assert found is not None
    return pack.with_changes(put=[replace(found, **fields)])


def test_a_pack_that_lacks_nothing_has_no_gap(complete_pack: Pack, edition: Edition, today: date) -> None:
    assert find_gaps(complete_pack, edition, today) == []


@pytest.mark.parametrize(("code", "harm"), [(c, h) for c, _, h in HARMS], ids=[name for _, name, _ in HARMS])
def test_what_is_taken_away_is_found_missing_and_only_that(
    code: str, harm: Harm, complete_pack: Pack, edition: Edition, today: date
) -> None:
    gaps = find_gaps(harm(complete_pack), edition, today)
    assert [gap.code for gap in gaps] == [code]
    assert gaps[0].step in {step.key for step in ALL_STEPS}
    assert not gaps[0].sentence[0].islower()


# What must be settled before the hour begins; the rest is worth doing or can wait.
PRESSING = {
    *("conflict", "meeting-date", "body", "marking", "threshold", "overdue", "answer-overdue", "responsibility"),
    *("no-alignment", "differ", "no-notes", "too-long"),
}


def test_what_could_surprise_in_the_room_is_marked_as_pressing(
    complete_pack: Pack, edition: Edition, today: date
) -> None:
    gaps = [gap for _, _, harm in HARMS for gap in find_gaps(harm(complete_pack), edition, today)]
    assert {gap.code for gap in gaps if gap.severity == "must"} == PRESSING
    outside = replace(complete_pack.checklist_entry_for(edition.responsibilities_outside[0]), status="not-started")
    [early] = find_gaps(complete_pack.with_changes(put=[outside]), edition, today)
    assert (early.code, early.severity) == ("responsibility", "should")


def test_a_pack_without_causes_is_told_to_enter_them(complete_pack: Pack, edition: Edition, today: date) -> None:
    bare = complete_pack.with_changes(removed=[*complete_pack.every(Cause), *complete_pack.every(ExitView)])
    assert [gap.code for gap in find_gaps(bare, edition, today)] == ["no-cause"]


def test_every_rule_has_its_case_above() -> None:
    source = Path(checks.__file__).read_text(encoding="utf-8")
    written = set(re.findall(r"Gap\(\s*\"([a-z-]+)\"", source))
    assert written == {code for code, _, _ in HARMS} | {"no-cause"}


def test_a_closed_cause_asks_for_nothing_but_its_date(complete_pack: Pack, edition: Edition, today: date) -> None:
    closed = Cause(id="shut", title="Custody", status="closed", closed_on="2026-07")
    assert find_gaps(complete_pack.with_changes(put=[closed]), edition, today) == []


def test_what_hmicfrs_wrote_settles_the_outcome(complete_pack: Pack, edition: Edition, today: date) -> None:
    after = changed(Meeting, date=LATE)(complete_pack)
    written = Outcome(id=singleton_id(Outcome), received_on="2026-11-20", decision="remains")
    assert find_gaps(after.with_changes(put=[written]), edition, today) == []


def test_what_is_due_today_or_within_this_month_is_not_late(complete_pack: Pack, edition: Edition, today: date) -> None:
    due_today = Action(id="one", text="Send the page.", due=today.isoformat())
    due_month = Action(id="two", text="Write the note.", due="2026-11")
    done_late = Action(id="three", text="Ring the FLL.", due=LATE, status="done")
    assert find_gaps(complete_pack.with_changes(put=[due_today, due_month, done_late]), edition, today) == []


def test_the_most_pressing_gaps_stand_first_and_lead_to_their_record(
    empty_pack: Pack, edition: Edition, today: date
) -> None:
    gaps = find_gaps(empty_pack, edition, today)
    order = list(SEVERITY_WORDS)
    assert [gap.severity for gap in gaps] == sorted((gap.severity for gap in gaps), key=order.index)
    asked = next(gap for gap in gaps if gap.code == "meeting-date")
    assert asked.record == empty_pack.meeting.id


def test_a_gap_of_a_record_leads_to_that_record(complete_pack: Pack, edition: Edition, today: date) -> None:
    for _, _, harm in HARMS:
        harmed = harm(complete_pack)
        for gap in find_gaps(harmed, edition, today):
            if gap.record and gap.code not in ("exit-tests", "themes", "one-page", "outcome"):
                assert harmed.find(gap.record) is not None, gap


INSTRUCTS = re.compile(
    r"(chief constable|commissioner|force) (must|should|shall|has to|needs to|ought to|is to)\b"
    r"|\b(tell|order|instruct|direct|require|make|get) (the )?(chief constable|commissioner|force)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("terms", list(TERMS))
def test_no_sentence_instructs_the_chief_constable(
    terms: str, complete_pack: Pack, empty_pack: Pack, edition: Edition, today: date
) -> None:
    packs = [harm(complete_pack) for _, _, harm in HARMS] + [empty_pack]
    said: list[Gap] = []
    for pack in packs:
        said += find_gaps(pack.with_changes(put=[replace(pack.office, terms=terms)]), edition, today)
    assert len(said) >= len(HARMS)
    for gap in said:
        assert not INSTRUCTS.search(gap.sentence), gap.sentence
        assert gap.code == "overdue" or not re.search(r"[{}]", gap.sentence), gap.sentence


def test_sentences_use_the_offices_own_words(empty_pack: Pack, edition: Edition, today: date) -> None:
    london = empty_pack.with_changes(put=[Office(id=singleton_id(Office), terms="mopac")])
    sentences = " ".join(gap.sentence for gap in find_gaps(london, edition, today))
    assert "What the Commissioner will present is not set beside the Deputy Mayor's own account." in sentences
    assert "chief constable" not in sentences


def test_a_threshold_whose_words_nobody_gave_is_not_called_unasked(edition: Edition) -> None:
    cause = Cause(id="c", title="Calls")
    written = Threshold(id="t", cause="c", wording="Nine in ten within ten seconds.")
    pack = Pack(PackInfo(pack_id="p", edition=edition.id), [cause, written])
    said = next(gap.sentence for gap in find_gaps(pack, edition, date(2026, 11, 20)) if gap.code == "threshold")
    assert said.endswith("has words, but its state says none given: Calls")


_FIELDS_OF_SITUATION = {field.name for kind in (Office, Meeting) for field in KINDS[kind.table].fields}


def test_every_gap_that_names_a_field_names_one_of_the_record_that_it_leads_to(
    complete_pack: Pack, edition: Edition, today: date
) -> None:
    packs = [harm(complete_pack) for _, _, harm in HARMS]
    found = [(pack, gap) for pack in packs for gap in find_gaps(pack, edition, today) if gap.field]
    assert len({gap.code for _, gap in found}) > 15
    for pack, gap in found:
        record = pack.find(gap.record)
        # What nobody has filled in yet is no record of the pack: the office, the meeting.
        names = {field.name for field in kind_of(record).fields} if record else _FIELDS_OF_SITUATION
        assert gap.field in names, gap
