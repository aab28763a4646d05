"""One record that two sides changed: each field takes what either side wrote, and a clash is said."""

import json
from collections.abc import Collection
from functools import cache
from typing import Any

from msgspec import Struct

from store.links import LINKS
from store.lists import merged_links, merged_texts
from store.operations import Row, row_of
from store.stamps import STAMPS
from toolkit.fields import KINDS
from toolkit.records.record import Ordered
from toolkit.records.tables import TABLES

# Nobody is asked about the place of a row: the later change stands.
PLAIN = frozenset(Ordered.__struct_fields__) - {"id"} - STAMPS


class Clash(Struct, frozen=True):
    """A field to which both sides gave another value: ``ours`` stands in it, ``theirs`` had to give way."""

    field: str
    ours: Any
    theirs: Any


class MergedRow(Struct, frozen=True):
    """A record with the changes of both sides, and the fields in which they clashed."""

    row: Row
    clashes: tuple[Clash, ...]


class _Absent:
    """Stands for a field that a record does not have."""


_ABSENT = _Absent()


def merged_row(table: str, old: Row, new: Row, theirs: Row, coming: Collection[Row] = ()) -> MergedRow:
    """``theirs`` with a change of ours, which found the values of ``old`` and left those of ``new``.

    ``coming`` is what later changes of ours wrote into the record: where ``theirs`` has that
    already, this change is long done.
    """
    row = dict(theirs)
    clashes: list[Clash] = []
    for name in {**old, **new}:
        if name in STAMPS:
            continue
        was, ours, other = (side.get(name, _ABSENT) for side in (old, new, theirs))
        if ours in (was, other):
            continue
        if other == was or other is _ABSENT:
            value = ours
        elif ours is _ABSENT or any(name in later and later[name] == other for later in coming):
            continue
        elif table not in TABLES or name in PLAIN:
            value = ours if _is_later(new, ours, theirs, other) else other
        else:
            value, alternative = _joined(table, name, was, ours, other)
            if value != alternative:
                clashes.append(Clash(name, value, alternative))
        if value is _ABSENT:
            row.pop(name, None)
        else:
            row[name] = value
    return MergedRow(row | _stamps(old, new, theirs), tuple(clashes))


def same_but_for_stamps(one: Row, other: Row) -> bool:
    """Whether two states of a record differ in nothing that a person wrote."""
    passed_over = STAMPS | PLAIN
    return all(
        one.get(name, _ABSENT) == other.get(name, _ABSENT) for name in {**one, **other} if name not in passed_over
    )


@cache
def empty_row(table: str) -> Row:
    """A record of a known table into which nobody has written yet; its id is “-”."""
    return row_of(TABLES[table](id="-"))


def canonical(value: Any) -> str:
    """A value as text, so that any two can be put in an order."""
    return json.dumps(value, sort_keys=True)


def _is_later(new: Row, ours: Any, theirs: Row, other: Any) -> bool:
    """Whether our value was written after theirs; of two at the same time the greater one counts as later."""
    mine, their = (str(side.get("updated_at", "")) for side in (new, theirs))
    if mine and mine != their:
        return mine > their
    return canonical(ours) > canonical(other)


def _joined(table: str, field: str, was: Any, ours: Any, theirs: Any) -> tuple[Any, Any]:
    """What two values come to: one with ours and one with theirs where they cannot both stand."""
    kind = _kind(table, field)
    if kind == "link" and "" in (ours, theirs):
        # Cleared on one side, often because its target went: what the other side chose stands.
        return ours or theirs, ours or theirs
    if kind not in ("links", "paragraphs") or not all(map(_is_texts, (ours, theirs))):
        return ours, theirs
    base = was if _is_texts(was) else []
    if kind == "links":
        links = merged_links(base, ours, theirs)
        return links, links
    texts = merged_texts(base, ours, theirs)
    return texts.ours, texts.theirs


@cache
def _kind(table: str, field: str) -> str:
    for link in LINKS:
        if (link.kind.table, link.field) == (table, field):
            return "links" if empty_row(table)[field] == [] else "link"
    return next((known.kind for known in KINDS[table].fields if known.name == field), "")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _stamps(old: Row, new: Row, theirs: Row) -> Row:
    """When and by whom the record was changed last, and how often."""
    if not STAMPS.issubset(new):
        return {}
    if all(theirs.get(name) == old.get(name) for name in STAMPS):
        return {name: new[name] for name in STAMPS}
    latest = max((new, theirs), key=lambda row: (str(row.get("updated_at", "")), str(row.get("updated_by", ""))))
    revision = max(new["revision"], theirs.get("revision", 0))
    return {"updated_at": latest["updated_at"], "updated_by": latest["updated_by"], "revision": revision}
