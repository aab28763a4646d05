"""Take answers from outside into an open pack, by the rules for what a colleague saved."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from store.decoding import decode_record
from store.history import States
from store.merging import merge
from store.operations import FROM_WORD, Row, row_of
from store.session import PackSession
from store.stamps import timestamp, utc_now
from toolkit.answers import Answer
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.tables import TABLES


class Taken(Struct, frozen=True):
    """How many answers stand in the pack now, and how many fields wait for a choice between two values."""

    answers: int
    asked: int


def take_answers(
    session: PackSession,
    answers: Iterable[Answer],
    by: str,
    told: Callable[[int, int], object] = lambda done, of: None,
    placing: Callable[[], object] = lambda: None,
) -> Taken:
    """Bring ``answers`` of ``by`` into the pack, as one step that can be undone.

    A field that only they changed takes their value. Where the pack changed it as well, its value stands and
    a `Conflict` keeps the other. A record that was removed meanwhile comes back with its answer. Raises `StoreError`
    where the pack may not be changed, and `RecordError` for a value that it cannot hold; then nothing was.

    ``told`` hears how many answers of how many are compared with the pack, ``placing`` that they go into it now;
    what either raises is handed on, and nothing was changed.
    """
    given = list(answers)
    before: set[str] = set()

    def brought_in(pack: Pack) -> States:
        before.update(conflict.id for conflict in pack.every(Conflict))
        return _brought_in(pack, given, by, session.officer, told)

    # Worked out before the session is held, so that nobody waits for it; once more where a colleague was quicker.
    known = session.pack
    states = brought_in(known)
    placing()
    session.change(lambda pack: states if pack is known else brought_in(pack), FROM_WORD)
    pack = session.pack
    return Taken(
        sum(getattr(pack.get(type(one.record), one.record.id), one.field, None) == one.value for one in given),
        sum(conflict.id not in before for conflict in pack.every(Conflict)),
    )


def _brought_in(
    pack: Pack, answers: Sequence[Answer], by: str, officer: str, told: Callable[[int, int], object]
) -> States:
    """The records that change: ours is what the pack holds, theirs the same with the answers."""
    at = timestamp(utc_now())
    base: dict[str, dict[str, Row]] = {}
    ours: dict[str, dict[str, Row]] = {}
    theirs: dict[str, dict[str, Row]] = {Conflict.table: {row.id: row_of(row) for row in pack.every(Conflict)}}
    for done, answer in enumerate(answers):
        told(done, len(answers))
        record = answer.record
        table, id = record.table, record.id
        present = row_of(pack.get(type(record), id) or record)
        ours.setdefault(table, {})[id] = present
        was = base.setdefault(table, {}).setdefault(id, present | {"updated_at": "", "updated_by": "", "revision": 0})
        said = theirs.setdefault(table, {}).setdefault(id, present | {"updated_at": at, "updated_by": by})
        said[answer.field] = answer.value
        # A value that nobody knows any more is none that either side could have kept.
        was.pop(answer.field)
        if answer.base_known:
            was[answer.field] = row_of(record)[answer.field]
    merged = merge(base, ours, theirs, at, officer)
    return {
        (table, id): decode_record(TABLES[table], row)
        for table, rows in merged.rows.items()
        for id, row in rows.items()
    }
