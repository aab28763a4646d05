"""Changes of earlier sessions that never reached the pack's file, brought in as the pack is opened."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from store.backups import known_as
from store.journal import LeftBehind, left_behind
from store.ledger import authors, missing_in
from store.merging import apply_batches
from store.pack_file import PackFile
from store.shared_file import pack_of, with_about
from toolkit.pack import Pack


class Rescued(Struct, frozen=True):
    """The pack with what was rescued, and what to say of it.

    ``count`` changes by ``by`` (initials, or empty) were brought in; ``damaged`` more could not be read.
    ``sequences`` says for each of their sessions after which change and up to which.
    """

    pack: Pack | None
    count: int
    damaged: int
    by: str
    sequences: dict[str, tuple[int, int]]
    journals: tuple[LeftBehind, ...]


# Journals that are all in the file and not yet settled.
_MOST_LEFT = 16
NOTHING_RESCUED = Rescued(None, 0, 0, "", {}, ())


def rescue_journals(file: PackFile) -> Rescued:
    """What the journals on this computer hold of the pack in ``file`` beyond it; the file is not written."""
    journals = tuple(left_behind(file.pack.info.pack_id))
    done = file.pack.info.sequences
    here = known_as(file.path)
    batches = [batch for journal in journals for batch in missing_in(here, done, journal)]
    damaged = sum(journal.damaged for journal in journals)
    pack = file.pack
    if batches:
        rows = apply_batches(batches, with_about(pack, file.kept)).rows
        pack = pack_of(rows, pack.info, file.path)
    sequences = {batch.session: (done.get(batch.session, 0), batch.sequence) for batch in batches}
    return Rescued(pack, len(batches), damaged, authors(batches), sequences, journals)


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
