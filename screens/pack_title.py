"""What the title bar says of an open pack: where one is in it, and which pack it is."""

from screens.case import Case
from screens.pack_list import RESTORED_COPY
from store.names import is_put_beside
from store.presence import told_of
from store.session import PackSession
from toolkit.dates import days_in_words, days_to
from toolkit.steps import STEPS, step_by_key

OVERVIEW = "overview"
"""The key of the pane with the dashboard."""


def title_of(case: Case, session: PackSession, place: str) -> str:
    """An earlier state says so first: everything else in it is as in the present pack."""
    office = case.pack.office
    days = days_in_words(days_to(case.pack.meeting.date, case.today))
    others = ", ".join(map(told_of, session.others))
    parts = (
        RESTORED_COPY if is_put_beside(session.path) else "",
        place,
        f"also open: {others}" if others else "",
        f"PPOG {days}" if days else "",
        office.force,
        "Fictional example" if case.pack.info.fictional and "fictional" not in office.force.casefold() else "",
    )
    return f" {case.symbols.dot} ".join(filter(None, parts))


def place_of(case: Case, pane: str) -> str:
    """Where one is, by the key of the pane that is shown."""
    if pane == OVERVIEW:
        return "Overview"
    if pane == "reference":
        return "Reference"
    step = step_by_key(pane)
    return f"{step.number}/{len(STEPS)} {case.fill(step.title)}" if step.number else case.fill(step.title)
