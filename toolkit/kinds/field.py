"""What a field and a kind of record are, as a person meets them."""

from typing import Literal

from msgspec import Struct, structs

from toolkit.errors import RecordError
from toolkit.records.causes import Cause, Evidence
from toolkit.records.record import Record
from toolkit.terms import Terms

FieldKind = Literal[
    "line", "text", "paragraphs", "date", "time", "choice", "number", "whole", "flag", "link", "links", "stage"
]


class Field(Struct, frozen=True):
    """One field as a person meets it.

    ``choices`` are value and label; ``usual`` are texts that are offered, while others can be typed;
    ``target`` is the table that a link points to;
    ``past`` dates are of what has happened, so that one still to come is asked about;
    ``private`` fields never reach the chief constable's copy. Role placeholders may stand in
    ``label``, ``help`` and the labels of choices.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    choices: tuple[tuple[str, str], ...] = ()
    help: str = ""
    target: str = ""
    private: bool = False
    usual: tuple[str, ...] = ()
    past: bool = False

    def in_words(self, terms: Terms) -> "Field":
        """The same with an office's role words."""
        label, help = terms.fill(self.label), terms.fill(self.help)
        choices = tuple((value, terms.fill(said)) for value, said in self.choices)
        return structs.replace(self, label=label, help=help, choices=choices)

    @property
    def in_passing(self) -> str:
        """The label inside a sentence: its first letter small, unless an abbreviation begins it."""
        return self.label if self.label[1:2].isupper() else self.label[:1].lower() + self.label[1:]


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

    def said(self, record: Record, name: str) -> str:
        """The label of a choice field's present value: ``Not started`` for ``not-started``."""
        value = getattr(record, name)
        return dict(self.field(name).choices).get(value, str(value))

    def in_words(self, terms: Terms) -> "RecordKind":
        """The same with an office's role words."""
        return structs.replace(self, fields=tuple(field.in_words(terms) for field in self.fields))


DUE_FIELD = Field("due", "Due", "date", help="Such as 10 Dec, Wednesday or in 3 weeks; a month or year will do.")
CAUSE_FIELD = Field("cause", "Cause of concern", "link", target=Cause.table)
EVIDENCE_FIELD = Field("evidence", "Evidence", "links", target=Evidence.table)
