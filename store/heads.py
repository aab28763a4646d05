"""What the head of a pack file says, read without opening the whole of it."""

from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from store.errors import PackUnreadable, StoreError
from store.layout import META_KEY
from store.listing import Listing
from store.pack_file import open_pack
from store.read_only import why_read_only
from store.reading import read_bytes
from toolkit.records.format import FORMAT
from toolkit.records.office import Meeting, Office
from toolkit.records.record import Record
from toolkit.records.tables import PackInfo, singleton_id


class _RowHead(Struct):
    id: str = ""


H = TypeVar("H", bound=_RowHead)


class _OfficeHead(_RowHead):
    force: str = ""
    body: str = ""


class _MeetingHead(_RowHead):
    date: str = ""


class _Head(Struct):
    meta: dict[str, PackInfo] = field(name="_meta")
    office: dict[str, _OfficeHead] = {}
    meeting: dict[str, _MeetingHead] = {}


class _Stamp(Struct):
    updated_at: str = ""


_head = msgspec.json.Decoder(_Head).decode
_stamps = msgspec.json.Decoder(dict[str, dict[str, _Stamp]]).decode


def read_head(path: Path) -> tuple[Listing, int]:
    """A pack as its head describes it, and the number of its format."""
    try:
        data = read_bytes(path)
    except StoreError as error:
        return Listing(path=path, reason=_reason(error)), 0
    try:
        head, stamps = _head(data), _stamps(data)
    except (msgspec.DecodeError, RecursionError):
        # Rare, and not always damage: the full reader knows how to say why, or to make do.
        return _read_whole(path, len(data))
    info = head.meta.get(META_KEY)
    if info is None or info.format != FORMAT:
        return _read_whole(path, len(data))
    office = _of_pack(Office, head.office) or _OfficeHead()
    meeting = _of_pack(Meeting, head.meeting) or _MeetingHead()
    newest = max((row.updated_at for table in stamps.values() for row in table.values()), default="")
    return _described(path, len(data), info, office.force, office.body, meeting.date, newest), info.schema_version


def _read_whole(path: Path, size: int) -> tuple[Listing, int]:
    try:
        pack = open_pack(path).pack
    except StoreError as error:
        return Listing(path=path, size=size, reason=_reason(error)), 0
    newest = max((record.updated_at for record in pack.records()), default="")
    office, meeting = pack.office, pack.meeting
    listing = _described(path, size, pack.info, office.force, office.body, meeting.date, newest)
    return listing, pack.info.schema_version


def _described(path: Path, size: int, info: PackInfo, force: str, body: str, date: str, newest: str) -> Listing:
    return Listing(
        path=path,
        size=size,
        pack_id=info.pack_id,
        force=force,
        body=body,
        meeting_date=date,
        edition=info.edition,
        fictional=info.fictional,
        updated_at=newest or info.created_at,
        read_only=why_read_only(path, info.schema_version),
    )


def _of_pack(kind: type[Record], rows: dict[str, H]) -> H | None:
    """The row that opening the pack would take for its one record of this kind."""
    right = singleton_id(kind)
    return min(rows.values(), key=lambda row: row.id != right, default=None)


def _reason(error: StoreError) -> str:
    return error.reason if isinstance(error, PackUnreadable) else str(error)
