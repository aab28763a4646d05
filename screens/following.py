"""What a record is linked with, in both directions, and where each of those is shown."""

from collections.abc import Callable, Iterator
from itertools import chain

from msgspec import Struct
from textual.app import App

from screens.case import Case
from screens.choosing import ChooseOne
from screens.links import name_of
from screens.messages import GoTo
from screens.rows import Row
from store.links import LINKS, linked, pointing
from toolkit.fields import kind_of
from toolkit.places import step_of
from toolkit.records.causes import Cause
from toolkit.records.readiness import ExitView
from toolkit.records.record import Record
from toolkit.steps import StepKey
from toolkit.views import short

# What stands right under a record comes last.
_OWNED_LAST = sorted(LINKS, key=lambda link: link.owned)


class Linked(Struct, frozen=True):
    """A record that another is linked with: how a list calls it, and the step that shows it."""

    record: Record
    called: str
    step: StepKey


def links_of(case: Case, record: Record | None) -> Iterator[Linked]:
    """What the record points to, then what points to it."""
    if record is None:
        return
    seen = {record.id}
    for found in chain(_pointed_to(case, record), _pointing(case, record)):
        if found.id not in seen:
            seen.add(found.id)
            yield Linked(found, f"{_capital(kind_of(found).name)}: {called(case, found)}", step_of(found.table, found))


def _pointed_to(case: Case, record: Record) -> Iterator[Record]:
    for link in LINKS:
        if link.kind is type(record):
            for id in linked(record, link):
                if found := case.pack.get(link.target, id):
                    yield found


def _pointing(case: Case, record: Record) -> Iterator[Record]:
    for link in _OWNED_LAST:
        if link.target is type(record):
            yield from pointing(case.pack, link, record.id)


def called(case: Case, record: Record) -> str:
    """A record as a person knows it: by what was written, else by the item or cause that it belongs to."""
    if isinstance(record, ExitView):
        cause = case.pack.get(Cause, record.cause)
        return name_of(cause) if cause else name_of(record)
    own = "" if kind_of(record).title_field == "item" else str(getattr(record, kind_of(record).title_field))
    item = case.edition.by_id.get(str(getattr(record, "item", "")))
    if not own.strip() and item is not None:
        return short(case.fill(item.title or item.text), 70)
    return name_of(record)


def ask_to_follow(app: App[None], case: Case, row: Row, then: Callable[[GoTo], object]) -> None:
    """Go to what the row is linked with; where that is more than one record, ask which."""
    found = list(links_of(case, row.record))
    places = {each.record.id: GoTo(each.step, each.record.id, open=False, link=True) for each in found}
    if len(found) == 1:
        then(places[found[0].record.id])
        return

    def chosen(id: str | None) -> None:
        if id is not None:
            then(places[id])

    app.push_screen(
        ChooseOne(f"Linked with “{short(row.title, 40)}”", [(e.record.id, e.called) for e in found]), chosen
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
