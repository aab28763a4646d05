"""A pack moves to a newer edition and back, and no answer is lost on the way."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from toolkit.edition import Edition
from toolkit.example import worked_example
from toolkit.loading import default_edition
from toolkit.moving import move_to_edition
from toolkit.pack import Pack
from toolkit.records.preparation import ChecklistEntry, Support
from toolkit.records.questions import Question
from toolkit.records.readiness import ThemeView
from toolkit.records.record import Record
from toolkit.views import checklist_items, checklist_of, questions_of, support_of, themes_of

GROUPS = (
    "responsibilities_outside",
    "responsibilities_ppog",
    "prose_steps",
    "stages",
    "post_engage",
    "support_offers",
    "exit_themes",
    "questions_hmicfrs",
    "questions_chief",
)
ANSWERS = (ChecklistEntry, Support, Question, ThemeView)


def newer(edition: Edition, gone: set[str], name: str = "newer") -> Edition:
    """The edition under another id, without some of its items."""
    groups = {group: tuple(item for item in getattr(edition, group) if item.id not in gone) for group in GROUPS}
    return replace(edition, id=name, date="2027-01-01", **groups)


def ids_that_can_be_answered(edition: Edition) -> list[str]:
    return [item.id for group in GROUPS for item in getattr(edition, group)]


def shown(pack: Pack, edition: Edition) -> dict[str, str]:
    """Every answer that the lists show, by id, with the text beside it."""
    found = {row.entry.id: row.text for group in checklist_of(pack, edition) for row in group.rows}
    found |= {row.support.id: row.text for row in support_of(pack, edition)}
    found |= {row.question.id: row.text for bank in ("hmicfrs", "chief") for row in questions_of(pack, edition, bank)}
    return found | {row.view.id: row.text for row in themes_of(pack, edition)}


def without_earlier_text(record: Record) -> dict[str, object]:
    return {name: value for name, value in asdict(record).items() if name != "earlier_text"}


@pytest.fixture
def example(edition: Edition) -> Pack:
    return worked_example(edition, date(2026, 11, 20))


def test_an_edition_with_the_same_items_changes_only_the_name(example: Pack, edition: Edition) -> None:
    moved = move_to_edition(example, edition, newer(edition, set()))
    assert moved.info == replace(example.info, edition="newer")
    assert list(moved.records()) == list(example.records())


def test_an_answer_whose_item_vanished_keeps_the_items_words(example: Pack, edition: Edition) -> None:
    gone = {"step.joint-line", "support.workshops", "question.chief.roadmap", "theme.outlook"}
    target = newer(edition, gone)
    moved = move_to_edition(example, edition, target)
    for kind in ANSWERS:
        [kept] = [record for record in moved.every(kind) if record.item in gone]
        assert kept.earlier_text == edition.by_id[kept.item].text
        assert "{" not in shown(moved, target)[kept.id]
    [ticked] = [entry for entry in moved.every(ChecklistEntry) if entry.item == "step.joint-line"]
    assert (ticked.status, ticked.owner) == ("done", "F. Mockup")
    assert checklist_of(moved, target)[-1].rows[0].entry == ticked


def test_an_item_that_only_moved_out_of_the_checklist_counts_as_vanished(example: Pack, edition: Edition) -> None:
    item = edition.prose_steps[0]
    target = replace(newer(edition, {item.id}), opportunities=(*edition.opportunities, item))
    moved = move_to_edition(example, edition, target)
    [kept] = [entry for entry in moved.every(ChecklistEntry) if entry.item == item.id]
    assert kept.earlier_text == item.text


def test_without_the_old_edition_nothing_is_lost_but_its_words(example: Pack, edition: Edition) -> None:
    target = newer(edition, {"step.joint-line"})
    moved = move_to_edition(example, None, target)
    [kept] = [entry for entry in moved.every(ChecklistEntry) if entry.item == "step.joint-line"]
    assert (kept.note != "", kept.earlier_text) == (True, "")
    assert kept.id in shown(moved, target)


def test_words_kept_by_an_earlier_move_survive_the_next(example: Pack, edition: Edition) -> None:
    second = newer(edition, {"theme.help"}, "second")
    third = newer(edition, {"theme.help", "theme.demand"}, "third")
    moved = move_to_edition(move_to_edition(example, edition, second), second, third)
    words = {view.item: view.earlier_text for view in moved.every(ThemeView) if view.earlier_text}
    assert words == {id: edition.by_id[id].text for id in ("theme.help", "theme.demand")}


def test_own_questions_and_own_support_are_nobodys_items(example: Pack, edition: Edition) -> None:
    moved = move_to_edition(example, edition, newer(edition, set(ids_that_can_be_answered(edition))))
    own = [record for kind in (Question, Support) for record in moved.every(kind) if not record.item]
    assert len(own) == 4
    assert not any(record.earlier_text for record in own)


SHIPPED = default_edition()
EXAMPLE = worked_example(SHIPPED, date(2026, 11, 20))
GONE = st.sets(st.sampled_from(ids_that_can_be_answered(SHIPPED)))


@settings(max_examples=40)
@given(GONE, GONE, st.booleans())
def test_whatever_vanishes_every_answer_is_kept_and_shown(first: set[str], second: set[str], known: bool) -> None:
    """Two moves in a row, each edition without other items, and then back to the first."""
    pack, here = EXAMPLE, SHIPPED
    for name, gone in (("second", first), ("third", second)):
        there = newer(SHIPPED, gone, name)
        before, pack = pack, move_to_edition(pack, here if known else None, there)
        here = there
        assert pack.info.edition == name
        assert [without_earlier_text(row) for row in pack.records()] == [
            without_earlier_text(row) for row in before.records()
        ]
        answers = {row.id for kind in ANSWERS for row in pack.every(kind)}
        assert answers <= shown(pack, here).keys()
        lost = {item.id for item in checklist_items(SHIPPED)} & gone
        earlier = [group for group in checklist_of(pack, here) if group.key == "earlier"]
        assert {row.entry.item for group in earlier for row in group.rows} == {
            entry.item for entry in pack.every(ChecklistEntry) if entry.item in lost
        }
    back = move_to_edition(pack, here, SHIPPED)
    assert back.info == EXAMPLE.info
    assert shown(back, SHIPPED) == shown(EXAMPLE, SHIPPED)
