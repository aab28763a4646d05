"""The speaking note in large type: one thought a line, the running clock in the margin."""

import re

from exports.blocks import Block, Document, Heading, Paragraph, Span, Spoken, Title
from exports.composing import plain, to_do
from exports.documents.making import Choices, document_of
from exports.material import Material, figure, one_line
from exports.parts.cover import meeting_words
from exports.parts.speaking import NO_HEADING
from toolkit.records.speaking import NoteSection
from toolkit.speech import clock, note_seconds, seconds_in, seconds_to_say, words_in

TITLE = "Speaking notes"

# The end of a sentence, behind it a capital, a figure or a quotation.
_END = re.compile(r"(?<=[.?!…])[”’\")]*\s+(?=[“‘\"(]?[A-Z0-9])")
# Words that end in a full stop and end no sentence.
_SHORT = re.compile(r"(?:^|\s)(?:[A-Z]|Mr|Mrs|Ms|Dr|St|No|Sgt|Insp|Supt|Rev|Prof|vs|e\.g|i\.e)\.$")


def build(material: Material, choices: Choices) -> Document:
    """Each section with its time, then what is said, with cues and footnotes for the evidence."""
    blocks: list[Block] = [Title(TITLE), Paragraph(plain(_head(material)), "cover-force")]
    sections = material.pack.every(NoteSection)
    if not sections:
        blocks.append(Heading(text="The note is not begun yet", level=1))
        blocks.append(to_do(material.fill("write what {holder.the} will say, section by section.")))
    seconds = 0
    for place, section in enumerate(sections, start=1):
        blocks += _section(material, section, place, seconds)
        seconds += seconds_to_say(section.words, material.pack.meeting.pace)
    return document_of(material, TITLE, blocks, "large")


def _head(material: Material) -> str:
    meeting, seconds = material.pack.meeting, note_seconds(material.pack)
    planned = f" of {clock(seconds_in(meeting.speaking_minutes))}" if meeting.speaking_minutes else ""
    said = f"{clock(seconds)}{planned} at {figure(meeting.pace)} words a minute" if seconds else ""
    return " · ".join(part for part in (one_line(material.pack.office.force), meeting_words(material), said) if part)


def _section(material: Material, section: NoteSection, place: int, before: int) -> list[Block]:
    pace = material.pack.meeting.pace
    takes = clock(seconds_to_say(section.words, pace))
    time = f"{takes}, {clock(section.seconds)} wanted" if section.seconds else takes
    blocks: list[Block] = [Heading(text=f"{one_line(section.heading) or NO_HEADING} ({time})", level=1, number=place)]
    if section.cues.strip():
        blocks.append(Paragraph((Span("Cue: ", bold=True), *plain(section.cues.strip())), "cue"))
    words = 0
    for paragraph in section.paragraphs:
        for first, sentence in enumerate(thoughts(paragraph)):
            blocks.append(Spoken("" if first else clock(before + seconds_to_say(words, pace)), plain(sentence)))
        words += words_in(paragraph)
    if not section.words:
        blocks.append(to_do("write this section."))
    return _with_notes(material, blocks, section)


def _with_notes(material: Material, blocks: list[Block], section: NoteSection) -> list[Block]:
    """The blocks with the evidence of the section as footnotes of its last line."""
    known = [material.evidence[id] for id in section.evidence if id in material.evidence]
    told = [(one_line(row.claim), one_line(row.document or row.link)) for row in known]
    notes = [_note(claim, document) for claim, document in told]
    last = blocks[-1]
    if not notes or not isinstance(last, Spoken):
        return blocks
    # Two marks side by side would read as one number.
    marks = [Span(" " if place else "", note=note) for place, note in enumerate(filter(None, notes))]
    return [*blocks[:-1], Spoken(last.clock, (*last.text, *marks))]


def _note(claim: str, document: str) -> str:
    """What is shown, and where that is."""
    if not (claim and document):
        return claim or document
    return f"{claim if claim.endswith(('.', '?', '!')) else f'{claim}.'} Source: {document}"


def thoughts(paragraph: str) -> list[str]:
    """A paragraph sentence by sentence, as it is said."""
    found: list[str] = []
    for line in paragraph.split("\n"):
        begun = ""
        for piece in _pieces(line):
            begun = f"{begun} {piece}".strip()
            if not _SHORT.search(begun):
                found.append(begun)
                begun = ""
        if begun:
            found.append(begun)
    return found


def _pieces(line: str) -> list[str]:
    ends = [match.end() for match in _END.finditer(line)]
    pieces = [line[start:end].strip() for start, end in zip([0, *ends], [*ends, len(line)], strict=True)]
    return [piece for piece in pieces if piece]
