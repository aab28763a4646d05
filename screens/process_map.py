"""The process drawn in text from the toolkit's prose: "you are here", the branches, the dates that are known."""

from textual.content import Content

from screens.case import Case
from toolkit.content import Stage
from toolkit.dates import days_in_words, days_to, spoken_briefly
from toolkit.records.preparation import ChecklistEntry
from toolkit.views import short

# The four turns that the process takes, by the number of their first stage.
_PHASES = {1: "Monitoring", 4: "Into Engage", 8: "Understanding and planning", 12: "Oversight and PPOG"}
_HERE = " (you are here)"
# From this width on, what a stage is about stands beside it.
_TWO_COLUMNS = 100
_TITLE_CELLS = 54
# The cells of a stage's sign, and of the line under it that leads to the next; how far a text hangs behind its number.
_LEAD, _HANG = 5, 4
BESIDE = _LEAD + _TITLE_CELLS + 2
"""The cell from which on something may stand beside a stage."""
_DECIDED = {"removed": "stage.outcome.scan", "remains": "stage.outcome.remain", "letter": "stage.outcome.letter"}


def draw(case: Case, width: int = 60) -> str:
    """The stages from top to bottom in ``width`` cells, the branches at the end."""
    here = case.edition.by_id.get(case.pack.office.stage)
    reached = here.number if isinstance(here, Stage) else 0
    lines: list[str] = []
    for stage in case.edition.stages:
        if lines:
            lines.append(_below(case).rstrip())
        if stage.number in _PHASES:
            title = f"{_PHASES[stage.number].upper()} "
            lines.append(title + case.symbols.rule * max(min(width, 110) - len(title), 0))
        lines += _stage(case, stage, reached, width)
    return "\n".join([*lines, *_branches(case, width)]).strip("\n")


def known_dates(case: Case) -> dict[str, str]:
    """What the pack knows of when, by the id of the stage that it belongs to."""
    pack, found = case.pack, dict[str, list[str]]()

    def note(stage: str, said: str, date: str) -> None:
        if date:
            found.setdefault(stage, []).append(f"{said} {spoken_briefly(date)}")

    note("stage.decision", "in Engage since", pack.office.entered_engage)
    note("stage.ppog", "PPOG", pack.meeting.date)
    if days := days_in_words(days_to(pack.meeting.date, case.today)):
        found["stage.ppog"][-1] += f", {days}"
    note("stage.outcome", "HMICFRS wrote", pack.outcome.received_on)
    note("stage.outcome", "left Engage", pack.office.left_engage)
    note("stage.outcome", "next review", pack.outcome.next_review)
    for entry in pack.every(ChecklistEntry):
        said = " ".join(found.get(entry.item, []))
        # A meeting is due on the day that it is held.
        if entry.status in ("not-started", "in-progress") and spoken_briefly(entry.due) not in said:
            note(entry.item, "due", entry.due)
    return {stage: "; ".join(said) for stage, said in found.items()}


def _below(case: Case) -> str:
    return f"  {'|' if case.symbols.ascii else '│'}  "


def _stage(case: Case, stage: Stage, reached: int, width: int) -> list[str]:
    mark, suffix = case.symbols.mark("next"), ""
    if stage.number == reached:
        mark, suffix = case.symbols.mark("here"), _HERE
    elif stage.number < reached:
        mark = case.symbols.mark("past")
    wide = width >= _TWO_COLUMNS
    room = (_TITLE_CELLS if wide else width - _LEAD) - _HANG
    date = known_dates(case).get(stage.id, "")
    left = _wrapped(f"{stage.number}. {case.fill(stage.title)}{suffix}", room)
    left += _wrapped(f"{case.symbols.mark('link')} {date}", room) if date else []
    beside: list[str] = []
    if wide:
        room = min(width, 130) - _LEAD - _TITLE_CELLS - 2
        beside = _wrapped(short(case.fill(stage.text), 2 * room - 8), room)
    drawn = []
    for place in range(max(len(left), len(beside))):
        hang = " " * _HANG if place else ""
        line = Content(hang + left[place] if place < len(left) else "")
        pad = " " * (BESIDE - _LEAD - line.cell_length)
        lead = _below(case) if place else f" {mark:^3} "
        drawn.append(lead + line.plain + (pad + beside[place] if place < len(beside) else ""))
    return drawn


def _branches(case: Case, width: int) -> list[str]:
    fork, last, side = ("+-", "+-", "| ") if case.symbols.ascii else ("├─", "└─", "│ ")
    lines = []
    branches = case.edition.stages[-1].branches
    for place, branch in enumerate(branches):
        ends = place == len(branches) - 1
        title = case.fill(branch.title or branch.text)
        if branch.id == _DECIDED.get(case.pack.outcome.decision):
            title += f" {case.symbols.mark('link')} what HMICFRS decided"
        said = f"{title}: {short(case.fill(branch.text), 150)}" if width >= _TWO_COLUMNS and branch.title else title
        wrapped = _wrapped(said, min(width, 130) - 8)
        lines.append(f"  {last if ends else fork} {wrapped[0]}")
        lines += [f"  {'  ' if ends else side} {line}" for line in wrapped[1:]]
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """A text on lines of at most so many cells."""
    return [line.plain.rstrip() for line in Content(" ".join(text.split())).wrap(max(width, 12))] or [""]
