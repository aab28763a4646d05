"""The office, its meeting and the hour."""

from toolkit.kinds.field import Field, RecordKind
from toolkit.records.office import Meeting, Office, RunningOrderEntry
from toolkit.terms import TERMS_LABELS

# An office can type any other.
MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE")

KINDS: dict[str, RecordKind] = {
    Office.table: RecordKind(
        "office",
        "force",
        (
            Field("force", "Force", help="The force's name as it should stand on every document."),
            Field("body", "Local policing body", help="The body's full name, as on its letterhead."),
            Field("terms", "Kind of body", "choice", tuple(TERMS_LABELS.items()), "Sets the role words everywhere."),
            Field("marking", "Protective marking", help="Stands at the top and bottom of every page.", usual=MARKINGS),
            Field(
                "entered_engage",
                "Entered Engage",
                "date",
                help="As exact as you know it: 2023, Nov 2023, a day.",
                past=True,
            ),
            Field("left_engage", "Left Engage", "date", help="Only once HMICFRS has said so.", past=True),
            Field(
                "stage",
                "Stage of the process",
                "stage",
                help="Where you are now. In step 3, the stages before it count as done until you untick them.",
            ),
            Field("situation", "Situation in brief", "text", help="What HMICFRS found and where {force.the} stands."),
            Field("holder_name", "Name of {holder.the}"),
            Field("chief_name", "Name of {chief.the}"),
            Field("hmi", "HMI", help="His Majesty's Inspector for the region."),
            Field("fll", "Force Liaison Lead", help="The first point of contact with HMICFRS."),
            Field("apcc_contact", "APCC contact"),
            Field(
                "holder_title",
                "Own words: title",
                help="What your office holder is called in every text, in any language; empty: as the kind of body "
                "has it.",
            ),
            Field(
                "holder_short",
                "Own words: short title",
                help="The short form of that title; empty: the title itself, or the usual short form.",
            ),
            Field(
                "office_title",
                "Own words: office",
                help="What your office is called in every text; empty: as the kind of body has it.",
            ),
            Field("office_short", "Own words: office, short", help="The short form of that; empty: as for the title."),
            Field(
                "chief_title",
                "Own words: chief officer",
                help="What the head of your force is called in every text, such as Commissioner; empty: as usual.",
            ),
            Field(
                "force_noun",
                "Own words: force",
                help="What texts call your force in passing, such as service or constabulary; empty: force.",
            ),
        ),
    ),
    Meeting.table: RecordKind(
        "meeting",
        "date",
        (
            Field("date", "PPOG date", "date", help="Such as 10 Dec or 10/12; the month alone until the day is known."),
            Field("time", "Starts at", "time", help="Such as 14:00 or 2pm."),
            Field("place", "Place"),
            Field("number", "Which PPOG is this", "whole", help="1 for the first since {force.the} entered Engage."),
            Field("speaking_minutes", "Minutes to speak", "number", help="The time your office wants to plan for."),
            Field("pace", "Words a minute", "whole", help="130 is a calm pace; a rehearsal shows whether it is yours."),
        ),
    ),
    RunningOrderEntry.table: RecordKind(
        "part of the hour",
        "title",
        (
            Field("title", "Part of the hour"),
            Field("who", "Who speaks"),
            Field("minutes", "Minutes", "number", help="Your own estimate: the toolkit gives no minutes."),
            Field("note", "Note", "text"),
        ),
    ),
}
