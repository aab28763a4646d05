"""The process drawn in text from the toolkit's prose, with "you are here"."""

import textwrap

from screens.case import Case
from toolkit.content import Stage

# The four turns that the process takes, by the number of their first stage.
_PHASES = {1: "Monitoring", 4: "Into Engage", 8: "Understanding and planning", 12: "Oversight and PPOG"}


def draw(case: Case, width: int = 60) -> str:
    """The stages from top to bottom in ``width`` cells, the branches at the end."""
    here = case.edition.by_id.get(case.pack.office.stage)
    reached = here.number if isinstance(here, Stage) else 0
    lines: list[str] = []
    for stage in case.edition.stages:
        if stage.number in _PHASES:
            lines += ["", _PHASES[stage.number].upper()]
        elif lines:
            lines.append("   |" if case.symbols.ascii else "   │")
        lines += _stage(case, stage, reached, width)
    last = case.edition.stages[-1]
    for place, branch in enumerate(last.branches):
        corner, side = ("+-", "| ") if case.symbols.ascii else ("├─", "│ ")
        if place == len(last.branches) - 1:
            corner, side = ("+-" if case.symbols.ascii else "└─"), "  "
        text = case.fill(branch.title or branch.text)
        wrapped = textwrap.wrap(text, max(width - 8, 20)) or [""]
        lines.append(f"   {corner} {wrapped[0]}")
        lines += [f"   {side} {line}" for line in wrapped[1:]]
    return "\n".join(lines).strip("\n")


def _stage(case: Case, stage: Stage, reached: int, width: int) -> list[str]:
    mark = case.symbols.mark("next")
    suffix = ""
    if stage.number == reached:
        mark, suffix = case.symbols.mark("here"), " (you are here)"
    elif stage.number < reached:
        mark = case.symbols.mark("past")
    indent = " " * 7
    title = f"{stage.number}. {case.fill(stage.title)}{suffix}"
    wrapped = textwrap.wrap(title, max(width - 7, 20)) or [""]
    return [f"{mark:>3}  {wrapped[0]}", *(indent + line for line in wrapped[1:])]
