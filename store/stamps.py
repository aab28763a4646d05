"""When a record was changed, by whom, and for which time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import uuid4

from msgspec import structs

if TYPE_CHECKING:
    from toolkit.records.record import Record

R = TypeVar("R", bound="Record")

STAMPS = frozenset({"updated_at", "updated_by", "revision"})


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """An id that no other record or pack has."""
    return str(uuid4())


def timestamp(at: datetime) -> str:
    """A moment as records keep it: UTC, ISO 8601, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def stamped(record: R, at: datetime, by: str, after: Record | None) -> R:
    """``record`` as changed now: its revision follows that of ``after``, the state before it."""
    revision = max(record.revision, after.revision) + 1 if after else record.revision + 1
    return structs.replace(record, updated_at=timestamp(at), updated_by=by, revision=revision)


def same_content(one: Record, other: Record) -> bool:
    """Whether two states of a record differ in nothing but their stamps."""
    return one == structs.replace(other, updated_at=one.updated_at, updated_by=one.updated_by, revision=one.revision)
