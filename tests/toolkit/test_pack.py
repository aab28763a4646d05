"""A pack is a value: an edit makes a new one, so that undo and merge always have the one before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.record import Record, item_record_id
from toolkit.records.speaking import Outcome
from toolkit.records.tables import RECORD_TYPES, TABLES, PackInfo, singleton_id

INFO = PackInfo(pack_id="pack", edition="edition")


def actions(*texts: str) -> list[Action]:
    return [Action(id=text, text=text) for text in texts]


def test_an_edit_leaves_the_pack_before_it_as_it_was() -> None:
    before = Pack(INFO, actions("ring", "write"))
    after = before.with_changes(put=[Action(id="ring", text="ring twice")], removed=actions("write"))
    assert [action.text for action in before.every(Action)] == ["ring", "write"]
    assert [action.text for action in after.every(Action)] == ["ring twice"]
    assert after.info == before.info


def test_what_is_put_and_removed_at_once_stands() -> None:
    [kept] = actions("ring")
    assert Pack(INFO).with_changes(put=[kept], removed=[kept]).every(Action) == [kept]


def test_removing_what_is_not_there_changes_nothing() -> None:
    pack = Pack(INFO, actions("ring")).with_changes(removed=actions("write"))
    assert [action.id for action in pack.every(Action)] == ["ring"]


KEYS = st.sampled_from(["a", "b", "c", "d"])
EDITS = st.lists(st.tuples(st.booleans(), KEYS, st.text(max_size=3)), max_size=20)


@given(EDITS)
def test_any_series_of_edits_gives_what_a_dictionary_would(edits: list[tuple[bool, str, str]]) -> None:
    model: dict[str, str] = {}
    pack = Pack(INFO)
    states: list[tuple[Pack, dict[str, str]]] = [(pack, {})]
    for put, key, text in edits:
        record = Action(id=key, text=text)
        if put:
            model[key] = text
            pack = pack.with_changes(put=[record])
        else:
            model.pop(key, None)
            pack = pack.with_changes(removed=[record])
        states.append((pack, dict(model)))
    for pack, expected in states:
        assert {action.id: action.text for action in pack.every(Action)} == expected


def test_causes_stand_in_the_offices_order_and_evidence_as_it_came() -> None:
    causes = [Cause(id="c", position=2.0), Cause(id="b", position=1.5), Cause(id="a", position=2.0)]
    pack = Pack(INFO, [*causes, Evidence(id="z"), Evidence(id="y")])
    assert [cause.id for cause in pack.every(Cause)] == ["b", "a", "c"]
    assert [row.id for row in pack.every(Evidence)] == ["z", "y"]
    assert pack.next_position(Cause) == 3.0
    assert Pack(INFO).next_position(Cause) == 1.0


def test_what_belongs_to_a_cause_is_found_in_order() -> None:
    rows = [
        Recommendation(id="second", cause="cause", position=2.0),
        Recommendation(id="other", cause="elsewhere", position=1.0),
        Recommendation(id="first", cause="cause", position=1.0),
    ]
    assert [row.id for row in Pack(INFO, rows).of_cause(Recommendation, "cause")] == ["first", "second"]


def test_a_record_is_found_by_its_id_alone_or_by_its_kind() -> None:
    pack = Pack(INFO, [Cause(id="cause"), *actions("ring")])
    assert pack.find("ring") == Action(id="ring", text="ring")
    assert pack.find("nothing") is None
    assert pack.get(Action, "ring") is not None
    assert pack.get(Cause, "ring") is None


def test_office_meeting_and_outcome_are_there_before_anybody_fills_them_in() -> None:
    pack = Pack(INFO)
    assert (pack.office, pack.meeting, pack.outcome) == (
        Office(id=singleton_id(Office)),
        Meeting(id=singleton_id(Meeting)),
        Outcome(id=singleton_id(Outcome)),
    )
    filled = pack.with_changes(put=[replace(pack.office, force="Loamshire Police")])
    assert filled.office.force == "Loamshire Police"
    assert len(list(filled.records())) == 1


def test_every_record_comes_out_as_it_went_in() -> None:
    records: list[Record] = [kind(id=f"{kind.table}-1") for kind in RECORD_TYPES]
    assert list(Pack(INFO, records).records()) == records
    assert len(TABLES) == len(RECORD_TYPES)


def test_two_officers_who_answer_one_item_edit_one_record(edition: Edition) -> None:
    """The ids are those of packs already on people's machines: they may never change."""
    here, there = Pack(INFO), Pack(replace(INFO, pack_id="copy"))
    item = edition.responsibilities_outside[0]
    assert here.checklist_entry_for(item) == there.checklist_entry_for(item)
    assert here.checklist_entry_for(item).id == item_record_id("checklist", item.id)
    assert item_record_id("checklist", "responsibility.relationship") == "dc6a3df0-498f-57fa-9eb3-a67a4d3255dc"
    assert singleton_id(Office) == "fec0c036-2e8a-54c9-825e-f8fef1720490"


def test_an_untouched_item_is_empty_until_it_is_answered(edition: Edition) -> None:
    pack = Pack(INFO)
    item = edition.responsibilities_outside[0]
    answered = replace(pack.checklist_entry_for(item), status="done", note="Monthly call.")
    after = pack.with_changes(put=[answered])
    assert pack.checklist_entry_for(item) == ChecklistEntry(id=answered.id, item=item.id, edition="edition")
    assert after.checklist_entry_for(item).note == "Monthly call."


@pytest.mark.parametrize("table", ["support", "questions", "theme_views", "exit_views", "precedents"])
def test_each_kind_that_answers_an_item_gets_its_own_stable_id(table: str, edition: Edition) -> None:
    pack = Pack(INFO)
    made: dict[str, Record] = {
        "support": pack.support_for(edition.support_offers[0]),
        "questions": pack.question_for(edition.questions_chief[0], "chief", 4.0),
        "theme_views": pack.theme_view_for(edition.exit_themes[0]),
        "exit_views": pack.exit_view_for(Cause(id="cause")),
        "precedents": pack.precedent_choice_for("case.humberside"),
    }
    record = made[table]
    answers = getattr(record, "item", "") or "cause"
    assert record.table == table
    assert record.id == item_record_id(table, answers)
    stored = replace(record, updated_by="FM")
    assert pack.with_changes(put=[stored]).find(record.id) == stored


def test_an_untouched_question_stands_where_the_bank_has_it(edition: Edition) -> None:
    question = Pack(INFO).question_for(edition.questions_chief[0], "chief", 4.0)
    assert (question.bank, question.position, question.chosen) == ("chief", 4.0, False)
