"""What a link field can point to, and how the records that it points to are named."""

from screens.case import Case
from screens.row_work import Purpose, field_for
from toolkit.fields import KINDS, Field, Kinds
from toolkit.records.record import Record
from toolkit.records.tables import TABLES
from toolkit.typed_values import text_of
from toolkit.views import short

# What a record says of who does what by when, and how a row begins to say it that tells in its own words.
_TASKS: tuple[tuple[Purpose, str], ...] = (("owner", ""), ("due", "due "))


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
    # Where no field of a form names it, what does is an id, which says nothing to people.
    named = next((field for field in kind.fields if field.name == kind.title_field), None)
    title = text_of(named, getattr(record, kind.title_field)) if named else ""
    return short(title, 70) or f"Untitled {kind.name}"


def texts_of(record: Record | None, kinds: Kinds) -> list[str]:
    """What was written into the longer fields of a record, each after its label; what names the record needs none."""
    if record is None:
        return []
    kind = kinds[record.table]
    fields = [field for field in kind.fields if field.kind in ("text", "paragraphs")]
    texts = [(field, text_of(field, getattr(record, field.name))) for field in fields]
    return [text if field.name == kind.title_field else f"{field.label}: {text}" for field, text in texts if text]


def tasks_of(record: Record | None, kinds: Kinds, seen: str) -> list[str]:
    """Who has a record in hand and by when, each after its label, save what is ``seen`` in its row already."""
    if record is None:
        return []
    fields = kinds[record.table].fields
    tasks = []
    for purpose, sign in _TASKS:
        field = field_for(purpose, fields)
        value = text_of(field, getattr(record, field.name)) if field is not None else ""
        if field is not None and value and (sign or value) not in seen:
            tasks.append(f"{field.label}: {value}.")
    return tasks
