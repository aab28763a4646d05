"""A pack file as it was opened."""

from pathlib import Path

from msgspec import Struct

from store.checksum import seal_of
from store.errors import PackNotFound, shown
from store.layout import NOTHING_KEPT, Kept, SetAside, read_tables
from store.read_only import why_read_only
from store.storage import PackStorage, Tables
from toolkit.pack import Pack


class PackFile(Struct, frozen=True):
    """What one pack file held when it was opened.

    ``kept`` and ``set_aside`` go back into the file with every save. ``read_only`` says in
    a sentence why the pack may not be changed, and is empty where it may; ``changed`` that
    something other than ppog wrote the file, empty where its checksum is right. ``content`` are
    the bytes that were read.
    """

    path: Path
    pack: Pack
    kept: Kept = NOTHING_KEPT
    set_aside: tuple[SetAside, ...] = ()
    read_only: str = ""
    changed: str = ""
    content: bytes | None = None


def open_pack(path: Path) -> PackFile:
    """Open a pack file; nothing is written.

    Raises `PackNotFound`, or `PackUnreadable` with the reason.
    """
    storage = PackStorage(path)
    tables = storage.read()
    if tables is None:
        raise PackNotFound(f"There is no pack {shown(path.name)} in {shown(str(path.parent), 200)}.")
    contents = read_tables(tables, path)
    return PackFile(
        path,
        Pack(contents.info, contents.records),
        contents.kept,
        contents.set_aside,
        why_read_only(path, contents.info.schema_version),
        why_changed(path, tables),
        storage.content,
    )


def why_changed(path: Path, tables: Tables) -> str:
    """That a pack is not as ppog wrote it, in a sentence; empty where its checksum says that it is."""
    match seal_of(tables):
        case "changed":
            return (
                f"{shown(path.name)} was changed by hand or by another program, or it is damaged: its checksum is not "
                "that of its content. Compare it with its earlier states before you rely on it."
            )
        case "none":
            return f"{shown(path.name)} has no checksum: another program wrote it, and damage to it would go unnoticed."
    return ""
