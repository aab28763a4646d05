"""The folder that holds packs: list them, open one, make one."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, field

from store.atomic import create_file
from store.encoding import encode_tables
from store.errors import (
    PackNotFound,
    PackUnreadable,
    StoreError,
    WorkspaceUnusable,
    listed,
    os_reason,
    shown,
)
from store.layout import META_KEY, NOTHING_KEPT, Kept, SetAside, tables_of
from store.listing_cache import Known, ListingCache, signature_of
from store.names import file_stem
from store.pack_file import SUFFIX, PackFile, open_pack, why_read_only
from store.reading import read_bytes
from toolkit.pack import Pack
from toolkit.records.office import Meeting, Office
from toolkit.records.record import Record
from toolkit.records.tables import FORMAT, PackInfo, singleton_id


def default_folder() -> Path:
    """Where packs are kept unless somebody says otherwise."""
    import platformdirs  # 30 ms, and only needed where no folder was named

    return platformdirs.user_data_path("ppog", appauthor=False) / "packs"


class Listing(Struct, frozen=True, kw_only=True):
    """One pack of the workspace, as far as can be said without opening it.

    ``reason`` says why the file cannot be read (a clause; then only ``path`` and ``size``
    are known), ``read_only`` why it cannot be changed (a sentence). ``meeting_date`` is a
    partial date, ``updated_at`` the time of the newest change (UTC, ISO 8601), ``size`` in bytes.
    """

    path: Path
    size: int = 0
    pack_id: str = ""
    force: str = ""
    body: str = ""
    meeting_date: str = ""
    edition: str = ""
    fictional: bool = False
    updated_at: str = ""
    read_only: str = ""
    reason: str = ""


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


Listings = list[Listing]


class Workspace:
    """A folder of packs; it is created, for its owner alone, with the first pack."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def list(self) -> Listings:
        """Every pack of the folder by file name, unreadable ones included with their reason.

        Raises `WorkspaceUnusable` where the folder itself cannot be read.
        """
        paths = self._paths()
        cache = ListingCache(self.folder)
        listings = [_listing(path, cache) for path in paths]
        cache.keep()
        return listings

    def open_pack(self, path: Path) -> PackFile:
        """Open a pack; see `store.pack_file.open_pack`."""
        return open_pack(path)

    def create(self, pack: Pack, hint: str = "") -> Path:
        """Put a new pack into the folder, named after ``hint`` or else its force and date.

        Raises `PackExists` where such a file stands already, `SaveFailed` or
        `WorkspaceUnusable` where it could not be written.
        """
        return self.add(pack, hint=hint)

    def add(self, pack: Pack, kept: Kept = NOTHING_KEPT, set_aside: Sequence[SetAside] = (), hint: str = "") -> Path:
        """As `create`, for a pack that comes with more than is understood of it."""
        stem = file_stem(hint or f"{pack.office.force} {pack.meeting.date}", pack.info.pack_id)
        path = self.folder / (stem + SUFFIX)
        content = encode_tables(path, tables_of(pack, kept, set_aside))
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise self._unusable(error) from error
        create_file(path, content)
        return path

    def holding(self, pack_id: str) -> Path | None:
        """The file of the workspace that holds the pack with this id, if there is one."""
        return next((listing.path for listing in self.list() if listing.pack_id == pack_id), None)

    def find(self, name: str | os.PathLike[str]) -> Path:
        """The pack that somebody means by a path, a file name, a pack id, or the start of either.

        Raises `PackNotFound`, naming what it could have been.
        """
        path = Path(name)
        for there in (path, self.folder / path, self.folder / f"{path}{SUFFIX}"):
            if there.is_file():
                return there
        wanted = str(name).casefold()
        paths = self._paths()
        found = [there for there in paths if wanted and there.name.casefold().startswith(wanted)]
        if not found and wanted:
            found = [listing.path for listing in self.list() if listing.pack_id.casefold().startswith(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            raise PackNotFound(
                f"“{shown(str(name))}” could be {listed([there.name for there in found])}: say more of it."
            )
        offered = f"It has {listed([there.name for there in paths])}." if paths else "It has no packs yet."
        raise PackNotFound(f"No pack “{shown(str(name))}” in {shown(str(self.folder), 200)}. {offered}")

    def _paths(self) -> tuple[Path, ...]:
        try:
            with os.scandir(self.folder) as entries:
                names = sorted(entry.name for entry in entries)
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise self._unusable(error) from error
        return tuple(self.folder / name for name in names if name.endswith(SUFFIX) and not name.startswith("."))

    def _unusable(self, error: OSError) -> WorkspaceUnusable:
        return WorkspaceUnusable(f"The folder {shown(str(self.folder), 200)} cannot be used: {os_reason(error)}.")


def _listing(path: Path, cache: ListingCache) -> Listing:
    signature = signature_of(path)
    if signature is not None and (known := cache.of(path, signature)):
        return _from_cache(path, known)
    listing, version = _read_head(path)
    if signature is not None and not listing.reason:
        cache.note(
            path,
            Known(
                signature=signature,
                pack_id=listing.pack_id,
                schema_version=version,
                force=listing.force,
                body=listing.body,
                meeting_date=listing.meeting_date,
                edition=listing.edition,
                fictional=listing.fictional,
                updated_at=listing.updated_at,
            ),
        )
    return listing


def _from_cache(path: Path, known: Known) -> Listing:
    return Listing(
        path=path,
        size=known.signature[1],
        pack_id=known.pack_id,
        force=known.force,
        body=known.body,
        meeting_date=known.meeting_date,
        edition=known.edition,
        fictional=known.fictional,
        updated_at=known.updated_at,
        read_only=why_read_only(path, known.schema_version),
    )


def _read_head(path: Path) -> tuple[Listing, int]:
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
