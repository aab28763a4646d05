"""An open pack: its present records, every change to them, undo, and the saving of it all."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import RLock
from types import TracebackType

from msgspec import structs

from store.atomic import create_file
from store.backups import known_as
from store.changes import Change, difference, in_order, named, operations_of, row_in, state_in
from store.decoding import checked
from store.encoding import encode_tables
from store.errors import NotSaved, PackReadOnly, SessionClosed, StoreError, shown
from store.history import States, UndoHistory
from store.layout import tables_of
from store.ledger import Ledger
from store.links import removal
from store.merging import apply_batches
from store.operations import HistoryCleared, Row, Rows
from store.ordering import moved
from store.pack_file import PackFile
from store.presence import Present
from store.record_history import History, with_batches
from store.rescued import NOTHING_RESCUED, Rescued, let_go, rescue_journals
from store.saving import LOOK_EVERY, RETRY_AFTER, SAVE_AFTER, Saver, SaveState
from store.settling import settled
from store.shared_file import Exchanged, SharedFile, pack_of, with_about
from store.stamps import new_id, same_content, stamped, timestamp, utc_now
from store.steps_taken import states_of, step_between
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.format import SCHEMA_VERSION
from toolkit.records.record import Ordered, Record
from toolkit.records.tables import RecordKey


class PackSession:
    """The only writer of an open pack.

    Every change stands in `pack` when the call returns, is noted on this computer by then, is one step to undo,
    and is in the pack's file within a second; `save_state` says whether it is. What others write into the file
    meanwhile is merged. Records are stamped with the time, ``officer`` and a revision. Any thread may call.

    Methods that change something raise `PackReadOnly` or `SessionClosed` where nothing may be changed; nothing was.
    """

    def __init__(
        self,
        file: PackFile,
        *,
        officer: str = "",
        now: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = new_id,
        save_after: float = SAVE_AFTER,
        retry_after: float = RETRY_AFTER,
        look_every: float = LOOK_EVERY,
    ) -> None:
        """Open ``file`` for changes, with what earlier sessions here left unsaved.

        ``save_after``, ``retry_after`` and ``look_every`` are in seconds.
        """
        self.file = file
        self.officer, self.new_id = officer, new_id
        self.officer_before: frozenset[str] = frozenset()
        """Initials that the same person had on this computer before."""
        self._now = now
        self._lock = RLock()
        self._pack = file.pack
        self._history = UndoHistory()
        self._listeners: list[Callable[[Change], None]] = []
        self._ledger = Ledger(file.pack.info.pack_id, known_as(file.path), now())
        self._shared = SharedFile(file, self._ledger.session, officer)
        self._saver = Saver(self._save, now, save_after, retry_after, self._look, look_every)
        self._closed = False
        self.rescued = NOTHING_RESCUED if file.read_only else self._bring_in(rescue_journals(file))
        """What earlier sessions on this computer left unsaved and this one brought in."""
        if not file.read_only:
            self._saver.start()

    def __enter__(self) -> "PackSession":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close; raises `NotSaved` where the last changes could not be saved."""
        state = self.close()
        if state.state != "saved" and error is None:
            raise NotSaved(state.message or f"{shown(self.path.name)} is not saved: the disk did not answer in time.")

    @property
    def path(self) -> Path:
        """The file of the pack."""
        return self.file.path

    @property
    def pack(self) -> Pack:
        """The pack as it now stands: a value, replaced by another with each change.

        Its ``info.revision`` is that of the file when it was last read.
        """
        return self._pack

    @property
    def read_only(self) -> str:
        """Why nothing may be changed, in a sentence; empty where it may."""
        return self.file.read_only

    @property
    def can_undo(self) -> str | None:
        """What `undo` would undo; None where there is nothing."""
        return self._history.undo_label

    @property
    def can_redo(self) -> str | None:
        """What `redo` would do again; None where there is nothing."""
        return self._history.redo_label

    def undo_reaches(self, record: str) -> bool:
        """Whether `undo` would change the record with this id."""
        return self._history.reaches(record)

    @property
    def save_state(self) -> SaveState:
        """Whether everything that was put is in the pack's file."""
        return self._with_ledger(self._saver.state)

    def put(self, *records: Record, label: str = "") -> None:
        """Add or replace records, as one step; nothing happens where nothing differs.

        Quick puts of the same records under the same ``label`` become one step. Raises
        `RecordError` for a value that a pack cannot hold; then none of the records is put.
        """
        states = {(record.table, record.id): checked(record) for record in records}
        self._change(lambda: (states, label or named("Edit", records)))

    def remove(self, *records: Record, label: str = "") -> None:
        """Remove records with all that belongs to them, and clear links to them, as one step.

        A cause takes its recommendations, thresholds, measures with readings, and exit view along.
        """

        def removed() -> tuple[States, str]:
            found = removal(self._pack, records)
            gone: dict[RecordKey, Record | None] = {(record.table, record.id): None for record in found.removed}
            changed = {(record.table, record.id): record for record in found.changed}
            return gone | changed, label or named("Remove", records)

        self._change(removed)

    def move(self, record: Ordered, siblings: Sequence[Ordered], to: int) -> None:
        """Give ``record`` the place ``to`` among its ``siblings``, counted from 0 without it, as one step.

        ``siblings`` are in the order shown. Those that are not in the pack yet are put into
        it with their position, so that the order stays as it was seen.
        """

        def ordered() -> tuple[States, str]:
            now = [self._pack.get(type(row), row.id) or row for row in siblings]
            mine = self._pack.get(type(record), record.id) or record
            order = moved(mine, now, to)
            same = [row.id for row in order] == [row.id for row in siblings]
            states = {} if same else {(row.table, row.id): checked(row) for row in order}
            return states, named("Move", (record,))

        self._change(ordered)

    def use_edition(self, edition: str, *records: Record, label: str = "Change the edition") -> None:
        """Move the pack to another edition, with the records that change for it, as one step."""
        states = {(record.table, record.id): checked(record) for record in records}
        self._change(lambda: (states, label), edition)

    def change(self, wanted: Callable[[Pack], States], label: str) -> None:
        """Make the states stand that ``wanted`` works out from the pack; nobody else's change comes in between."""
        self._change(lambda: (wanted(self._pack), label))

    def settle(self, conflict: Conflict, *, theirs: bool) -> None:
        """Let a conflict go, as one step; with ``theirs``, the value that had to give way stands again."""
        self.change(lambda pack: settled(pack, conflict, theirs=theirs), "the choice between two values")

    def undo(self) -> str | None:
        """Take back the newest step, removals too; returns its label, None where there is nothing."""
        return self._turn(backwards=True)

    def redo(self) -> str | None:
        """Do the step undone last again; returns its label, None where there is nothing."""
        return self._turn(backwards=False)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` with each `Change`, on the thread that made it; returns what ends it.

        What others wrote is told on the store thread: the listener must then return at once.
        """
        with self._lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def on_saved(self, listener: Callable[[SaveState], None]) -> Callable[[], None]:
        """Call ``listener`` with each new `SaveState`, **on the store thread**; returns what ends it.

        A listener must return at once and never wait for another thread: nothing is saved meanwhile.
        """
        return self._saver.subscribe(lambda state: listener(self._with_ledger(state)))

    def hasten(self) -> None:
        """Have what was put saved now rather than within a second; returns at once."""
        self._saver.hasten()

    @property
    def others(self) -> tuple[Present, ...]:
        """Who else has the pack open, as far as could be seen in the last seconds."""
        return self._shared.others

    def flush(self, timeout: float = 5.0) -> SaveState:
        """Wait until what was put is on the disk, a try failed, or ``timeout`` seconds passed."""
        return self._with_ledger(self._saver.flush(timeout))

    def close(self, timeout: float = 5.0) -> SaveState:
        """Save and stop.

        Where the state is not ``saved``, what is missing was noted on this computer and is
        brought in when the pack is opened again; `save_copy` has it as well.
        """
        with self._lock:
            self._closed = True
        state = self._saver.close(timeout)
        if state.state == "saved" and self._ledger.last:
            # Something may have written over the last save. The thread has ended, so this one looks.
            self._look()
            state = self._saver.close(timeout)
        if state.state == "saved" and self._ledger.last and not self._shared.backed_up:
            self._shared.back_up()
        done = self._shared.leave(answers=state.state != "pending")
        with self._lock:
            let_go(self.rescued, self.path, done)
            self._ledger.close()
        return self._with_ledger(state)

    def save_copy(self, path: Path) -> None:
        """Write the whole pack, as it now stands, to a new file elsewhere.

        Raises `PackExists` rather than overwrite, `SaveFailed` where it could not be
        written, `PackReadOnly` for a pack that this version cannot write faithfully.
        """
        if self._pack.info.schema_version > SCHEMA_VERSION:
            raise PackReadOnly(self.read_only)
        synced = self._shared.synced
        create_file(path, encode_tables(path, tables_of(self._pack, synced.kept, synced.set_aside)))

    def history(self, record: str = "") -> History:
        """Who changed what, of the record with this id or of all, the oldest first, as far as it is known."""
        synced = self._shared.synced
        with self._lock:
            unsaved = self._ledger.between(synced.info.sequences.get(self._ledger.session, 0), self._ledger.last)
        return tuple(each for each in with_batches(synced.history or (), unsaved) if record in ("", each.record))

    def clear_history(self, before: datetime) -> None:
        """Throw away what the history says of the time before ``before``."""
        with self._lock:
            self._refuse_if_fixed()
            cleared = HistoryCleared(timestamp(before))
            self._ledger.note([cleared], lambda table, id: None, self._now(), self.officer, "")
            self._saver.changed()

    def _change(self, wanted: Callable[[], tuple[States, str]], edition: str | None = None) -> None:
        """Make the states that ``wanted`` names from the present pack stand, as a step of the history."""
        with self._lock:
            self._refuse_if_fixed()
            states, label = wanted()
            at = self._now()
            after = {key: self._stamp(key, state, at) for key, state in states.items() if self._differs(key, state)}
            earlier, edition = self._pack, self._pack.info.edition if edition is None else edition
            if not after and edition == earlier.info.edition:
                return
            change = self._stand(after, edition, label, at)
            self._history.add(step_between(earlier, self._pack, after, label, at))
        self._tell(change)

    def _turn(self, backwards: bool) -> str | None:
        with self._lock:
            self._refuse_if_fixed()
            step = self._history.undo() if backwards else self._history.redo()
            if step is None:
                return None
            at = self._now()
            states, edition = states_of(step, self._pack, at, self.officer, backwards=backwards)
            order = step.order_before if backwards else step.order_after
            change = self._stand(states, edition, step.label, at, order)
        self._tell(change)
        return step.label

    def _stand(
        self,
        states: States,
        edition: str,
        label: str,
        at: datetime,
        order: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Change:
        """Make ``states`` part of the pack, note it and have it saved; ``order`` is that of ids by table."""
        put = tuple(record for record in states.values() if record is not None)
        removed = tuple(
            found for key, state in states.items() if state is None and (found := state_in(self._pack, key))
        )
        pack = self._pack.with_changes(put, removed)
        if order:
            pack = Pack(pack.info, in_order(pack, order))
        if edition != pack.info.edition:
            pack = Pack(structs.replace(pack.info, edition=edition), pack.records())
        before, kept = self._pack, self._shared.synced.kept
        operations = operations_of(before, pack, states, kept)
        self._ledger.note(operations, lambda table, id: row_in(before, table, id, kept), at, self.officer, label)
        self._pack = pack
        self._saver.changed()
        return Change(put, removed, label)

    def _bring_in(self, rescued: Rescued) -> Rescued:
        """Take what was rescued as changes of this session; the journals that held it go once it is surely saved."""
        for one in rescued.each:
            before = partial(_row_in, one.before)
            self._ledger.note(one.operations, before, self._now(), one.by or self.officer, one.label, one.brings)
        if rescued.pack is not None:
            self._pack = rescued.pack
            self._saver.changed()
        return rescued

    def _save(self) -> None:
        """On the store thread: bring the present state into the file, and what others wrote there into the pack."""
        with self._lock:
            # Not a state from when it was put: a look may have taken in since what that one lacks.
            pack, upto = self._pack, self._ledger.last
            batches = self._ledger.between(0, upto)
        exchanged = self._shared.save(pack, batches, upto)
        with self._lock:
            self._ledger.confirm(upto, surely=self._shared.alone and self._shared.backed_up)
        self._take(exchanged, upto)

    def _look(self) -> None:
        """On the store thread: take in what others wrote, if they did."""
        with self._lock:
            upto = self._ledger.last
            batches = self._ledger.between(0, upto)
        # What is wrong with the file is said by the next save; until then everything stands.
        with suppress(StoreError, OSError):
            if exchanged := self._shared.look(batches):
                self._take(exchanged, upto)

    def _take(self, exchanged: Exchanged, upto: int) -> None:
        """Make the merged state the present one; what was changed here since ``upto`` stands on top of it."""
        if exchanged.pack is None:
            return
        with self._lock:
            pack, newer = exchanged.pack, self._ledger.between(upto, self._ledger.last)
            if newer:
                rows = with_about(pack, self._shared.synced.kept)
                pack = pack_of(apply_batches(newer, rows).rows, pack.info, self.path)
            before, self._pack = self._pack, pack
            if newer or exchanged.missing:
                self._saver.changed()
            change = difference(before, pack)
        spared = tuple((each.table, each.id) for each in exchanged.spared)
        if change.put or change.removed:
            self._tell(structs.replace(change, conflicts=exchanged.conflicts, spared=spared))

    def _with_ledger(self, state: SaveState) -> SaveState:
        unkept = self._ledger.failure if state.state != "saved" else ""
        return structs.replace(state, unkept=unkept, remark=self._shared.remark)

    def _refuse_if_fixed(self) -> None:
        if self.read_only:
            raise PackReadOnly(self.read_only)
        if self._closed:
            raise SessionClosed("This pack was closed. Open it again to change it.")

    def _differs(self, key: RecordKey, state: Record | None) -> bool:
        present = state_in(self._pack, key)
        return state is not present if state is None or present is None else not same_content(present, state)

    def _stamp(self, key: RecordKey, state: Record | None, at: datetime) -> Record | None:
        return state and stamped(state, at, self.officer, state_in(self._pack, key))

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _row_in(rows: Rows, table: str, id: str) -> Row | None:
    return rows.get(table, {}).get(id)
