"""From a record to what it is linked with, whichever of the two holds the link."""

from screens.following import called, links_of
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import CaseOf
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.places import step_of
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.office import RunningOrderEntry
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection

CAUSE = Cause(id="c1", title="Answering calls")
EVIDENCE = Evidence(id="e1", claim="Rotas were changed", causes=("c1",))
QUESTION = Question(id="q1", bank="chief", wording="How soon?", cause="c1")
SECTION = NoteSection(id="n1", heading="Opening", evidence=("e1",))
UNDER = Recommendation(id="r1", cause="c1", text="Sooner")


def names(case_of: CaseOf, record: Record) -> list[str]:
    case = case_of([UNDER, CAUSE, EVIDENCE, QUESTION, SECTION])
    return [each.called for each in links_of(case, record)]


def test_question_cause_evidence_and_note_lead_to_each_other(case_of: CaseOf) -> None:
    assert names(case_of, QUESTION) == ["Cause of concern: Answering calls"]
    assert names(case_of, EVIDENCE) == ["Cause of concern: Answering calls", "Section of the note: Opening"]
    assert names(case_of, SECTION) == ["Piece of evidence: Rotas were changed"]
    # What stands right under the cause comes last.
    assert names(case_of, CAUSE) == [
        "Piece of evidence: Rotas were changed",
        "Question: How soon?",
        "Recommendation: Sooner",
    ]


def test_a_question_of_the_bank_is_called_by_its_words(case_of: CaseOf, edition: Edition) -> None:
    case = case_of([])
    question = case.pack.question_for(edition.questions_hmicfrs[0], "hmicfrs", 1.0)
    assert called(case, question) not in ("", "Untitled question")


def test_every_record_is_found_at_its_step(example: Pack, case_of: CaseOf) -> None:
    case = case_of(example)
    shown = {key: {row.key for row in view().rows(case)} for key, view in VIEWS.items()}
    kinds = {type(record): record for record in example.records()}
    kinds.setdefault(RunningOrderEntry, RunningOrderEntry(id="x"))
    lost = [kind.__name__ for kind, record in kinds.items() if record.id not in shown[step_of(record.table, record)]]
    assert [name for name in lost if name not in ("PrecedentChoice", "Conflict")] == []
