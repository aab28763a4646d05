"""Records of every kind for these tests: filled in by type, or drawn by Hypothesis."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from store.operations import Row, Rows, row_of
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import Action
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.tables import RECORD_TYPES, SINGLETONS, TABLES, PackInfo, singleton_id

PACK_ID = "0f9d3c1e-58a5-4c53-9f1f-6f2f0d0a7b11"


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 30, 14, 2, 11, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def tick(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def info(**fields: Any) -> PackInfo:
    return PackInfo(**{"pack_id": PACK_ID, "edition": "toolkit", "created_at": "2026-11-01T09:00:00+00:00"} | fields)


def small_pack() -> Pack:
    """An office, a meeting, two causes with a recommendation, evidence, a question, and actions."""
    return Pack(
        info(),
        [
            Office(id=singleton_id(Office), force="Exampleshire Police", body="Exampleshire PCC"),
            Meeting(id=singleton_id(Meeting), date="2026-12-10"),
            Cause(id="cause-a", title="Answering calls", position=1.0, updated_at="2026-11-02T09:00:00.000000+00:00"),
            Cause(id="cause-b", title="Ymchwiliadau — “ŵyna”, £5", position=2.0),
            Recommendation(id="rec-a", cause="cause-a", text="Answer sooner", position=1.0),
            Evidence(id="ev-a", claim="Calls are answered in time", causes=("cause-a", "cause-b")),
            Question(id="q-a", cause="cause-a", wording="What would be enough?", position=1.0),
            *[Action(id=f"action-{number}", text=f"Do thing {number}") for number in range(12)],
        ],
    )


def filled(kind: type[Record], number: int = 1) -> Record:
    """A record with a value of its own in every field."""
    values = {
        field.name: _value(field.type, f"{kind.table} {field.name} {number}", field.default) for field in _fields(kind)
    }
    values["id"] = singleton_id(kind) if kind in SINGLETONS else f"{kind.table}-{number}"
    return kind(**values)


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    """Records of one kind with any values that its fields allow."""
    fields = {field.name: _strategy(field.type) for field in _fields(kind)}
    if kind in SINGLETONS:
        fields["id"] = st.just(singleton_id(kind))
    return st.builds(kind, **fields)


def packs() -> st.SearchStrategy[Pack]:
    """Packs with any records in them."""
    rows = st.lists(st.one_of([records_of(kind) for kind in RECORD_TYPES]), max_size=8)
    return rows.map(lambda records: Pack(info(), records))


def content(pack: Pack) -> dict[tuple[str, str], dict[str, Any]]:
    """What a pack says, without its stamps."""
    stamps = {"updated_at": "", "updated_by": "", "revision": 0}
    return {(row.table, row.id): msgspec.to_builtins(row) | stamps for row in pack.records()}


def rows_of(pack: Pack) -> Rows:
    """The records of a pack as merging sees them."""
    rows: dict[str, dict[str, Row]] = {}
    for record in pack.records():
        rows.setdefault(record.table, {})[record.id] = row_of(record)
    return rows


def packed(rows: Rows) -> Pack:
    """The pack that rows make."""
    return Pack(
        info(), [msgspec.convert(row, TABLES[table]) for table, found in rows.items() for row in found.values()]
    )


def _partial(day: date) -> str:
    return day.isoformat()[: (4, 7, 10)[day.day % 3]]


def _fields(kind: type[Record]) -> tuple[inspect.Field, ...]:
    shape = inspect.type_info(kind)
    assert isinstance(shape, inspect.StructType)
    return shape.fields


def _value(shape: inspect.Type, words: str, default: Any) -> Any:
    match shape:
        case inspect.Metadata(type=inner):
            return _value(inner, words, default)
        case inspect.LiteralType(values=values):
            return next(value for value in values if value != default)
        case inspect.StrType(pattern=pattern) if pattern:
            return "2024-11-30" if "{4}" in pattern else "14:05"
        case inspect.StrType():
            return f"{words} — “ŵ” £ 日本 \U0001f600"
        case inspect.BoolType():
            return True
        case inspect.IntType():
            return 7
        case inspect.FloatType():
            return 2.5
        case inspect.UnionType(types=types):
            return _value(next(one for one in types if not isinstance(one, inspect.NoneType)), words, default)
        case inspect.VarTupleType():
            return (f"{words} one", f"{words} two")
        case inspect.DictType():
            return {f"{words} one": 3}
        case inspect.AnyType():
            return [f"{words} any"]
    raise AssertionError(shape)


def _strategy(shape: inspect.Type) -> st.SearchStrategy[Any]:
    match shape:
        case inspect.Metadata(type=inner):
            return _strategy(inner)
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case inspect.StrType(pattern=pattern) if pattern:
            return st.just("") | (st.dates().map(_partial) if "{4}" in pattern else st.times().map("{:%H:%M}".format))
        case inspect.StrType(min_length=shortest, max_length=longest):
            return st.text(min_size=shortest or 0, max_size=min(longest or 30, 30))
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            return st.integers(-(2**70), 2**70)
        case inspect.FloatType():
            return st.floats(allow_nan=False, allow_infinity=False)
        case inspect.NoneType():
            return st.none()
        case inspect.UnionType(types=types):
            return st.one_of([_strategy(one) for one in types])
        case inspect.VarTupleType(item_type=item):
            return st.lists(_strategy(item), max_size=3).map(tuple)
        case inspect.AnyType():
            return st.text(max_size=20) | st.booleans() | st.none() | st.lists(st.text(max_size=5), max_size=3)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_strategy(key), _strategy(value), max_size=3)
    raise AssertionError(shape)
