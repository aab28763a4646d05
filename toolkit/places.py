"""Which step a record belongs to: where a person goes to see it."""

from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.office import Meeting, Office, RunningOrderEntry
from toolkit.records.preparation import Action, ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry, NoteSection, OnePage, Outcome, Rehearsal
from toolkit.steps import StepKey

TABLES_OF_STEP: dict[StepKey, tuple[type[Record], ...]] = {
    "situation": (Office, Meeting, RunningOrderEntry),
    "causes": (Cause, Recommendation, Threshold, Measure, Reading, Evidence),
    "checklist": (ChecklistEntry,),
    "support": (Support,),
    "hmicfrs": (Question,),
    "chief": (Question, AlignmentPoint),
    "exit": (ExitView, ThemeView),
    "hard": (HardQuestion,),
    "notes": (NoteSection, OnePage, Rehearsal),
    "export": (PrecedentChoice, Conflict),
    "day": (LogEntry,),
    "after": (Outcome, Action),
}
_STEPS = {kind.table: step for step, kinds in reversed(TABLES_OF_STEP.items()) for kind in kinds}


def step_of(table: str, record: Record | None) -> StepKey:
    """The step of a record of ``table``; the two banks of questions are told apart where it is still there."""
    if isinstance(record, Question):
        return record.bank
    return _STEPS[table]
