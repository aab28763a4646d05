"""How a rehearsal went: what each section took beside what it may take, and the way to a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.case import Case
from screens.places import Place, show_places
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.rehearsed import run_against_plan, spoken_sections

if TYPE_CHECKING:
    from screens.pack_screen import PackScreen

_HINT = "The run is kept in step 9; {u|pack.undo} there takes it away again. Enter or a click goes to the row."


def show_how_it_went(screen: PackScreen, run: Rehearsal) -> None:
    """Show what a run took over the pack's screen, and go where the person wants to."""
    case = screen.case()
    show_places(screen, f"Spoken in {run_against_plan(run, case.pack)}", spoken_rows(case, run), _HINT)


def spoken_rows(case: Case, run: Rehearsal) -> list[Place]:
    """The sections with what they took, and the run itself."""
    rows = [
        Place(
            each.section.id,
            each.section.heading or "Section without a heading",
            mark="warn" if each.over else "progress" if each.left_early else "done",
            state=each.said,
            goal=("notes", each.section.id),
            open=False,
        )
        for each in spoken_sections(run, case.pack.every(NoteSection), case.pack.meeting.pace)
    ]
    return [
        *rows,
        Place(run.id, "Note what to change next time", mark="link", state="opens the run", goal=("notes", run.id)),
    ]
