"""What one key changes, in one row or in every marked one: pure, so that it can be tried without a terminal."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import structs

from screens.case import Case
from screens.rows import Row, StepView
from store.links import removal
from toolkit.fields import KINDS, Field
from toolkit.pack import Pack
from toolkit.records.record import Record
from toolkit.terms import plural
from toolkit.typed_values import text_of
from toolkit.views import short

Purpose = Literal["status", "owner", "due"]

# Values that differ, and letters of each, in a line that says what several rows have.
_MOST_NAMED, _NAMED = 3, 24

# What stands for the same thing in one kind of record or another.
_NAMES: dict[Purpose, tuple[str, ...]] = {
    "status": ("status", "state", "view"),
    "owner": ("owner", "owed_by"),
    "due": ("due",),
}


def field_for(purpose: Purpose, fields: Iterable[Field]) -> Field | None:
    """The field that says how far something is, who has it, or by when."""
    by_name = {field.name: field for field in fields}
    return next((by_name[name] for name in _NAMES[purpose] if name in by_name), None)


def field_of(view: StepView, case: Case, row: Row, purpose: Purpose) -> Field | None:
    """That field of a row, where its form has one."""
    return field_for(purpose, view.fields(case, row)) if row.record is not None else None


def given(
    view: StepView, case: Case, rows: Iterable[Row], purpose: Purpose, value: object, choices: object = ()
) -> list[Record]:
    """The records of the rows with a new status, owner or due date; rows that cannot have it are passed over.

    With ``choices``, those of the status that was chosen from, rows with other states are passed over as well.
    """
    changed = []
    for row in rows:
        field = field_of(view, case, row, purpose)
        if field is not None and row.record is not None and (not choices or field.choices == choices):
            changed.append(structs.replace(row.record, **{field.name: value}))
    return changed


def ticked(view: StepView, case: Case, rows: Iterable[Row]) -> list[Record]:
    """The records of the rows, one state on; of several of a kind, all get the state after the least advanced one."""
    kinds: dict[str, list[tuple[Record, dict[str, object]]]] = {}
    for row in rows:
        changes = view.ticked(case, row)
        if row.record is not None and changes:
            kinds.setdefault(row.record.table, []).append((row.record, changes))
    changed: list[Record] = []
    for held in kinds.values():
        _, changes = min(held, key=lambda each: _advance(*each))
        changed += [structs.replace(record, **changes) for record, _ in held]
    return changed


def _advance(record: Record, changes: dict[str, object]) -> int:
    """How far the record is in the field that a tick changes."""
    name = next(iter(changes))
    present = getattr(record, name)
    values = [value for value, _ in KINDS[record.table].field(name).choices]
    return values.index(present) if present in values else int(bool(present))


def used_values(pack: Pack, purpose: Purpose) -> list[tuple[str, int]]:
    """The owners or due dates that the pack has, with how often: owners by frequency, dates by date."""
    used: Counter[str] = Counter()
    fields = {table: field.name for table, kind in KINDS.items() if (field := field_for(purpose, kind.fields))}
    for record in pack.records():
        if name := fields.get(record.table):
            used[str(getattr(record, name)).strip()] += 1
    del used[""]
    order = used.items()
    return sorted(order) if purpose == "due" else sorted(order, key=lambda each: (-each[1], each[0].casefold()))


def common_value(view: StepView, case: Case, rows: Iterable[Row], purpose: Purpose) -> str:
    """What all of the rows have already; empty where they differ."""
    found = {
        str(getattr(row.record, field.name))
        for row in rows
        if (field := field_of(view, case, row, purpose)) is not None
    }
    return found.pop() if len(found) == 1 else ""


def held_now(field: Field, rows: Iterable[Row]) -> str:
    """What several rows have, where they differ: ``Now: 20 not started, 12 done.``; empty where they do not."""
    words = dict(field.choices)
    held = Counter(getattr(row.record, field.name) for row in rows)
    if len(held) == 1:
        return ""
    # One value more is named as well, rather than counted.
    told = held.most_common(_MOST_NAMED if len(held) > _MOST_NAMED + 1 else None)
    parts = [
        f"{number} {words.get(value, text_of(field, value)).lower() if words else _quoted(field, value)}"
        for value, number in told
    ]
    rest = held.total() - sum(number for _, number in told)
    return f"Now: {', '.join(parts)}{f', {rest} others' if rest else ''}."


def _quoted(field: Field, value: object) -> str:
    return f"“{short(text_of(field, value), _NAMED)}”" if value else "without"


def named(rows: Sequence[Row]) -> str:
    """The row by its title, or several by their number."""
    return f"“{short(rows[0].title, 40)}”" if len(rows) == 1 else counted(len(rows), "item")


def counted(number: int, noun: str) -> str:
    """``1 cause of concern``, ``2 causes of concern``: the first noun takes the ending."""
    head, of, rest = noun.partition(" of ")
    return f"{number} {head if number == 1 else plural(head)}{of}{rest}"


def goes_along(pack: Pack, records: Sequence[Record]) -> str:
    """What else is lost with the records, in sentences; empty where nothing is."""
    gone = removal(pack, records)
    asked = {record.id for record in records}
    kinds = Counter(KINDS[record.table].name for record in gone.removed if record.id not in asked)
    said = []
    if kinds:
        parts = [counted(number, name) for name, number in kinds.items()]
        listed = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
        said.append(f"With {'it' if len(records) == 1 else 'them'} {_go(sum(kinds.values()))} {listed}.")
    if kinds and gone.changed:
        number = len(gone.changed)
        said.append(f"{counted(number, 'record')} that {_point(number)} there {_stay(number)}, without the link.")
    return " ".join(said)


def _go(number: int) -> str:
    return "goes" if number == 1 else "go"


def _point(number: int) -> str:
    return "points" if number == 1 else "point"


def _stay(number: int) -> str:
    return "stays" if number == 1 else "stay"
