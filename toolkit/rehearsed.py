"""What each section of the speaking note took in a rehearsal, beside what it may take."""

from collections.abc import Sequence

from msgspec import Struct

from toolkit.pack import Pack
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.speech import clock, seconds_in, seconds_to_say


class Spoken(Struct, frozen=True):
    """A section as it was spoken: the seconds that it took, those that it may take, and those that its words need."""

    section: NoteSection
    took: int
    wanted: int
    needed: int

    @property
    def over(self) -> int:
        """Seconds too many; 0 where it kept to its time."""
        return max(self.took - self.wanted, 0)

    @property
    def left_early(self) -> bool:
        """Whether its words cannot all have been spoken, not even at twice the pace."""
        return 2 * self.took < self.needed

    @property
    def said(self) -> str:
        """What it took of what it may take: ``0:12 of 0:03, 0:09 over``, or ``0:02 of 0:30, left early``."""
        return against(self.took, self.wanted) + (", left early" if self.left_early else "")


def seconds_wanted(section: NoteSection, pace: int) -> int:
    """The seconds that a section may take: those the office set, else those of its words at ``pace`` a minute."""
    return section.seconds or seconds_to_say(section.words, pace)


def spoken_sections(run: Rehearsal, sections: Sequence[NoteSection], pace: int) -> list[Spoken]:
    """The sections that were timed in a run and are still in the note, in the order of the note."""
    timed = [section for section in sections if section.id in run.timings]
    return [
        Spoken(section, run.timings[section.id], seconds_wanted(section, pace), seconds_to_say(section.words, pace))
        for section in timed
    ]


def is_over(run: Rehearsal, pack: Pack) -> bool:
    """Whether a run took longer than the minutes that are planned for the PCC."""
    planned = pack.meeting.speaking_minutes
    return bool(planned) and run.seconds > seconds_in(planned or 0)


def run_against_plan(run: Rehearsal, pack: Pack) -> str:
    """How long a run took, beside the minutes that are planned for the PCC where step 1 says how many."""
    planned = pack.meeting.speaking_minutes
    return against(run.seconds, seconds_in(planned)) if planned else clock(run.seconds)


def against(took: int, wanted: int) -> str:
    """Seconds taken of seconds wanted, with what is over."""
    over = f", {clock(took - wanted)} over" if took > wanted else ""
    return f"{clock(took)} of {clock(wanted)}{over}"
