"""What every record has, and the small types that records are made of."""

from functools import lru_cache
from typing import Annotated, ClassVar
from uuid import UUID, uuid5

from msgspec import Meta, Struct

# Records made from an edition's item get the same id in every copy of a pack, so that two
# officers who answer the same question edit one record. The value itself has no meaning.
ITEM_NAMESPACE = UUID("5f2d1d0c-6d0e-5c39-9d0a-6f1b1f2f7a11")

PartialDate = Annotated[
    str,
    Meta(
        pattern=r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$(?!\n)",
        description="A year, month or day as exact as it is known: 2023, 2023-11 or 2023-11-24; empty if unknown.",
    ),
]
ClockTime = Annotated[
    str,
    Meta(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$(?!\n)", description="Local time as HH:MM; empty if unknown."),
]
RecordId = Annotated[str, Meta(min_length=1, max_length=64, description="A UUID.")]
Links = Annotated[tuple[str, ...], Meta(description="Ids of other records.")]


class Record(Struct, frozen=True, kw_only=True):
    """One row in a pack.

    ``updated_at`` is UTC in ISO 8601 with microseconds; ``updated_by`` an officer's
    initials; ``revision`` counts the saved states of this record.
    """

    table: ClassVar[str]

    id: RecordId
    updated_at: str = ""
    updated_by: str = ""
    revision: int = 0


class Ordered(Record, frozen=True, kw_only=True):
    """A record whose place among its kind matters; lower ``position`` stands first."""

    position: float = 0.0


@lru_cache(maxsize=16_384)
def item_record_id(table: str, item: str) -> str:
    """The id of the record in ``table`` that belongs to an edition's item (or to another record)."""
    return str(uuid5(ITEM_NAMESPACE, f"{table}:{item}"))
