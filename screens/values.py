"""A value of any field in the words that a person would use for it."""

from screens.case import Case
from screens.links import name_of, names_for
from toolkit.errors import RecordError
from toolkit.fields import KINDS, Field
from toolkit.records.conflicts import Conflict
from toolkit.records.tables import SINGLETONS, TABLES
from toolkit.typed_values import text_of

_EMPTY = "(empty)"


def field_named(case: Case, table: str, name: str) -> Field | None:
    """A field as its form has it; None where no form shows it."""
    try:
        return case.kinds[table].field(name)
    except (KeyError, RecordError):
        return None


def label_of_field(case: Case, table: str, name: str) -> str:
    """What a field is called, those that the program fills in included."""
    field = field_named(case, table, name)
    return field.label if field else name.replace("_", " ").capitalize()


def in_words(case: Case, table: str, name: str, value: object) -> str:
    """A value as a file or the history has it; what is empty is said to be so."""
    field = field_named(case, table, name)
    held = tuple(value) if isinstance(value, list) else value
    if held in ("", (), None):
        return _EMPTY
    if field is None:
        return "; ".join(map(str, held)) if isinstance(held, tuple) else str(value)
    if field.kind == "choice":
        return dict(field.choices).get(str(held), str(held))
    if field.kind == "flag":
        return "Yes" if held else "No"
    if field.kind in ("link", "links", "stage"):
        return "; ".join(names_for(case, field, held))
    return text_of(field, held)


def said_of(case: Case, conflict: Conflict) -> str:
    """Which field of which record it is about."""
    kind = TABLES.get(conflict.about_table)
    record = case.pack.get(kind, conflict.about) if kind else None
    if kind in SINGLETONS:
        named = f"the {KINDS[kind.table].name}"
    else:
        named = f"“{name_of(record)}”" if record else "a record that is gone"
    return f"{label_of_field(case, conflict.about_table, conflict.field)} of {named}"
