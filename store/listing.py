"""A pack as a list shows it, and which packs of a list are copies of one another."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct


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


def copies_in(listings: Sequence[Listing]) -> dict[Path, Path]:
    """The packs of a folder that are copies of another one there: path to that one's path.

    The original is the one with the shortest name: what is added to a name makes it longer.
    """
    originals: dict[str, Path] = {}
    for listing in sorted(listings, key=lambda listing: (len(listing.path.name), listing.path.name)):
        if listing.pack_id:
            originals.setdefault(listing.pack_id, listing.path)
    return {
        listing.path: originals[listing.pack_id]
        for listing in listings
        if listing.pack_id and originals[listing.pack_id] != listing.path
    }
