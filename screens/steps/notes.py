"""Step 9: the speaking note by section, and its rehearsals."""

from collections.abc import Sequence

from screens.case import Case
from screens.rows import AddChoice, NewId, Passage, Row, StepView
from screens.symbols import Mark
from toolkit.dates import spoken
from toolkit.fields import is_filled
from toolkit.pack import Pack
from toolkit.records.record import Ordered, Record
from toolkit.records.speaking import NoteSection, OnePage, Rehearsal
from toolkit.rehearsed import is_over, run_against_plan, spoken_sections
from toolkit.speech import (
    clock,
    note_seconds,
    note_words,
    seconds_in,
    seconds_to_say,
    seconds_wanted_in_all,
    section_over,
)
from toolkit.steps import StepKey

# Headings that answer what the toolkit asks of the PCC's part in the hour; the words are the office's.
USUAL_SECTIONS = (
    "Opening",
    "What residents see",
    "Progress we have tested",
    "What still worries us",
    "Support given and asked for",
    "What we ask of HMICFRS",
)


class NotesView(StepView):
    """What is said, section by section, with words and minutes at the office's pace."""

    key: StepKey = "notes"
    help = (
        "Write what will be said, one section at a time: the list shows words and minutes at your pace (step 1 sets "
        "it). {J|row.down} and {K|row.up} move a section. Press {r|pack.rehearse} to rehearse against the clock. Cues "
        "are not counted and not read aloud."
    )
    empty = (
        "The note is empty. Press {a|row.add} to add the usual sections, or one of your own, {p|list.paste} to paste a "
        "list of headings."
    )

    def rows(self, case: Case) -> list[Row]:
        """Sections with their running time, the sum, then rehearsals."""
        pack, pace = case.pack, case.pack.meeting.pace
        sections = pack.every(NoteSection)
        if not sections and not pack.every(Rehearsal) and not is_filled(pack.one_page):
            return []
        words = note_words(pack)
        wanted = pack.meeting.speaking_minutes
        planned = f" of {clock(seconds_in(wanted))}" if wanted else ""
        total = f"{_words(words)}, {clock(note_seconds(pack))}{planned} at {pace} a minute"
        rows = [Row("h:note", f"Speaking note ({total})", heading=True)]
        for section in sections:
            seconds = seconds_to_say(section.words, pace)
            budget = f"of {clock(section.seconds)} wanted" if section.seconds else ""
            over = section_over(section, pace)
            rows.append(
                Row(
                    section.id,
                    section.heading or "Section without a heading",
                    mark="warn" if over else "done" if section.words else "todo",
                    state=f"{clock(seconds)} {budget}".strip() if section.words else "no text yet",
                    meta=f"{'too long, ' if over else ''}{_words(section.words)}" if section.words else "",
                    record=section,
                )
            )
        rows += self._one_page(pack.one_page)
        rehearsals = sorted(pack.every(Rehearsal), key=lambda row: (row.held_on, row.started))
        rows.append(Row("h:rehearsals", f"Rehearsals ({len(rehearsals)})", heading=True))
        if not rehearsals:
            said = case.said("Not rehearsed yet. Press {r|pack.rehearse} to start the clock.")
            rows.append(Row("hint:rehearse", said))
        for run in rehearsals:
            title = f"{spoken(run.held_on) or 'Undated'} {run.started}".strip()
            took = run_against_plan(run, pack)
            rows.append(Row(run.id, title, mark=_mark_of(run, pack), state=took, meta=run.note, record=run))
        return rows

    def _one_page(self, page: OnePage) -> list[Row]:
        lacks = page.lacks
        state = "to write" if lacks else "written"
        return [
            Row("h:page", "For the room", heading=True),
            Row(page.id, "The one page", "todo" if lacks else "done", state, ", ".join(lacks), record=page),
        ]

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """A section, or at the start the usual ones."""
        position = case.pack.next_position(NoteSection)

        def usual(new_id: NewId) -> Sequence[Record]:
            return [
                NoteSection(id=new_id(), heading=heading, position=position + place)
                for place, heading in enumerate(USUAL_SECTIONS)
            ]

        section = AddChoice("Section", lambda new_id: [NoteSection(id=new_id(), position=position)])
        if case.pack.every(NoteSection):
            return [section]
        return [AddChoice("The usual six sections, to be filled in", usual), section]

    def siblings(self, case: Case, row: Row) -> list[Ordered]:
        """The sections."""
        return list(case.pack.every(NoteSection)) if isinstance(row.record, NoteSection) else []

    def about(self, case: Case, row: Row) -> list[Passage]:
        """For a rehearsal, what each section took beside what it may take."""
        if isinstance(row.record, Rehearsal):
            each = spoken_sections(row.record, case.pack.every(NoteSection), case.pack.meeting.pace)
            took = [Passage("point", f"{one.section.heading or 'Untitled'}: {one.said}") for one in each]
            return [Passage("title", f"Rehearsal, {row.title}"), *took]
        if isinstance(row.record, OnePage):
            said = "What the page taken into the room begins with: three things to say, the ask, the line if pressed."
            return [Passage("title", "The one page"), Passage("body", said)]
        if row.key == "hint:rehearse":
            return [
                Passage("title", "Rehearsal"),
                Passage("body", "Speak the note aloud; the clock is kept per section."),
            ]
        return [Passage("title", "Section of the speaking note"), *_wanted(case.pack)]


def _wanted(pack: Pack) -> list[Passage]:
    """What all sections together may take, beside what is planned."""
    wanted, minutes = seconds_wanted_in_all(pack), pack.meeting.speaking_minutes
    planned = f"; {clock(seconds_in(minutes))} planned" if minutes else ""
    return [Passage("body", f"Wanted for all sections: {clock(wanted)}{planned}.")] if wanted else []


def _mark_of(run: Rehearsal, pack: Pack) -> Mark:
    """A run within its time has the sign of what is done with."""
    return "warn" if is_over(run, pack) else "past"


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count:,} words"
