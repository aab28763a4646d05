"""The JSON Schema of a pack file, made from the record types themselves."""

from copy import deepcopy
from typing import Any

import msgspec

from store.layout import META, META_KEY
from toolkit.fields import KINDS
from toolkit.records.format import FORMAT, SCHEMA_VERSION
from toolkit.records.record import Record
from toolkit.records.tables import SINGLETONS, TABLES, PackInfo

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Documents of a table are numbered; the numbers say the order and nothing else.
NUMBERED = "^[0-9]+$"


def pack_schema() -> dict[str, Any]:
    """The schema of a whole pack file: the table ``_meta`` and every table of records.

    Unknown fields and tables are allowed, as the store keeps them.
    """
    kinds = list(TABLES.values())
    (info, *rows), parts = msgspec.json.schema_components([PackInfo, *kinds], ref_template="#/$defs/{name}")
    parts = deepcopy(parts)
    for kind in kinds:
        _describe(kind, parts[kind.__name__])
    _settle_info(parts[PackInfo.__name__])
    tables = {
        kind.table: {
            "type": "object",
            "description": _what(kind),
            "patternProperties": {NUMBERED: row},
            "additionalProperties": False,
        }
        for kind, row in zip(kinds, rows, strict=True)
    }
    return {
        "$schema": DIALECT,
        "title": "ppog pack",
        "description": "What one office fills in for one meeting of the Policing Performance Oversight Group.",
        "type": "object",
        "properties": {
            META: {
                "type": "object",
                "description": "What the file says about itself, under the number 1.",
                "properties": {META_KEY: info},
                "required": [META_KEY],
            },
            **tables,
        },
        "required": [META],
        "$defs": parts,
    }


def _what(kind: type[Record]) -> str:
    name = KINDS[kind.table].name
    return f"The {name}: one document, under any number." if kind in SINGLETONS else f"Each {name}, by number."


def _describe(kind: type[Record], schema: dict[str, Any]) -> None:
    """Give each field the name that a person knows it by, and its help."""
    schema["title"] = KINDS[kind.table].name
    for field in KINDS[kind.table].fields:
        described = schema["properties"][field.name]
        described["title"] = field.label
        if field.help:
            described["description"] = field.help


def _settle_info(schema: dict[str, Any]) -> None:
    schema["properties"]["format"] = {"const": FORMAT}
    schema["properties"]["schema_version"] = {
        "type": "integer",
        "minimum": 1,
        "description": f"{SCHEMA_VERSION} in this version.",
    }
    schema["required"] = ["pack_id", "format"]
