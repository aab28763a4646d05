"""What a field and a kind of record are, as a person meets them."""

from typing import Literal

from msgspec import Struct

from toolkit.errors import RecordError
from toolkit.records.causes import Cause, Evidence

FieldKind = Literal[
    "line", "text", "paragraphs", "date", "time", "choice", "number", "whole", "flag", "link", "links", "stage"
]


class Field(Struct, frozen=True):
    """One field as a person meets it.

    ``choices`` are value and label; ``target`` is the table that a link points to;
    ``private`` fields never reach the chief constable's copy.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    target: str = ""
    private: bool = False


class RecordKind(Struct, frozen=True):
    """A kind of record as a person meets it: its name, the field that names one, its fields."""

    name: str
    title_field: str
    fields: tuple[Field, ...]
    private: bool = False

    def field(self, name: str) -> Field:
        """The field called ``name``; raises `RecordError` where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise RecordError(f"A {self.name} has no field {name}.")


DUE_FIELD = Field("due", "Due", "date", help="Such as 10 Dec, Wednesday or in 3 weeks; a month or year will do.")
CAUSE_FIELD = Field("cause", "Cause of concern", "link", target=Cause.table)
EVIDENCE_FIELD = Field("evidence", "Evidence", "links", target=Evidence.table)
