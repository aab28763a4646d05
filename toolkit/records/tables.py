"""The tables of a pack file and the record type that each holds."""

from msgspec import Struct

from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.format import FORMAT, SCHEMA_VERSION
from toolkit.records.office import Meeting, Office, RunningOrderEntry
from toolkit.records.preparation import Action, ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Record, item_record_id
from toolkit.records.speaking import LogEntry, NoteSection, OnePage, Outcome, Rehearsal

RECORD_TYPES: tuple[type[Record], ...] = (
    Office,
    Meeting,
    RunningOrderEntry,
    Cause,
    Recommendation,
    Threshold,
    Measure,
    Reading,
    Evidence,
    ChecklistEntry,
    Support,
    Question,
    AlignmentPoint,
    ExitView,
    ThemeView,
    HardQuestion,
    NoteSection,
    OnePage,
    Rehearsal,
    PrecedentChoice,
    Action,
    LogEntry,
    Outcome,
    Conflict,
)
RecordKey = tuple[str, str]
"""Table and id: what names one record within a pack."""

TABLES: dict[str, type[Record]] = {kind.table: kind for kind in RECORD_TYPES}

SINGLETONS: tuple[type[Record], ...] = (Office, Meeting, OnePage, Outcome)


def singleton_id(kind: type[Record]) -> str:
    """The id of the one record of a kind that a pack has once: office, meeting, outcome."""
    return item_record_id(kind.table, "one")


class PackInfo(Struct, frozen=True, kw_only=True):
    """What a pack file says about itself, in its table ``_meta``.

    ``edition`` is the id of the toolkit edition that the pack was made with;
    ``fictional`` marks the worked example. ``sequences`` says for each session that wrote the
    file up to which of its changes the file has them.
    """

    pack_id: str
    format: str = FORMAT
    schema_version: int = SCHEMA_VERSION
    edition: str = ""
    created_at: str = ""
    revision: int = 0
    fictional: bool = False
    sequences: dict[str, int] = {}
