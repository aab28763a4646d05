"""The checklist, support, precedents and actions."""

from toolkit.kinds.field import DUE_FIELD, EVIDENCE_FIELD, Field, RecordKind
from toolkit.records.preparation import Action, ChecklistEntry, PrecedentChoice, Support

KINDS: dict[str, RecordKind] = {
    ChecklistEntry.table: RecordKind(
        "checklist entry",
        "item",
        (
            Field(
                "status",
                "Status",
                "choice",
                (
                    ("not-started", "Not started"),
                    ("in-progress", "In progress"),
                    ("done", "Done"),
                    ("not-applicable", "Not applicable"),
                ),
            ),
            Field("note", "Note", "text"),
            Field("owner", "Owner"),
            DUE_FIELD,
            EVIDENCE_FIELD,
        ),
    ),
    Support.table: RecordKind(
        "offer of support",
        "title",
        (
            Field("title", "Support", help="For an offer of your own finding."),
            Field("provider", "Who offers it"),
            Field(
                "state",
                "State",
                "choice",
                (
                    ("not-asked", "Not asked"),
                    ("asked", "Asked"),
                    ("accepted", "Accepted"),
                    ("declined", "Declined"),
                ),
            ),
            Field("with_whom", "With whom"),
            Field("agreed_on", "When", "date"),
            Field("result", "Result", "text"),
        ),
    ),
    PrecedentChoice.table: RecordKind(
        "precedent",
        "item",
        (
            Field("chosen", "Put it in the briefing", "flag"),
            Field("note", "Why it matters here", "text"),
        ),
    ),
    Action.table: RecordKind(
        "action",
        "text",
        (
            Field("text", "Action", "text"),
            Field("owner", "Owner"),
            DUE_FIELD,
            Field("status", "Status", "choice", (("open", "Open"), ("in-progress", "In progress"), ("done", "Done"))),
            Field("origin", "Where it comes from"),
        ),
    ),
}
