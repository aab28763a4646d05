"""The speaking note, the day and the outcome."""

from toolkit.kinds.field import EVIDENCE_FIELD, Field, RecordKind
from toolkit.records.speaking import LogEntry, NoteSection, OnePage, Outcome, Rehearsal

KINDS: dict[str, RecordKind] = {
    NoteSection.table: RecordKind(
        "section of the note",
        "heading",
        (
            Field("heading", "Heading"),
            Field("paragraphs", "What is said", "paragraphs", help="One thought a paragraph; Enter starts another."),
            Field("seconds", "Seconds wanted", "whole"),
            Field("cues", "Cues", "text", help="Pause, look up, name the page: not read aloud."),
            EVIDENCE_FIELD,
        ),
    ),
    OnePage.table: RecordKind(
        "page for the room",
        "ask",
        (
            Field(
                "say", "Three things to say", "paragraphs", help="One a paragraph, in the order in which they matter."
            ),
            Field("ask", "The ask", "text", help="What the meeting should do, in a sentence or two."),
            Field("if_pressed", "If pressed", "text", help="The one line to fall back on. Private to the office."),
        ),
        private=True,
    ),
    Rehearsal.table: RecordKind(
        "rehearsal",
        "held_on",
        (
            Field("held_on", "Held on", "date", past=True),
            Field("started", "Started at", "time"),
            Field("seconds", "Seconds in all", "whole"),
            Field("note", "What to change", "text"),
        ),
        private=True,
    ),
    LogEntry.table: RecordKind(
        "entry of the log",
        "text",
        (
            Field("at", "At", "time"),
            Field("who", "Who"),
            Field(
                "kind",
                "What it was",
                "choice",
                (("said", "Said"), ("asked", "Asked"), ("promised", "Promised"), ("threshold", "Threshold wording")),
            ),
            Field("text", "In their words", "text"),
        ),
    ),
    Outcome.table: RecordKind(
        "outcome",
        "decision",
        (
            Field(
                "received_on",
                "Letter received on",
                "date",
                help="Nothing is filled in before HMICFRS has written.",
                past=True,
            ),
            Field(
                "decision",
                "Decision",
                "choice",
                (
                    ("", "Not written yet"),
                    ("remains", "Remains in Engage"),
                    ("removed", "Removed from Engage"),
                    ("letter", "Public letter to {holder.the}"),
                ),
            ),
            Field("wording", "As HMICFRS puts it", "text"),
            Field("next_review", "Next review", "date"),
            Field("note", "Note", "text"),
        ),
    ),
}
