"""Checks: rules that find gaps in a pack, each with a sentence and the place to mend it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from toolkit.date_doubts import not_yet
from toolkit.dates import days_to, exact_day, spoken
from toolkit.due import dues_of, overdue
from toolkit.edition import Edition
from toolkit.fields import KINDS, is_filled
from toolkit.measure_doubts import crossed
from toolkit.pack import Pack
from toolkit.places import step_of
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.questions import AlignmentPoint, HardQuestion
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.records.tables import TABLES
from toolkit.speech import clock, note_seconds, note_words, seconds_in, seconds_wanted_in_all, section_over
from toolkit.steps import StepKey
from toolkit.terms import Terms, terms_of
from toolkit.views import checklist_of, questions_of, short, themes_of

Severity = Literal["must", "should", "could"]

SEVERITY_WORDS: dict[Severity, str] = {
    "must": "Before the meeting",
    "should": "Worth doing",
    "could": "If there is time",
}


_ADDED_BELOW = ("threshold", "recommendation", "evidence", "measure")


class Gap(Struct, frozen=True):
    """Something missing: ``code`` names the rule, ``record`` and ``field`` where it is mended (or none)."""

    code: str
    severity: Severity
    sentence: str
    step: StepKey
    record: str = ""
    field: str = ""

    @property
    def below(self) -> bool:
        """Whether it is mended by what is added under its record, and not in the record itself."""
        return self.code in _ADDED_BELOW and not self.field


class _Case(Struct, frozen=True):
    pack: Pack
    edition: Edition
    today: date
    terms: Terms


Rule = Callable[[_Case], Iterator[Gap]]
_PAST = [(kind, field) for kind in TABLES.values() for field in KINDS[kind.table].fields if field.past]
# Screens cut a sentence to their width; documents show it whole, but for a name as long as a paragraph.
_NAMED = 160
# The item of the checklist that thresholds are asked for under.
_THRESHOLDS = "responsibility.ppog.thresholds"
_ORDER: dict[Severity, int] = {"must": 0, "should": 1, "could": 2}


def find_gaps(pack: Pack, edition: Edition, today: date) -> list[Gap]:
    """Every gap that the rules find, the most pressing first."""
    case = _Case(pack, edition, today, terms_of(pack.office))
    gaps = [gap for rule in _RULES for gap in rule(case)]
    return sorted(gaps, key=lambda gap: _ORDER[gap.severity])


def _conflicts(case: _Case) -> Iterator[Gap]:
    for conflict in case.pack.every(Conflict):
        said = f"Two people changed the same field ({conflict.ours_by or '?'} and {conflict.theirs_by or '?'}): choose."
        yield Gap("conflict", "must", said, "export", conflict.id)


def _situation(case: _Case) -> Iterator[Gap]:
    office, meeting = case.pack.office, case.pack.meeting
    if not meeting.date:
        yield Gap(
            "meeting-date", "must", "The PPOG date is not known yet: ask HMICFRS.", "situation", meeting.id, "date"
        )
    elif not exact_day(meeting.date):
        said = f"The PPOG date is only known as {spoken(meeting.date)}: ask for the day."
        yield Gap("meeting-day", "should", said, "situation", meeting.id, "date")
    if not office.body:
        yield Gap("body", "must", "The local policing body has no name yet.", "situation", office.id, "body")
    if not office.marking:
        yield Gap(
            "marking", "must", "No protective marking is chosen for the documents.", "situation", office.id, "marking"
        )
    if not office.entered_engage:
        said = case.terms.fill("When {force.the} entered Engage is not filled in.")
        yield Gap("entered", "should", said, "situation", office.id, "entered_engage")
    if not office.situation:
        yield Gap(
            "situation",
            "should",
            "The situation is not described in a few sentences yet.",
            "situation",
            office.id,
            "situation",
        )
    if not meeting.speaking_minutes:
        said = case.terms.fill("How many minutes {holder.the} plans to speak is not set.")
        yield Gap("minutes", "should", said, "situation", meeting.id, "speaking_minutes")


def _causes(case: _Case) -> Iterator[Gap]:
    pack = case.pack
    causes = pack.every(Cause)
    if not causes:
        yield Gap("no-cause", "must", "No cause of concern is recorded: enter them from HMICFRS's letter.", "causes")
    shown = {cause for evidence in pack.every(Evidence) for cause in evidence.causes}
    read = {reading.measure for reading in pack.every(Reading)}
    for cause in causes:
        name = short(cause.title or "A cause without a title", _NAMED)
        if cause.status == "closed":
            if not cause.closed_on:
                yield Gap(
                    "closed-on", "could", f"The date of closing is missing: {name}", "causes", cause.id, "closed_on"
                )
            continue
        thresholds = pack.of_cause(Threshold, cause.id)
        if not any(row.state in ("agreed", "indicated") for row in thresholds):
            asked = any(row.state == "asked" for row in thresholds)
            said = "asked for, not given" if asked else "not asked for"
            if any(row.wording for row in thresholds):
                said = "has words, but its state says none given"
            yield Gap("threshold", "must", f"Threshold {said}: {name}", "causes", cause.id)
        if not cause.letter:
            yield Gap(
                "letter", "should", f"The words of the letter are not entered: {name}", "causes", cause.id, "letter"
            )
        if not pack.of_cause(Recommendation, cause.id):
            yield Gap("recommendation", "should", f"No recommendation is entered: {name}", "causes", cause.id)
        if not cause.root_cause:
            yield Gap("root-cause", "should", f"Root cause not described: {name}", "causes", cause.id, "root_cause")
        if cause.id not in shown:
            yield Gap("evidence", "should", f"Nothing is linked that could be shown: {name}", "causes", cause.id)
        if not any(measure.id in read for measure in pack.of_cause(Measure, cause.id)):
            yield Gap("measure", "could", f"No measure with a reading shows the trend: {name}", "causes", cause.id)


def _local_measures(case: _Case) -> Iterator[Gap]:
    for measure in case.pack.every(Measure):
        if measure.definition == "local" and not measure.definition_note:
            said = f"How a local figure differs from the national one is not said: {short(measure.name, _NAMED)}"
            yield Gap("local-measure", "should", said, "causes", measure.id, "definition_note")


def _targets(case: _Case) -> Iterator[Gap]:
    for measure in case.pack.every(Measure):
        if asked := crossed(measure):
            said = f"{short(measure.name or 'A measure without a name', _NAMED)}: {asked[:1].lower()}{asked[1:]}"
            yield Gap("target-direction", "should", said, "causes", measure.id, "target")


def _dates_to_come(case: _Case) -> Iterator[Gap]:
    for kind, field in _PAST:
        for record in case.pack.every(kind):
            if asked := not_yet(field, day := getattr(record, field.name), case.today):
                name = KINDS[kind.table].name.capitalize()
                said = f"{name}, {field.in_passing} {spoken(day)}, {asked}"
                yield Gap("date-to-come", "should", said, step_of(kind.table, record), record.id, field.name)


def _responsibilities(case: _Case) -> Iterator[Gap]:
    for group in checklist_of(case.pack, case.edition):
        if group.key in ("outside", "ppog"):
            for row in group.rows:
                if row.entry.status == "not-started" and row.entry.item == _THRESHOLDS and _all_given(case.pack):
                    said = f"Every open cause has its threshold, but the checklist says not started: {row.title}."
                    yield Gap("thresholds-given", "should", said, "checklist", row.entry.id)
                elif row.entry.status == "not-started":
                    severity: Severity = "must" if group.key == "ppog" else "should"
                    yield Gap("responsibility", severity, f"Not started: {row.title}.", "checklist", row.entry.id)


def _all_given(pack: Pack) -> bool:
    """Whether every cause that is open has a threshold that was indicated or agreed."""
    given = {row.cause for row in pack.every(Threshold) if row.state in ("agreed", "indicated")}
    waiting = [cause for cause in pack.every(Cause) if cause.status == "open"]
    return bool(waiting) and all(cause.id in given for cause in waiting)


def _overdue(case: _Case) -> Iterator[Gap]:
    for due in overdue(dues_of(case.pack, case.edition), case.today):
        if due.kind in ("checklist", "action"):
            on = "on" if exact_day(due.by) else "in"
            said = f"{due.what.rstrip('.')}: was due {on} {spoken(due.by)}."
            yield Gap("overdue", "must", said, due.step, due.record)


def _questions(case: _Case) -> Iterator[Gap]:
    for bank, key, whom in (("hmicfrs", "hmicfrs", "HMICFRS"), ("chief", "chief", case.terms.fill("{chief.the}"))):
        rows = questions_of(case.pack, case.edition, "hmicfrs" if bank == "hmicfrs" else "chief")
        step: StepKey = "hmicfrs" if key == "hmicfrs" else "chief"
        chosen = [row for row in rows if row.question.chosen]
        if not chosen:
            yield Gap("no-question", "should", f"No question for {whom} is chosen yet.", step)
        for row in chosen:
            question = row.question
            if question.answer:
                continue
            days = days_to(question.due, case.today)
            if days is not None and days < 0:
                said = f"The answer was due on {spoken(question.due)}: {short(row.text, _NAMED)}"
                yield Gap("answer-overdue", "must", said, step, question.id, "answer")
            elif question.asked_on:
                said = f"Asked, not answered yet: {short(row.text, _NAMED)}"
                yield Gap("no-answer", "should", said, step, question.id, "answer")


def _alignment(case: _Case) -> Iterator[Gap]:
    points = case.pack.every(AlignmentPoint)
    if not points:
        said = case.terms.fill("What {chief.the} will present is not set beside {holder.the.possessive} own account.")
        yield Gap("no-alignment", "must", said, "chief")
    for point in points:
        if point.state == "differ" and not point.resolution:
            said = f"The two accounts differ on “{short(point.topic, _NAMED)}”: agree how to handle it."
            yield Gap("differ", "must", said, "chief", point.id, "resolution")
        elif point.state == "unknown":
            said = f"Whether the two accounts match on “{short(point.topic, _NAMED)}” is not known."
            yield Gap("match-unknown", "should", said, "chief", point.id, "state")


def _readiness(case: _Case) -> Iterator[Gap]:
    for cause in case.pack.every(Cause):
        if cause.status == "open":
            view = case.pack.exit_view_for(cause)
            if "unknown" in (view.engage_today, view.sustained):
                said = f"Exit tests not both considered: {short(cause.title, _NAMED)}"
                yield Gap("exit-tests", "should", said, "exit", view.id)
    rows = [row for row in themes_of(case.pack, case.edition) if row.item]
    left = sum(row.view.view == "not-considered" for row in rows)
    if left:
        first = next(row for row in rows if row.view.view == "not-considered")
        verb = "is" if left == 1 else "are"
        said = f"{left} of {len(rows)} exit themes {verb} not considered yet."
        yield Gap("themes", "could", said, "exit", first.view.id)


def _hard_questions(case: _Case) -> Iterator[Gap]:
    rows = case.pack.every(HardQuestion)
    if not rows:
        yield Gap("no-hard-question", "should", "No hard question is prepared yet.", "hard")
    for row in rows:
        if not row.line:
            yield Gap("no-line", "should", f"No line to say yet: {short(row.question, _NAMED)}", "hard", row.id, "line")
        elif not row.evidence:
            said = f"No evidence behind the line: {short(row.question, _NAMED)}"
            yield Gap("line-unshown", "could", said, "hard", row.id, "evidence")


def _notes(case: _Case) -> Iterator[Gap]:
    pack = case.pack
    sections = pack.every(NoteSection)
    words = note_words(pack)
    if not words:
        yield Gap("no-notes", "must", case.terms.fill("{Holder.the.possessive} speaking note is empty."), "notes")
        return
    for section in sections:
        if not section.words:
            said = f"The section “{short(section.heading or 'without a heading', _NAMED)}” has no text."
            yield Gap("empty-section", "should", said, "notes", section.id, "paragraphs")
        elif over := section_over(section, pack.meeting.pace):
            heading = short(section.heading or "without a heading", _NAMED)
            said = f"The section “{heading}” takes {clock(over)} more than was wanted for it."
            yield Gap("section-over", "could", said, "notes", section.id, "paragraphs")
    needed = note_seconds(pack)
    if minutes := pack.meeting.speaking_minutes:
        planned = seconds_in(minutes)
        wanted = seconds_wanted_in_all(pack)
        if needed > planned:
            said = f"The note takes {clock(needed)} at {pack.meeting.pace} words a minute; {clock(planned)} is planned."
            yield Gap("too-long", "must", said, "notes")
        elif wanted > planned:
            said = f"{clock(wanted)} are wanted for the sections of the note together; {clock(planned)} is planned."
            yield Gap("wanted-over", "could", said, "notes")
    if lacks := pack.one_page.lacks:
        said = f"The one page for the room lacks {' and '.join(lacks)}."
        yield Gap("one-page", "should", said, "notes", pack.one_page.id)
    if not pack.every(Rehearsal):
        yield Gap("no-rehearsal", "should", "The note has not been rehearsed against the clock.", "notes")


def _outcome(case: _Case) -> Iterator[Gap]:
    days = days_to(case.pack.meeting.date, case.today)
    if days is not None and days < 0 and not is_filled(case.pack.outcome):
        yield Gap("outcome", "could", "The meeting has passed: enter what HMICFRS writes once it has.", "after")


_RULES: tuple[Rule, ...] = (
    _conflicts,
    _situation,
    _causes,
    _local_measures,
    _targets,
    _dates_to_come,
    _responsibilities,
    _overdue,
    _questions,
    _alignment,
    _readiness,
    _hard_questions,
    _notes,
    _outcome,
)
