"""Causes of concern, each with its recommendations, thresholds and measures, and what is shown for it."""

from exports.blocks import Block, Chart, Fact, Heading, Paragraph, Table, Text
from exports.composing import (
    bold_lead,
    bullets,
    details,
    facts,
    facts_of,
    heading,
    labelled,
    plain,
    prose,
    to_do,
)
from exports.material import Material, one_line
from toolkit.dates import spoken, spoken_briefly
from toolkit.figures import with_unit
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.trends import Trend, trend_of

NO_CAUSES = "enter the causes of concern from HMICFRS's letter, each with its recommendations."
NO_ADVICE = "enter the recommendations that come with this cause."
NO_MEASURE = "choose a measure that shows whether this is improving, and enter its readings."
NO_EVIDENCE = "link what can be shown for this cause: nothing is linked yet."
NO_THRESHOLD = "ask HMICFRS which threshold would count as sufficient improvement. None is recorded here."
# Two readings say as much in words as in a picture.
CHARTED = 3


def causes(material: Material) -> list[Block]:
    """An overview of all causes, then each in full; last, whatever belongs to none of them."""
    blocks: list[Block] = [_overview(material)] if material.causes else [to_do(NO_CAUSES)]
    for place, cause in enumerate(material.causes, start=1):
        blocks += _cause(material, cause, place)
    return blocks + _without_cause(material)


def _overview(material: Material) -> Table:
    rows = []
    for cause in material.causes:
        recommendations = material.recommendations.get(cause.id, [])
        met = sum(row.status == "met" for row in recommendations)
        counted = f"{met} of {len(recommendations)} met" if recommendations else "None entered"
        rows.append(
            (
                plain(material.cause_titles[cause.id]),
                plain(_status(cause)),
                plain(counted),
                plain(_threshold_state(material, cause, material.thresholds.get(cause.id, []))),
            )
        )
    return Table(
        caption="Causes of concern at a glance",
        description="For each cause: whether it is open, how many recommendations are met, the state of its threshold.",
        header=("Cause of concern", "Status", "Recommendations", "Threshold"),
        rows=tuple(rows),
        widths=(34, 20, 25, 21),
    )


def _status(cause: Cause) -> str:
    if cause.status == "open":
        return "Open"
    return f"Closed {spoken(cause.closed_on)}" if cause.closed_on else "Closed, date missing"


def _threshold_state(material: Material, cause: Cause, rows: list[Threshold]) -> str:
    """The state of the threshold that is furthest along."""
    if cause.status == "closed" and not rows:
        return "None recorded"
    for state in ("agreed", "indicated", "asked"):
        for row in rows:
            if row.state == state:
                return material.label_of(row, "state")
    return "Not asked yet"


def _cause(material: Material, cause: Cause, place: int) -> list[Block]:
    blocks = heading(cause.title, 2, "A cause without a title", number=place)
    rows = facts_of(material, cause, "kind", "status", "closed_on", "report", "report_date", "owner", "force_rag")
    if cause.confidence:
        value = f"{material.label_of(cause, 'confidence')} (private to the office)"
        rows.append(Fact("Office's confidence", plain(value)))
    blocks += facts(rows)
    for title, told, missing in (
        ("As the letter puts it", prose(cause.letter, "quote"), "enter the words of HMICFRS's letter."),
        ("Root cause", prose(cause.root_cause), "describe what the analysis found beneath this cause."),
        ("Recommendations", recommendations_table(material, material.recommendations.get(cause.id, [])), NO_ADVICE),
        ("Thresholds", thresholds_table(material, material.thresholds.get(cause.id, [])), NO_THRESHOLD),
        ("Measures", _measures(material, material.measures.get(cause.id, [])), NO_MEASURE),
        ("Evidence", _evidence(material.evidence_for.get(cause.id, [])), NO_EVIDENCE),
    ):
        # Once HMICFRS has closed a cause, nothing that is missing from it is still to do.
        if told or cause.status == "open":
            blocks += [Heading(text=title, level=3), *(told or [to_do(missing)])]
    return blocks


def recommendations_table(material: Material, rows: list[Recommendation]) -> list[Block]:
    """What HMICFRS recommends, who sees to it, and how far that is; empty without rows."""
    if not rows:
        return []
    return [
        Table(
            caption="Recommendations",
            description="Each recommendation with who has it, when it is due, and its status.",
            header=("Recommendation", material.label(Recommendation, "owner"), "Due", "Status"),
            rows=tuple(_cells(material, row, "text", "owner", "due", "status") for row in rows),
            widths=(44, 21, 19, 16),
        )
    ]


