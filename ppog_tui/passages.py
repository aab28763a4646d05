"""A pack as one reads it through: step by step, each record with the fields that somebody filled in."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, structs

from toolkit.conflicts import choice_of
from toolkit.dates import spoken, spoken_with_weekday
from toolkit.edition import Edition, Precedents
from toolkit.fields import KEPT_BY_PROGRAM, Field, kinds_for
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.office import RunningOrderEntry
from toolkit.records.preparation import Action, PrecedentChoice
from toolkit.records.questions import AlignmentPoint, Bank, HardQuestion
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry, NoteSection, OnePage, Rehearsal
from toolkit.records.tables import TABLES
from toolkit.steps import StepKey
from toolkit.terms import terms_of
from toolkit.views import checklist_of, questions_of, support_of, themes_of

ABOUT_A_CAUSE: tuple[type[Record], ...] = (Recommendation, Threshold, Measure)


class Passage(Struct, frozen=True):
    """A heading, and below it labelled texts; ``depth`` 0 for what stands directly in its step."""

    heading: str
    lines: tuple[tuple[str, str], ...] = ()
    depth: int = 0


class Reader:
    """Turns the steps of one pack into passages."""

    def __init__(self, pack: Pack, edition: Edition, precedents: Precedents) -> None:
        self._pack = pack
        self._edition = edition
        self._terms = terms_of(pack.office)
        self._kinds = kinds_for(self._terms)
        self._names = {item.id: self._terms.fill(item.title or item.text) for item in precedents.items()}
        self._names |= {force.id: force.force for force in precedents.forces}
        self._names |= {case.id: case.title for case in precedents.cases}

    def step(self, key: StepKey) -> list[Passage]:
        """What stands in one step, in its order."""
        return list(_READERS[key](self))

    def _situation(self) -> Iterator[Passage]:
        yield Passage("Office", self._lines(self._pack.office))
        yield Passage("Meeting", self._lines(self._pack.meeting))
        for part in self._pack.every(RunningOrderEntry):
            yield Passage(f"Part of the hour: {part.title}", self._lines(part, without=("title",)))

    def _causes(self) -> Iterator[Passage]:
        causes = self._pack.every(Cause)
        for cause in causes:
            yield Passage(cause.title or "A cause without a title", self._lines(cause, without=("title",)))
            for kind in ABOUT_A_CAUSE:
                for row in self._pack.of_cause(kind, cause.id):
                    yield from self._about_a_cause(row, depth=1)
        known = {cause.id for cause in causes}
        for kind in ABOUT_A_CAUSE:
            for row in self._pack.every(kind):
                if getattr(row, "cause", "") not in known:
                    yield from self._about_a_cause(row, depth=0)
        yield from self._each(Evidence)

    def _about_a_cause(self, row: Record, depth: int) -> Iterator[Passage]:
        passage = self._passage(row, depth, without=("cause",))
        if isinstance(row, Measure):
            readings = [reading for reading in self._pack.every(Reading) if reading.measure == row.id]
            passage = structs.replace(passage, lines=(*passage.lines, *_trend(readings)))
        yield passage

    def _checklist(self) -> Iterator[Passage]:
        for group in checklist_of(self._pack, self._edition):
            yield Passage(group.title)
            for row in group.rows:
                status = self._said(row.entry, "status")
                lines = self._lines(row.entry, without=("status",))
                yield Passage(f"[{'x' if row.entry.status == 'done' else ' '}] {row.title} ({status})", lines, 1)

    def _support(self) -> Iterator[Passage]:
        for row in support_of(self._pack, self._edition):
            lines = self._lines(row.support, without=("title", "state"))
            yield Passage(f"{row.title} ({self._said(row.support, 'state')})", lines)

    def _hmicfrs(self) -> Iterator[Passage]:
        yield from self._questions("hmicfrs")

    def _chief(self) -> Iterator[Passage]:
        yield from self._questions("chief")
        yield from self._each(AlignmentPoint)

    def _questions(self, bank: Bank) -> Iterator[Passage]:
        for row in questions_of(self._pack, self._edition, bank):
            lines = self._lines(row.question, without=("chosen", "wording"))
            yield Passage(f"[{'x' if row.question.chosen else ' '}] {row.text}", lines)

    def _exit(self) -> Iterator[Passage]:
        for cause in self._pack.every(Cause):
            if cause.status == "open":
                view = self._pack.exit_view_for(cause)
                yield Passage(cause.title or "A cause without a title", self._lines(view, without=("cause",)))
        for row in themes_of(self._pack, self._edition):
            yield Passage(f"{row.title} ({self._said(row.view, 'view')})", self._lines(row.view, without=("view",)))

    def _hard(self) -> Iterator[Passage]:
        yield from self._each(HardQuestion)

    def _notes(self) -> Iterator[Passage]:
        yield from self._each(NoteSection)
        yield from self._each(OnePage)
        yield from self._each(Rehearsal)

    def _export(self) -> Iterator[Passage]:
        for choice in self._pack.every(PrecedentChoice):
            if choice.chosen:
                name = self._names.get(choice.item, choice.item)
                yield Passage(f"In the briefing: {name}", self._lines(choice, without=("chosen",)))
        for conflict in self._pack.every(Conflict):
            yield self._conflict(conflict)

    def _conflict(self, conflict: Conflict) -> Passage:
        choice = choice_of(self._pack, conflict)
        if choice is None:
            return Passage(f"Written twice at the same time: {conflict.field}, of a record that is gone")
        named = self._passage(choice.record).heading
        lines = (
            (_by("In the pack", conflict.ours_by), self._value(choice.record, choice.field) or "nothing"),
            (_by("Also written", conflict.theirs_by), self._value(choice.theirs, choice.field) or "nothing"),
        )
        return Passage(f"Written twice at the same time: {choice.field.label} of {named[0].lower()}{named[1:]}", lines)

    def _day(self) -> Iterator[Passage]:
        yield from self._each(LogEntry)

    def _after(self) -> Iterator[Passage]:
        outcome = self._lines(self._pack.outcome)
        if outcome:
            yield Passage("Outcome", outcome)
        yield from self._each(Action)

    def _each(self, kind: type[Record]) -> Iterator[Passage]:
        for row in self._pack.every(kind):
            yield self._passage(row)

    def _passage(self, row: Record, depth: int = 0, without: Iterable[str] = ()) -> Passage:
        kind = self._kinds[row.table]
        name = self._value(row, kind.field(kind.title_field))
        heading = f"{kind.name.capitalize()}: {name or 'not worded yet'}"
        return Passage(heading, self._lines(row, without=(*without, kind.title_field)), depth)

    def _lines(self, row: Record, without: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
        skipped = KEPT_BY_PROGRAM | set(without)
        fields = [field for field in self._kinds[row.table].fields if field.name not in skipped]
        valued = ((field.label, self._value(row, field)) for field in fields)
        return tuple((label, value) for label, value in valued if value)

    def _value(self, row: Record, field: Field) -> str:
        value = getattr(row, field.name)
        if value in ("", (), None, False):
            return ""
        if field.kind == "choice":
            return self._said(row, field.name)
        if field.kind == "date":
            return spoken_with_weekday(value)
        if field.kind == "stage":
            stage = self._edition.by_id.get(value)
            return self._terms.fill(stage.title or stage.text) if stage else str(value)
        if field.kind == "link":
            return self._named(field, value)
        if field.kind == "links":
            return "\n".join(self._named(field, id) for id in value)
        if field.kind == "paragraphs":
            return "\n".join(value)
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _said(self, row: Record, name: str) -> str:
        return self._kinds[row.table].said(row, name)

    def _named(self, field: Field, id: str) -> str:
        record = self._pack.get(TABLES[field.target], id)
        if record is None:
            return f"(a record that this pack does not hold: {id})"
        kind = self._kinds[record.table]
        return self._value(record, kind.field(kind.title_field)) or f"a {kind.name}, not worded yet"


def _by(side: str, officer: str) -> str:
    return f"{side}, by {officer}" if officer else side


def _trend(readings: list[Reading]) -> Iterator[tuple[str, str]]:
    """The readings of a measure on one line, by date, and where they come from."""
    dated = sorted((row for row in readings if row.value is not None), key=lambda row: row.date)
    if dated:
        yield "Readings", "; ".join(f"{spoken(row.date) or 'no date'} {row.value:g}" for row in dated)
    if sources := dict.fromkeys(row.source for row in dated if row.source):
        yield "Source of the readings", "; ".join(sources)


_READERS: dict[StepKey, Callable[[Reader], Iterator[Passage]]] = {
    "situation": Reader._situation,
    "causes": Reader._causes,
    "checklist": Reader._checklist,
    "support": Reader._support,
    "hmicfrs": Reader._hmicfrs,
    "chief": Reader._chief,
    "exit": Reader._exit,
    "hard": Reader._hard,
    "notes": Reader._notes,
    "export": Reader._export,
    "day": Reader._day,
    "after": Reader._after,
}
