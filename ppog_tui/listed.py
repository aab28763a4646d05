"""Everything in a pack that can be set from the command line: what the app's lists show, with a short id for each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from msgspec import Struct, structs

from screens.case import Case
from screens.rows import PaneKey, Row, StepView
from screens.steps.afterwards import AfterView, DayView
from screens.steps.causes import CausesView
from screens.steps.checklist import ChecklistView
from screens.steps.exit_readiness import ExitReadinessView
from screens.steps.hard_questions import HardQuestionsView
from screens.steps.notes import NotesView
from screens.steps.questions import ChiefView, HmicfrsView
from screens.steps.situation import SituationView
from screens.steps.support import SupportView
from screens.symbols import Symbols
from toolkit.edition import Edition, Precedents
from toolkit.fields import KINDS, Field
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import ChecklistEntry, PrecedentChoice
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Ordered, Record
from toolkit.records.tables import SINGLETONS
from toolkit.views import short

# The views that load no Textual; precedents stand in none of them.
_VIEWS: tuple[type[StepView], ...] = (
    SituationView,
    CausesView,
    ChecklistView,
    SupportView,
    HmicfrsView,
    ChiefView,
    ExitReadinessView,
    HardQuestionsView,
    NotesView,
    DayView,
    AfterView,
)
_SHORTEST = 8


class Listed(Struct, frozen=True):
    """A record that can be set, in the pack or not yet, as a person meets it.

    ``names`` are what it can be called by beside its id; ``fields`` what its form has; ``siblings`` those among
    which it can be moved; ``removable`` whether it can go.
    """

    step: PaneKey
    record: Record
    title: str
    names: tuple[str, ...] = ()
    state: str = ""
    fields: tuple[Field, ...] = ()
    siblings: tuple[Ordered, ...] = ()
    removable: bool = False

    @property
    def kind(self) -> str:
        """What kind of thing it is, in words."""
        return KINDS[self.record.table].name

    @property
    def said(self) -> str:
        """The record in a sentence: “Answering calls”."""
        return f"“{short(self.title)}”"


def case_of(pack: Pack, edition: Edition, precedents: Precedents, today: date) -> Case:
    """What the views are drawn from, without a screen."""
    now = datetime.combine(today, datetime.now().astimezone().time().replace(microsecond=0))
    return Case(pack, edition, precedents, now, Symbols(ascii=True))


def listed_in(case: Case) -> list[Listed]:
    """Every record that can be set, step by step in the order of the app; records of the edition's items included."""
    found = [*_in_views(case), *_precedents(case)]
    known = {each.record.id for each in found}
    page = case.pack.one_page
    if page.id not in known:
        # An empty note shows no page either.
        kind = case.kinds[page.table]
        found.append(Listed("notes", page, "The one page", (page.table, kind.name), fields=kind.fields))
    return found


def handles(listed: Iterable[Listed]) -> dict[str, str]:
    """By id, what a person types for each: a word for what there is one of, else the beginning of its id."""
    every = list(listed)
    short = short_ids(each.record.id for each in every)
    return short | {each.record.id: each.record.table for each in every if isinstance(each.record, SINGLETONS)}


def can_be_added(kind: type[Record]) -> bool:
    """Whether a person can add records of the kind; others there are one of, or one for each item of the edition."""
    tied = (ChecklistEntry, PrecedentChoice, ExitView, ThemeView, Conflict)
    return not issubclass(kind, (*SINGLETONS, *tied))


def begun(case: Case, kind: type[Record], new_id: Callable[[], str]) -> Record:
    """A new record of the kind, with what the app fills in at first."""
    for view in _VIEWS:
        for choice in view().additions(case, None):
            built = choice.build(new_id)
            if len(built) == 1 and type(built[0]) is kind:
                return built[0]
    blank = kind(id=new_id())
    return structs.replace(blank, position=case.pack.next_position(kind)) if issubclass(kind, Ordered) else blank


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """For each id the shortest beginning, of eight characters or more, that no other has."""
    every = sorted(set(ids))
    shortened = {}
    for place, id in enumerate(every):
        beside = (every[other] for other in (place - 1, place + 1) if 0 <= other < len(every))
        shared = max((_shared(id, other) for other in beside), default=0)
        shortened[id] = id[: max(_SHORTEST, shared + 1)]
    return shortened


def _shared(one: str, other: str) -> int:
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), len(one))


def _in_views(case: Case) -> Iterator[Listed]:
    for kind in _VIEWS:
        view = kind()
        for row in view.rows(case):
            if row.record is not None:
                yield Listed(
                    view.key,
                    row.record,
                    row.title,
                    _names(case, row, row.record),
                    row.state,
                    view.fields(case, row),
                    tuple(view.siblings(case, row)),
                    view.removable(case, row),
                )


def _names(case: Case, row: Row, record: Record) -> tuple[str, ...]:
    kind = KINDS[record.table]
    if isinstance(record, SINGLETONS):
        return (record.table, kind.name)
    of_item = (row.item.id, case.fill(row.item.title), case.fill(row.item.text)) if row.item else ()
    # An exit view is titled like its cause: alone, the title means the cause.
    called = () if kind.title_field == "cause" else (row.title, str(getattr(record, kind.title_field)), *of_item)
    in_kind = f"{kind.name}: {row.title}"
    return tuple(filter(None, (*called, "" if row.title.casefold().startswith(kind.name) else in_kind)))


def _precedents(case: Case) -> Iterator[Listed]:
    groups: list[tuple[str, str, Sequence[tuple[str, str]]]] = [
        (
            force.id,
            force.force,
            [(each.id, each.title or each.text) for each in (*force.reasons_in, *force.reasons_out)],
        )
        for force in case.precedents.forces
    ]
    groups += [
        (study.id, study.title, [(each.id, each.title or each.text) for each in study.lessons])
        for study in case.precedents.cases
    ]
    for whole, title, parts in groups:
        for id, text in ((whole, title), *parts):
            choice = case.pack.precedent_choice_for(id)
            name = case.fill(text)
            state = "in the briefing" if choice.chosen else ""
            fields = case.kinds[choice.table].fields
            yield Listed("export", choice, name, (name, id, f"precedent: {name}"), state, fields)
