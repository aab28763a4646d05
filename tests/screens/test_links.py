"""What a link points to is named, and never silently missing."""

from screens.links import choices_for, name_of, names_for, tasks_of, texts_of
from tests.screens.conftest import CaseOf
from tests.screens.hostile import TEXTS
from toolkit.edition import Edition
from toolkit.fields import KINDS
from toolkit.records.causes import Cause, Evidence
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.questions import HardQuestion

CAUSES = KINDS[Evidence.table].field("causes")
STAGE = KINDS["office"].field("stage")
CALLS = Cause(id="c1", title="Answering calls", position=1.0)
UNTITLED = Cause(id="c2", position=2.0)


def test_causes_are_offered_in_their_order_by_name(case_of: CaseOf) -> None:
    case = case_of([UNTITLED, CALLS])
    assert choices_for(case, CAUSES) == [("c1", "Answering calls"), ("c2", "Untitled cause of concern")]


def test_a_link_that_leads_nowhere_is_said_to(case_of: CaseOf) -> None:
    assert names_for(case_of([CALLS]), CAUSES, ("c1", "gone")) == ("Answering calls", "A record that is gone")
    assert names_for(case_of([CALLS]), KINDS["recommendations"].field("cause"), "") == ()


def test_stages_are_offered_with_their_numbers_and_named_back(case_of: CaseOf, edition: Edition) -> None:
    case = case_of([])
    choices = choices_for(case, STAGE)
    assert len(choices) == 15 and choices[12][1].startswith("13. ")
    assert names_for(case, STAGE, edition.stages[12].id) == (choices[12][1],)
    assert names_for(case, STAGE, "another") == ("A stage of another edition",)


def test_a_name_is_short_and_on_one_line() -> None:
    for text in TEXTS.values():
        name = name_of(Action(id="a", text=text))
        assert len(name) <= 70 and len(name.splitlines()) == 1


def test_what_was_written_stands_below_the_list_before_the_form_is_opened() -> None:
    entry = ChecklistEntry(id="e", note="Monthly call", owner="A. Example", due="2024-06-20")
    assert texts_of(entry, KINDS) == ["Note: Monthly call"]
    assert texts_of(Action(id="a", text="Ring [/x]"), KINDS) == ["Ring [/x]"]
    assert tasks_of(entry, KINDS, "") == ["Owner: A. Example.", "Due: 20 June 2024."]
    assert tasks_of(entry, KINDS, "A. Example, due 20 Jun") == []
    assert texts_of(None, KINDS) == tasks_of(None, KINDS, "") == []


def test_what_is_never_to_be_said_is_told_apart_from_what_is() -> None:
    row = HardQuestion(id="h", question="Why so late?", line="We looked at averages.", do_not_say="Staff left.")
    said = ["Why so late?", "The line, in 20 seconds: We looked at averages.", "Do not say: Staff left."]
    assert texts_of(row, KINDS) == said
