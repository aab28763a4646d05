"""An earlier state of a pack together with the newer records that a damaged file still holds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from store.decoding import decode_record, title_of
from store.stamps import timestamp
from store.storage import Tables
from toolkit.errors import RecordError
from toolkit.records.record import Record
from toolkit.records.tables import TABLES, RecordKey

Rows = Mapping[str, Mapping[str, Any]]


def newer_records(earlier: Rows, found: Rows, until: datetime | None) -> dict[RecordKey, dict[str, Any]]:
    """The sound records of ``found`` that ``earlier`` does not have, or has in an older state.

    Which of two states is newer is told by ``updated_at``. A record that differs without being
    newer, or is said to be newer than ``until``, is taken for damaged.
    """
    latest = timestamp(until) if until else ""
    known = {(name, row["id"]): row for name in TABLES for row in _rows(earlier, name)}
    newer: dict[RecordKey, dict[str, Any]] = {}
    for name, kind in TABLES.items():
        for row in _rows(found, name):
            before = known.get((name, row["id"]))
            credible = not latest or _changed_at(row) <= latest
            if credible and _decoded(kind, row) and (before is None or _changed_at(row) > _changed_at(before)):
                newer[name, row["id"]] = row
    return newer


def combined(earlier: Rows, newer: Mapping[RecordKey, dict[str, Any]]) -> Tables:
    """The tables of ``earlier`` with the records of ``newer`` in the place of their older states, or behind."""
    tables = {name: dict(table) for name, table in earlier.items()}
    places = {
        (name, row["id"]): key
        for name in TABLES
        for key, row in tables.get(name, {}).items()
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    }
    for record, row in newer.items():
        table = tables.setdefault(record[0], {})
        table[places.get(record) or _free(table)] = row
    return tables


def titles(rows: Mapping[RecordKey, dict[str, Any]]) -> list[str]:
    """The records of ``rows`` as a sentence can name them."""
    records = (_decoded(TABLES[name], row) for (name, _), row in rows.items())
    return [title_of(record) for record in records if record is not None]


def _rows(tables: Rows, name: str) -> list[dict[str, Any]]:
    rows = tables.get(name, {}).values()
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)]


def _decoded(kind: type[Record], row: dict[str, Any]) -> Record | None:
    try:
        return decode_record(kind, row)
    except RecordError:
        return None


def _changed_at(row: dict[str, Any]) -> str:
    at = row.get("updated_at")
    return at if isinstance(at, str) else ""


def _free(table: Mapping[str, Any]) -> str:
    number = len(table) + 1
    while str(number) in table:
        number += 1
    return str(number)
