"""Looking things up: nothing of the content is missing, and a precedent can be put into the briefing."""

from screens.rows import Row
from screens.steps.reference import ReferenceView
from tests.screens.conftest import CaseOf
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.preparation import PrecedentChoice
from toolkit.records.record import item_record_id

VIEW = ReferenceView()


def row_of(rows: list[Row], item: str) -> Row:
    return next(row for row in rows if row.key == item_record_id(PrecedentChoice.table, item))


def test_everything_that_the_content_holds_can_be_read(
    case_of: CaseOf, empty: Pack, edition: Edition, precedents: Precedents
) -> None:
    case = case_of(empty)
    read = "\n".join(passage.text for row in VIEW.rows(case) for passage in VIEW.about(case, row))
    looked_up = (
        *(edition.stages + edition.flowchart_notes + edition.entry_considerations + edition.opportunities),
        *(edition.ppog_purposes + edition.running_order + edition.members + edition.invited + edition.glossary),
    )
    missing = [item.id for item in (*looked_up, *precedents.items()) if case.fill(item.text) not in read]
    missing += [study.id for study in precedents.cases if study.summary not in read]
    assert missing == []


def test_a_precedent_a_case_and_a_single_lesson_can_each_be_chosen(
    case_of: CaseOf, empty: Pack, precedents: Precedents
) -> None:
    study = precedents.cases[0]
    for item in (precedents.forces[0].id, study.id, study.lessons[0].id, precedents.forces[0].reasons_in[0].id):
        case = case_of(empty)
        row = row_of(VIEW.rows(case), item)
        assert row.state == "" and VIEW.ticked(case, row) == {"chosen": True}
        chosen = PrecedentChoice(id=row.key, item=item, chosen=True)
        after = row_of(VIEW.rows(case_of(empty.with_changes(put=[chosen]))), item)
        assert (after.mark, after.state) == ("chosen", "in the briefing")


def test_single_lessons_are_folded_under_their_case(case_of: CaseOf, empty: Pack, precedents: Precedents) -> None:
    study = precedents.cases[0]
    rows = VIEW.rows(case_of(empty))
    parent = row_of(rows, study.id)
    assert [row.item for row in rows if row.parent == parent.key] == list(study.lessons)


def test_a_choice_that_the_present_precedents_no_longer_have_can_be_taken_back(case_of: CaseOf, empty: Pack) -> None:
    gone = PrecedentChoice(id="x", item="precedent.elsewhere", chosen=True)
    case = case_of(empty.with_changes(put=[gone]))
    row = next(row for row in VIEW.rows(case) if row.record == gone)
    assert VIEW.ticked(case, row) == {"chosen": False}
    assert "no longer" in VIEW.about(case, row)[0].text
