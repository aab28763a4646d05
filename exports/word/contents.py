"""The contents: a field whose entries are written already, so that Word asks nothing on opening."""

from exports.blocks import Contents, Heading, Span
from exports.word.body import Body
from exports.word.ooxml import child, run
from exports.word.styles import CONTENTS_ENTRY, CONTENTS_HEADING

# Headings of level 1, as links, without page numbers: those only Word could count.
INSTRUCTION = r' TOC \o "1-1" \h \n \z \u '


def numbered(heading: Heading) -> str:
    """A heading as it is read: its number, then its text."""
    return f"{heading.number}. {heading.text}" if heading.number is not None else heading.text


def contents(body: Body, block: Contents, headings: list[Heading]) -> None:
    """The list of parts, each entry a link to its heading."""
    title = body.paragraph(CONTENTS_HEADING, (Span(block.title),))
    # On a page of its own, whatever the template's style says.
    child(title[0], "pageBreakBefore")
    for place, heading in enumerate(headings):
        entry = body.paragraph(CONTENTS_ENTRY)
        if place == 0:
            child(child(entry, "r"), "fldChar", fldCharType="begin")
            child(child(entry, "r"), "instrText").text = INSTRUCTION
            child(child(entry, "r"), "fldChar", fldCharType="separate")
        run(child(entry, "hyperlink", anchor=heading.anchor, history=1), numbered(heading))
        if place == len(headings) - 1:
            child(child(entry, "r"), "fldChar", fldCharType="end")
