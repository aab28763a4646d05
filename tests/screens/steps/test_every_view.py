"""What holds for every step's list, over an empty pack, the worked example, and hostile texts."""

from itertools import count

import pytest
from msgspec import structs

from screens.rows import PaneKey, Passage, Row
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import CaseOf
from tests.screens.hostile import TEXTS, hostile_pack
from toolkit.edition import Edition, Precedents
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.office import Meeting, Office, RunningOrderEntry
from toolkit.records.preparation import Action, ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry, NoteSection, OnePage, Outcome, Rehearsal
from toolkit.records.tables import RECORD_TYPES
from toolkit.steps import ALL_STEPS

LISTED: dict[PaneKey, tuple[type[Record], ...]] = {
    "situation": (Office, Meeting, RunningOrderEntry),
    "causes": (Cause, Recommendation, Threshold, Measure, Reading, Evidence),
    "checklist": (ChecklistEntry,),
    "support": (Support,),
    "hmicfrs": (Question,),
    "chief": (Question, AlignmentPoint),
    "exit": (ExitView, ThemeView),
    "hard": (HardQuestion,),
    "notes": (NoteSection, OnePage, Rehearsal),
    "export": (),
    "day": (LogEntry,),
    "after": (Outcome, Action),
    "reference": (PrecedentChoice,),
}
KEYS = list(VIEWS)


Packs = dict[str, Pack]


@pytest.fixture
def packs(empty: Pack, example: Pack, edition: Edition, precedents: Precedents) -> Packs:
    """The packs that every view is tried with, by what they are."""
    hostile = {name: hostile_pack(edition, precedents, text) for name, text in TEXTS.items()}
    return {"empty": empty, "example": example} | hostile


def records_of(rows: list[Row]) -> dict[str, Record]:
    return {row.key: row.record for row in rows if row.record is not None}


def one_of_each(rows: list[Row]) -> list[Row]:
    """The first row of each sort: kind of record, with and without an item."""
    found: dict[tuple[type | None, bool], Row] = {}
    for row in rows:
        found.setdefault((type(row.record) if row.record else None, row.item is None), row)
    return list(found.values())


def belongs(pack: Pack, key: PaneKey, record: Record) -> bool:
    """Whether a step has to list a record of one of its kinds."""
    if isinstance(record, Question):
        return record.bank == key or (record.bank == "hmicfrs") == (key == "hmicfrs")
    if isinstance(record, ExitView):
        cause = pack.get(Cause, record.cause)
        return cause is not None and cause.status == "open"
    return True


def test_every_step_has_a_view_and_every_kind_of_record_that_is_filled_in_a_step() -> None:
    assert set(VIEWS) == {step.key for step in ALL_STEPS} | {"reference"}
    filled_in = {kind for kind in RECORD_TYPES if KINDS[kind.table].fields}
    assert {kind for kinds in LISTED.values() for kind in kinds} == filled_in
    assert [key for key, view in VIEWS.items() if not view.help] == []


@pytest.mark.parametrize("key", KEYS)
def test_no_two_lines_of_a_list_are_mixed_up(key: PaneKey, packs: Packs, case_of: CaseOf) -> None:
    for name, pack in packs.items():
        keys = [row.key for row in VIEWS[key]().rows(case_of(pack))]
        assert len(keys) == len(set(keys)), name


@pytest.mark.parametrize("key", KEYS)
def test_nothing_in_a_pack_is_out_of_sight(key: PaneKey, packs: Packs, case_of: CaseOf) -> None:
    for name, pack in packs.items():
        view = VIEWS[key]()
        shown = records_of(view.rows(case_of(pack)))
        wanted = [row for kind in LISTED[key] for row in pack.every(kind) if belongs(pack, key, row)]
        assert [(name, row.table, row.id) for row in wanted if shown.get(row.id) != row] == []


