"""What of a pack goes along into the pack for the next PPOG, and what stays with the meeting that was."""

from msgspec.structs import replace

from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.office import Meeting, Office, RunningOrderEntry
from toolkit.records.preparation import Action, ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import HardQuestion, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Record
from toolkit.records.tables import PackInfo

_WHOLE = (
    Office,
    RunningOrderEntry,
    Cause,
    Recommendation,
    Threshold,
    Measure,
    Reading,
    Evidence,
    Support,
    PrecedentChoice,
    ExitView,
    ThemeView,
    HardQuestion,
)


def for_next_meeting(pack: Pack, info: PackInfo, edition: Edition, date: str) -> Pack:
    """The pack, described by ``info``, with which the office of ``pack`` begins to prepare for its next PPOG.

    ``date`` (ISO 8601, as exact as it is known) may be empty. The force's work and the office's view
    of it go along, as do the checklist but for its part in PPOG itself, questions that were asked and
    have no answer yet, and actions that are not done. The speaking note, the one page, the two accounts,
    the log, the outcome and everything answered stay behind.
    """
    in_ppog = {item.id for item in edition.responsibilities_ppog}
    return Pack(info, [going for record in pack.records() if (going := _going(record, in_ppog, date)) is not None])


def _going(record: Record, in_ppog: set[str], date: str) -> Record | None:
    match record:
        case Meeting():
            number = record.number + 1 if record.number is not None else None
            return replace(record, date=date, time="", place="", number=number)
        case ChecklistEntry():
            return None if record.item in in_ppog else record
        case Question():
            return record if record.asked_on and not record.answer else None
        case Action():
            return None if record.status == "done" else record
    return record if isinstance(record, _WHOLE) else None
