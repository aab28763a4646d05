"""What is due: everything in a pack that somebody is to have done by a date, and who."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from toolkit.dates import last_day
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Recommendation
from toolkit.records.preparation import Action, ChecklistEntry, Support
from toolkit.records.questions import Question
from toolkit.steps import StepKey
from toolkit.terms import Terms, terms_of
from toolkit.views import questions_of, short, support_of

DueKind = Literal["checklist", "action", "answer", "follow-up", "recommendation", "support"]

WEEK = 7
"""Days ahead that count as this week, whatever day it is."""

_LONGEST = 160


class Due(Struct, frozen=True):
    """One thing with a date: ``by`` as exact as it is known, ``last`` the last day that this can mean.

    ``who`` is to do it, empty where nobody is named. ``step`` and ``record`` are the place to go to.
    """

    kind: DueKind
    what: str
    by: str
    last: date
    who: str
    step: StepKey
    record: str


def dues_of(pack: Pack, edition: Edition) -> list[Due]:
    """All that is open and has a date, the earliest first."""
    terms = terms_of(pack.office)
    found = [*_checklist(pack, edition, terms), *_questions(pack, edition), *_recommendations(pack)]
    found += [*_support(pack, edition), *_actions(pack)]
    return sorted(found, key=lambda due: (due.last, due.what))


def overdue(dues: Iterable[Due], today: date) -> list[Due]:
    """What should have been done by now; a month is over once its last day is, and support is never late."""
    return [due for due in dues if due.last < today and due.kind != "support"]


def due_within(dues: Iterable[Due], today: date, days: int = WEEK) -> list[Due]:
    """What is due between today and so many days from now."""
    return [due for due in dues if today <= due.last <= today + timedelta(days=days)]


def _due(kind: DueKind, what: str, by: str, who: str, step: StepKey, record: str) -> Iterator[Due]:
    last = last_day(by)
    if last is not None:
        yield Due(kind, short(what, _LONGEST), by, last, " ".join(who.split()), step, record)


def _checklist(pack: Pack, edition: Edition, terms: Terms) -> Iterator[Due]:
    for entry in pack.every(ChecklistEntry):
        if entry.status in ("not-started", "in-progress"):
            item = edition.by_id.get(entry.item)
            earlier = terms.fill_known(entry.earlier_text) or entry.item
            what = terms.fill(item.title or item.text) if item else earlier
            yield from _due("checklist", what, entry.due, entry.owner, "checklist", entry.id)


def _actions(pack: Pack) -> Iterator[Due]:
    for action in pack.every(Action):
        if action.status != "done":
            yield from _due("action", action.text or "An action", action.due, action.owner, "after", action.id)


def _questions(pack: Pack, edition: Edition) -> Iterator[Due]:
    worded = {row.question.id: row.text for row in questions_of(pack, edition, "hmicfrs")}
    worded |= {row.question.id: row.text for row in questions_of(pack, edition, "chief")}
    for question in pack.every(Question):
        who = question.owed_by or question.for_whom
        if not question.answer:
            if question.chosen or question.asked_on:
                what = f"Answer: {worded.get(question.id, '')}"
                yield from _due("answer", what, question.due, who, question.bank, question.id)
        elif question.follow_up and question.owed_by:
            yield from _due("follow-up", question.follow_up, question.due, who, question.bank, question.id)


def _recommendations(pack: Pack) -> Iterator[Due]:
    for row in pack.every(Recommendation):
        cause = pack.get(Cause, row.cause)
        if row.status != "met" and (cause is None or cause.status == "open"):
            yield from _due("recommendation", row.text or "A recommendation", row.due, row.owner, "causes", row.id)


def _support(pack: Pack, edition: Edition) -> Iterator[Due]:
    named = {row.support.id: row.title for row in support_of(pack, edition)}
    for row in pack.every(Support):
        if row.state in ("asked", "accepted") and not row.result:
            what = named.get(row.id) or row.title or "Support"
            yield from _due("support", what, row.agreed_on, row.with_whom or row.provider, "support", row.id)
