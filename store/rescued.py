"""Changes of earlier sessions that never reached the pack's file, brought in as the pack is opened."""

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from store.backups import known_as
from store.journal import LeftBehind, left_behind
from store.ledger import authors, each_once, missing_in
from store.merging import one_by_one
from store.operations import Brings, HistoryCleared, Operation, Rows, operations_between
from store.pack_file import PackFile
from store.presence import end_for
from store.shared_file import pack_of, with_about
from toolkit.pack import Pack
from toolkit.records.tables import RecordKey


class BroughtIn(Struct, frozen=True):
    """A change that was brought in: what it did to ``before``, the rows that it found; ``brings`` as in `Batch`."""

    operations: tuple[Operation, ...]
    before: Rows
    by: str
    label: str
    brings: Brings

    @property
    def records(self) -> tuple[RecordKey, ...]:
        """Tables and ids of what it touched."""
        return tuple((one.table, one.id) for one in self.operations if not isinstance(one, HistoryCleared))


class Rescued(Struct, frozen=True):
    """The pack with what was rescued, change by change, and what to say of it.

    ``each`` is by ``by`` (initials, or empty); ``damaged`` more could not be read.
    """

    pack: Pack | None
    each: tuple[BroughtIn, ...]
    damaged: int
    by: str
    journals: tuple[LeftBehind, ...]

    @property
    def count(self) -> int:
        """How many changes were brought in; a text that was typed letter by letter is one."""
        return sum(1 for _ in groupby(self.each, lambda one: (one.by, one.label, one.records)))


# Journals that are all in the file and not yet settled.
_MOST_LEFT = 16
NOTHING_RESCUED = Rescued(None, (), 0, "", ())


def rescue_journals(file: PackFile) -> Rescued:
    """What the journals on this computer hold of the pack in ``file`` beyond it; the file is not written."""
    pack = file.pack
    journals = tuple(left_behind(pack.info.pack_id))
    for journal in journals:
        if journal.is_over:
            end_for(file.path, journal.session)
    damaged = sum(journal.damaged for journal in journals)
    here, reached = known_as(file.path), dict(pack.info.sequences)
    missing = [batch for journal in journals for batch in missing_in(here, reached, journal)]
    batches = each_once(missing, journals)
    if not batches:
        return Rescued(None, (), damaged, "", journals)
    rows = with_about(pack, file.kept)
    each = []
    for batch, after in one_by_one(batches, rows):
        cleared = tuple(one for one in batch.operations if isinstance(one, HistoryCleared))
        brings = batch.brings or {batch.session: (reached.get(batch.session, 0), batch.sequence)}
        each.append(BroughtIn((*operations_between(rows, after), *cleared), rows, batch.by, batch.label, brings))
        reached |= {name: last for name, (_, last) in brings.items()}
        rows = after
    return Rescued(pack_of(rows, pack.info, file.path), tuple(each), damaged, authors(batches), journals)


def let_go(rescued: Rescued, path: Path, sequences: Mapping[str, int] | None) -> None:
    """End with the journals that were there when the pack at ``path`` was opened.

    ``sequences`` says how far its file has each session, None where that is not known. A journal
    goes once the file has all of it and has long had it; of many, as scripts leave, the oldest go at once.
    """
    for age, journal in enumerate(reversed(rescued.journals)):
        there = sequences is not None and not missing_in(known_as(path), sequences, journal)
        if there and journal.is_over and (journal.is_settled or age >= _MOST_LEFT):
            journal.remove()
        else:
            journal.leave()
