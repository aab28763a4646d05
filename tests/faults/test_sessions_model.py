"""Two or three officers in one pack do anything in any order, and everything happens to them: no value is lost.

The model is a dictionary: for each value that a session took, the sessions that knowingly wrote
something else in its place or removed it. At the end a value that nobody so replaced stands in
the file, in its field or in a `Conflict`; all sessions show what the file holds; no id is there twice.

200 examples of 20 steps each; ``PPOG_TORTURE=1``: 2,000 of 50. Once with locks, and once where neither the
share nor the computer knows any: the journal of a living session then looks like one of a session that is over.
"""

import errno
import fcntl
import math
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from msgspec import structs

from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.store.pack_samples import Clock, content, info
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection

TORTURE = bool(os.environ.get("PPOG_TORTURE"))
# Each field in which values are written, and the kinds of record that have it.
FIELDS: dict[type[Record], tuple[str, ...]] = {
    Cause: ("title", "letter"),
    Recommendation: ("text",),
    Evidence: ("claim",),
    Action: ("text", "owner"),
    NoteSection: ("cues", "paragraphs"),
}
NAMES = {name for fields in FIELDS.values() for name in fields}
KINDS = st.sampled_from(list(FIELDS))
TITLES = st.sampled_from(FIELDS[Cause])
IDS = st.sampled_from(["1", "2"])
NUMBERS = st.integers(0, 5)
# Rounds of saving and looking within which all have to agree.
ROUNDS = 10

Place = tuple[str, str, str, str]
"""Table, record, field, and a value that stands there."""


def places_of(pack: Pack) -> set[Place]:
    """Where in the fields of ``pack`` which values stand."""
    return {
        (row.table, row.id, field, value)
        for kind, fields in FIELDS.items()
        for row in pack.every(kind)
        for field in fields
        for value in values_in(getattr(row, field))
    }


def in_conflicts(pack: Pack) -> set[str]:
    conflicts = [row for row in pack.every(Conflict) if row.field in NAMES]
    return {value for row in conflicts for side in (row.ours, row.theirs) for value in values_in(side)}


def values_at(places: set[Place]) -> set[str]:
    return {value for *_, value in places}


