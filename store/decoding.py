"""One record from plain JSON values into its type, or a sentence saying why not."""

import json
import math
from typing import Any, TypeVar

import msgspec

from store.errors import shown
from toolkit.errors import RecordError
from toolkit.fields import KINDS
from toolkit.records.record import Record

R = TypeVar("R", bound=Record)


def decode_record(kind: type[R], raw: object) -> R:
    """The record of ``kind`` that ``raw`` describes; fields that the kind does not have are passed over.

    Raises `RecordError` naming the field by its label, and the value.
    """
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise RecordError(_sentence(kind, raw, str(error))) from error


def checked(record: R) -> R:
    """``record`` as a pack can hold it; raises `RecordError` for a value that it cannot.

    Half characters (lone surrogates), which no other program could read back, become “�”.
    """
    raw = {name: _whole_text(value) for name, value in msgspec.to_builtins(record).items()}
    for name, value in raw.items():
        if isinstance(value, float) and not math.isfinite(value):
            raise RecordError(f"{field_label(type(record), name)} cannot be “{value}”.")
    return decode_record(type(record), raw)


def unknown_fields(kind: type[Record], raw: dict[str, Any]) -> dict[str, Any]:
    """What ``raw`` holds beyond the fields of ``kind``."""
    return {name: raw[name] for name in raw.keys() - set(kind.__struct_fields__)}


def field_label(kind: type[Record], name: str) -> str:
    """A field as a person knows it: “Closed on” for ``closed_on``."""
    for field in KINDS[kind.table].fields:
        if field.name == name:
            return f"“{field.label}”"
    return f"“{shown(name)}”"


def title_of(record: Record) -> str:
    """A record in a sentence: its kind, and the words it is known by where it has some."""
    kind = KINDS[record.table]
    words = str(getattr(record, kind.title_field)).strip()
    return f"{kind.name} “{shown(words)}”" if words else kind.name


def _sentence(kind: type[Record], raw: object, fault: str) -> str:
    if not isinstance(raw, dict):
        return f"It is not a {KINDS[kind.table].name}: {shown(repr(raw))} stands in its place."
    if "id" not in raw:
        return "It has no id."
    _, _, place = fault.partition(" - at `$.")
    name = place.rstrip("`").split("[")[0].split(".")[0]
    if name in kind.__struct_fields__:
        return f"{field_label(kind, name)} cannot be “{shown(_plain(raw.get(name)))}”."
    return f"It is not a {KINDS[kind.table].name}: {shown(fault, 120)}."


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _whole_text(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole_text(part) for part in value]
    if isinstance(value, dict):
        return {_whole_text(key): _whole_text(part) for key, part in value.items()}
    return value
