"""The exit tests and the themes."""

from toolkit.kinds.field import EVIDENCE_FIELD, Field, RecordKind
from toolkit.records.readiness import ExitView, ThemeView

KINDS: dict[str, RecordKind] = {
    ExitView.table: RecordKind(
        "exit view",
        "cause",
        (
            Field(
                "engage_today",
                "Would {force.the} be put in Engage today",
                "choice",
                (("unknown", "Not known"), ("yes", "Yes"), ("no", "No")),
            ),
            Field("engage_today_note", "Why", "text"),
            Field(
                "sustained",
                "Sustained, systemic and sustainable",
                "choice",
                (("unknown", "Not known"), ("no", "No"), ("partly", "In part"), ("yes", "Yes")),
            ),
            Field("sustained_note", "Why", "text"),
            Field("months_sustained", "Months sustained", "whole", help="Counted, not hoped for."),
            EVIDENCE_FIELD,
        ),
    ),
    ThemeView.table: RecordKind(
        "theme",
        "item",
        (
            Field(
                "view",
                "The office's view",
                "choice",
                (
                    ("not-considered", "Not considered yet"),
                    ("strength", "A strength"),
                    ("in-hand", "In hand"),
                    ("gap", "A gap"),
                ),
            ),
            Field("note", "Note", "text"),
        ),
    ),
}
