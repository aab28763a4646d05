"""What the PCC will say, rehearsals of it, and what happened on the day and after."""

from typing import ClassVar, Literal

from msgspec import field

from toolkit.records.record import ClockTime, Links, Ordered, PartialDate, Record


class NoteSection(Ordered, frozen=True, kw_only=True):
    """A section of the speaking note, kept by paragraph; ``seconds`` is the time wanted for it."""

    table: ClassVar[str] = "note_sections"

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    seconds: int | None = None
    cues: str = ""
    evidence: Links = ()

    @property
    def words(self) -> int:
        """How many words are spoken in this section."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


class OnePage(Record, frozen=True, kw_only=True):
    """What stands on the page that is taken into the room; one per pack. ``say`` are three things, one a paragraph."""

    table: ClassVar[str] = "one_page"

    say: tuple[str, ...] = ()
    ask: str = ""
    if_pressed: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is still to be written, in words; the line if pressed may be left empty."""
        wanted = (("three things to say", any(text.strip() for text in self.say)), ("the ask", bool(self.ask.strip())))
        return tuple(said for said, written in wanted if not written)


class Rehearsal(Record, frozen=True, kw_only=True):
    """One run through the note; ``timings`` are measured seconds by section id."""

    table: ClassVar[str] = "rehearsals"

    held_on: PartialDate = ""
    started: ClockTime = ""
    seconds: int = 0
    timings: dict[str, int] = field(default_factory=dict)
    note: str = ""


class LogEntry(Record, frozen=True, kw_only=True):
    """Something said, asked or promised in the hour itself."""

    table: ClassVar[str] = "log"

    at: ClockTime = ""
    who: str = ""
    kind: Literal["said", "asked", "promised", "threshold"] = "said"
    text: str = ""


class Outcome(Record, frozen=True, kw_only=True):
    """What HMICFRS wrote afterwards; one per pack, empty until it is written."""

    table: ClassVar[str] = "outcome"

    received_on: PartialDate = ""
    decision: Literal["", "remains", "removed", "letter"] = ""
    wording: str = ""
    next_review: PartialDate = ""
    note: str = ""
