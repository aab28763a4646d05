"""What each field of a record is called, how it is filled in, and what it is for.

Screens draw their forms from this, documents and the command line their labels. Labels, choices and help hold role
placeholders (see `toolkit.terms`): `kinds_for` has them in the words of an office.
"""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import structs

from toolkit.kinds import causes, conflicts, office, preparation, questions, readiness, speaking
from toolkit.kinds.field import Field, FieldKind, RecordKind
from toolkit.records.record import Record
from toolkit.records.tables import TABLES
from toolkit.terms import ANY_OFFICE, Terms

__all__ = ["KEPT_BY_PROGRAM", "KINDS", "Field", "FieldKind", "Kinds", "RecordKind", "is_filled", "kind_of", "kinds_for"]

Kinds = Mapping[str, RecordKind]

_SUBJECTS = (office, causes, preparation, questions, readiness, speaking, conflicts)
_KINDS = {table: kind for subject in _SUBJECTS for table, kind in subject.KINDS.items()}


@lru_cache(maxsize=16)
def kinds_for(terms: Terms) -> Kinds:
    """The kinds of record by table, in the order of the tables, with everything that a person reads in these words."""
    return {table: _KINDS[table].in_words(terms) for table in TABLES}


# For what nobody reads, and for where no office is known; what is shown of a pack has the words of its office.
KINDS: Kinds = kinds_for(ANY_OFFICE)

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
    """How a person meets this kind of record, where no label is shown; else `kinds_for` is asked."""
    return KINDS[record.table]


def is_filled(record: Record) -> bool:
    """Whether a person has put anything into the record beyond what the program fills in."""
    defaults = {field.name: field.default for field in structs.fields(type(record))}
    return any(
        getattr(record, field.name) != defaults[field.name] and getattr(record, field.name) not in ("", (), None)
        for field in KINDS[record.table].fields
    )
