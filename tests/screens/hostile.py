"""Packs whose every text could break a screen: markup, escape sequences, endless words, other scripts."""

from collections.abc import Iterator
from typing import Any

from msgspec import inspect, structs

from toolkit.edition import Edition, Precedents
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading
from toolkit.records.preparation import ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Record, item_record_id
from toolkit.records.tables import RECORD_TYPES, SINGLETONS, PackInfo, singleton_id

MARKUP = "[/x] [/] [red]x[/] [@click=app.quit]x[/] [REDACTED] [s.22] \\[ ]"
TEXTS = {
    "markup": MARKUP,
    "escapes": "a\x1b[31mred\x1b]0;owned\x07b\x9b2Jc\x00\x08\x7fd",
    "bidi": "abc\u202edcba\u2066x\u2069 \u200f\u05d0\u05d1",
    "a long word": "W" * 10_000,
    "combining": "e" + "\u0301" * 60 + " \u200d\u200b\ufe0f \U0001f469\u200d\U0001f692",
    "Welsh": "Ŵyna a llŷn: “â, ê, î, ô, û, ŵ, ŷ” — £5",
    "CJK": "警察の監督に関する会議" * 30,
    "lines": "one\ntwo\r\nthree\u2028four\x0bfive\tsix\x85",
    "half a sign": "half \ud83d of one",
    "placeholders": "{holder.the} {nonsense} {chief.oddly} {a|row.add} {0} %s {",
}

_TARGETS = {kind.table: kind for kind in (Cause, Measure, Evidence)}


def hostile_pack(edition: Edition, precedents: Precedents, text: str) -> Pack:
    """A pack with a linked record and a stray one of every kind, ``text`` in each text field."""
    records = list(_records(edition, precedents, text))
    return Pack(PackInfo(pack_id="hostile", edition=edition.id), records)


def _records(edition: Edition, precedents: Precedents, text: str) -> Iterator[Record]:
    items = {
        ChecklistEntry: edition.responsibilities_ppog[0].id,
        Support: edition.support_offers[0].id,
        Question: edition.questions_chief[0].id,
        ThemeView: edition.exit_themes[0].id,
        PrecedentChoice: precedents.forces[0].id,
    }
    for kind in RECORD_TYPES:
        linked = _filled(kind, text, id_of(kind, 1))
        for field in KINDS[kind.table].fields:
            if field.kind in ("link", "links"):
                target = id_of(_TARGETS[field.target], 1)
                linked = structs.replace(linked, **{field.name: (target,) if field.kind == "links" else target})
        if isinstance(linked, ExitView):
            linked = structs.replace(linked, id=item_record_id(kind.table, id_of(Cause, 1)), cause=id_of(Cause, 1))
        if kind in items:
            changes = {"id": item_record_id(kind.table, items[kind]), "item": items[kind]}
            linked = structs.replace(linked, **changes, **({"bank": "chief"} if kind is Question else {}))
        yield linked
        if kind not in SINGLETONS:
            yield _filled(kind, text, id_of(kind, 2))
    yield Reading(id="readings-3", measure=id_of(Measure, 1), date="2024", value=-1.7e308)


def id_of(kind: type[Record], number: int) -> str:
    """The id of the linked (1) or the stray (2) record of a kind that no item of the edition names."""
    return singleton_id(kind) if kind in SINGLETONS else f"{kind.table}-{number}"


def _filled(kind: type[Record], text: str, id: str) -> Record:
    shape = inspect.type_info(kind)
    assert isinstance(shape, inspect.StructType)
    values: dict[str, Any] = {field.name: _value(field.type, text, field.default) for field in shape.fields}
    # An open cause, so that it stands in the step of the exit tests.
    return kind(**values | {"id": id} | ({"status": "open"} if kind is Cause else {}))


def _value(shape: inspect.Type, text: str, default: Any) -> Any:
    match shape:
        case inspect.Metadata(type=inner):
            return _value(inner, text, default)
        case inspect.LiteralType(values=values):
            return next(value for value in values if value != default)
        case inspect.StrType(pattern=pattern) if pattern:
            return "2024-02-31" if "{4}" in pattern else "23:59"
        case inspect.StrType() | inspect.AnyType():
            return text
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 2**40
        case inspect.FloatType():
            return 1.7e308
        case inspect.UnionType(types=types):
            return _value(next(one for one in types if not isinstance(one, inspect.NoneType)), text, default)
        case inspect.VarTupleType():
            return (text, text)
        case inspect.DictType():
            return {"note_sections-1": 90, text: 5}
    raise AssertionError(shape)
