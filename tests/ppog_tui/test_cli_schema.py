"""`ppog schema` describes the files that the program writes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from toolkit.fields import KINDS
from toolkit.records.tables import TABLES

Ppog = Callable[..., CompletedProcess[str]]


def schema_of(ppog: Ppog) -> dict[str, Any]:
    done = ppog("schema")
    assert done.returncode == 0
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], place: str = "$") -> list[str]:
    """Where ``value`` breaks a schema made of the few keywords that ours has; an unknown keyword is a fault."""
    found: list[str] = []
    for keyword, rule in schema.items():
        match keyword:
            case "$ref":
                found += faults(value, whole["$defs"][rule.rpartition("/")[2]], whole, place)
            case "type":
                kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
                kinds |= {"integer": int, "number": (int, float)}
                if not isinstance(value, kinds[rule]):
                    found.append(f"{place} is no {rule}")
            case "properties":
                found += [f for k, v in value.items() if k in rule for f in faults(v, rule[k], whole, f"{place}.{k}")]
            case "patternProperties":
                for pattern, inner in rule.items():
                    for key, part in value.items():
                        if re.search(pattern, key):
                            found += faults(part, inner, whole, f"{place}.{key}")
            case "additionalProperties":
                if isinstance(rule, dict):
                    found += [f for k, part in value.items() for f in faults(part, rule, whole, f"{place}.{k}")]
                else:
                    allowed = "|".join(schema["patternProperties"])
                    found += [f"{place}.{key} is not allowed" for key in value if not re.search(allowed, key)]
            case "required":
                found += [f"{place} lacks {name}" for name in rule if name not in value]
            case "items":
                found += [f for n, part in enumerate(value) for f in faults(part, rule, whole, f"{place}[{n}]")]
            case "enum":
                if value not in rule:
                    found.append(f"{place} is none of {rule}")
            case "const":
                if value != rule:
                    found.append(f"{place} is not {rule}")
            case "anyOf":
                if all(faults(value, each, whole, place) for each in rule):
                    found.append(f"{place} is none of what it may be")
            case "pattern":
                if not re.search(rule, value):
                    found.append(f"{place} does not match {rule}")
            case "minLength" | "maxLength":
                if (len(value) < rule) if keyword == "minLength" else (len(value) > rule):
                    found.append(f"{place} has {len(value)} characters")
            case "minimum":
                if value < rule:
                    found.append(f"{place} is below {rule}")
            case "$schema" | "$defs" | "title" | "description" | "default":
                pass
            case _:
                found.append(f"{place}: the keyword {keyword} is not known here")
    return found


def test_every_table_and_field_of_a_pack_is_described_in_the_words_of_the_screens(ppog: Ppog) -> None:
    schema = schema_of(ppog)
    assert set(schema["properties"]) == {"_meta", *TABLES}
    for table, kind in TABLES.items():
        described = schema["$defs"][kind.__name__]["properties"]
        assert set(described) == set(kind.__struct_fields__)
        for field in KINDS[table].fields:
            assert described[field.name]["title"] == field.label


def test_the_packs_that_the_program_writes_fit_it(ppog: Ppog, home: Path) -> None:
    schema = schema_of(ppog)
    assert ppog("example", ".").returncode == 0
    pack = json.loads((home / "worked-example.ppog.json").read_text(encoding="utf-8"))
    assert faults(pack, schema, schema) == []
    made = ppog("new", "--force", "Wessex Police").stdout.splitlines()[-1]
    assert faults(json.loads(Path(made).read_text(encoding="utf-8")), schema, schema) == []


def test_what_is_not_a_pack_does_not_fit_it(ppog: Ppog, home: Path) -> None:
    schema = schema_of(ppog)
    meta = {"1": {"pack_id": "x", "format": "ppog-pack"}}
    assert faults({"_meta": meta}, schema, schema) == []
    assert faults({}, schema, schema)
    assert faults({"_meta": {"1": {"pack_id": "x", "format": "other"}}}, schema, schema)
    assert faults({"_meta": meta, "causes": {"1": {"id": "c", "status": "perhaps"}}}, schema, schema)
    assert faults({"_meta": meta, "meeting": {"1": {"id": "m", "date": "soon"}}}, schema, schema)
    assert faults({"_meta": meta, "actions": {"first": {"id": "a"}}}, schema, schema)
