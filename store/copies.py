"""Copies of a pack that sync programs leave beside it, and how what they hold comes into the pack.

A copy has the pack's id under another file name. It is never changed or deleted here.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from store.earlier_states import earlier_states
from store.errors import PackExists, PackNotFound, PackUnreadable, SaveFailed, os_reason
from store.layout import Contents, read_tables
from store.merging import merge
from store.names import SUFFIX
from store.operations import Rows
from store.pack_file import PackFile
from store.reading import parse_object
from store.session import PackSession
from store.shared_file import pack_of, with_about
from store.stamps import same_content, timestamp, utc_now
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict

BROUGHT_IN = ".brought-in"


class BroughtIn(Struct, frozen=True):
    """How many records a copy changed in the pack, and how many fields wait for a choice between two values."""

    records: int
    conflicts: int


def bring_in(session: PackSession, copy: PackFile) -> BroughtIn:
    """Merge what ``copy`` holds into the open pack, as one step that can be undone.

    Both are compared with the newest earlier state that both come from. Without one, every
    field in which they differ waits for a choice. A record that only one of them has stays.
    """
    pack = session.pack
    base = _base(session.path, session.file.content, pack, copy.pack)
    merged = merge(
        base,
        with_about(pack, session.file.kept),
        with_about(copy.pack, copy.kept),
        timestamp(utc_now()),
        session.officer,
    )
    together = pack_of(merged.rows, pack.info, session.path)
    changed = []
    for record in together.records():
        present = pack.find(record.id)
        if present is None or not same_content(present, record):
            changed.append(record)
    session.put(*changed, label="what a copy held")
    conflicts = sum(isinstance(record, Conflict) for record in changed)
    return BroughtIn(len(changed) - conflicts, conflicts)


def put_aside(copy: Path) -> Path:
    """Give a copy that was brought in a name under which it is no longer listed; its bytes stay.

    Raises `PackExists` or `SaveFailed`; then it is as it was.
    """
    aside = copy.with_name(copy.name.removesuffix(SUFFIX) + BROUGHT_IN)
    if os.path.exists(aside):
        raise PackExists(f"{aside.name} is there already, so the copy keeps its name.")
    try:
        return copy.rename(aside)
    except OSError as error:
        raise SaveFailed(copy, os_reason(error)) from error


def _base(path: Path, data: bytes | None, one: Pack, other: Pack) -> Rows:
    """The newest earlier state of which both are later ones; nothing where none is known."""
    for state in earlier_states(path, data).states:
        try:
            contents = read_tables(parse_object(path, state.read()), path)
        except (PackUnreadable, PackNotFound):
            continue
        if _is_before(contents, (one, other)):
            return with_about(Pack(contents.info, contents.records), contents.kept)
    return {}


def _is_before(contents: Contents, packs: Iterable[Pack]) -> bool:
    """Whether both packs have every change that ``contents`` have."""
    done = contents.info.sequences
    return all(
        pack.info.revision >= contents.info.revision
        and all(pack.info.sequences.get(session, 0) >= number for session, number in done.items())
        for pack in packs
    )
