"""Fields of records as a reader of a document can fill them in, and get them back into the pack."""

from exports.blocks import Entry, EntryKind, Role, TickBox
from exports.keys import held_of, key_of, same_text
from exports.material import Material
from toolkit.dates import exact_day
from toolkit.fields import Field, FieldKind
from toolkit.records.record import Record

HINTS: dict[FieldKind, str] = {"line": "Fill in", "date": "Choose a date", "choice": "Choose", "text": "Write here"}
_KINDS: dict[FieldKind, EntryKind] = {"date": "date", "choice": "choice", "text": "text"}
TICKED, UNTICKED = "ticked", "not ticked"

# A question that was asked: a box says that it was, and not when, so that it is not a field of the record.
ASKED = "asked"

# Fields that come back from a document, by table; a tick stands for the status of a checklist entry or action.
RETURNED: dict[str, tuple[str, ...]] = {
    "checklist": ("status", "owner", "due", "note"),
    "questions": ("asked_on", "answer", "follow_up", "owed_by", "due"),
    "alignment": ("chief_says", "state", "resolution"),
    "actions": ("status", "owner", "due"),
}


def entry(material: Material, record: Record, name: str, *, label: str = "", role: Role = "answer") -> Entry:
    """The field of a record as it stands, to be filled in; ``label`` where it is not that of the screen."""
    field = material.kinds[record.table].field(name)
    label = label or field.label
    text = same_text(material.shown(record, name))
    day = exact_day(getattr(record, name)) if field.kind == "date" else None
    return Entry(
        label=label,
        text=text,
        key=str(key_of(material.pack.info.pack_id, record.table, record.id, name, text)),
        hint=hint_for(field),
        kind=_KINDS.get(field.kind, "line"),
        day=day.isoformat() if day else "",
        choices=tuple(said for _, said in field.choices),
        role=role,
        record=held_of(material.pack.info.pack_id, record.table, record.id),
    )


def tick(material: Material, record: Record, label: str, done: bool, words: str, name: str = "status") -> TickBox:
    """A box for the status of a record, or for what else ``name`` says, which ``words`` say as well."""
    pack = material.pack.info.pack_id
    key = key_of(pack, record.table, record.id, name, TICKED if done else UNTICKED)
    return TickBox(label=label, done=done, words=words, key=str(key), record=held_of(pack, record.table, record.id))


def hint_for(field: Field) -> str:
    """What stands in the place of a field that is empty; as a value it means nothing."""
    return HINTS.get(field.kind, "Write here")
