"""The packs that golden screens are made of: nothing filled in, the worked example, and far more than fits."""

import re

import msgspec
from msgspec import structs

from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.office import Meeting
from toolkit.records.preparation import Action
from toolkit.records.questions import AlignmentPoint, HardQuestion
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry, NoteSection, Outcome
from toolkit.records.tables import PackInfo, singleton_id

COPIES = 9
COPIED = (
    Cause,
    Recommendation,
    Threshold,
    Measure,
    Reading,
    Evidence,
    Action,
    AlignmentPoint,
    HardQuestion,
    NoteSection,
)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def crowded(example: Pack) -> Pack:
    """The worked example ten times over, with a full day and its outcome, and two values for one field."""
    records: list[Record] = [copy for number in range(2, COPIES + 2) for copy in _copies(example, number)]
    records += (
        LogEntry(
            id=f"log-{number}",
            at=f"14:{number:02}",
            who=("C. Specimen, HMI", "B. Sample", "A. Example")[number % 3],
            kind=("said", "asked", "promised", "threshold")[number % 4],
            text=f"Point {number} of the hour, as it was put: nights and weekends count as much as weekday mornings.",
        )
        for number in range(40)
    )
    records.append(
        Outcome(
            id=singleton_id(Outcome),
            received_on="2024-07-05",
            decision="letter",
            wording="One invented sentence of an invented letter.",
            next_review="2024-12",
        )
    )
    meeting = example.meeting
    records.append(
        Conflict(
            id="conflict",
            about_table=Meeting.table,
            about=meeting.id,
            field="place",
            ours=meeting.place,
            theirs="Sample Hall",
            ours_by="FM",
            theirs_by="HS",
        )
    )
    info = PackInfo(pack_id="full", edition=example.info.edition, fictional=True)
    return Pack(info, example.records()).with_changes(put=records)


def _copies(example: Pack, number: int) -> list[Record]:
    """Causes with all that belongs to them, and lists of other records, under ids and titles of their own."""
    return [_copy(record, number) for kind in COPIED for record in example.every(kind)]


def _copy(record: Record, number: int) -> Record:
    """A record whose id and links end in a number, and so its title."""
    coded = _ID.sub(rf"\g<0>-{number}", msgspec.json.encode(record).decode())
    copy = msgspec.json.decode(coded, type=type(record))
    kind = KINDS[record.table]
    if kind.field(kind.title_field).kind not in ("line", "text"):
        return copy
    return structs.replace(copy, **{kind.title_field: f"{getattr(copy, kind.title_field)} ({number})"})
