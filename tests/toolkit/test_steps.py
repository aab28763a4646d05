"""The dashboard says truly how far each step is, in words as well as in a share."""

from datetime import date

import pytest
from msgspec.structs import replace

from toolkit.edition import Edition
from toolkit.example import worked_example
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation, Threshold
from toolkit.records.preparation import ChecklistEntry, Support
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry, NoteSection, Outcome
from toolkit.records.tables import singleton_id
from toolkit.steps import AFTERWARDS, ALL_STEPS, STEPS, Progress, StepKey, overall, progress_of, step_by_key
from toolkit.terms import TERMS
from toolkit.views import checklist_items


def test_the_ten_steps_stand_in_the_order_an_office_works() -> None:
    assert [step.number for step in STEPS] == list(range(1, 11))
    assert [step.key for step in STEPS] == [
        *("situation", "causes", "checklist", "support", "hmicfrs", "chief", "exit", "hard", "notes", "export"),
    ]
    assert [step.key for step in AFTERWARDS] == ["day", "after"]
    assert step_by_key("exit").title == "Exit readiness"


def test_titles_and_purposes_take_the_offices_words() -> None:
    for terms in TERMS.values():
        assert not any("{" in terms.fill(step.title + step.purpose) for step in ALL_STEPS)
    assert TERMS["mopac"].fill(step_by_key("chief").title) == "Questions for the Commissioner"


def test_an_empty_pack_has_nothing_done_and_no_division_by_nothing(empty_pack: Pack, edition: Edition) -> None:
    for step in ALL_STEPS:
        progress = progress_of(step.key, empty_pack, edition)
        # A pack brings its usual marking along: one fact of the situation is known at once.
        assert progress.done == (1 if step.key == "situation" else 0)
        assert progress.total > 0
        assert progress.word != "done"
    assert overall(empty_pack, edition) == Progress(0, 9, "steps done")


@pytest.mark.parametrize("key", ["situation", "causes", "hmicfrs", "chief", "exit", "hard", "notes"])
def test_a_step_with_nothing_left_to_do_is_done(key: StepKey, complete_pack: Pack, edition: Edition) -> None:
    progress = progress_of(key, complete_pack, edition)
    assert (progress.word, progress.share) == ("done", 1.0)


def test_the_worked_example_is_under_way_and_never_past_its_end(edition: Edition) -> None:
    pack = worked_example(edition, date(2026, 11, 20))
    words = {step.key: progress_of(step.key, pack, edition).word for step in ALL_STEPS}
    assert words["situation"] == "done"
    assert words["checklist"] == "started"
    assert words["day"] == words["after"] == "not started"
    for step in ALL_STEPS:
        assert 0.0 <= progress_of(step.key, pack, edition).share <= 1.0


def test_the_situation_counts_the_facts_that_are_known(complete_pack: Pack, edition: Edition) -> None:
    before = progress_of("situation", complete_pack, edition)
    less = complete_pack.with_changes(put=[replace(complete_pack.office, situation="", stage="")])
    after = progress_of("situation", less, edition)
    assert (before.done - after.done, after.word) == (2, "started")


def test_a_cause_counts_once_for_the_letter_and_once_for_the_threshold(complete_pack: Pack, edition: Edition) -> None:
    asked = complete_pack.with_changes(put=[Threshold(id="threshold", cause="cause", state="asked", wording="")])
    assert progress_of("causes", asked, edition).done == 1
    bare = asked.with_changes(removed=complete_pack.every(Recommendation))
    assert progress_of("causes", bare, edition).done == 0
    closed = Cause(id="cause", title="Calls", status="closed")
    assert progress_of("causes", complete_pack.with_changes(put=[closed]), edition).word == "done"


def test_ticking_an_item_or_setting_it_aside_moves_the_checklist(empty_pack: Pack, edition: Edition) -> None:
    first, second, third, *_ = checklist_items(edition)
    ticked = [
        replace(empty_pack.checklist_entry_for(first), status="done"),
        replace(empty_pack.checklist_entry_for(second), status="not-applicable"),
        replace(empty_pack.checklist_entry_for(third), status="in-progress"),
    ]
    progress = progress_of("checklist", empty_pack.with_changes(put=ticked), edition)
    # 6 responsibilities outside PPOG, 3 in it, 8 steps of the prose, 15 stages; what follows Engage does not count yet.
    assert (progress.done, progress.total) == (2, 32)


