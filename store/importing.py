"""Take in a pack, or a part of one, from a file in the published format."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from store.decoding import decode_record, unknown_fields
from store.errors import ImportRefused, NewerSchema, NotAPack, shown
from store.layout import META, META_KEY, Kept, SetAside, in_order, read_info
from store.links import broken_links
from store.reading import parse_object, read_bytes
from store.session import PackSession
from store.stamps import STAMPS, new_id, stamped, timestamp, utc_now
from store.workspace import Workspace
from toolkit.errors import RecordError
from toolkit.pack import Pack
from toolkit.records.format import SCHEMA_VERSION
from toolkit.records.readiness import ExitView
from toolkit.records.record import Ordered, Record, item_record_id
from toolkit.records.tables import SINGLETONS, TABLES, PackInfo, RecordKey, singleton_id


class ImportedRecords(Struct, frozen=True):
    """What an import file holds.

    ``info`` is None for a part of a pack. ``given`` names the fields that the file has for
    each record: only those replace what a pack holds already. ``problems`` are sentences
    about what could not be read; ``kept`` and ``set_aside`` go into a new pack word for word.
    """

    name: str
    info: PackInfo | None
    records: tuple[Record, ...]
    given: Mapping[RecordKey, frozenset[str]]
    problems: tuple[str, ...]
    kept: Kept
    set_aside: tuple[SetAside, ...]


class ImportResult(Struct, frozen=True):
    """Where the records went, how many there were, and what a person should look at, in sentences."""

    path: Path
    records: int
    problems: tuple[str, ...]


def read_import(path: Path, new_id: Callable[[], str] = new_id) -> ImportedRecords:
    """Read a file in the layout of a pack, whole or in part; nothing is written.

    Tables may also be lists of records, the office or meeting a bare record; ``_meta`` may be
    missing. Records without an id get one: that of their edition item where they name it.
    Raises `PackNotFound` or `PackUnreadable` with the reason.
    """
    tables = parse_object(path, read_bytes(path))
    info, meta = read_info(tables, path) if META in tables else (None, {})
    if info is not None and info.schema_version > SCHEMA_VERSION:
        raise NewerSchema(path, f"it was made with a later version of ppog (format {info.schema_version})")
    reader = _Reader(new_id)
    for name, kind in TABLES.items():
        if name in tables:
            reader.table(kind, tables[name])
    if not reader.tables:
        raise NotAPack(path, "it holds none of the tables of a pack")
    others = {name: value for name, value in tables.items() if name not in TABLES and name != META}
    kept = Kept(
        reader.fields,
        {name: value for name, value in others.items() if isinstance(value, dict)},
        meta,
        {key: row for key, row in tables.get(META, {}).items() if key != META_KEY},
    )
    reader.problems += [
        f"“{shown(name)}” is not a table and was left out." for name in others if name not in kept.tables
    ]
    return ImportedRecords(
        path.name.split(".")[0],
        info,
        tuple(reader.records.values()),
        reader.given,
        tuple(reader.problems),
        kept,
        tuple(reader.set_aside),
    )


def import_pack(
    workspace: Workspace,
    imported: ImportedRecords,
    edition: str,
    *,
    officer: str = "",
    now: Callable[[], datetime] = utc_now,
    new_id: Callable[[], str] = new_id,
) -> ImportResult:
    """Make a new pack of what was imported; ``edition`` is for a file that does not name one.

    Raises `ImportRefused` where the workspace holds that pack already, and what creating raises.
    """
    at = now()
    info = imported.info or PackInfo(pack_id=new_id(), created_at=timestamp(at))
    if there := workspace.holding(info.pack_id):
        raise ImportRefused(
            f"This pack is in the workspace already, as {shown(there.name, 100)}. "
            "Import the file into that pack to bring the two together."
        )
    records = [row if row.updated_at else stamped(row, at, officer, None) for row in imported.records]
    pack = Pack(structs.replace(info, edition=info.edition or edition), records)
    hint = "" if pack.office.force else imported.name
    path = workspace.add(pack, imported.kept, imported.set_aside, hint)
    return ImportResult(path, len(records), (*imported.problems, *broken_links(pack, records)))


def import_into(session: PackSession, imported: ImportedRecords) -> ImportResult:
    """Put what was imported into an open pack, as one step that can be undone.

    A record that the pack has already takes over the fields that the file gives and keeps
    the others. What cannot be read or is not known here stays out, and is named.
    """
    pack = session.pack
    places: dict[type[Record], float] = {}
    records: list[Record] = []
    for record in imported.records:
        given = imported.given[record.table, record.id]
        present = pack.get(type(record), record.id)
        if present is not None:
            records.append(structs.replace(present, **{name: getattr(record, name) for name in given}))
        elif isinstance(record, Ordered) and "position" not in given:
            kind = type(record)
            places[kind] = places.get(kind, pack.next_position(kind) - 1.0) + 1.0
            records.append(structs.replace(record, position=places[kind]))
        else:
            records.append(record)
    session.put(*records, label=f"Import {shown(imported.name)}")
    unknown = sorted({name for fields in imported.kept.fields.values() for name in fields} | set(imported.kept.tables))
    left_out = [f"“{shown(name)}” is not known to this version and was left out." for name in unknown]
    return ImportResult(
        session.path, len(records), (*imported.problems, *left_out, *broken_links(session.pack, records))
    )


class _Reader:
    """Collects the records of an import file table by table."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self.tables = 0
        self.records: dict[RecordKey, Record] = {}
        self.given: dict[RecordKey, frozenset[str]] = {}
        self.fields: dict[RecordKey, dict[str, Any]] = {}
        self.problems: list[str] = []
        self.set_aside: list[SetAside] = []

    def table(self, kind: type[Record], value: Any) -> None:
        """Read one table, in any of the forms that a file may give it."""
        if isinstance(value, list):
            rows = value
        elif not isinstance(value, dict):
            self.problems.append(f"“{kind.table}” is not a table and was left out.")
            return
        elif kind in SINGLETONS and not set(kind.__struct_fields__).isdisjoint(value):
            rows = [value]
        else:
            rows = in_order(value)
        self.tables += 1
        for number, raw in enumerate(rows, 1):
            try:
                self._add(kind, raw, number)
            except RecordError as error:
                self.problems.append(f"Record {number} of “{kind.table}” was set aside. {error}")
                self.set_aside.append(SetAside(kind.table, str(error), raw))

    def _add(self, kind: type[Record], raw: Any, number: int) -> None:
        record = decode_record(kind, self._completed(kind, raw, number) if isinstance(raw, dict) else raw)
        key = (kind.table, record.id)
        if key in self.records:
            raise RecordError(f"Another record before it has the same id, {shown(record.id)}.")
        self.records[key] = record
        self.given[key] = frozenset(raw).intersection(kind.__struct_fields__) - STAMPS - {"id"}
        if unknown := unknown_fields(kind, raw):
            self.fields[key] = unknown

    def _completed(self, kind: type[Record], raw: dict[str, Any], number: int) -> dict[str, Any]:
        added: dict[str, Any] = {}
        if kind in SINGLETONS:
            added["id"] = singleton_id(kind)
        elif not raw.get("id"):
            belongs_to = raw.get("cause" if kind is ExitView else "item")
            of_item = isinstance(belongs_to, str) and belongs_to
            added["id"] = item_record_id(kind.table, str(belongs_to)) if of_item else self._new_id()
        if issubclass(kind, Ordered) and "position" not in raw:
            added["position"] = float(number)
        return raw | added
