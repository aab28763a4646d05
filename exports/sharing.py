"""What of a pack the chief constable's copy may hold: named field by field, so that nothing else can slip in.

A record or a field that is not named here is not in the pack that the document is made of: the office's
confidence, hard questions, themes, notes, and whatever a later version adds.
"""

from msgspec import structs

from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import Support
from toolkit.records.questions import AlignmentPoint, Question
from toolkit.records.record import Record

ALWAYS = frozenset({"id", "position", "item", "edition", "earlier_text"})

SHARED: dict[type[Record], frozenset[str]] = {
    Office: frozenset(
        {
            "force",
            "body",
            "terms",
            "holder_title",
            "holder_short",
            "office_title",
            "office_short",
            "chief_title",
            "force_noun",
            "marking",
            "holder_name",
            "chief_name",
        }
    ),
    Meeting: frozenset({"date", "time", "place", "number"}),
    Cause: frozenset({"title"}),
    AlignmentPoint: frozenset({"topic", "cause", "chief_says", "holder_says", "state", "resolution"}),
    Question: frozenset(
        {"bank", "chosen", "wording", "cause", "answer", "follow_up", "owed_by", "due"},
    ),
    Support: frozenset({"title", "provider", "state"}),
}
# What was heard from HMICFRS is not the chief constable's to read here: the question alone is.
ASKED_OF_HMICFRS = frozenset({"bank", "chosen", "wording", "cause"})


def shareable(pack: Pack) -> Pack:
    """The pack as the chief constable's copy may know it."""
    found = [_shared(record) for record in pack.records() if type(record) in SHARED]
    return Pack(pack.info, [record for record in found if record is not None])


def _shared(record: Record) -> Record | None:
    names = SHARED[type(record)]
    if isinstance(record, Question):
        if not record.chosen:
            return None
        if record.bank == "hmicfrs":
            names = ASKED_OF_HMICFRS
    known = (names | ALWAYS) & set(record.__struct_fields__)
    defaults = {field.name: field.default for field in structs.fields(type(record))}
    return structs.replace(
        record, **{name: value for name, value in defaults.items() if name not in known and name != "id"}
    )
