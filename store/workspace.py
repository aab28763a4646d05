"""The folder that holds packs: list them, open one, make one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import (
    PackNotFound,
    WorkspaceUnusable,
    listed,
    os_reason,
    shown,
)
from store.listing import Listing
from store.listing_cache import Known, ListingCache, signature_of
from store.names import SUFFIX, file_stem
from store.read_only import why_read_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.layout import Kept, SetAside
    from store.pack_file import PackFile
    from toolkit.pack import Pack


def default_folder() -> Path:
    """Where packs are kept unless somebody says otherwise."""
    import platformdirs  # 30 ms, and only needed where no folder was named

    return platformdirs.user_data_path("ppog", appauthor=False) / "packs"


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
        from store.pack_file import open_pack

        return open_pack(path)

    def create(self, pack: Pack, hint: str = "") -> Path:
        """Put a new pack into the folder, named after ``hint`` or else its force and date.

        Raises `PackExists` where such a file stands already, `SaveFailed` or
        `WorkspaceUnusable` where it could not be written.
        """
        return self.add(pack, hint=hint)

    def add(self, pack: Pack, kept: Kept | None = None, set_aside: Sequence[SetAside] = (), hint: str = "") -> Path:
        """As `create`, for a pack that comes with more than is understood of it."""
        from store.atomic import create_file
        from store.encoding import encode_tables
        from store.layout import NOTHING_KEPT, tables_of

        stem = file_stem(hint or f"{pack.office.force} {pack.meeting.date}", pack.info.pack_id)
        path = self.folder / (stem + SUFFIX)
        content = encode_tables(path, tables_of(pack, kept or NOTHING_KEPT, set_aside))
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
            if os.path.isfile(there):
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
    # What the cache knows needs nothing of what reads packs.
    from store.heads import read_head

    listing, version = read_head(path)
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
