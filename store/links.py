"""Which records point to which, and what becomes of a link when its target goes."""

from collections import deque
from collections.abc import Container, Iterable, Sequence
from functools import partial

from msgspec import Struct, structs

from store.decoding import field_label, title_of
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.preparation import ChecklistEntry
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection
from toolkit.records.tables import RecordKey


class Link(Struct, frozen=True):
    """A field of ``kind`` that holds the id, or ids, of ``target`` records.

    An ``owned`` record means nothing without its target and goes with it.
    """

    kind: type[Record]
    field: str
    target: type[Record]
    owned: bool = False


LINKS = (
    Link(Recommendation, "cause", Cause, owned=True),
    Link(Threshold, "cause", Cause, owned=True),
    Link(Measure, "cause", Cause, owned=True),
    Link(ExitView, "cause", Cause, owned=True),
    Link(Reading, "measure", Measure, owned=True),
    Link(Evidence, "causes", Cause),
    Link(Question, "cause", Cause),
    Link(AlignmentPoint, "cause", Cause),
    Link(ChecklistEntry, "evidence", Evidence),
    Link(ExitView, "evidence", Evidence),
    Link(HardQuestion, "evidence", Evidence),
    Link(NoteSection, "evidence", Evidence),
)


class Removal(Struct, frozen=True):
    """What removing records comes to: all that goes, and what stays with a link cleared."""

    removed: tuple[Record, ...]
    changed: tuple[Record, ...]


def removal(pack: Pack, records: Iterable[Record]) -> Removal:
    """What must go with ``records``, and which links to any of it must be cleared."""
    gone: dict[RecordKey, Record] = {}
    waiting = deque(records)
    while waiting:
        record = waiting.popleft()
        stored = pack.get(type(record), record.id)
        if stored is None or (record.table, record.id) in gone:
            continue
        gone[record.table, record.id] = stored
        for link in LINKS:
            if link.owned and link.target is type(record):
                waiting += pointing(pack, link, record.id)
    changed: dict[RecordKey, Record] = {}
    for link in LINKS:
        ids = {id for table, id in gone if table == link.target.table}
        if not ids or link.owned:
            continue
        for row in pack.every(link.kind):
            key = (row.table, row.id)
            if key not in gone and ids.intersection(linked(row, link)):
                changed[key] = without(changed.get(key, row), link, ids)
    return Removal(tuple(gone.values()), tuple(changed.values()))


def linked(record: Record, link: Link) -> tuple[str, ...]:
    """The ids that ``link`` holds in ``record``."""
    value = getattr(record, link.field)
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)


def broken_links(pack: Pack, records: Iterable[Record]) -> list[str]:
    """A sentence for each link of ``records`` whose target the pack does not have."""
    sentences = []
    for record in records:
        for link in LINKS:
            if link.kind is not type(record):
                continue
            for id in linked(record, link):
                if pack.get(link.target, id) is None:
                    named = title_of(record)
                    sentences.append(
                        f"{named[0].upper()}{named[1:]}: {field_label(link.kind, link.field)} points to a "
                        f"{KINDS[link.target.table].name} that is not there."
                    )
    return sentences


def pointing(pack: Pack, link: Link, id: str) -> Sequence[Record]:
    """The records in which ``link`` holds ``id``."""
    return pack.worked_out(link.kind, _BY_TARGET[link]).get(id, ())


def _by_target(link: Link, rows: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for row in rows:
        for id in dict.fromkeys(linked(row, link)):
            found.setdefault(id, []).append(row)
    return found


_BY_TARGET = {link: partial(_by_target, link) for link in LINKS}


def without(record: Record, link: Link, ids: Container[str]) -> Record:
    """``record`` with none of these ids in its field."""
    value = getattr(record, link.field)
    left = "" if isinstance(value, str) else tuple(id for id in value if id not in ids)
    return structs.replace(record, **{link.field: left})
