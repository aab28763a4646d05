"""A new pack: the office, the meeting, and the hour as the edition lists it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from store.decoding import checked, decode_record, unknown_fields
from store.errors import StoreError, shown
from store.stamps import new_id, stamped, timestamp, utc_now
from store.workspace import Workspace
from toolkit.edition import Edition
from toolkit.errors import RecordError
from toolkit.fields import KINDS
from toolkit.next_meeting import for_next_meeting
from toolkit.pack import Pack
from toolkit.records.office import Meeting, Office, RunningOrderEntry
from toolkit.records.record import Record, item_record_id
from toolkit.records.tables import PackInfo, singleton_id
from toolkit.terms import terms_of

R = TypeVar("R", bound=Record)

# What an office is called and whom it knows stays from one meeting to the next.
_LASTING = (
    "force",
    "body",
    "terms",
    "holder_title",
    "holder_short",
    "office_title",
    "office_short",
    "chief_title",
    "force_noun",
    "marking",
    "holder_name",
    "chief_name",
    "hmi",
    "fll",
    "apcc_contact",
)


def new_pack(
    edition: Edition,
    office: Mapping[str, object],
    meeting: Mapping[str, object],
    *,
    officer: str = "",
    fictional: bool = False,
    now: Callable[[], datetime] = utc_now,
    new_id: Callable[[], str] = new_id,
) -> Pack:
    """A pack made with ``edition``; it is in memory alone until a workspace creates its file.

    ``office`` and ``meeting`` are fields of those records by name, such as ``force`` and
    ``date``. Raises `RecordError` for a field or value that they cannot hold.
    """
    at = now()
    the_office = _one(Office, office)
    terms = terms_of(the_office)
    hour = [
        RunningOrderEntry(
            id=item_record_id(RunningOrderEntry.table, part.id),
            item=part.id,
            title=terms.fill(part.title or part.text),
            position=float(part.number),
        )
        for part in edition.running_order
    ]
    records: list[Record] = [the_office, _one(Meeting, meeting), *hour]
    info = PackInfo(pack_id=new_id(), edition=edition.id, created_at=timestamp(at), fictional=fictional)
    return Pack(info, [stamped(record, at, officer, None) for record in records])


def next_pack(
    pack: Pack,
    edition: Edition,
    date: str,
    *,
    now: Callable[[], datetime] = utc_now,
    new_id: Callable[[], str] = new_id,
) -> Pack:
    """The pack for the PPOG that follows that of ``pack``; see `toolkit.next_meeting`. It is in memory alone."""
    info = PackInfo(
        pack_id=new_id(), edition=pack.info.edition, created_at=timestamp(now()), fictional=pack.info.fictional
    )
    return for_next_meeting(pack, info, edition, date)


def known_office(workspace: Workspace) -> dict[str, str]:
    """What an earlier pack of the folder says of the office, by field: the one changed last; empty where there is none.

    What belongs to a time is left out: since when the force is in Engage, the stage, the situation.
    """
    listings = [each for each in workspace.list() if not (each.reason or each.fictional)]
    for listing in sorted(listings, key=lambda each: each.updated_at, reverse=True)[:1]:
        with suppress(StoreError):
            office = workspace.open_pack(listing.path).pack.office
            return {name: value for name in _LASTING if (value := getattr(office, name))}
    return {}


def _one(kind: type[R], fields: Mapping[str, object]) -> R:
    raw = {**fields, "id": singleton_id(kind)}
    if unknown := unknown_fields(kind, raw):
        raise RecordError(f"The {KINDS[kind.table].name} has no field {shown(next(iter(unknown)))}.")
    return checked(decode_record(kind, raw))