def thresholds_table(material: Material, rows: list[Threshold]) -> list[Block]:
    """Thresholds in the words of whoever gave them; nothing is worded for them here (empty without rows)."""
    if not rows:
        return []
    cells = []
    for row in rows:
        given = "\n".join(part for part in (row.by_whom, spoken(row.said_on)) if part)
        cells.append(
            (
                plain(row.wording or "Not worded yet"),
                plain(material.label_of(row, "state")),
                plain(given or ("Nobody yet" if row.state in ("not-asked", "asked") else "Not noted")),
                plain(row.written_in),
            )
        )
    return [
        Table(
            caption="Thresholds",
            description="Each threshold for sufficient improvement, its state, who gave it when, where it is written.",
            header=("Threshold", "State", "By whom, when", "Written in"),
            rows=tuple(cells),
            widths=(33, 17, 22, 28),
        )
    ]


def _measures(material: Material, rows: list[Measure]) -> list[Block]:
    blocks: list[Block] = []
    for measure in rows:
        blocks += _measure(material, measure, material.readings.get(measure.id, []))
    return blocks


def _measure(material: Material, measure: Measure, readings: list[Reading]) -> list[Block]:
    name = one_line(measure.name) or "A measure without a name"
    trend = trend_of(measure, readings)
    blocks: list[Block] = []
    if len(trend.values) < CHARTED:
        blocks.append(Paragraph(bold_lead(name, trend.words), "lead"))
    else:
        blocks.append(_chart(name, measure, readings, trend))
    rows = facts_of(material, measure, "unit", "better", "definition")
    for name_of_level, level in (("Baseline", measure.baseline), ("Target", measure.target)):
        if level is not None:
            rows.append(Fact(name_of_level, plain(with_unit(level, one_line(measure.unit)))))
    blocks += details(rows + facts_of(material, measure, "source"))
    blocks += labelled("How it differs", measure.definition_note, "body")
    if readings:
        blocks.append(_readings(readings, measure.unit, f"Readings: {name}"))
    return blocks


def _chart(name: str, measure: Measure, readings: list[Reading], trend: Trend) -> Chart:
    dated = [row for row in readings if row.value is not None and row.date]
    labels = (spoken_briefly(row.date) for row in dated)
    return Chart(
        title=name,
        words=trend.words,
        unit=one_line(measure.unit),
        points=tuple(zip(labels, trend.values, strict=True)),
        baseline=measure.baseline,
        target=measure.target,
    )


def _readings(readings: list[Reading], unit: str, caption: str = "Readings") -> Table:
    def value(reading: Reading) -> Text:
        return plain("" if reading.value is None else with_unit(reading.value, one_line(unit)))

    return Table(
        caption=caption,
        description="The values of this measure, the earliest first.",
        header=("Date", "Value", "Source"),
        rows=tuple((plain(spoken(row.date)), value(row), plain(row.source)) for row in readings),
        widths=(30, 25, 45),
    )


def _evidence(rows: list[Evidence]) -> list[Block]:
    """What can be shown for a cause, in brief: each piece stands in full in the part on evidence."""
    return bullets([plain(one_line(row.claim or row.document or row.link) or "A piece without words") for row in rows])


def _without_cause(material: Material) -> list[Block]:
    """Records whose cause was removed or never chosen: kept in sight until somebody places them."""
    known = material.cause_titles
    blocks: list[Block] = []
    recommendations = [row for cause, rows in material.recommendations.items() if cause not in known for row in rows]
    thresholds = [row for cause, rows in material.thresholds.items() if cause not in known for row in rows]
    measures = [row for cause, rows in material.measures.items() if cause not in known for row in rows]
    named = {measure.id for rows in material.measures.values() for measure in rows}
    readings = [row for measure, rows in material.readings.items() if measure not in named for row in rows]
    if recommendations:
        blocks.append(Heading(text="Recommendations", level=3))
        blocks += recommendations_table(material, recommendations)
    if thresholds:
        blocks.append(Heading(text="Thresholds", level=3))
        blocks += thresholds_table(material, thresholds)
    if measures:
        blocks.append(Heading(text="Measures", level=3))
        blocks += _measures(material, measures)
    if readings:
        blocks.append(Heading(text="Readings", level=3))
        blocks.append(_readings(readings, ""))
    return [Heading(text="Not linked to a cause", level=2), *blocks] if blocks else []


def _cells(material: Material, record: Recommendation, *names: str) -> tuple[Text, ...]:
    return tuple(plain(material.shown(record, name)) for name in names)
