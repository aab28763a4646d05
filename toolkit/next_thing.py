"""The next best thing to do: one gap out of many, why it is that one, and who has it in hand."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from toolkit.checks import Gap, Severity
from toolkit.dates import days_to
from toolkit.pack import Pack
from toolkit.records.causes import Threshold
from toolkit.terms import terms_of

# Why each check asks, by its code.
REASONS: dict[str, str] = {
    "conflict": "Only one of the two values can stand, and only a person can say which.",
    "meeting-date": "Everything else is planned back from this day.",
    "meeting-day": "Only a day can be counted down to.",
    "body": "Its name stands on the cover of every document.",
    "marking": "No document should leave the office without one.",
    "entered": "Everything that has improved has done so since then.",
    "situation": "Every document begins with it.",
    "minutes": "The speaking note is timed against it.",
    "no-cause": "Questions, evidence and exit tests all hang on the causes.",
    "closed-on": "Documents say since when a cause is closed.",
    "threshold": "Until it is known, nobody can say how much improvement is enough.",
    "letter": "What is asked for is best read in HMICFRS's own words.",
    "recommendation": "Progress is told recommendation by recommendation.",
    "root-cause": "An improvement that leaves the root cause alone is hard to show as lasting.",
    "evidence": "What cannot be shown is better not claimed in the room.",
    "measure": "Without a reading there is no trend to point to.",
    "local-measure": "Two figures for one thing cost time in the room unless the difference is explained.",
    "target-direction": "A target that means getting worse would be asked about in the room.",
    "date-to-come": "A date that has not come stands in every document as if it had.",
    "responsibility": "The toolkit names it as {holder.the.possessive} own, and it has not been begun.",
    "thresholds-given": "Documents print both: tick it, or ask in the room for what is not clear yet.",
    "overdue": "Its date has passed: finish it, or agree another date.",
    "no-question": "Outside PPOG is where questions can be asked at length.",
    "no-answer": "An answer that is not chased may not come before the meeting.",
    "answer-overdue": "The date for the answer has passed: ask again, or agree another date.",
    "no-alignment": "{Chief.the} speaks first; what differs should surprise nobody in the room.",
    "differ": "Both accounts are heard within the hour, one after the other.",
    "match-unknown": "What differs is easier to settle before the meeting than in it.",
    "exit-tests": "The two tests are what leaving Engage turns on.",
    "themes": "They are what helped other forces to leave.",
    "no-hard-question": "The question that nobody prepared is the one that hurts.",
    "no-line": "A question without a line is answered off the cuff.",
    "line-unshown": "A line is as strong as what stands behind it.",
    "no-notes": "It is what {holder.the} will say in the few minutes that there are.",
    "empty-section": "A heading without a text is a silence in the room.",
    "section-over": "What one section takes too much, another one loses.",
    "wanted-over": "With every section as long as it may be, the note does not fit.",
    "too-long": "What does not fit is cut by the chair and not by you.",
    "one-page": "It is the one document that is in hand when the meeting begins.",
    "no-rehearsal": "Only speaking it shows how long it really takes.",
    "outcome": "What comes next is planned from what HMICFRS wrote.",
}

_ORDER: dict[Severity, int] = {"must": 0, "should": 1, "could": 2}
# Somebody waits for these, or everything is planned from them.
_FIRST = ("conflict", "meeting-date", "overdue", "answer-overdue")
# What is heard in the room, once there is no more than a week left.
_IN_THE_ROOM = ("no-notes", "too-long", "no-alignment", "differ", "one-page", "no-rehearsal")
_LAST_DAYS = 7


class NextThing(Struct, frozen=True):
    """A gap to mend now: ``why`` it matters, and ``who`` has it in hand; each a sentence, ``who`` may be empty."""

    gap: Gap
    why: str
    who: str


def next_thing(pack: Pack, gaps: Sequence[Gap], today: date) -> NextThing | None:
    """The gap to begin with: the most pressing, what somebody waits for before the rest; None where nothing lacks."""
    if not gaps:
        return None
    days = days_to(pack.meeting.date, today)
    close = days is not None and 0 <= days <= _LAST_DAYS
    first = (*_FIRST, *_IN_THE_ROOM) if close else _FIRST

    def place(gap: Gap) -> tuple[int, int]:
        pressing = "must" if close and gap.code in _IN_THE_ROOM else gap.severity
        return _ORDER[pressing], first.index(gap.code) if gap.code in first else len(first)

    gap = min(gaps, key=place)
    return NextThing(gap, terms_of(pack.office).fill(REASONS[gap.code]), _who(pack, gap))


def _who(pack: Pack, gap: Gap) -> str:
    if gap.code == "threshold":
        asked = [row for row in pack.of_cause(Threshold, gap.record) if row.state == "asked"]
        whom = next((row.by_whom for row in asked if row.by_whom.strip()), "HMICFRS")
        return f"{_line(whom)} has been asked." if asked else ""
    record = pack.find(gap.record)
    if gap.code in ("answer-overdue", "no-answer"):
        owed = _line(getattr(record, "owed_by", "") or getattr(record, "for_whom", ""))
        return f"The answer is owed by {owed}." if owed else "Nobody is named who owes the answer."
    if gap.code in ("overdue", "responsibility"):
        owner = _line(getattr(record, "owner", ""))
        return f"{owner} has it in hand." if owner else "Nobody is named for it yet."
    return ""


def _line(text: str) -> str:
    return " ".join(text.split())
