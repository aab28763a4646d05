"""The contents: a field whose entries are written already, so that Word asks nothing on opening."""

from exports.blocks import Contents, Heading
from exports.word.body import Body
from exports.word.styles import CONTENTS_ENTRY, CONTENTS_HEADING
from exports.word.writing import element, field_mark, run

# Headings of level 1, as links, without page numbers: those only Word could count.
INSTRUCTION = r' TOC \o "1-1" \h \n \z \u '
BEGUN = f"{field_mark('begin')}<w:r><w:instrText>{INSTRUCTION}</w:instrText></w:r>{field_mark('separate')}"


def numbered(heading: Heading) -> str:
    """A heading as it is read: its number, then its text."""
    return f"{heading.number}. {heading.text}" if heading.number is not None else heading.text


def contents(body: Body, block: Contents, headings: list[Heading]) -> None:
    """The list of parts, each entry a link to its heading."""
    # On a page of its own, whatever the template's style says.
    body.paragraph(CONTENTS_HEADING, run(block.title), "<w:pageBreakBefore/>")
    entries = [element("hyperlink", run(numbered(each)), anchor=each.anchor, history=1) for each in headings]
    if entries:
        entries[0] = BEGUN + entries[0]
        entries[-1] += field_mark("end")
    for entry in entries:
        body.paragraph(CONTENTS_ENTRY, entry)
