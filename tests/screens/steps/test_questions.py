"""Questions in the office's own order; the two accounts side by side."""

from msgspec import structs

from screens.rows import Row
from screens.steps.questions import ChiefView, HmicfrsView
from store.ordering import moved
from tests.screens.conftest import CaseOf
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.questions import AlignmentPoint, Question

VIEW = HmicfrsView()


def questions(rows: list[Row]) -> list[Row]:
    return [row for row in rows if isinstance(row.record, Question)]


def test_a_bank_stands_in_the_toolkits_order_until_a_question_is_moved(
    case_of: CaseOf, empty: Pack, edition: Edition
) -> None:
    case = case_of(empty)
    before = questions(VIEW.rows(case))
    assert [row.item for row in before] == list(edition.questions_hmicfrs)
    siblings = VIEW.siblings(case, before[3])
    order = moved(siblings[3], siblings, 0)
    after = questions(VIEW.rows(case_of(empty.with_changes(put=order))))
    assert [row.key for row in after] == [before[place].key for place in (3, 0, 1, 2, *range(4, len(before)))]


def test_an_own_question_goes_to_the_end_and_can_be_moved_and_deleted(case_of: CaseOf, empty: Pack) -> None:
    case = case_of(empty)
    [own] = VIEW.additions(case, None)[0].build(lambda: "own")
    after = case_of(empty.with_changes(put=[own]))
    row = questions(VIEW.rows(after))[-1]
    assert (row.key, row.state) == ("own", "chosen")
    assert row.title == "Own question, not written yet"
    assert [sibling.id for sibling in VIEW.siblings(after, row)][-1] == "own"
    assert VIEW.removable(after, row) and not VIEW.removable(after, questions(VIEW.rows(after))[0])


def test_own_wording_replaces_the_banks_words_which_stay_to_be_read(
    case_of: CaseOf, empty: Pack, edition: Edition
) -> None:
    item = edition.questions_hmicfrs[0]
    worded = structs.replace(empty.question_for(item, "hmicfrs", 1.0), wording="What would be enough for us?")
    case = case_of(empty.with_changes(put=[worded]))
    row = questions(VIEW.rows(case))[0]
    assert row.title.endswith(": What would be enough for us?")
    passages = VIEW.about(case, row)
    assert [passage.text for passage in passages if passage.kind == "quote"] == [case.fill(item.text)]


def test_the_list_says_what_is_still_owed(case_of: CaseOf, empty: Pack, edition: Edition) -> None:
    base = empty.question_for(edition.questions_hmicfrs[0], "hmicfrs", 1.0)

    def said(**fields: object) -> tuple[str, str]:
        put = [structs.replace(base, **fields), Cause(id="c", title="Answering calls")]
        row = questions(VIEW.rows(case_of(empty.with_changes(put=put))))[0]
        return row.state, row.meta

    assert said() == ("not chosen", "")
    assert said(chosen=True, cause="c", due="2024-06-10") == ("chosen", "due 10 Jun, Answering calls")
    assert said(asked_on="2024-06-01") == ("asked, no answer yet", "")
    assert said(asked_on="2024-06-01", answer="Soon.", due="2024-06-10") == ("answered", "")
    assert said(answer="Soon.", follow_up="Ask for the date", owed_by="HMI") == ("answered, follow-up owed", "")


def test_alignment_counts_what_agrees_and_is_added_where_the_cursor_is(case_of: CaseOf, empty: Pack) -> None:
    view = ChiefView()
    points = [
        AlignmentPoint(id="p1", topic="Calls", state="agree", position=1.0),
        AlignmentPoint(id="p2", topic="Staffing", state="differ", resolution="Agreed on Friday", position=2.0),
    ]
    case = case_of(empty.with_changes(put=points))
    rows = view.rows(case)
    assert "Alignment (1 of 2 agree)" in [row.title for row in rows]
    assert rows[-1].meta == "resolved"
    assert [choice.label for choice in view.additions(case, rows[-1])] == ["Alignment point", "Own question"]
    assert [choice.label for choice in view.additions(case, rows[1])] == ["Own question", "Alignment point"]
    assert [sibling.id for sibling in view.siblings(case, rows[-1])] == ["p1", "p2"]


def test_an_own_question_is_not_told_of_words_that_it_has_not_got(case_of: CaseOf, empty: Pack) -> None:
    case = case_of(empty.with_changes(put=[Question(id="own", bank="hmicfrs", chosen=True, position=100.0)]))
    rows = questions(VIEW.rows(case))
    helps = {row.key: next(field.help for field in VIEW.fields(case, row) if field.name == "wording") for row in rows}
    assert helps.pop("own") == "As you will put it."
    assert all("question bank" in said for said in helps.values())
