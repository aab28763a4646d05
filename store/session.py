"""An open pack: its present records, every change to them, undo, and the saving of it all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import RLock
from types import TracebackType

from msgspec import Struct, structs

from store.atomic import create_file
from store.decoding import checked
from store.encoding import encode_tables
from store.errors import NotSaved, PackReadOnly, SessionClosed, shown
from store.history import States, Step, UndoHistory, restored
from store.layout import tables_of
from store.links import removal
from store.ordering import moved
from store.pack_file import PackFile, PackWriter
from store.saving import RETRY_AFTER, SAVE_AFTER, Saver, SaveState
from store.stamps import new_id, same_content, stamped, utc_now
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.record import Ordered, Record
from toolkit.records.tables import SCHEMA_VERSION, TABLES, RecordKey


class Change(Struct, frozen=True):
    """What just changed: records put (as they now stand), records removed, and what that was called."""

    put: tuple[Record, ...]
    removed: tuple[Record, ...]
    label: str


class PackSession:
    """The only writer of an open pack.

    Every change stands in `pack` when the call returns, is one step to undo, and is on the
    disk within a second; `save_state` says whether it is. Records are stamped with the time,
    ``officer`` and a revision. All methods may be called from any thread.

    Methods that change something raise `PackReadOnly` or `SessionClosed` where nothing may
    be changed; then nothing was.
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
    ) -> None:
        self.file = file
        self.officer = officer
        self.new_id = new_id
        self._now = now
        self._lock = RLock()
        self._pack = file.pack
        self._history = UndoHistory()
        self._listeners: list[Callable[[Change], None]] = []
        self._saver: Saver[Pack] = Saver(PackWriter(file).write, now, save_after, retry_after)
        self._closed = False

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

        Its ``info.revision`` is that of the file when it was opened.
        """
        return self._pack

    @property
    def read_only(self) -> str:
        """Why nothing may be changed, in a sentence; empty where it may."""
        return self.file.read_only

    @property
    def can_undo(self) -> str | None:
        """What `undo` would undo; None where there is nothing."""
        with self._lock:
            return self._history.undo_label

    @property
    def can_redo(self) -> str | None:
        """What `redo` would do again; None where there is nothing."""
        with self._lock:
            return self._history.redo_label

    @property
    def save_state(self) -> SaveState:
        """Whether everything that was put is on the disk."""
        return self._saver.state

    def put(self, *records: Record, label: str = "") -> None:
        """Add or replace records, as one step; nothing happens where nothing differs.

        Quick puts of the same records under the same ``label`` become one step. Raises
        `RecordError` for a value that a pack cannot hold; then none of the records is put.
        """
        states = {(record.table, record.id): checked(record) for record in records}
        self._change(lambda: (states, label or _label("Edit", records)))

    def remove(self, *records: Record, label: str = "") -> None:
        """Remove records with all that belongs to them, and clear links to them, as one step.

        A cause takes its recommendations, thresholds, measures with readings, and exit view along.
        """

        def removed() -> tuple[States, str]:
            found = removal(self._pack, records)
            gone: dict[RecordKey, Record | None] = {(record.table, record.id): None for record in found.removed}
            changed = {(record.table, record.id): record for record in found.changed}
            return gone | changed, label or _label("Remove", records)

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
            return states, _label("Move", (record,))

        self._change(ordered)

    def use_edition(self, edition: str, *records: Record, label: str = "Change the edition") -> None:
        """Move the pack to another edition, with the records that change for it, as one step."""
        states = {(record.table, record.id): checked(record) for record in records}
        self._change(lambda: (states, label), edition)

    def undo(self) -> str | None:
        """Take back the newest step, removals too; returns its label, None where there is nothing."""
        return self._turn(backwards=True)

    def redo(self) -> str | None:
        """Do the step undone last again; returns its label, None where there is nothing."""
        return self._turn(backwards=False)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` with each `Change`, on the thread that made it; returns what ends it."""
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
        return self._saver.subscribe(listener)

    def flush(self, timeout: float = 5.0) -> SaveState:
        """Wait until what was put is on the disk, a try failed, or ``timeout`` seconds have passed."""
        return self._saver.flush(timeout)

    def close(self, timeout: float = 5.0) -> SaveState:
        """Save and stop. Where the state is not ``saved``, `save_copy` still has every edit."""
        with self._lock:
            self._closed = True
        return self._saver.close(timeout)

    def save_copy(self, path: Path) -> None:
        """Write the whole pack, as it now stands, to a new file elsewhere.

        Raises `PackExists` rather than overwrite, `SaveFailed` where it could not be
        written, `PackReadOnly` for a pack that this version cannot write faithfully.
        """
        if self._pack.info.schema_version > SCHEMA_VERSION:
            raise PackReadOnly(self.read_only)
        create_file(path, encode_tables(path, tables_of(self._pack, self.file.kept, self.file.set_aside)))

    def _change(self, wanted: Callable[[], tuple[States, str]], edition: str | None = None) -> None:
        """Make the states that ``wanted`` names from the present pack stand, as a step of the history."""
        with self._lock:
            self._refuse_if_fixed()
            states, label = wanted()
            at = self._now()
            after = {key: self._stamp(key, state, at) for key, state in states.items() if self._differs(key, state)}
            edition = self._pack.info.edition if edition is None else edition
            if not after and edition == self._pack.info.edition:
                return
            earlier = self._pack
            change = self._stand(after, edition, label)
            grown = {key[0] for key, state in after.items() if (state is None) != (_state(earlier, key) is None)}
            self._history.add(
                Step(
                    label=label,
                    at=at,
                    before={key: _state(earlier, key) for key in after},
                    after=after,
                    order_before={table: _ids(earlier, table) for table in grown},
                    order_after={table: _ids(self._pack, table) for table in grown},
                    edition_before=earlier.info.edition,
                    edition_after=edition,
                )
            )
        self._tell(change)

    def _turn(self, backwards: bool) -> str | None:
        with self._lock:
            self._refuse_if_fixed()
            step = self._history.undo() if backwards else self._history.redo()
            if step is None:
                return None
            source, target = (step.after, step.before) if backwards else (step.before, step.after)
            at = self._now()
            states: dict[RecordKey, Record | None] = {}
            for key, state in target.items():
                wanted = restored(_state(self._pack, key), state, source[key])
                # A record that comes back carries on from the revision that it went with.
                states[key] = wanted and stamped(wanted, at, self.officer, _state(self._pack, key) or source[key])
            edition = self._pack.info.edition
            if step.edition_before != step.edition_after:
                edition = step.edition_before if backwards else step.edition_after
            change = self._stand(states, edition, step.label, step.order_before if backwards else step.order_after)
        self._tell(change)
        return step.label

    def _stand(
        self, states: States, edition: str, label: str, order: Mapping[str, tuple[str, ...]] | None = None
    ) -> Change:
        """Make ``states`` part of the pack and have it saved; ``order`` is the wanted order of ids by table."""
        put = tuple(record for record in states.values() if record is not None)
        removed = tuple(found for key, state in states.items() if state is None and (found := _state(self._pack, key)))
        pack = self._pack.with_changes(put, removed)
        if order:
            pack = Pack(pack.info, _in_order(pack, order))
        if edition != pack.info.edition:
            pack = Pack(structs.replace(pack.info, edition=edition), pack.records())
        self._pack = pack
        self._saver.changed(pack)
        return Change(put, removed, label)

    def _refuse_if_fixed(self) -> None:
        if self.read_only:
            raise PackReadOnly(self.read_only)
        if self._closed:
            raise SessionClosed("This pack was closed. Open it again to change it.")

    def _differs(self, key: RecordKey, state: Record | None) -> bool:
        present = _state(self._pack, key)
        if state is None or present is None:
            return state is not present
        return not same_content(present, state)

    def _stamp(self, key: RecordKey, state: Record | None, at: datetime) -> Record | None:
        return state and stamped(state, at, self.officer, _state(self._pack, key))

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)


def _state(pack: Pack, key: RecordKey) -> Record | None:
    table, id = key
    return pack.get(TABLES[table], id)


def _ids(pack: Pack, table: str) -> tuple[str, ...]:
    return tuple(record.id for record in pack.every(TABLES[table]))


def _in_order(pack: Pack, order: Mapping[str, tuple[str, ...]]) -> Iterable[Record]:
    """All records, those of the tables in ``order`` as it says; records it does not name follow."""
    places = {(table, id): place for table, ids in order.items() for place, id in enumerate(ids)}
    return sorted(pack.records(), key=lambda record: places.get((record.table, record.id), len(places)))


def _label(verb: str, records: Sequence[Record]) -> str:
    kinds = {KINDS[record.table].name for record in records}
    return f"{verb} {kinds.pop()}" if len(kinds) == 1 else f"{verb} records"
