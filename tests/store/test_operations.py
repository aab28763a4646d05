"""What a change did is noted so that it can be done again elsewhere, tomorrow, by another program."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from msgspec import structs

from store.links import removal
from store.operations import (
    Batch,
    HistoryCleared,
    RecordAdded,
    RecordChanged,
    RecordRemoved,
    batch_from,
    change_of,
    context_of,
    operations_between,
    owners,
)
from tests.store.pack_edits import AT, Work, batches, work
from tests.store.pack_samples import rows_of, small_pack
from toolkit.records.causes import Cause, Measure, Reading
from toolkit.records.preparation import Action


def between(changed: Any) -> tuple[Any, ...]:
    return operations_between(rows_of(small_pack()), rows_of(changed))


def test_a_change_names_the_fields_that_differ_and_no_other() -> None:
    cause = small_pack().get(Cause, "cause-a")
    assert cause is not None
    [change] = between(small_pack().with_changes([structs.replace(cause, title="New", owner="ACC")]))
    assert change == RecordChanged(
        "causes", "cause-a", {"title": "Answering calls", "owner": ""}, {"title": "New", "owner": "ACC"}
    )


def test_who_when_and_how_often_go_together() -> None:
    row = {"id": "a", "text": "x", "updated_at": "1", "updated_by": "AB", "revision": 1}
    change = change_of("actions", "a", row, row | {"text": "y", "updated_at": "2", "revision": 2})
    assert change is not None
    assert change.new == {"text": "y", "updated_at": "2", "updated_by": "AB", "revision": 2}
    assert change_of("actions", "a", row, dict(row)) is None


def test_a_new_record_says_behind_which_it_stands() -> None:
    base = rows_of(small_pack())
    rows = dict(base["actions"])
    first = {"new": rows["action-0"] | {"id": "new"}, **rows}
    last = {**rows, "new": first["new"]}
    middle = {"action-0": rows["action-0"], **first}
    for placed, after in ((first, ""), (last, None), (middle, "action-0")):
        [added] = operations_between(base, {**base, "actions": placed})
        assert isinstance(added, RecordAdded) and added.after == after


def test_removals_come_last_and_say_what_the_records_held() -> None:
    pack = small_pack()
    gone = removal(pack, [Cause(id="cause-a")])
    operations = between(pack.with_changes([*gone.changed, Action(id="new")], gone.removed))
    kinds = [type(operation) for operation in operations]
    assert kinds == sorted(kinds, key=lambda kind: kind is RecordRemoved)
    held = {operation.id: operation.values for operation in operations if isinstance(operation, RecordRemoved)}
    assert held["rec-a"]["text"] == "Answer sooner"


def test_the_context_holds_what_a_change_stands_on_up_to_the_cause() -> None:
    pack = small_pack().with_changes([Measure(id="m", cause="cause-b", name="999")])
    before = rows_of(pack)
    operations = operations_between(before, rows_of(pack.with_changes([Reading(id="r", measure="m", value=1.0)])))
    context = context_of(operations, lambda table, id: before.get(table, {}).get(id))
    assert context == {"measures": {"m": before["measures"]["m"]}, "causes": {"cause-b": before["causes"]["cause-b"]}}


def test_a_reading_belongs_to_its_measure_and_evidence_to_nothing() -> None:
    assert owners("readings", {"measure": "m"}) == [("measures", "m")]
    assert owners("evidence", {"causes": ["cause-a"]}) == []
    assert owners("readings", {"measure": ""}) == owners("readings", {"measure": 7}) == []


@given(work(1))
def test_a_batch_comes_back_from_a_file_as_it_was(drawn: Work) -> None:
    for batch in batches(drawn.base, drawn.states[0]):
        assert batch_from(json.loads(json.dumps(msgspec.to_builtins(batch)))) == batch


def test_a_batch_that_clears_the_history_comes_back_as_well() -> None:
    batch = Batch("s", 1, AT, "AB", "Clear", (HistoryCleared(AT),))
    assert batch_from(msgspec.to_builtins(batch)) == batch


@pytest.mark.parametrize("raw", [None, [], {}, {"session": 1}, {"session": "s", "sequence": 1, "operations": [{}]}])
def test_what_is_no_batch_is_refused(raw: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        batch_from(raw)
