"""Why a row has no status, owner or due date, and which of its neighbours has one."""

from screens.case import Case
from screens.row_work import Purpose
from screens.rows import Row
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Threshold
from toolkit.records.questions import Question
from toolkit.records.record import Record

_WORDS: dict[Purpose, str] = {"status": "status", "owner": "owner", "due": "due date"}

_OF_A_CAUSE: tuple[type[Record], ...] = (Threshold, Measure, Reading, Evidence)
_ELSEWHERE: dict[tuple[str, Purpose], str] = {
    (Cause.table, "due"): "give its recommendation one.",
    **{(kind.table, "owner"): "give its cause of concern one." for kind in _OF_A_CAUSE},
    **{(kind.table, "due"): "give a recommendation of its cause one." for kind in _OF_A_CAUSE},
    (Question.table, "status"): "{Space|row.tick} chooses it or takes it out.",
}


def why_not_given(case: Case, row: Row, purpose: Purpose) -> str:
    """Why the row has none, and where one can be given instead, in a sentence that may name keys."""
    word = _WORDS[purpose]
    if row.record is None:
        return f"This row is no record of the pack, so it has no {word}."
    name = case.kinds[row.record.table].name
    article = "An" if name[0] in "aeiou" else "A"
    elsewhere = _ELSEWHERE.get((row.record.table, purpose), "Enter shows what it has.")
    return f"{article} {name} has no {word}{':' if elsewhere[0].islower() else '.'} {elsewhere}"
