"""What each field of a record is called, how it is filled in, and what it is for.

Screens draw their forms from this, documents and the command line their labels.
"""

from msgspec import structs

from toolkit.kinds import causes, conflicts, office, preparation, questions, readiness, speaking
from toolkit.kinds.field import Field, FieldKind, RecordKind
from toolkit.records.record import Record
from toolkit.records.tables import TABLES

__all__ = ["KEPT_BY_PROGRAM", "KINDS", "Field", "FieldKind", "RecordKind", "is_filled", "kind_of", "label_of"]

_SUBJECTS = (office, causes, preparation, questions, readiness, speaking, conflicts)
_KINDS = {table: kind for subject in _SUBJECTS for table, kind in subject.KINDS.items()}

# In the order of the tables.
KINDS: dict[str, RecordKind] = {table: _KINDS[table] for table in TABLES}

# Fields that the program fills in, so that no form shows them.
KEPT_BY_PROGRAM = frozenset(
    {
        "id",
        "updated_at",
        "updated_by",
        "revision",
        "position",
        "item",
        "edition",
        "earlier_text",
        "bank",
        "timings",
        # what a conflict says
        "about_table",
        "about",
        "field",
        "ours",
        "theirs",
        "ours_by",
        "theirs_by",
    }
)


def kind_of(record: Record) -> RecordKind:
    """How a person meets this kind of record."""
    return KINDS[record.table]


def label_of(record: Record, field: str) -> str:
    """The label of a choice field's present value: ``Not started`` for ``not-started``."""
    value = getattr(record, field)
    return dict(KINDS[record.table].field(field).choices).get(value, str(value))


def is_filled(record: Record) -> bool:
    """Whether a person has put anything into the record beyond what the program fills in."""
    defaults = {field.name: field.default for field in structs.fields(type(record))}
    return any(
        getattr(record, field.name) != defaults[field.name] and getattr(record, field.name) not in ("", (), None)
        for field in KINDS[record.table].fields
    )
