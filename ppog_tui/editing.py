"""What the commands that change a pack's records have in common: the session, whose initials, which record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ppog_tui.invocation import Invocation
    from ppog_tui.listed import Listed
    from screens.case import Case
    from store.session import PackSession
    from toolkit.pack import Pack

F = TypeVar("F", bound=Callable[..., Any])


def officer_option(function: F) -> F:
    """Give a command the option that says whose change it is."""
    said = "Your initials, as the history shows them; else those of your settings."
    return click.option("--officer", metavar="INITIALS", help=said)(function)


def case_for(asked: Invocation, pack: Pack) -> Case:
    """A pack at this moment, as the lists of the app are drawn from it."""
    from ppog_tui.listed import case_of

    return case_of(pack, asked.edition_for(pack), asked.precedents, asked.today)


def find_listed(case: Case, text: str) -> Listed:
    """The record that ``text`` means; raises `ProgramError` with the nearest."""
    from ppog_tui.listed import handles, listed_in
    from ppog_tui.naming import Choice, the_one
    from toolkit.views import short

    listed = listed_in(case)
    typed = handles(listed)
    choices = [
        Choice(str(place), each.names, (each.record.id,), f"{each.kind} {each.said} ({typed[each.record.id]})")
        for place, each in enumerate(listed)
    ]
    nothing = f"There is nothing called “{short(text)}” in this pack: ppog show PACK --ids lists what there is."
    return listed[int(the_one(text, choices, nothing).value)]


@contextmanager
def editing(asked: Invocation, pack: str, officer: str | None) -> Iterator[PackSession]:
    """Open a pack for changes and save it on the way out; raises `NotSaved` where that did not work."""
    from store.session import PackSession
    from store.settings import MOST_INITIALS

    by = (asked.settings.officer if officer is None else officer).strip()
    if len(by) > MOST_INITIALS:
        raise click.UsageError(f"Initials have at most {MOST_INITIALS} characters.")
    with PackSession(asked.open_pack(pack), officer=by) as session:
        yield session