@pytest.mark.parametrize("key", KEYS)
def test_what_is_added_stands_in_the_list_at_once(key: PaneKey, packs: Packs, case_of: CaseOf) -> None:
    for name, pack in packs.items():
        view = VIEWS[key]()
        case = case_of(pack)
        for row in (None, *one_of_each(view.rows(case))):
            number = count()
            for choice in view.additions(case, row):
                records = choice.build(lambda number=number: f"new-{next(number)}")  # type: ignore[misc]
                after = case_of(pack.with_changes(put=records))
                shown = records_of(view.rows(after))
                assert [record.id for record in records if record.id not in shown] == [], (name, choice.label)
                assert records and choice.label


@pytest.mark.parametrize("key", KEYS)
def test_space_goes_through_the_states_and_comes_round(key: PaneKey, packs: Packs, case_of: CaseOf) -> None:
    for name, pack in packs.items():
        view = VIEWS[key]()
        for row in one_of_each(view.rows(case_of(pack))):
            record, present, seen = row.record, pack, []
            for _ in range(6):
                case = case_of(present)
                shown = next(each for each in view.rows(case) if each.key == row.key)
                changes = view.ticked(case, shown)
                if not changes or record is None:
                    break
                assert shown.record is not None
                record = structs.replace(shown.record, **changes)
                assert record != shown.record
                if record in seen:
                    break
                seen.append(record)
                present = present.with_changes(put=[record])
            assert not changes or len(seen) in (2, 3, 4), (name, row.key, seen)


@pytest.mark.parametrize("key", KEYS)
def test_a_row_moves_among_those_that_stand_around_it(key: PaneKey, packs: Packs, case_of: CaseOf) -> None:
    for name, pack in packs.items():
        view = VIEWS[key]()
        case = case_of(pack)
        rows = view.rows(case)
        order = [row.key for row in rows]
        for row in rows:
            siblings = [sibling.id for sibling in view.siblings(case, row)]
            assert not siblings or row.key in siblings, name
            assert siblings == [each for each in order if each in siblings], name


@pytest.mark.parametrize("key", KEYS)
def test_only_what_the_office_made_can_be_deleted(key: PaneKey, packs: Packs, case_of: CaseOf) -> None:
    always = (Office, Meeting, Outcome, ExitView, PrecedentChoice)
    for name, pack in packs.items():
        view = VIEWS[key]()
        case = case_of(pack)
        for row in view.rows(case):
            if view.removable(case, row):
                assert row.record is not None and pack.find(row.record.id) is not None, name
                assert not isinstance(row.record, always), name
                # Of what the toolkit lists, only parts of the hour are the office's to take out.
                assert row.item is None or isinstance(row.record, RunningOrderEntry), name


@pytest.mark.parametrize("key", KEYS)
def test_every_line_says_something_and_toolkit_items_name_their_source(
    key: PaneKey, packs: Packs, case_of: CaseOf
) -> None:
    for name, pack in packs.items():
        view = VIEWS[key]()
        case = case_of(pack)
        for row in view.rows(case):
            passages = view.about(case, row)
            assert passages and all(isinstance(passage, Passage) for passage in passages), name
            if row.item is not None:
                assert case.source_line(row.item) in [p.text for p in passages if p.kind == "source"], row.key
            for field in view.fields(case, row):
                assert field.label and hasattr(row.record, field.name)


@pytest.mark.parametrize("key", KEYS)
def test_a_line_of_a_list_has_words_for_every_sign(key: PaneKey, example: Pack, case_of: CaseOf) -> None:
    marked = [row for row in VIEWS[key]().rows(case_of(example)) if row.mark is not None and row.mark != "next"]
    bare = [row.title for row in marked if not row.state and row.mark not in ("todo", "bad", "warn", "done", "past")]
    assert bare == []


def test_every_step_says_which_it_is() -> None:
    assert {key: view().key for key, view in VIEWS.items()} == {key: key for key in VIEWS}
