"""The file of an open pack, which others may write as well: what they did is merged, never written over."""

import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from store.backups import Keeper
from store.checksum import seal_of
from store.errors import ChangedElsewhere, OtherPack, PackNotFound, SaveFailed, StoreError, shown
from store.fixed_rows import FixedRows
from store.layout import META, META_KEY, Contents, Kept, SetAside, in_order, numbered, read_tables, tables_of
from store.ledger import lacking, newest
from store.listing_cache import Signature, signature_of
from store.locking import saving_alone
from store.merging import Merged, Spared, apply_batches
from store.operations import ABOUT, Batch, Row, Rows, row_of
from store.pack_file import PackFile
from store.presence import RENEW_EVERY, Presence, Present
from store.previous import keep_previous
from store.read_only import why_read_only
from store.reading import holds
from store.record_history import TABLE as HISTORY
from store.record_history import History, HistoryEntry, with_batches
from store.storage import PackStorage, Tables
from toolkit.pack import Pack
from toolkit.records.tables import TABLES, PackInfo, RecordKey

# Seconds between two backups while a pack is being worked on.
BACK_UP_EVERY = 60.0


class Exchanged(Struct, frozen=True):
    """How a pack stands after it was saved or looked at.

    ``pack`` is None where nobody else had written; ``conflicts`` are the ids of conflicts that
    were found, ``spared`` the records that one side removed and that stay. ``missing`` says
    that the file lacks changes that it once had.
    """

    pack: Pack | None = None
    conflicts: tuple[str, ...] = ()
    spared: tuple[Spared, ...] = ()
    missing: bool = False


class Synced(Struct, frozen=True):
    """What the file was known to hold when it was last read or written here."""

    info: PackInfo
    kept: Kept
    set_aside: tuple[SetAside, ...]
    history: History | None
    pack: Pack
    content: bytes | None


class SharedFile:
    """Reads, merges and writes the file of one open pack, on whichever one thread calls it."""

    def __init__(self, file: PackFile, session: str, officer: str) -> None:
        self.path = file.path
        self.synced = Synced(file.pack.info, file.kept, file.set_aside, history_in(file.kept), file.pack, file.content)
        self.remark = ""
        """Why no backup was kept with the last save, in a sentence; empty where one was."""
        self.alone = True
        """Whether the last save held a lock: without one, somebody may have written over it unseen."""
        self._session, self._officer = session, officer
        self._storage = PackStorage(file.path)
        self._storage.content = file.content
        self._fixed_rows = FixedRows()
        self._signature: Signature | None = None
        self._keeper = Keeper(file.pack.info.pack_id)
        self.others: tuple[Present, ...] = ()
        """Who else has the pack open, when somebody last looked."""
        self._presence = Presence(file.path, session, officer)
        self._sign_due = 0.0
        self._backup_due = 0.0
        self.backed_up = False
        """Whether there is a backup of what the file holds."""

    def save(self, pack: Pack, batches: Sequence[Batch], upto: int) -> Exchanged:
        """Bring the changes of this session, up to number ``upto``, into the file.

        ``pack`` is the state that they led to, ``batches`` those that are at hand. Raises
        `SaveFailed` or `PackUnreadable`; the file is then as it was.
        """
        with saving_alone(self.path, self._officer) as self.alone:
            if not self._changed_on_disk():
                self._write(pack, upto, self.synced, self._not_in(self.synced, batches))
                return Exchanged()
            theirs, contents = self._read()
            todo = self._not_in(theirs, batches)
            merged = self._merged(contents, theirs, todo)
            state = pack_of(merged.rows, contents.info, self.path)
            self._write(state, upto, structs.replace(theirs, kept=_with_unknown(contents.kept, merged)), todo)
            return Exchanged(state, merged.conflicts, merged.spared)

    def look(self, batches: Sequence[Batch]) -> Exchanged | None:
        """What others wrote since the file was read or written here; None where they did not.

        The pack is not written; a backup that is due is made. Raises `StoreError` where the file cannot be used.
        """
        # 60 ms here, where nobody waits, and not with the first letter that is typed.
        import filelock  # noqa: F401

        if not self.backed_up and time.monotonic() >= self._backup_due:
            self.back_up()
        if time.monotonic() >= self._sign_due:
            self._sign_due = time.monotonic() + RENEW_EVERY
            self.others = self._presence.renew()
        signature = signature_of(self.path)
        if signature is None or signature == self._signature:
            return None
        if self._changed_on_disk():
            theirs, contents = self._read()
            todo = self._not_in(theirs, batches)
            merged = self._merged(contents, theirs, todo)
            state = pack_of(merged.rows, contents.info, self.path)
            self.synced, self._signature = theirs, signature
            return Exchanged(state, merged.conflicts, merged.spared, missing=bool(todo))
        self._signature = signature
        return None

    def _changed_on_disk(self) -> bool:
        """Whether the file holds something else than is known here; one that is gone has nothing to lose."""
        try:
            return not holds(self.path, self.synced.content)
        except PackNotFound:
            return False

    def _not_in(self, file: Synced, batches: Iterable[Batch]) -> list[Batch]:
        return lacking(batches, file.info.sequences)

    def _read(self) -> tuple[Synced, Contents]:
        tables = self._storage.read()
        if tables is None:
            raise PackNotFound(f"The file of the pack, {shown(self.path.name)}, is gone.")
        contents = read_tables(tables, self.path)
        if seal_of(tables) == "changed":
            raise ChangedElsewhere(self.path)
        if contents.info.pack_id != self.synced.info.pack_id:
            raise OtherPack(self.path)
        if reason := why_read_only(self.path, contents.info.schema_version):
            raise SaveFailed(self.path, reason)
        pack = Pack(contents.info, contents.records)
        history = history_in(contents.kept)
        theirs = Synced(contents.info, contents.kept, contents.set_aside, history, pack, self._storage.content)
        return theirs, contents

    def _merged(self, contents: Contents, theirs: Synced, todo: Sequence[Batch]) -> Merged:
        rows = with_about(theirs.pack, contents.kept)
        return apply_batches(todo, rows, gone=_keys(self.synced.pack) - _keys(theirs.pack))

    def _write(self, pack: Pack, upto: int, before: Synced, todo: Sequence[Batch]) -> None:
        """Write ``pack`` over a file that held ``before``, and note in its history what ``todo`` did."""
        history = None if before.history is None else with_batches(before.history, todo)
        sequences = dict(before.info.sequences)
        for name, (after, last) in chain.from_iterable(batch.brings.items() for batch in todo):
            # Of a file that lacks what was there when they were brought in, it cannot be said that it has them.
            if sequences.get(name, 0) >= after:
                sequences[name] = max(sequences.get(name, 0), last)
        # A colleague may have brought in more of this session than is saved here.
        sequences[self._session] = max(sequences.get(self._session, 0), upto)
        info = structs.replace(pack.info, revision=before.info.revision + 1, sequences=newest(sequences))
        kept = structs.replace(before.kept, tables={**before.kept.tables, **self._history_table(history)})
        old = self._storage.content
        if not self._backup_due:
            # The state that was opened: others may have made it, and no backup of it be here.
            self.back_up()
        unkept = keep_previous(self.path, old) if old is not None else ""
        tables = tables_of(pack.about(info), kept, before.set_aside, self._fixed_rows)
        self._storage.write(tables)
        self.backed_up = False
        self.remark = unkept or self.remark
        self.synced = Synced(info, kept, before.set_aside, history, pack, self._storage.content)
        self._signature = None

    def _history_table(self, history: History | None) -> Tables:
        if not history:
            return {}
        return {HISTORY: self._fixed_rows.of(HISTORY, history)}

    def leave(self, *, answers: bool) -> Mapping[str, int] | None:
        """End: others no longer see this session. Returns how far the file has each session.

        None where it holds something else than was last read or written here, or where that cannot
        be found out: a share that no longer ``answers`` would make everybody wait who asks.
        """
        if not answers:
            return None
        self._presence.leave()
        try:
            stands = holds(self.path, self.synced.content)
        except StoreError:
            return None
        return self.synced.info.sequences if stands else None

    def back_up(self) -> None:
        """Make a backup of what the file holds; until the next is due, the journal has what follows."""
        self._backup_due = time.monotonic() + BACK_UP_EVERY
        content = self._storage.content
        if content is not None and not self.backed_up:
            self.remark = self._keeper.after_save(self.path, content)
            self.backed_up = not self.remark


