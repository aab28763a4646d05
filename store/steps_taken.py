"""A change of an open pack as a step that can be undone and done again."""

from datetime import datetime

from store.changes import ids_of, state_in
from store.history import States, Step, restored
from store.stamps import stamped
from toolkit.pack import Pack
from toolkit.records.record import Record
from toolkit.records.tables import RecordKey


def step_between(before: Pack, after: Pack, states: States, label: str, at: datetime) -> Step:
    """The step that led from ``before`` to ``after`` by putting ``states``."""
    grown = {key[0] for key, state in states.items() if (state is None) != (state_in(before, key) is None)}
    return Step(
        label=label,
        at=at,
        before={key: state_in(before, key) for key in states},
        after=states,
        order_before={table: ids_of(before, table) for table in grown},
        order_after={table: ids_of(after, table) for table in grown},
        edition_before=before.info.edition,
        edition_after=after.info.edition,
    )


def states_of(step: Step, pack: Pack, at: datetime, by: str, *, backwards: bool) -> tuple[States, str]:
    """What stands in ``pack`` once ``step`` is undone (``backwards``) or done again, and the edition then."""
    source, target = (step.after, step.before) if backwards else (step.before, step.after)
    states: dict[RecordKey, Record | None] = {}
    for key, state in target.items():
        wanted = restored(state_in(pack, key), state, source[key])
        # A record that comes back carries on from the revision that it went with.
        states[key] = wanted and stamped(wanted, at, by, state_in(pack, key) or source[key])
    edition = pack.info.edition
    if step.edition_before != step.edition_after:
        edition = step.edition_before if backwards else step.edition_after
    return states, edition
