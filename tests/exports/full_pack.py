"""A pack in which every field of every kind of record is filled in, each text with a word of its own."""

from typing import Any

from toolkit.edition import Edition
from toolkit.fields import KINDS, Field
from toolkit.pack import Pack
from toolkit.records.record import Record, item_record_id
from toolkit.records.tables import SINGLETONS, TABLES, PackInfo, singleton_id

# The office's own words for people stand in the toolkit's texts, not in a place of their own.
ROLE_WORDS = {"holder_title", "holder_short", "office_title", "office_short", "chief_title", "force_noun"}

ITEMS = {
    "checklist": "responsibility.relationship",
    "support": "",
    "questions": "",
    "theme_views": "theme.leadership",
    "precedents": "precedent.cleveland",
    "running_order": "",
}


def word(table: str, field: str) -> str:
    """The word that only this field holds."""
    return f"Zq{table.replace('_', '')}x{field.replace('_', '')}q"


def full_pack(edition: Edition) -> Pack:
    """One record of each kind, all linked to one cause, and a second question for the other bank."""
    records = [_record(table) for table in TABLES]
    records.append(_record("questions", id="chief-question", bank="chief", wording=word("chief", "wording")))
    return Pack(PackInfo(pack_id="b8a1cc0e-0000-4000-8000-000000000002", edition=edition.id), records)


def _record(table: str, **given: Any) -> Record:
    kind = TABLES[table]
    values: dict[str, Any] = {field.name: _value(table, field) for field in KINDS[table].fields}
    if item := ITEMS.get(table):
        values |= {"item": item, "id": item_record_id(table, item)}
    if kind in SINGLETONS:
        values["id"] = singleton_id(kind)
    if table == "exit_views":
        values |= {"cause": "the-causes", "id": item_record_id(table, "the-causes")}
    return kind(**({"id": f"the-{table}"} | values | given))


def _value(table: str, field: Field) -> Any:
    match field.kind:
        case "line" | "text":
            if field.name in ROLE_WORDS:
                return ""
            return "https://example.org/evidence" if field.name == "link" else word(table, field.name)
        case "paragraphs":
            return (word(table, f"{field.name}one"), word(table, f"{field.name}two"))
        case "date":
            return "2026-10-05"
        case "time":
            return "14:05"
        case "number":
            return 1234.5
        case "whole":
            return 130
        case "flag":
            return True
        case "choice":
            return field.choices[-1][0] if field.name != "terms" else "pcc"
        case "stage":
            return "stage.ppog"
        case "link":
            return f"the-{field.target}"
        case "links":
            return (f"the-{field.target}",)


def words_of(pack: Pack) -> list[str]:
    """Every word that only one field of the pack holds."""
    found = []
    for record in pack.records():
        for name in record.__struct_fields__:
            value = getattr(record, name)
            found += [text for text in (value if isinstance(value, tuple) else (value,)) if _own(text)]
    return found


def _own(text: object) -> bool:
    return isinstance(text, str) and text.startswith("Zq")