def _keys(pack: Pack) -> frozenset[RecordKey]:
    return frozenset((record.table, record.id) for record in pack.records())


def rows_of(pack: Pack, kept: Kept) -> Rows:
    """The records of a pack as merging sees them, with the fields that this version does not know."""
    rows: dict[str, dict[str, Row]] = {}
    for record in pack.records():
        unknown = kept.fields.get((record.table, record.id))
        rows.setdefault(record.table, {})[record.id] = row_of(record, unknown)
    return rows


def pack_of(rows: Rows, info: PackInfo, path: Path) -> Pack:
    """The pack that merged rows make, those of `with_about` among them."""
    about = rows[ABOUT[0]][ABOUT[1]]
    tables: Tables = {META: {META_KEY: {**msgspec.to_builtins(info), "edition": about["edition"]}}}
    for name in TABLES:
        tables[name] = numbered(rows.get(name, {}).values())
    understood = read_tables(tables, path)
    return Pack(understood.info, understood.records)


def history_in(kept: Kept) -> History | None:
    """The history that a file holds; None where it cannot be read: then it stays as it is."""
    rows: list[Any] = in_order(kept.tables.get(HISTORY, {}))
    try:
        return msgspec.convert(rows, tuple[HistoryEntry, ...])
    except msgspec.ValidationError:
        return None


def with_about(pack: Pack, kept: Kept) -> Rows:
    """As `rows_of`, with what a pack says about itself and a session can change."""
    return {**rows_of(pack, kept), ABOUT[0]: {ABOUT[1]: {"edition": pack.info.edition}}}


def _with_unknown(kept: Kept, merged: Merged) -> Kept:
    """``kept`` with the fields of the merged records that this version does not know."""
    fields = {
        (table, id): {name: row[name] for name in unknown}
        for table, kind in TABLES.items()
        for id, row in merged.rows.get(table, {}).items()
        if (unknown := row.keys() - set(kind.__struct_fields__))
    }
    return structs.replace(kept, fields=fields)
