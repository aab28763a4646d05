"""The changes of one session, numbered: noted in its journal, and at hand until the file surely has them."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from secrets import token_hex

from msgspec import structs

from store.errors import JournalFailed
from store.journal import Journal, LeftBehind
from store.operations import NONE_BROUGHT, Batch, Brings, Operation, RecordAdded, Row, context_of
from store.stamps import timestamp
from toolkit.records.conflicts import Conflict

# Changes that the file has are kept at hand, should another program replace it by an older state: this many.
AT_HAND = 200
# How many sessions a file remembers; many more than are ever open at once.
SESSIONS = 64


class Ledger:
    """Numbers the changes of a session, from 1.

    ``file`` is the pack's, as `known_as` has it. ``failure`` says why the last change could not be
    noted on this computer; empty where it was.
    """

    def __init__(self, pack_id: str, file: str, opened: datetime) -> None:
        # Begins with the time, so that the sessions of a pack can be put in the order of their age.
        self.session = f"{opened:%Y%m%dT%H%M%SZ}-{token_hex(6)}"
        self.last = 0
        self.confirmed = 0
        self.failure = ""
        self._file = file
        self._journal = Journal(pack_id, self.session)
        self._batches: deque[Batch] = deque()

    def note(
        self,
        operations: Sequence[Operation],
        before: Callable[[str, str], Row | None],
        at: datetime,
        by: str,
        label: str,
        brings: Brings = NONE_BROUGHT,
    ) -> None:
        """Note what a change did; ``before`` gives a record as it was, by table and id; ``brings`` as in `Batch`."""
        self.last += 1
        context = context_of(operations, before)
        batch = Batch(self.session, self.last, timestamp(at), by, label, tuple(operations), context, brings)
        self._batches.append(batch)
        try:
            self._journal.append(batch)
        except JournalFailed as error:
            self.failure = str(error)
        else:
            self.failure = ""

    def between(self, after: int, upto: int) -> list[Batch]:
        """The changes at hand that follow number ``after``, up to number ``upto``."""
        return [batch for batch in self._batches if after < batch.sequence <= upto]

    def confirm(self, upto: int, *, surely: bool) -> None:
        """The file has the changes up to this number; ``surely``: nobody wrote over them, and a backup has them too."""
        self.confirmed = upto
        while len(self._batches) > AT_HAND and self._batches[0].sequence <= upto:
            self._batches.popleft()
        self._journal.saved(upto, self._file, all_surely=surely and upto == self.last)

    def close(self) -> None:
        """End; the journal stays, for the next time that the pack is opened."""
        self._journal.end(self.confirmed, self._file)


def newest(sequences: Mapping[str, int]) -> dict[str, int]:
    """``sequences`` without the sessions that are over for the longest time, where there are more than `SESSIONS`."""
    return {session: sequences[session] for session in sorted(sequences)[-SESSIONS:]}


def missing_in(file: str, sequences: Mapping[str, int], journal: LeftBehind) -> list[Batch]:
    """The changes of a session that ``file`` lacks, which remembers ``sequences``.

    What was saved once and is not there any more was written over; not so where the session is
    too old to be remembered, nor in another file: a copy may well stand for an earlier state.
    """
    outlived = len(sequences) >= SESSIONS and journal.session < min(sequences)
    known = journal.saved if outlived or journal.file != file else 0
    return lacking((batch for batch in journal.batches if batch.sequence > known), sequences)


def lacking(batches: Iterable[Batch], sequences: Mapping[str, int]) -> list[Batch]:
    """Those of ``batches`` that a file has not, which remembers ``sequences``."""
    missing = (batch for batch in batches if sequences.get(batch.session, 0) < batch.sequence)
    return [left for batch in missing if (left := _beyond_authors(batch, sequences)) is not None]


def each_once(batches: Iterable[Batch], journals: Iterable[LeftBehind]) -> list[Batch]:
    """``batches`` without what they bring in that another of them brings in, or one of ``journals`` has itself."""
    reached = {each.session: each.batches[-1].sequence for each in journals if each.batches and not each.damaged}
    found = []
    for batch in batches:
        left = _beyond_authors(batch, reached)
        if left is not None:
            found.append(left)
            reached |= {name: max(reached.get(name, 0), last) for name, (_, last) in batch.brings.items()}
    return found


def _beyond_authors(batch: Batch, reached: Mapping[str, int]) -> Batch | None:
    """What a change does beside bringing in others', where all that came from its authors: they ``reached`` that far.

    Without locks, who lives is taken for somebody who is gone, and may have taken back since what was brought in.
    What that had to be asked about is asked all the same.
    """
    if not batch.brings or any(reached.get(name, 0) < last for name, (_, last) in batch.brings.items()):
        return batch
    asked = tuple(each for each in batch.operations if isinstance(each, RecordAdded) and each.table == Conflict.table)
    return structs.replace(batch, operations=asked) if asked else None


def authors(batches: Iterable[Batch]) -> str:
    """Whose changes these are, by initials; empty where they are several people's or not known."""
    names = {batch.by for batch in batches}
    return names.pop() if len(names) == 1 else ""
