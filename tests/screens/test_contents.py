"""Everything that a pack holds can be found, and what is found leads to a row that is there."""

from msgspec import structs

from screens.contents import findables
from screens.finder import Finder
from screens.rows import PaneKey
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import CaseOf
from tests.screens.hostile import hostile_pack
from toolkit.edition import Edition, Precedents
from toolkit.fields import KINDS
from toolkit.finding import Index
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.preparation import Action
from toolkit.records.questions import Question
from toolkit.records.readiness import ExitView
from toolkit.records.record import Record

NO_ACTIONS = Index()


def test_each_hit_leads_to_a_row_of_its_step(case_of: CaseOf, example: Pack) -> None:
    case = case_of(example)
    rows: dict[str, set[str]] = {pane: {row.key for row in view().rows(case)} for pane, view in VIEWS.items()}
    found = list(findables(case))
    assert len({thing.key for thing in found}) == len(found) > 300
    assert [thing for thing in found if thing.key[1] not in rows[thing.key[0]]] == []


def texts_of(record: Record) -> list[str]:
    fields = [field.name for field in KINDS[record.table].fields if field.kind in ("line", "text", "paragraphs")]
    return [name for name in fields if getattr(record, name)]


def test_each_text_of_each_record_is_found_under_its_record(
    case_of: CaseOf, edition: Edition, precedents: Precedents
) -> None:
    pack = hostile_pack(edition, precedents, "x")
    words: dict[str, tuple[str, str]] = {}
    named: list[Record] = []
    for record in pack.records():
        for field in texts_of(record):
            word = f"zq{len(words)}qz"
            words[word] = record.id, f"{record.table}.{field}"
            value = (word,) if isinstance(getattr(record, field), tuple) else word
            record = structs.replace(record, **{field: value})
        named.append(record)
    finder, case = Finder(), case_of(Pack(pack.info, named))
    missed = {
        where
        for word, (id, where) in words.items()
        if id not in {each.thing.key[1] for each in finder.find(case, word, NO_ACTIONS)}
    }
    # A view of a cause that is not there has no row.
    stray = {f"{ExitView.table}.{name}" for name in ("engage_today_note", "sustained_note")}
    assert missed <= stray and len(words) > 80


def test_questions_of_the_bank_are_found_by_their_words_before_anybody_answers(
    case_of: CaseOf, empty: Pack, edition: Edition
) -> None:
    item = edition.questions_chief[2]
    [first, *_] = Finder().find(case_of(empty), item.title, NO_ACTIONS)
    assert first.thing.key[:2] == ("chief", empty.question_for(item, "chief", 3.0).id)


def test_what_stands_in_an_answer_is_shown_around_the_word_with_record_and_step(case_of: CaseOf, empty: Pack) -> None:
    answer = "We said in the spring, and again in June, that Brackenford gets another officer at night, and that is so."
    question = Question(id="q1", bank="hmicfrs", wording="What about nights?", answer=answer)
    [found] = Finder().find(case_of(empty.with_changes(put=[question])), "brackenford officer", NO_ACTIONS)
    assert found.thing.title == "What about nights?" and found.thing.where == "Questions for HMICFRS"
    assert found.label == "Answer" and found.said is not None
    assert [found.said.text[start:end] for start, end in found.said.spans] == ["Brackenford", "officer"]


def test_text_of_a_person_is_shown_as_typed(case_of: CaseOf, empty: Pack) -> None:
    hostile = "[/x] [red]x[/] [@click=app.quit]x[/] [REDACTED] custody"
    [found] = Finder().find(case_of(empty.with_changes(put=[Cause(id="c", letter=hostile)])), "custody", NO_ACTIONS)
    assert found.said is not None and hostile.endswith(found.said.text.strip("…"))


def test_an_unchanged_pack_is_read_once_and_a_changed_record_alone(case_of: CaseOf, example: Pack) -> None:
    finder = Finder()
    assert finder.read(case_of(example)) > 300
    assert finder.read(case_of(example)) == 0
    changed = example.with_changes(put=[structs.replace(example.every(Action)[0], text="Ask about zebras.")])
    assert finder.read(case_of(changed)) == 1
    assert [each.thing.title for each in finder.find(case_of(changed), "zebras", NO_ACTIONS)] == ["Ask about zebras."]


def test_other_role_words_are_found_once_the_office_has_them(case_of: CaseOf, empty: Pack) -> None:
    finder = Finder()
    finder.read(case_of(empty))
    commissioner = structs.replace(empty.office, chief_title="Commissioner of the Met")
    titles = [
        each.thing.title for each in finder.find(case_of(empty.with_changes(put=[commissioner])), "met", NO_ACTIONS)
    ]
    assert any("Commissioner of the Met" in title for title in titles)


def test_every_step_is_found_by_its_name(case_of: CaseOf, empty: Pack) -> None:
    names: dict[str, PaneKey] = {
        "causes": "causes",
        "speaking": "notes",
        "situation": "situation",
        "after ppog": "after",
    }
    for query, pane in names.items():
        [first, *_] = Finder().find(case_of(empty), query, NO_ACTIONS)
        assert first.thing.key == (pane, "", "")
