"""What there is to choose between where two people changed one field at the same time."""

from typing import Any

import msgspec
from msgspec import Struct

from toolkit.fields import kinds_for
from toolkit.kinds.field import Field
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.record import Record
from toolkit.records.tables import TABLES
from toolkit.terms import terms_of


class Choice(Struct, frozen=True):
    """A conflict with what it is about.

    ``record`` is as it now stands, which later edits may have changed further; ``theirs`` is
    the same with the other value in the field.
    """

    conflict: Conflict
    record: Record
    field: Field
    theirs: Record


def choice_of(pack: Pack, conflict: Conflict) -> Choice | None:
    """What ``conflict`` offers; None where its record or field is gone, so that nothing is left to choose."""
    kind = TABLES.get(conflict.about_table)
    record = pack.get(kind, conflict.about) if kind else None
    if record is None:
        return None
    known = kinds_for(terms_of(pack.office))[record.table]
    field = next((field for field in known.fields if field.name == conflict.field), None)
    theirs = with_value(record, conflict.field, conflict.theirs)
    return Choice(conflict, record, field, theirs) if field and theirs else None


def with_value(record: Record, field: str, value: Any) -> Record | None:
    """``record`` with another value, in the form of a pack file, in one field; None where it cannot hold that."""
    if field not in record.__struct_fields__:
        return None
    try:
        return msgspec.convert(msgspec.to_builtins(record) | {field: value}, type(record))
    except msgspec.ValidationError:
        return None
