"""Blocks turned into a Word file on the house template."""

from datetime import datetime
from io import BytesIO
from typing import assert_never

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import parse_xml

from exports.blocks import (
    Block,
    Bullets,
    Callout,
    Chart,
    Contents,
    Document,
    Entry,
    EntryLine,
    Facts,
    Form,
    Heading,
    Paragraph,
    Properties,
    Span,
    Spoken,
    Table,
    TickBox,
    Title,
)
from exports.template import HOUSE, LANGUAGE, core
from exports.word.body import Body
from exports.word.charts import chart
from exports.word.contents import contents, numbered
from exports.word.controls import entry, entry_line, tick_box
from exports.word.footnotes import Footnotes
from exports.word.held import note_held
from exports.word.ooxml import Element, tag
from exports.word.packing import packed
from exports.word.pages import mark_pages, narrow_margins, text_width
from exports.word.styles import (
    BULLET,
    CALLOUT,
    CLOCK,
    FACT,
    HEADINGS,
    ROLE_STYLES,
    SPOKEN,
    STRONG,
    TITLE,
    LayoutStyles,
    StyleIds,
)
from exports.word.tables import form, table
from exports.word.writing import KEEP, attribute, run

# What a property of a file can hold, says the format.
LONGEST_PROPERTY = 255
# Space below the last of some facts, in twentieths of a point.
AFTER_FACTS = 140
# So many facts stand on one page.
TOGETHER = 12


def rendered(document: Document, template: bytes | None = None) -> bytes:
    """The document as the bytes of a .docx file: the same document gives the same bytes.

    ``template`` is the package of a `Template`, or ours. Raises `TemplateError` where it lacks a style.
    """
    word = docx.Document(BytesIO(HOUSE.read_bytes() if template is None else template))
    styles = StyleIds(_ids_by_name(word.styles.element))
    if document.layout == "one-page":
        narrow_margins(word.sections[-1])
    footnotes = Footnotes(word, styles)
    body = Body(word, LayoutStyles(styles, document.layout), text_width(word.sections[-1]), footnotes)
    parts = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    for block in document.blocks:
        _write(body, block, parts)
    footnotes.write()
    mark_pages(word, styles, document.marking, document.footer)
    _describe(word, document.properties)
    note_held(word, document, body.pieces)
    return packed(word, "".join(body.pieces))


def _ids_by_name(sheet: Element) -> dict[str, str]:
    """The ids of the styles in a style sheet; of two whose names differ in case alone the first counts."""
    found: dict[str, str] = {}
    name, id = tag("val"), tag("styleId")
    for named in sheet.iter(tag("name")):
        style = named.getparent()
        if style is not None:
            found.setdefault(named.get(name, "").casefold(), style.get(id, ""))
    return found


def _write(body: Body, block: Block, parts: list[Heading]) -> None:
    match block:
        case Paragraph():
            body.paragraph(ROLE_STYLES[block.role], body.runs(block.text), KEEP if block.keep else "")
        case Heading():
            _heading(body, block)
        case Bullets():
            for item in block.items:
                body.paragraph(BULLET, body.runs(item))
        case Facts():
            _facts(body, block)
        case TickBox():
            tick_box(body, block)
        case Entry():
            entry(body, block)
        case EntryLine():
            entry_line(body, block)
        case Form():
            form(body, block)
        case Spoken():
            _spoken(body, block)
        case Chart():
            chart(body, block)
        case Table():
            table(body, block)
        case Callout():
            said = body.runs((Span(f"{block.lead}: ", bold=True), Span(block.text)))
            body.paragraph(CALLOUT, said, KEEP if block.keep else "")
        case Contents():
            contents(body, block, parts)
        case Title():
            body.paragraph(TITLE, run(block.text))
        case _:
            assert_never(block)


def _facts(body: Body, block: Facts) -> None:
    for place, fact in enumerate(block.facts, start=1):
        said = run(fact.label, body.styles[STRONG]) + run("\t") + body.runs(fact.value)
        if place < len(block.facts):
            body.paragraph(FACT, said, KEEP if len(block.facts) <= TOGETHER else "")
        else:
            body.paragraph(FACT, said, after=AFTER_FACTS)


def _spoken(body: Body, block: Spoken) -> None:
    clock = run(block.clock, body.styles[CLOCK]) if block.clock else ""
    body.paragraph(SPOKEN, clock + run("\t") + body.runs(block.text))


def _heading(body: Body, block: Heading) -> None:
    start, end = body.bookmark(block.anchor) if block.anchor else ("", "")
    said = start + run(numbered(block)) + end
    if block.new_page:
        body.paragraph(HEADINGS[block.level], said, "<w:pageBreakBefore/>", before=0)
    else:
        body.paragraph(HEADINGS[block.level], said)


def _describe(word: WordDocument, properties: Properties) -> None:
    """What the file says about itself: from the pack alone, so that no clock or user shows."""
    said = {
        "dc:title": properties.title,
        "dc:language": LANGUAGE,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "cp:lastModifiedBy": properties.author,
        "dc:identifier": properties.identifier,
        "cp:revision": "1",
    }
    moments = {"dcterms:created": properties.created, "dcterms:modified": properties.modified}
    rows = [f"<{name}>{attribute(text[:LONGEST_PROPERTY])}</{name}>" for name, text in said.items()]
    rows += [
        f'<{name} xsi:type="dcterms:W3CDTF">{datetime.fromisoformat(moment).isoformat()}Z</{name}>'
        for name, moment in moments.items()
    ]
    part = word.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    part._element = parse_xml(core("".join(rows)))
