"""Step 2: causes of concern with recommendations, thresholds, measures and evidence."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeVar

from msgspec import structs

from screens.case import Case
from screens.rows import ROW_LETTERS, AddChoice, NewId, Passage, Row, StepView
from screens.symbols import Mark
from toolkit.dates import spoken
from toolkit.fields import KINDS, Kinds, kind_of
from toolkit.figures import with_unit
from toolkit.measure_doubts import above_all, crossed
from toolkit.pack import Pack, by_cause
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.record import Ordered, Record
from toolkit.steps import StepKey
from toolkit.trends import trend_of
from toolkit.views import short

_RECOMMENDATION_MARKS: dict[str, Mark] = {"open": "todo", "in-progress": "progress", "met": "done"}
_THRESHOLD_MARKS: dict[str, Mark] = {
    "not-asked": "todo",
    "asked": "progress",
    "indicated": "progress",
    "agreed": "done",
}

_Held = Cause | Recommendation | Threshold | Measure | Evidence
_Readings = Mapping[str, list[Reading]]
_Of = tuple[
    Sequence[Cause],
    Sequence[Recommendation],
    Sequence[Threshold],
    Sequence[Measure],
    Sequence[Evidence],
    Sequence[list[Reading] | None],
]
K = TypeVar("K", bound=Record)


class _Block(NamedTuple):
    """A cause with what belongs to it: the rows, and what they were made of."""

    of: _Of
    rows: list[Row]


class CausesView(StepView):
    """What HMICFRS raised; everything that belongs to a cause stands under it."""

    key: StepKey = "causes"
    help = (
        "Enter each cause of concern from HMICFRS's letter, then what belongs to it: recommendations, thresholds for "
        "sufficient improvement, measures with their readings, and evidence. Press {a|row.add} on a cause to add to "
        "it. The triangle (or [!]) before a cause says that it is open. "
        "{Space|row.tick} marks a recommendation or threshold one step further; {Right|row.unfold} and "
        "{Left|row.fold} show and hide the readings of a measure. A threshold is written only in the words of whoever "
        "gave it."
    )
    empty = (
        "No cause of concern yet. Press {a|row.add} to add the first from HMICFRS's letter, {p|list.paste} to paste a "
        "list. {a|row.add} on a cause then adds its recommendations, thresholds, measures and evidence."
    )

    def __init__(self) -> None:
        # What stands under each cause and what it was made of: a letter that is typed changes one record of one block.
        self._blocks: dict[str, _Block] = {}
        self._read_against: tuple[Kinds, date] | None = None
        self._homes: tuple[object, frozenset[str], dict[str, list[Evidence]]] | None = None

    def rows(self, case: Case) -> list[Row]:
        """Each cause followed by what belongs to it; what belongs to none comes last."""
        pack = case.pack
        if self._read_against != (against := (case.kinds, case.today)):
            self._read_against = against
            self._blocks = {}
        causes, readings = pack.worked_out(Cause, _by_id), pack.worked_out(Reading, _by_measure)
        recommendations, thresholds = pack.worked_out(Recommendation, by_cause), pack.worked_out(Threshold, by_cause)
        measures, evidence = pack.worked_out(Measure, by_cause), self._evidence_of(pack, frozenset(causes))
        blocks: dict[str, _Block] = {}
        for id, cause in causes.items():
            measured = measures.get(id, ())
            of = (
                [cause],
                recommendations.get(id, ()),
                thresholds.get(id, ()),
                measured,
                evidence.get(id, ()),
                [readings.get(measure.id) for measure in measured],
            )
            block = self._blocks.get(id)
            blocks[id] = block if block is not None and block.of == of else self._block(case, of, readings, block)
        self._blocks = blocks
        rows = list(chain.from_iterable([block.rows for block in blocks.values()]))
        loose = self._loose(case, causes, evidence.get("", ()), readings)
        return [*rows, Row("h:loose", "Under no cause yet", heading=True), *loose] if loose else rows

    def _evidence_of(self, pack: Pack, causes: frozenset[str]) -> dict[str, list[Evidence]]:
        """The evidence by the first of its causes that the pack has; under nothing where there is none."""
        every = pack.worked_out(Evidence, tuple)
        if self._homes is None or self._homes[0] is not every or self._homes[1] != causes:
            found: dict[str, list[Evidence]] = {}
            for evidence in every:
                found.setdefault(next(filter(causes.__contains__, evidence.causes), ""), []).append(evidence)
            self._homes = (every, causes, found)
        return self._homes[2]

    def _block(self, case: Case, of: _Of, readings: _Readings, before: _Block | None) -> _Block:
        """A cause with what belongs to it; where a record is the one ``before``, so is its row."""
        known = {id(row.record): row for row in before.rows} if before is not None else {}
        return _Block(of, self._rows_of(case, chain.from_iterable(of[:-1]), readings, known))

    def _loose(
        self, case: Case, causes: Mapping[str, Cause], evidence: Sequence[_Held], readings: _Readings
    ) -> list[Row]:
        """What belongs to no cause that the pack has: a link was cleared or leads nowhere."""
        pack = case.pack
        kinds: tuple[type[Recommendation | Threshold | Measure], ...] = (Recommendation, Threshold, Measure)
        loose: list[_Held] = []
        for kind in kinds:
            if not pack.worked_out(kind, by_cause).keys() <= causes.keys():
                loose += [row for row in pack.every(kind) if row.cause not in causes]
        rows = self._rows_of(case, chain(loose, evidence), readings, {})
        measures = pack.worked_out(Measure, _by_id)
        left = [] if readings.keys() <= measures.keys() else [id for id in readings if id not in measures]
        return rows + [self._reading(row, "") for id in left for row in readings[id]]

    def _rows_of(
        self, case: Case, records: Iterable[_Held], readings: _Readings, known: Mapping[int, Row]
    ) -> list[Row]:
        rows: list[Row] = []
        for record in records:
            if isinstance(record, Measure):
                own = readings.get(record.id, [])
                rows += [self._measure(record, own), *(self._reading(row, record.unit, record.id) for row in own)]
            else:
                rows.append(known.get(id(record)) or self._row(case, record))
        return rows

    def _row(self, case: Case, record: _Held) -> Row:
        match record:
            case Cause():
                return self._cause(case, record)
            case Recommendation():
                return self._recommendation(case, record)
            case Threshold():
                return self._threshold(case, record)
            case Evidence():
                return self._evidence(record)
            case Measure():
                return self._measure(record, [])

    def _cause(self, case: Case, cause: Cause) -> Row:
        closed = cause.status == "closed"
        return Row(
            cause.id,
            cause.title or "Untitled cause",
            mark="good" if closed else "warn",
            state=f"closed {spoken(cause.closed_on)}".rstrip() if closed else "open",
            # The step's name says the usual kind.
            meta="" if cause.kind == "cause" else case.label_of(cause, "kind").lower(),
            record=cause,
        )

    def _recommendation(self, case: Case, row: Recommendation) -> Row:
        return Row(
            row.id,
            "Recommendation: " + (short(row.text, ROW_LETTERS) or "not written yet"),
            mark=_RECOMMENDATION_MARKS[row.status],
            state=case.label_of(row, "status").lower(),
            meta=case.who_and_when("", row.due if row.status != "met" else ""),
            depth=1,
            record=row,
        )

    def _threshold(self, case: Case, row: Threshold) -> Row:
        return Row(
            row.id,
            "Threshold: " + (short(row.wording, ROW_LETTERS) or "no wording yet"),
            mark=_THRESHOLD_MARKS[row.state],
            state=case.label_of(row, "state").lower(),
            depth=1,
            record=row,
        )

    def _measure(self, row: Measure, readings: list[Reading]) -> Row:
        # Where room is short, the figures give way to the name of what is measured.
        direction, _, figures = trend_of(row, readings).brief.partition(": ")
        return Row(
            row.id,
            f"Measure: {row.name or 'no name yet'}",
            mark="folded" if readings else None,
            state=direction,
            meta=figures,
            depth=1,
            record=row,
        )

    def _reading(self, row: Reading, unit: str, parent: str = "") -> Row:
        value = "no value" if row.value is None else with_unit(row.value, unit)
        return Row(row.id, f"{spoken(row.date) or 'No date'}: {value}", depth=2, record=row, parent=parent)

    def _evidence(self, row: Evidence) -> Row:
        meta = f"for {len(row.causes)} causes" if len(row.causes) > 1 else ""
        title = "Evidence: " + (short(row.claim, ROW_LETTERS) or row.document or "no claim yet")
        return Row(row.id, title, meta=meta, depth=1, record=row)

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """A cause anywhere; under a cause also what belongs to it; under a measure also a reading."""
        record = row.record if row else None
        cause = _cause_of(case, record)
        choices = []
        if isinstance(record, Measure | Reading):
            measure = record.id if isinstance(record, Measure) else record.measure
            choices.append(AddChoice("Reading of this measure", lambda new_id: [Reading(id=new_id(), measure=measure)]))
        position = case.pack.next_position(Cause)
        another = AddChoice("Cause of concern", lambda new_id: [Cause(id=new_id(), position=position)])
        serves = (cause,) if case.pack.get(Cause, cause) else ()
        today = case.today.isoformat()
        evidence = AddChoice(
            "Piece of evidence", lambda new_id: [Evidence(id=new_id(), causes=serves, logged_on=today)]
        )
        if not serves:
            return [*choices, another, evidence] if case.pack.every(Cause) else [another]

        def built(kind: type[Recommendation] | type[Threshold] | type[Measure]) -> AddChoice:
            def build(new_id: NewId) -> Sequence[Record]:
                return [kind(id=new_id(), cause=cause, position=case.pack.next_position(kind))]

            return AddChoice(KINDS[kind.table].name.capitalize(), build)

        return [*choices, built(Recommendation), built(Threshold), built(Measure), evidence, another]

    def belongs_under(self, row: Row) -> str:
        """Everything under a cause, readings under a measure."""
        if isinstance(row.record, Cause):
            return "a recommendation, threshold, measure or piece of evidence"
        return "a reading" if isinstance(row.record, Measure | Reading) else ""

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Recommendations and thresholds go one state further, then round."""
        if isinstance(row.record, Recommendation):
            return {"status": _after(("open", "in-progress", "met"), row.record.status)}
        if isinstance(row.record, Threshold):
            return {"state": _after(("not-asked", "asked", "indicated", "agreed"), row.record.state)}
        return {}

    def siblings(self, case: Case, row: Row) -> list[Ordered]:
        """Causes among causes, and what belongs to one among its like."""
        record = row.record
        if isinstance(record, Cause):
            return list(case.pack.every(Cause))
        if isinstance(record, Recommendation | Threshold | Measure):
            return list(case.pack.of_cause(type(record), record.cause))
        return []

    def about(self, case: Case, row: Row) -> list[Passage]:
        """The kind of thing it is, and for a measure its trend in words."""
        if row.record is None:
            return [Passage("title", row.title)]
        passages = [Passage("title", kind_of(row.record).name.capitalize())]
        if isinstance(row.record, Measure):
            readings = case.pack.worked_out(Reading, _by_measure).get(row.record.id, [])
            trend = trend_of(row.record, readings)
            if trend.values:
                passages.append(Passage("drawing", trend.sparkline(case.symbols.ascii)))
            how = "" if readings else case.said(" In the list, {a|row.add} adds one.")
            passages.append(Passage("body", f"{trend.words[:1].upper()}{trend.words[1:]}.{how}"))
            passages += _asked(crossed(row.record), above_all(row.record, readings))
        if isinstance(row.record, Reading) and (measure := case.pack.get(Measure, row.record.measure)):
            alone = structs.replace(measure, baseline=None, target=None)
            passages += _asked(above_all(alone, [row.record]))
        if isinstance(row.record, Threshold) and not row.record.wording:
            said = "Ask HMICFRS what sufficient improvement would look like, and keep their words here."
            passages.append(Passage("note", said))
        if isinstance(row.record, Threshold) and row.record.wording and row.record.state in ("not-asked", "asked"):
            said = "It has words, so somebody gave them: choose below whether they indicated or agreed it."
            passages.append(Passage("note", said))
        return passages


def _asked(*questions: str) -> list[Passage]:
    return [Passage("note", question) for question in questions if question]


def _by_id(records: Iterable[K]) -> dict[str, K]:
    return {record.id: record for record in records}


def _by_measure(readings: Iterable[Reading]) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for reading in sorted(readings, key=lambda reading: reading.date):
        found.setdefault(reading.measure, []).append(reading)
    return found


def _cause_of(case: Case, record: Record | None) -> str:
    if isinstance(record, Cause):
        return record.id
    if isinstance(record, Reading):
        measure = case.pack.get(Measure, record.measure)
        return measure.cause if measure else ""
    if isinstance(record, Evidence):
        return record.causes[0] if record.causes else ""
    return str(getattr(record, "cause", ""))


def _after(states: tuple[str, ...], present: str) -> str:
    return states[(states.index(present) + 1) % len(states)]
