"""How a pack lies in its file, and what is kept of it that this program does not know.

``{"_meta": {"1": {about the pack}}, "causes": {"1": {record}, "2": {record}}, …}``: tables
of numbered documents, as TinyDB has them. A record is known by its ``id``; the numbers only
say in which order records stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from store.checksum import FIELD, sealed
from store.checksum import META as META
from store.checksum import META_KEY as META_KEY
from store.decoding import decode_record, unknown_fields
from store.encoding import number_order
from store.errors import NotAPack, shown
from store.fixed_rows import FixedRows
from store.migrations import migrated
from store.storage import Tables
from toolkit.errors import RecordError
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.format import FORMAT, SCHEMA_VERSION
from toolkit.records.record import Record
from toolkit.records.tables import SINGLETONS, TABLES, PackInfo, RecordKey, singleton_id


class SetAside(Struct, frozen=True):
    """A record that could not be read: kept as it was found, shown, and written back.

    ``raw`` is the JSON value; ``reason`` a sentence.
    """

    table: str
    reason: str
    raw: Any


class Kept(Struct, frozen=True):
    """What a file holds beyond what this program knows, kept word for word.

    ``fields`` are unknown fields by record, ``tables`` unknown tables, ``meta`` unknown
    fields about the pack and ``meta_rows`` further documents of ``_meta``.
    """

    fields: Mapping[RecordKey, dict[str, Any]] = {}
    tables: Mapping[str, dict[str, Any]] = {}
    meta: Mapping[str, Any] = {}
    meta_rows: Mapping[str, Any] = {}


NOTHING_KEPT = Kept()


class Contents(Struct, frozen=True):
    """The tables of one file, understood as far as they can be."""

    info: PackInfo
    records: tuple[Record, ...]
    kept: Kept
    set_aside: tuple[SetAside, ...]


def tables_of(
    pack: Pack, kept: Kept = NOTHING_KEPT, set_aside: Sequence[SetAside] = (), fixed: FixedRows | None = None
) -> Tables:
    """The tables of a pack's file, sealed: its records, then what was set aside, then what is not known.

    With ``fixed``, from one save to the next, what did not change is not encoded again.
    """
    tables: Tables = {META: {META_KEY: {**msgspec.to_builtins(pack.info), **kept.meta}, **kept.meta_rows}}
    aside = {name: [one.raw for one in set_aside if one.table == name] for name in {one.table for one in set_aside}}
    unknown = {table for table, _ in kept.fields}
    for name, kind in TABLES.items():
        records = pack.every(kind)
        table = fixed.of(name, records) if fixed else numbered(map(msgspec.to_builtins, records))
        if name in aside or name in unknown:
            rows = _with_unknown(records, table.values(), kept)
            table = numbered([*rows, *aside.get(name, ())])
        if table:
            tables[name] = table
    return sealed({**tables, **kept.tables})


def numbered(rows: Iterable[Any]) -> dict[str, Any]:
    """The documents of a table, in this order."""
    return {str(number): row for number, row in enumerate(rows, 1)}


def _with_unknown(records: Iterable[Record], rows: Iterable[Any], kept: Kept) -> list[Any]:
    return [
        row | unknown if (unknown := kept.fields.get((record.table, record.id))) else row
        for record, row in zip(records, rows, strict=True)
    ]


def read_tables(tables: Tables, path: Path) -> Contents:
    """Understand the tables of a pack file; raises `NotAPack`, naming ``path``, where they are no pack's.

    A record that cannot be read is set aside and hides no other.
    """
    info, meta = read_info(tables, path)
    tables = migrated(tables, info.schema_version)
    info = structs.replace(info, schema_version=max(info.schema_version, SCHEMA_VERSION))
    reader = _Reader()
    for name, kind in TABLES.items():
        reader.table(kind, in_order(tables.get(name, {})))
    kept = Kept(
        reader.fields,
        {name: documents for name, documents in tables.items() if name not in TABLES and name != META},
        meta,
        {key: row for key, row in tables[META].items() if key != META_KEY},
    )
    return Contents(info, tuple(reader.records.values()), kept, tuple(reader.set_aside))


def read_info(tables: Mapping[str, Any], path: Path) -> tuple[PackInfo, dict[str, Any]]:
    """What a file says about itself, and the fields of that which are not known here."""
    meta = tables.get(META)
    raw = meta.get(META_KEY) if isinstance(meta, dict) else None
    if not isinstance(raw, dict):
        raise NotAPack(path, "it does not say that it is a pack (its table _meta has no document 1)")
    if raw.get("format") != FORMAT:
        raise NotAPack(path, f"it does not say that it is a pack (its format is not {FORMAT})")
    try:
        info = msgspec.convert(raw, PackInfo)
    except msgspec.ValidationError as error:
        raise NotAPack(path, f"what it says about itself is not sound: {shown(str(error), 120)}") from error
    if not info.pack_id or info.schema_version < 1:
        raise NotAPack(path, "what it says about itself is not sound: pack_id or schema_version is missing")
    return info, {name: value for name, value in raw.items() if name not in (*PackInfo.__struct_fields__, FIELD)}


def in_order(documents: Mapping[str, Any]) -> list[Any]:
    """The documents of a table by their numbers."""
    return [documents[key] for key in sorted(documents, key=number_order)]


def _named(kind: type[Record], raw: Any) -> str:
    """A record that cannot be read, as a person knows it: its kind, and its words or its id."""
    about = KINDS[kind.table]
    words = raw.get(about.title_field) or raw.get("id") if isinstance(raw, dict) else ""
    return f"{about.name} “{shown(str(words))}”" if words else about.name


class _Reader:
    """Collects records table by table."""

    def __init__(self) -> None:
        self.records: dict[RecordKey, Record] = {}
        self.fields: dict[RecordKey, dict[str, Any]] = {}
        self.set_aside: list[SetAside] = []

    def table(self, kind: type[Record], rows: list[Any]) -> None:
        if kind in SINGLETONS:
            right = singleton_id(kind)
            rows = sorted(rows, key=lambda row: not (isinstance(row, dict) and row.get("id") == right))
        for raw in rows:
            try:
                self._add(kind, raw)
            except RecordError as error:
                self.set_aside.append(SetAside(kind.table, f"{_named(kind, raw)}: {error}", raw))

    def _add(self, kind: type[Record], raw: Any) -> None:
        record = decode_record(kind, raw)
        if kind in SINGLETONS:
            # A pack made elsewhere may have given its one office an id of its own.
            record = structs.replace(record, id=singleton_id(kind))
        key = (kind.table, record.id)
        if key in self.records:
            raise RecordError(
                f"A pack has one {kind.table} record, and this is another."
                if kind in SINGLETONS
                else f"Its id {shown(record.id)} is that of another record."
            )
        self.records[key] = record
        if fields := unknown_fields(kind, raw):
            self.fields[key] = fields
