"""Changes of earlier sessions that never reached the pack's file, brought in as the pack is opened."""

from msgspec import Struct

from store.journal import LeftBehind, left_behind
from store.ledger import authors
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


NOTHING_RESCUED = Rescued(None, 0, 0, "", {}, ())


def rescue_journals(file: PackFile) -> Rescued:
    """What the journals on this computer hold of the pack in ``file`` beyond it; the file is not written."""
    journals = tuple(left_behind(file.pack.info.pack_id))
    done = file.pack.info.sequences
    batches = [
        batch for journal in journals for batch in journal.batches if batch.sequence > done.get(journal.session, 0)
    ]
    damaged = sum(journal.damaged for journal in journals)
    pack = file.pack
    if batches:
        rows = apply_batches(batches, with_about(pack, file.kept)).rows
        pack = pack_of(rows, pack.info, file.path)
    sequences = {batch.session: (done.get(batch.session, 0), batch.sequence) for batch in batches}
    return Rescued(pack, len(batches), damaged, authors(batches), sequences, journals)


def let_go(rescued: Rescued, *, surely: bool) -> None:
    """Remove the journals that were brought in, where the file ``surely`` has all of it; else leave them."""
    for journal in rescued.journals:
        if surely:
            journal.forget()
        else:
            journal.leave()
