"""A pack in memory: every record by kind and id, as one value that does not change."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, cast

from toolkit.content import BankQuestion, ExitTheme, Item, SupportOffer
from toolkit.records.causes import Cause
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import Bank, Question
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.records.record import Ordered, Record, item_record_id
from toolkit.records.speaking import OnePage, Outcome
from toolkit.records.tables import PackInfo, singleton_id

R = TypeVar("R", bound=Record)
Found = TypeVar("Found")

Rows = dict[str, Record]


class Pack:
    """All records of one pack.

    A pack is a value: `with_changes` gives a new one and leaves this as it was. Records
    that belong to an edition's item exist once somebody fills them in; until then the
    ``*_for`` methods give an empty one with the id that it will have.
    """

    def __init__(self, info: PackInfo, records: Iterable[Record] = ()) -> None:
        self.info = info
        self._tables: dict[str, Rows] = {}
        # Worked out when first asked for: a pack is a value, so what was found stays true.
        self._ordered: dict[str, list[Record]] = {}
        self._worked_out: dict[str, dict[Callable[..., object], object]] = {}
        for record in records:
            self._tables.setdefault(record.table, {})[record.id] = record

    def with_changes(self, put: Iterable[Record] = (), removed: Iterable[Record] = ()) -> "Pack":
        """A pack in which the records of ``put`` stand (new or replaced) and ``removed`` do not."""
        changed = Pack(self.info)
        changed._tables = dict(self._tables)
        fresh: set[str] = set()

        def rows(table: str) -> Rows:
            if table not in fresh:
                changed._tables[table] = dict(changed._tables.get(table, {}))
                fresh.add(table)
            return changed._tables[table]

        for record in removed:
            rows(record.table).pop(record.id, None)
        for record in put:
            rows(record.table)[record.id] = record
        changed._ordered = {table: found for table, found in self._ordered.items() if table not in fresh}
        changed._worked_out = {table: found for table, found in self._worked_out.items() if table not in fresh}
        return changed

    def about(self, info: PackInfo) -> "Pack":
        """The same records in a pack that says ``info`` about itself."""
        changed = self.with_changes()
        changed.info = info
        return changed

    def records(self) -> Iterator[Record]:
        """Every record, table by table."""
        for rows in self._tables.values():
            yield from rows.values()

    def every(self, kind: type[R]) -> list[R]:
        """The records of one kind: by position where the kind is ordered, else as they came."""
        return cast(list[R], list(self._in_order(kind)))

    def _in_order(self, kind: type[Record]) -> list[Record]:
        rows = self._ordered.get(kind.table)
        if rows is None:
            rows = list(self._tables.get(kind.table, {}).values())
            if issubclass(kind, Ordered):
                rows.sort(key=lambda row: (cast(Ordered, row).position, row.id))
            self._ordered[kind.table] = rows
        return rows

    def get(self, kind: type[R], id: str) -> R | None:
        """One record of a kind, or nothing."""
        return cast(R | None, self._tables.get(kind.table, {}).get(id))

    def find(self, id: str) -> Record | None:
        """A record of any kind by its id."""
        for rows in self._tables.values():
            if id in rows:
                return rows[id]
        return None

    def of_cause(self, kind: type[R], cause: str) -> list[R]:
        """The records of a kind whose ``cause`` is the one given."""
        return list(self.worked_out(kind, by_cause).get(cause, ()))

    def worked_out(self, kind: type[R], work: Callable[[list[R]], Found]) -> Found:
        """What ``work``, a function that always stays the same, makes of the records of a kind, as `every` has them.

        It is done once for as long as none of them changes, in this pack and in those that are made of it.
        """
        known = self._worked_out.setdefault(kind.table, {})
        if work not in known:
            known[work] = work(cast(list[R], self._in_order(kind)))
        return cast(Found, known[work])

    def next_position(self, kind: type[Ordered]) -> float:
        """The position of a record that is added at the end."""
        return self.worked_out(kind, _last_position) + 1.0

    @property
    def office(self) -> Office:
        """The office that prepares."""
        return self._one(Office)

    @property
    def meeting(self) -> Meeting:
        """The meeting that it prepares for."""
        return self._one(Meeting)

    @property
    def one_page(self) -> OnePage:
        """What stands on the page for the room."""
        return self._one(OnePage)

    @property
    def outcome(self) -> Outcome:
        """What HMICFRS wrote afterwards; empty until then."""
        return self._one(Outcome)

    def _one(self, kind: type[R]) -> R:
        id = singleton_id(kind)
        return self.get(kind, id) or kind(id=id)

    def checklist_entry_for(self, item: Item) -> ChecklistEntry:
        """How far the office is with an item of the edition."""
        id = item_record_id(ChecklistEntry.table, item.id)
        return self.get(ChecklistEntry, id) or ChecklistEntry(id=id, item=item.id, edition=self.info.edition)

    def support_for(self, offer: SupportOffer) -> Support:
        """What came of one of the edition's offers of help."""
        id = item_record_id(Support.table, offer.id)
        return self.get(Support, id) or Support(id=id, item=offer.id, edition=self.info.edition, provider="APCC")

    def question_for(self, question: BankQuestion, bank: Bank, position: float) -> Question:
        """The office's copy of a bank question; ``position`` is its place while untouched."""
        id = item_record_id(Question.table, question.id)
        return self.get(Question, id) or Question(
            id=id, bank=bank, item=question.id, edition=self.info.edition, position=position
        )

    def theme_view_for(self, theme: ExitTheme) -> ThemeView:
        """What the office makes of an exit theme."""
        id = item_record_id(ThemeView.table, theme.id)
        return self.get(ThemeView, id) or ThemeView(id=id, item=theme.id, edition=self.info.edition)

    def exit_view_for(self, cause: Cause) -> ExitView:
        """The office's view of the exit tests for a cause."""
        id = item_record_id(ExitView.table, cause.id)
        return self.get(ExitView, id) or ExitView(id=id, cause=cause.id)

    def precedent_choice_for(self, item: str) -> PrecedentChoice:
        """Whether a precedent, case study or lesson is wanted in the briefing."""
        id = item_record_id(PrecedentChoice.table, item)
        return self.get(PrecedentChoice, id) or PrecedentChoice(id=id, item=item)


def by_cause(rows: Iterable[R]) -> dict[str, list[R]]:
    """The records by the cause that they name."""
    found: dict[str, list[R]] = {}
    for row in rows:
        found.setdefault(getattr(row, "cause", ""), []).append(row)
    return found


def _last_position(rows: Sequence[Ordered]) -> float:
    return max((row.position for row in rows), default=0.0)
