"""Causes of concern and what belongs to each."""

from toolkit.kinds.field import CAUSE_FIELD, DUE_FIELD, Field, RecordKind
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold

KINDS: dict[str, RecordKind] = {
    Cause.table: RecordKind(
        "cause of concern",
        "title",
        (
            Field("title", "Title"),
            Field("letter", "As the letter puts it", "text", help="HMICFRS's own words."),
            Field(
                "kind",
                "Kind",
                "choice",
                (
                    ("cause", "Cause of concern"),
                    ("accelerated", "Accelerated cause of concern"),
                    ("improvement", "Area for improvement"),
                ),
            ),
            Field("status", "Status", "choice", (("open", "Open"), ("closed", "Closed by HMICFRS"))),
            Field("closed_on", "Closed on", "date", past=True),
            Field("report", "Source report"),
            Field("report_date", "Date of report", "date", past=True),
            Field("root_cause", "Root cause", "text", help="What {force.the.possessive} analysis found beneath it."),
            Field(
                "force_rag",
                "{Force.possessive} own rating",
                "choice",
                (("", "Not given"), ("red", "Red"), ("amber", "Amber"), ("green", "Green")),
            ),
            Field(
                "confidence",
                "Office's confidence",
                "choice",
                (("", "Not said"), ("low", "Low"), ("medium", "Medium"), ("high", "High")),
                "Private to the office.",
                private=True,
            ),
            Field("owner", "Owner in {force.the}"),
        ),
    ),
    Recommendation.table: RecordKind(
        "recommendation",
        "text",
        (
            Field("text", "Recommendation", "text"),
            Field("owner", "Owner in {force.the}"),
            DUE_FIELD,
            Field(
                "status", "Status", "choice", (("open", "Not yet met"), ("in-progress", "In progress"), ("met", "Met"))
            ),
            CAUSE_FIELD,
        ),
    ),
    Threshold.table: RecordKind(
        "threshold",
        "wording",
        (
            Field("wording", "Threshold", "text", help="In the words of whoever gave it; leave empty until given."),
            Field(
                "state",
                "State",
                "choice",
                (
                    ("not-asked", "Not asked yet"),
                    ("asked", "Asked, no answer yet"),
                    ("indicated", "Indicated"),
                    ("agreed", "Agreed"),
                ),
            ),
            Field("by_whom", "By whom"),
            Field("said_on", "When", "date", past=True),
            Field("written_in", "Where it is written"),
            CAUSE_FIELD,
        ),
    ),
    Measure.table: RecordKind(
        "measure",
        "name",
        (
            Field("name", "Measure"),
            Field("unit", "Unit", help="For example %, seconds, days."),
            Field("better", "Better when", "choice", (("", "Not said"), ("higher", "Higher"), ("lower", "Lower"))),
            Field(
                "definition",
                "Definition",
                "choice",
                (("", "Not said"), ("local", "Local"), ("national", "National")),
                "HMICFRS uses national figures: say where a local one differs.",
            ),
            Field("definition_note", "How it differs", "text"),
            Field("baseline", "Baseline", "number"),
            Field("target", "Target", "number", help="Only one that somebody has set."),
            Field("source", "Source"),
            CAUSE_FIELD,
        ),
    ),
    Reading.table: RecordKind(
        "reading",
        "date",
        (
            Field("date", "Date", "date", past=True),
            Field("value", "Value", "number"),
            Field("source", "Source"),
            Field("measure", "Measure", "link", target=Measure.table),
        ),
    ),
    Evidence.table: RecordKind(
        "piece of evidence",
        "claim",
        (
            Field("claim", "What it shows", "text"),
            Field("document", "Document"),
            Field("link", "Link", help="https:// or mailto: becomes a link in Word."),
            Field("effective_on", "Effective from", "date", past=True),
            Field("logged_on", "Logged on", "date", past=True),
            Field("verified_by", "Verified by"),
            Field("causes", "Causes it serves", "links", target=Cause.table),
        ),
    ),
}
