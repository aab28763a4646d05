"""What was done to a pack while it is open, so that it can be undone and done again."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct, structs

from store.stamps import same_content
from toolkit.records.record import Record
from toolkit.records.tables import RecordKey

LONGEST = 500
TYPING = timedelta(seconds=2)
# What is typed without a pause becomes a step of its own after this long: one undo takes back no whole page.
LONGEST_TYPING = timedelta(seconds=20)

States = Mapping[RecordKey, Record | None]
"""Records by key; None where there is no record."""


class Step(Struct, frozen=True):
    """One change that is undone as a whole.

    ``before`` and ``after`` have the same keys. ``order_before`` and ``order_after`` are the ids of
    each table that gained or lost a record, in their order. ``edition_before`` and
    ``edition_after`` differ where the pack was moved to another edition. ``since`` is when a text
    was begun of which `at` is the end.
    """

    label: str
    at: datetime
    before: States
    after: States
    order_before: Mapping[str, tuple[str, ...]] = {}
    order_after: Mapping[str, tuple[str, ...]] = {}
    edition_before: str = ""
    edition_after: str = ""
    since: datetime | None = None

    @property
    def only_puts(self) -> bool:
        """Whether the step put records and did nothing else."""
        return None not in self.after.values() and self.edition_before == self.edition_after


class UndoHistory:
    """Steps that can be undone, newest last, and those undone that can be done again."""

    def __init__(self) -> None:
        self._done: deque[Step] = deque(maxlen=LONGEST)
        self._undone: list[Step] = []
        # Typing joins the step before it, but not one that was just undone or redone.
        self._joins = False

    @property
    def undo_label(self) -> str | None:
        """What `undo` would undo; None where there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again; None where there is nothing."""
        return self._undone[-1].label if self._undone else None

    def reaches(self, record: str) -> bool:
        """Whether what `undo` would undo is a change of the record with this id, others perhaps among it."""
        return bool(self._done) and any(id == record for _, id in self._done[-1].after)

    def add(self, step: Step) -> None:
        """Note what was done; quick further puts of the same records make one step with the last."""
        last = self._done[-1] if self._done else None
        self._undone.clear()
        if last is not None and self._joins and _is_typing(last, step):
            self._done.pop()
            since = last.since or last.at
            step = structs.replace(last, at=step.at, after=step.after, order_after=last.order_after, since=since)
            if _changes_nothing(step):
                self._joins = False
                return
        self._done.append(step)
        self._joins = True

    def undo(self) -> Step | None:
        """Take back the newest step; the caller restores its ``before``."""
        return self._turn(self._done, self._undone)

    def redo(self) -> Step | None:
        """Do the step undone last again; the caller restores its ``after``."""
        return self._turn(self._undone, self._done)

    def _turn(self, source: "deque[Step] | list[Step]", target: "deque[Step] | list[Step]") -> Step | None:
        if not source:
            return None
        step = source.pop()
        target.append(step)
        self._joins = False
        return step


def _is_typing(last: Step, step: Step) -> bool:
    return (
        last.label == step.label
        and last.after.keys() == step.after.keys()
        and last.only_puts
        and step.only_puts
        and timedelta(0) <= step.at - last.at <= TYPING
        and step.at - (last.since or last.at) <= LONGEST_TYPING
    )


def _changes_nothing(step: Step) -> bool:
    pairs = [(step.before[key], after) for key, after in step.after.items()]
    return all(before is not None and after is not None and same_content(before, after) for before, after in pairs)


def restored(current: Record | None, target: Record | None, source: Record | None) -> Record | None:
    """``current`` with the fields in which a step's ``source`` and ``target`` states differ as in ``target``.

    Fields that the step did not touch stay as they are now, whoever changed them since.
    """
    if current is None or target is None or source is None:
        return target
    changes = {
        name: getattr(target, name)
        for name in target.__struct_fields__
        if getattr(target, name) != getattr(source, name)
    }
    return structs.replace(current, **changes)
