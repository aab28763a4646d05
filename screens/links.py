"""What a link field can point to, and how the records that it points to are named."""

from screens.case import Case
from toolkit.fields import KINDS, Field
from toolkit.records.record import Record
from toolkit.records.tables import TABLES
from toolkit.typed_values import text_of
from toolkit.views import short


def choices_for(case: Case, field: Field) -> list[tuple[str, str]]:
    """Ids and names of everything that the field can point to."""
    if field.kind == "stage":
        return list(stage_choices(case))
    return [(record.id, name_of(record)) for record in case.pack.every(TABLES[field.target])]


def stage_choices(case: Case) -> tuple[tuple[str, str], ...]:
    """The stages as values and labels, for the field that says where the force is."""
    return tuple((stage.id, f"{stage.number}. {case.fill(stage.title)}") for stage in case.edition.stages)


def names_for(case: Case, field: Field, value: object) -> tuple[str, ...]:
    """The names of what the field points to; what is gone is said to be gone."""
    if not value:
        return ()
    if field.kind == "stage":
        return (dict(stage_choices(case)).get(str(value), "A stage of another edition"),)
    ids = value if isinstance(value, tuple) else (str(value),)
    found = [case.pack.get(TABLES[field.target], id) for id in ids]
    return tuple(name_of(record) if record else "A record that is gone" for record in found)


def name_of(record: Record) -> str:
    """A record by its naming field, or by its kind where that is empty."""
    kind = KINDS[record.table]
    return short(str(getattr(record, kind.title_field)), 70) or f"Untitled {kind.name}"


def texts_of(record: Record | None) -> list[str]:
    """What was written into the longer fields of a record."""
    if record is None:
        return []
    fields = [field for field in KINDS[record.table].fields if field.kind in ("text", "paragraphs")]
    texts = [text_of(field, getattr(record, field.name)) for field in fields]
    return [text for text in texts if text]
