"""What the PCC will say, with words and minutes, and how rehearsals went."""

from exports.blocks import Block, Heading, Paragraph, Table, Text
from exports.composing import bullets, heading, labelled, lines, plain, prose, to_do
from exports.material import Material, figure
from toolkit.dates import spoken
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.rehearsed import run_against_plan
from toolkit.speech import clock, note_seconds, note_words, seconds_to_say

NO_HEADING = "A section without a heading"


def speaking(material: Material) -> list[Block]:
    """The note's length against the minutes planned, section by section, then the text itself."""
    sections = material.pack.every(NoteSection)
    if not sections:
        said = "write what {holder.the} will say, section by section, and time it."
        return [to_do(material.fill(said)), *_one_page(material), *_rehearsals(material, sections)]
    blocks: list[Block] = [Paragraph(plain(_length(material)), "lead"), _plan(material, sections)]
    blocks.append(Heading(text="The note", level=2))
    for section in sections:
        blocks += _section(material, section)
    return [*blocks, *_one_page(material), *_rehearsals(material, sections)]


def _length(material: Material) -> str:
    meeting, words = material.pack.meeting, note_words(material.pack)
    said = f"{words:,} words, {clock(note_seconds(material.pack))} at {meeting.pace} words a minute"
    if meeting.speaking_minutes:
        return f"{said}; {figure(meeting.speaking_minutes)} minutes are planned."
    return f"{said}; how many minutes are planned is not set."


def _plan(material: Material, sections: list[NoteSection]) -> Table:
    latest = max(material.pack.every(Rehearsal), key=lambda row: (row.held_on, row.started), default=None)
    timings = latest.timings if latest else {}

    def cells(section: NoteSection) -> tuple[Text, ...]:
        measured = clock(timings[section.id]) if section.id in timings else ""
        wanted = clock(section.seconds) if section.seconds is not None else ""
        needed = clock(seconds_to_say(section.words, material.pack.meeting.pace))
        row = (section.heading or NO_HEADING, str(section.words), needed, wanted, measured)
        return tuple(plain(cell) for cell in row)

    return Table(
        caption="Length of the speaking note",
        description="For each section its words, the time they take, the time wanted, and the time last measured.",
        header=("Section", "Words", "Takes", "Wanted", "Rehearsed"),
        rows=tuple(cells(section) for section in sections),
        widths=(40, 14, 14, 15, 17),
    )


def _section(material: Material, section: NoteSection) -> list[Block]:
    blocks = heading(section.heading, 3, NO_HEADING)
    spoken_text = [block for paragraph in section.paragraphs for block in prose(paragraph, "speech")]
    blocks += spoken_text or [to_do("write this section.")]
    blocks += labelled("Cue", section.cues, "cue")
    return blocks + lines("Evidence", material.claims(section.evidence), "cue")


def _one_page(material: Material) -> list[Block]:
    page = material.pack.one_page
    blocks: list[Block] = [Heading(text="For the room", level=2)]
    if not page.say:
        blocks.append(to_do("write the three things to say, for the page that is taken into the room."))
    blocks += bullets([plain(text) for text in page.say if text.strip()])
    blocks += labelled("The ask", page.ask, "body")
    return blocks + labelled("If pressed", page.if_pressed, "body")


def _rehearsals(material: Material, sections: list[NoteSection]) -> list[Block]:
    rows = sorted(material.pack.every(Rehearsal), key=lambda row: (row.held_on, row.started))
    blocks: list[Block] = [Heading(text="Rehearsals", level=2)]
    if not rows:
        return [*blocks, to_do("rehearse the note aloud against the clock.")] if sections else []
    cells = [
        (
            plain(", ".join(part for part in (spoken(row.held_on), row.started) if part)),
            plain(run_against_plan(row, material.pack)),
            plain(row.note),
        )
        for row in rows
    ]
    return [
        *blocks,
        Table(
            caption="Rehearsals",
            description="When the note was rehearsed, how long it took, and what to change.",
            header=("Held on", "Took", "What to change"),
            rows=tuple(cells),
            widths=(30, 26, 44),
        ),
    ]
