"""Whether a pack file is sound, and if not, what is wrong with it: found out by reading alone."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from store.checksum import seal_of
from store.errors import PackNotFound, PackUnreadable, shown
from store.layout import read_info, read_tables
from store.pack_file import open_pack
from store.reading import parse_object, read_bytes
from store.storage import Tables
from toolkit.records.tables import PackInfo

_quick = msgspec.json.Decoder(Tables).decode


class Damage(Struct, frozen=True):
    """Why a pack file cannot be used, as a clause, such as “it breaks off at byte 512”.

    ``missing`` says that there is no file. ``data`` is what could be read of it, None where
    nothing could; ``modified`` is when it was last written (UTC), None where that is not known.
    """

    path: Path
    reason: str
    missing: bool = False
    data: bytes | None = None
    modified: datetime | None = None


def examine(path: Path) -> Damage | None:
    """What is wrong with the file at ``path``; None where it opens as a pack. The file is not touched."""
    try:
        open_pack(path)
    except PackNotFound:
        return Damage(path, "it is not there", missing=True)
    except PackUnreadable as error:
        return Damage(path, error.reason, data=_data(path), modified=_modified(path))
    return None


def sound_tables(path: Path, data: bytes) -> tuple[PackInfo, Tables]:
    """What ``data``, the bytes of a pack file, say: confirmed by their checksum, or never sealed and well-formed.

    Raises `PackUnreadable`, naming ``path``, for anything else.
    """
    try:
        tables = _quick(data)
    except (msgspec.DecodeError, RecursionError):
        tables = {}
    if seal_of(tables) != "whole":
        # The quick reader passes over what the strict one refuses, and rounds very large numbers.
        tables = parse_object(path, data)
        for name, table in tables.items():
            if not isinstance(table, dict):
                raise PackUnreadable(path, f"“{shown(name)}” in it is not a table")
        if seal_of(tables) == "changed":
            raise PackUnreadable(path, "its checksum is not that of its content")
        read_tables(tables, path)
    return read_info(tables, path)[0], tables


def _data(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except (PackUnreadable, PackNotFound):
        return None


def _modified(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.lstat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None