def values_in(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from values_in(one)


def no_locks(*_: object) -> None:
    raise OSError(errno.ENOTSUP, "Operation not supported")


class Officers(RuleBasedStateMachine):
    locks = True

    @initialize(officers=st.integers(2, 3))
    def begin(self, officers: int) -> None:
        self.lock = fcntl.flock
        if not self.locks:
            fcntl.flock = no_locks
        self.folder = tempfile.TemporaryDirectory()
        # Journals and backups of this example alone; the fixture `home` puts the variable back.
        os.environ["PPOG_STATE_DIR"] = f"{self.folder.name}/state"
        self.share = Path(self.folder.name) / "share"
        self.away = self.share.with_name("away")
        rows = [kind(id="1", **self.values(kind, f"{kind.table} at first")) for kind in FIELDS]
        self.path = Workspace(self.share).create(Pack(info(), rows))
        self.clock = Clock()
        self.written = 0
        self.replaced_by: dict[str, set[str]] = {
            value: set() for value in values_at(places_of(open_pack(self.path).pack))
        }
        self.officers = officers
        self.open = [self.opened() for _ in range(officers)]
        self.older: list[bytes] = []
        self.note_copy()

    # What an officer does.

    @rule(who=NUMBERS, kind=KINDS, id=IDS, field=NUMBERS, place=NUMBERS)
    def write(self, who: int, kind: type[Record], id: str, field: int, place: int) -> None:
        session = self.officer(who)
        if record := session.pack.get(kind, id):
            name = FIELDS[kind][field % len(FIELDS[kind])]
            record = structs.replace(record, **{name: self.other(record, name, place)})
        else:
            record = kind(id=id, **self.values(kind, self.new_value()))
        if isinstance(record, Recommendation) and not session.pack.get(Cause, record.cause):
            # It belongs to a cause, where there is one.
            record = structs.replace(record, cause=next((cause.id for cause in session.pack.every(Cause)), ""))
        self.does(session, lambda: session.put(record))

    @rule(who=NUMBERS, first=TITLES, second=TITLES)
    def write_what_a_colleague_may_write(self, who: int, first: str, second: str) -> None:
        """Both change the same cause, in the same field or in two."""
        session = self.officer(who)
        other = self.open[(who + 1) % len(self.open)]
        for one, name in ((session, first), (other, second)):
            if record := one.pack.get(Cause, "1"):
                changed = structs.replace(record, **{name: self.new_value()})
                self.does(one, lambda one=one, changed=changed: one.put(changed))

    @rule(who=NUMBERS, kind=KINDS, id=IDS)
    def delete(self, who: int, kind: type[Record], id: str) -> None:
        session = self.officer(who)
        if record := session.pack.get(kind, id):
            self.does(session, lambda: session.remove(record))

    @precondition(lambda self: any(session.can_undo or session.can_redo for session in self.open))
    @rule(who=NUMBERS, again=st.booleans())
    def undo(self, who: int, again: bool) -> None:
        session = self.officer(who)
        self.does(session, session.redo if again and session.can_redo else session.undo)

    @precondition(lambda self: any(session.pack.every(Conflict) for session in self.open))
    @rule(who=NUMBERS, which=NUMBERS, theirs=st.booleans())
    def settle(self, who: int, which: int, theirs: bool) -> None:
        session = self.officer(who)
        if found := session.pack.every(Conflict):
            self.does(session, lambda: session.settle(found[which % len(found)], theirs=theirs))

    @precondition(lambda self: any(map(unsaved, self.open)))
    @rule(who=NUMBERS)
    def flush(self, who: int) -> None:
        self.officer(who).flush(60)
        self.note_copy()

    @rule(who=NUMBERS)
    def look(self, who: int) -> None:
        self.officer(who)._look()

    @precondition(lambda self: not self.offline and len(self.open) < self.officers)
    @rule()
    def open_again(self) -> None:
        self.open.append(self.opened())
        self.ended()

    @precondition(lambda self: len(self.open) > 1)
    @rule(who=NUMBERS)
    def close(self, who: int) -> None:
        session = self.officer(who)
        assert session.close(60).state == ("failed" if self.offline and unsaved(session) else "saved")
        self.open.remove(session)
        self.ended()

    # What happens to one.

    @precondition(lambda self: len(self.open) > 1)
    @rule(who=NUMBERS)
    def crash(self, who: int) -> None:
        session = self.officer(who)
        killed(session)
        self.open.remove(session)

    @rule()
    def share_goes_or_comes(self) -> None:
        (self.away if self.offline else self.share).rename(self.share if self.offline else self.away)

    @precondition(lambda self: not self.offline and any(map(unsaved, self.open)))
    @rule(who=NUMBERS)
    def sync_client_writes_over_a_save(self, who: int) -> None:
        before = self.path.read_bytes()
        self.flush(who)
        self.path.write_bytes(before)

    @precondition(lambda self: not self.offline and len(self.older) > 1)
    @rule(which=NUMBERS)
    def sync_client_puts_an_older_copy(self, which: int) -> None:
        self.path.write_bytes(self.older[which % (len(self.older) - 1)])

    def teardown(self) -> None:
        if not hasattr(self, "open"):
            return
        try:
            self.all_come_together()
        finally:
            for session in self.open:
                killed(session)
            self.folder.cleanup()
            fcntl.flock = self.lock

    def all_come_together(self) -> None:
        if self.offline:
            self.share_goes_or_comes()
        while len(self.open) < self.officers:
            self.open.append(self.opened())
        for _ in range(ROUNDS):
            for session in self.open:
                assert session.flush(60).state == "saved"
                session._look()
            file = open_pack(self.path)
            states = [content(session.pack) for session in self.open]
            if all(state == content(file.pack) for state in states) and not any(map(unsaved, self.open)):
                break
        else:
            raise AssertionError("They do not agree.")
        assert file.set_aside == () and not file.changed
        there = values_at(places_of(file.pack)) | in_conflicts(file.pack)
        assert [value for value, by in self.replaced_by.items() if not by and value not in there] == []
        assert there <= self.replaced_by.keys()

    # The model.

    def does(self, session: PackSession, act: Any) -> None:
        """Let ``act`` change the pack of ``session``, and note which values it took and which it replaced."""
        before, told = places_of(session.pack), in_conflicts(session.pack)
        act()
        assert not session.save_state.unkept
        after, still = places_of(session.pack), in_conflicts(session.pack)
        name = session._ledger.session
        came, gone = values_at(after - before), values_at(before - after)
        for value in gone - came:
            self.replaced_by[value].add(name)
        for value in told - still - values_at(after):
            self.replaced_by[value].add(f"{name} settled")
        for value in came:
            self.replaced_by.setdefault(value, set()).difference_update((name, f"{name} settled"))
        for value in still - told:
            self.replaced_by[value].discard(f"{name} settled")
        self.clock.tick(1)

    def officer(self, who: int) -> PackSession:
        return self.open[who % len(self.open)]

    def opened(self) -> PackSession:
        self.clock.tick(1)
        return PackSession(
            open_pack(self.path), officer="AB", now=self.clock, save_after=600, retry_after=600, look_every=600
        )

    @property
    def offline(self) -> bool:
        return self.away.exists()

    def note_copy(self) -> None:
        if not self.offline and (copy := self.path.read_bytes()) not in self.older:
            self.older.append(copy)

    def ended(self) -> None:
        """A session that is over gives back nothing that the file loses later: only newer copies come."""
        self.older.clear()
        self.note_copy()

    def new_value(self) -> str:
        self.written += 1
        return f"value {self.written}"

    def values(self, kind: type[Record], value: str) -> dict[str, Any]:
        return {name: (f"{value} {name}",) if name == "paragraphs" else f"{value} {name}" for name in FIELDS[kind]}

    def other(self, record: Record, name: str, place: int) -> Any:
        """The value of a field with a new one in its place; of paragraphs, one in the place of another or added."""
        present = getattr(record, name)
        if not isinstance(present, tuple):
            return self.new_value()
        place %= len(present) + 1
        return (*present[:place], self.new_value(), *present[place + 1 :])


def unsaved(session: PackSession) -> bool:
    return session.save_state.state != "saved"


def killed(session: PackSession) -> None:
    """End a session as a program ends that is killed: nothing more is saved, its journal stays."""
    saver = session._saver
    with saver._condition:
        saver._closing, saver._due = True, math.inf
        saver._condition.notify_all()
    if saver._thread is not None:
        saver._thread.join()
    session._ledger._journal.release()


class OfficersWithoutLocks(Officers):
    locks = False


TestOfficers = Officers.TestCase
TestOfficersWithoutLocks = OfficersWithoutLocks.TestCase
for trial in (TestOfficers, TestOfficersWithoutLocks):
    trial.settings = settings(
        max_examples=2000 if TORTURE else 200, stateful_step_count=50 if TORTURE else 20, deadline=None
    )