def test_items_of_an_earlier_edition_do_not_hold_the_checklist_up(empty_pack: Pack, edition: Edition) -> None:
    old = ChecklistEntry(id="old", item="gone", status="done", earlier_text="Ring.")
    assert progress_of("checklist", empty_pack.with_changes(put=[old]), edition) == progress_of(
        "checklist", empty_pack, edition
    )


def test_a_declined_offer_is_a_considered_one(empty_pack: Pack, edition: Edition) -> None:
    found = Support(id="own", title="Visit", state="declined")
    assert progress_of("support", empty_pack.with_changes(put=[found]), edition) == Progress(1, 11, "offers considered")


def test_only_chosen_questions_wait_for_an_answer(empty_pack: Pack, edition: Edition) -> None:
    asked = [
        Question(id="one", bank="hmicfrs", chosen=True, wording="What is enough?", answer="Nine in ten."),
        Question(id="two", bank="hmicfrs", chosen=True, wording="When?"),
        Question(id="three", bank="hmicfrs", wording="Why?", answer="Left out."),
        AlignmentPoint(id="agreed", state="agree"),
        AlignmentPoint(id="settled", state="differ", resolution="Say both."),
        AlignmentPoint(id="open", state="differ"),
    ]
    pack = empty_pack.with_changes(put=asked)
    assert [progress_of(step, pack, edition).count for step in ("hmicfrs", "chief")] == [
        "1 of 2 answered",
        "2 of 3 settled",
    ]
    assert (progress_of("hmicfrs", pack, edition).done, progress_of("hmicfrs", pack, edition).total) == (1, 2)
    assert (progress_of("chief", pack, edition).done, progress_of("chief", pack, edition).total) == (2, 3)


def test_a_step_in_which_something_was_put_or_chosen_is_started_though_nothing_of_it_is_done(
    empty_pack: Pack, edition: Edition
) -> None:
    begun: dict[StepKey, Record] = {
        "causes": Cause(id="c", title="Answering calls"),
        "checklist": replace(empty_pack.checklist_entry_for(checklist_items(edition)[0]), status="in-progress"),
        "hmicfrs": Question(id="one", bank="hmicfrs", chosen=True, wording="What is enough?"),
        "chief": AlignmentPoint(id="point", topic="Calls"),
        "hard": HardQuestion(id="two", question="When?"),
        "notes": NoteSection(id="empty"),
    }
    for key, record in begun.items():
        assert progress_of(key, empty_pack, edition).word == "not started"
        progress = progress_of(key, empty_pack.with_changes(put=[record]), edition)
        assert (progress.done, progress.share, progress.word) == (0, 0.0, "started"), key


def test_the_note_is_not_done_while_the_one_page_for_the_room_is_to_be_written(
    complete_pack: Pack, edition: Edition
) -> None:
    page = complete_pack.one_page
    for lacking in (replace(page, say=(" ",)), replace(page, ask="")):
        progress = progress_of("notes", complete_pack.with_changes(put=[lacking]), edition)
        assert (progress.word, progress.total - progress.done) == ("started", 1)


def test_where_nothing_is_chosen_nothing_is_counted(empty_pack: Pack, edition: Edition) -> None:
    assert [progress_of(step, empty_pack, edition).count for step in ("hmicfrs", "chief", "export")] == [
        "none chosen",
        "none chosen",
        "0 of 9 above",
    ]


def test_lines_sections_log_and_outcome_are_counted_once_written(empty_pack: Pack, edition: Edition) -> None:
    pack = empty_pack.with_changes(
        put=[
            HardQuestion(id="one", question="Why?", line="Because."),
            HardQuestion(id="two", question="When?"),
            NoteSection(id="full", paragraphs=("Thank you.",)),
            NoteSection(id="empty"),
            LogEntry(id="said", text="Well done."),
            Outcome(id=singleton_id(Outcome), decision="remains"),
        ]
    )
    done = {key: progress_of(key, pack, edition).done for key in ("hard", "notes", "day", "after")}
    assert done == {"hard": 1, "notes": 1, "day": 1, "after": 1}
