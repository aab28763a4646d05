"""Why a key does nothing on a row, and what one can do instead: in sentences that may name keys."""

from collections.abc import Sequence

from screens.case import Case
from screens.row_work import Purpose
from screens.rows import Row, StepView
from store.links import LINKS
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Threshold
from toolkit.records.questions import Question
from toolkit.records.record import Record

_WORDS: dict[Purpose, str] = {"status": "status", "owner": "owner", "due": "due date"}

_PURPOSES: dict[str, Purpose] = {"row.status": "status", "row.owner": "owner", "row.due": "due"}

_OF_A_CAUSE: tuple[type[Record], ...] = (Threshold, Measure, Reading, Evidence)
_ELSEWHERE: dict[tuple[str, Purpose], str] = {
    (Cause.table, "due"): "give its recommendation one.",
    **{(kind.table, "owner"): "give its cause of concern one." for kind in _OF_A_CAUSE},
    **{(kind.table, "due"): "give a recommendation of its cause one." for kind in _OF_A_CAUSE},
    (Question.table, "status"): "{Space|row.tick} chooses it or takes it out.",
}


_OF_ONE_ROW = ("row.links", "row.past", "row.up", "row.down")
_SEVERAL = "That works on one row, and several are selected: {Esc|pack.back} lets go of them."
_NOT_HERE = {
    "row.tick": "This row is not ticked. Enter opens it.",
    "row.add": "Nothing is added here. Enter opens the row.",
    "list.paste": "Nothing is added here, so no list can be pasted.",
    "row.past": "This row is no record of the pack, so it has no history.",
    "row.up": "This row is not moved: its list has an order of its own.",
    "row.down": "This row is not moved: its list has an order of its own.",
}


def why_not(case: Case, view: StepView, rows: Sequence[Row], key: str) -> str:
    """Why the action with the id ``key`` does nothing on ``rows``, of which there is one at least."""
    if key in _OF_ONE_ROW and len(rows) > 1:
        return _SEVERAL
    if key == "row.delete":
        return view.why_kept(rows[0])
    if key == "row.links":
        return _why_no_links(case, rows[0])
    if key in _PURPOSES:
        return _why_not_given(case, rows[0], _PURPOSES[key])
    return _NOT_HERE[key]


def _why_no_links(case: Case, row: Row) -> str:
    if row.record is None:
        return "This row is no record of the pack, so nothing is linked with it."
    chooses = any(link.kind is type(row.record) for link in LINKS)
    instead = " Enter opens it: what it goes with is chosen there." if chooses else ""
    return f"Nothing is linked with this {case.kinds[row.record.table].name} yet.{instead}"


def _why_not_given(case: Case, row: Row, purpose: Purpose) -> str:
    word = _WORDS[purpose]
    if row.record is None:
        return f"This row is no record of the pack, so it has no {word}."
    name = case.kinds[row.record.table].name
    article = "An" if name[0] in "aeiou" else "A"
    elsewhere = _ELSEWHERE.get((row.record.table, purpose), "Enter shows what it has.")
    return f"{article} {name} has no {word}{':' if elsewhere[0].islower() else '.'} {elsewhere}"
