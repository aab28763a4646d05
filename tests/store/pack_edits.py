"""What officers do to one pack at the same time, change by change, drawn by Hypothesis."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct, structs

from store.links import LINKS, linked, removal
from store.operations import Batch, context_of, operations_between
from store.stamps import STAMPS
from tests.store.pack_samples import info, rows_of
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection

AT = "2026-11-30T15:00:00.000000+00:00"

_IDS = ("1", "2", "3")
_WORDS = st.sampled_from(["", "one", "two", "three", "four"])
_PLACES = st.sampled_from([0.0, 1.0, 1.5, 2.0])
_LINES = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True, max_size=4).map(tuple)


class Work(Struct, frozen=True):
    """A pack, and for each officer the states that their changes led to, one after the other."""

    base: Pack
    states: list[list[Pack]]

    def last(self, officer: int) -> Pack:
        """The pack as one officer leaves it."""
        return [self.base, *self.states[officer]][-1]


def work(officers: int = 2, apart: bool = False) -> st.SearchStrategy[Work]:
    """Edits of one pack by some officers; ``apart``: each adds and changes records of their own."""
    return _work(officers, apart)


def batches(base: Pack, states: Sequence[Pack], session: str = "s") -> list[Batch]:
    """Each change of one officer as their session notes it."""
    found = []
    for number, (before, after) in enumerate(zip([base, *states], states, strict=False), 1):
        rows = rows_of(before)
        operations = operations_between(rows, rows_of(after))
        context = context_of(operations, lambda table, id, rows=rows: rows.get(table, {}).get(id))
        found.append(Batch(session, number, f"{AT[:-13]}{number:02}", "AB", "Edit", operations, context))
    return found


def sound(pack: Pack) -> Pack:
    """``pack`` without records that belong to none, and without links to none."""
    while loose := [
        row
        for link in LINKS
        for row in pack.every(link.kind)
        if link.owned and not pack.get(link.target, getattr(row, link.field))
    ]:
        pack = pack.with_changes((), loose)
    for link in LINKS:
        for row in pack.every(link.kind):
            there = tuple(id for id in linked(row, link) if pack.get(link.target, id))
            if not link.owned and there != linked(row, link):
                value: Any = there if isinstance(getattr(row, link.field), tuple) else ""
                pack = pack.with_changes([structs.replace(row, **{link.field: value})])
    return pack


def _records(ids: Sequence[str]) -> st.SearchStrategy[Record]:
    id = st.sampled_from(ids)
    many = st.lists(id, unique=True, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Cause, id=id, title=_WORDS, owner=_WORDS, position=_PLACES),
        st.builds(Recommendation, id=id, cause=id, text=_WORDS),
        st.builds(Measure, id=id, cause=id, name=_WORDS, target=st.none() | _PLACES),
        st.builds(Reading, id=id, measure=id, source=_WORDS),
        st.builds(Evidence, id=id, claim=_WORDS, causes=many),
        st.builds(Question, id=id, cause=st.just("") | id, wording=_WORDS, chosen=st.booleans()),
        st.builds(NoteSection, id=id, paragraphs=_LINES, cues=_WORDS),
    )


@st.composite
def _work(draw: st.DrawFn, officers: int, apart: bool) -> Work:
    base = sound(Pack(info(), draw(st.lists(_records(_IDS), max_size=7))))
    states: list[list[Pack]] = []
    for number in range(officers):
        pack = base
        steps: list[Pack] = []
        records = _records(_IDS[number : number + 1] if apart else _IDS)
        for second, record in enumerate(draw(st.lists(records, max_size=4)), 1):
            at = f"2026-11-30T14:{number:02}:{second:02}"
            pack = draw(_next_state(pack, [base, *steps][-2:][0], record, at, f"P{number}"))
            steps.append(pack)
        states.append(steps)
    return Work(base, states)


@st.composite
def _next_state(draw: st.DrawFn, pack: Pack, before: Pack, record: Record, at: str, by: str) -> Pack:
    """``pack`` after one more change: ``record`` put or removed, a field of it set, or the last change undone."""
    present = pack.get(type(record), record.id)
    act = draw(st.sampled_from(["put", "put", "set", "remove", "undo"]))
    if act == "undo":
        rows = [_stamped(row, pack.get(type(row), row.id), at, by) for row in before.records()]
        return Pack(pack.info, rows)
    if present is None or act == "put":
        return sound(pack.with_changes([_stamped(record, present, at, by)]))
    if act == "remove":
        found = removal(pack, [present])
        return pack.with_changes([_stamped(row, None, at, by) for row in found.changed], found.removed)
    name = draw(st.sampled_from(sorted(set(record.__struct_fields__) - STAMPS - {"id"})))
    # Also where it has that value: what is put back leaves nothing but a stamp.
    return sound(pack.with_changes([structs.replace(present, **{name: getattr(record, name)}, **_by(present, at, by))]))


def _stamped(record: Record, present: Record | None, at: str, by: str) -> Record:
    return record if record == present else structs.replace(record, **_by(present or record, at, by))


def _by(present: Record, at: str, by: str) -> dict[str, Any]:
    return {"updated_at": at, "updated_by": by, "revision": present.revision + 1}
