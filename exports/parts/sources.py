"""Which documents are cited, and where each item stands in them."""

from collections import defaultdict

from exports.blocks import Block, Fact, Facts, Heading, Paragraph, Span, Text
from exports.composing import SOURCE_NOTE, labelled, plain
from exports.material import Material
from exports.parts.precedents import chosen_items
from toolkit.content import Document, Item
from toolkit.dates import spoken


def sources(material: Material) -> list[Block]:
    """Each cited document with its sections, and for each section the items taken from it."""
    said = "What is taken from these documents is put here in other words, and listed with the place where it stands."
    blocks: list[Block] = [Paragraph(plain(said))]
    edition, precedents = material.edition, material.precedents
    blocks += labelled(f"On {edition.title}", edition.note, "muted")
    blocks += labelled(f"On {precedents.title}", precedents.note, "muted")
    cited: dict[str, dict[str, list[Text]]] = defaultdict(lambda: defaultdict(list))
    documents: dict[str, Document] = {}
    for items, known in ((list(edition.items()), edition.documents), (chosen_items(material), precedents.documents)):
        by_id = {document.id: document for document in known}
        for item in items:
            document = by_id[item.source.document]
            documents.setdefault(document.title, document)
            cited[document.title][item.source.section].append(_place(material, item))
    for title, document in documents.items():
        blocks += _document(document, cited[title])
    return blocks


def _place(material: Material, item: Item) -> Text:
    title, place = material.title_of(item), item.source.item
    return (Span(title, bold=True), Span(f": {place}")) if place else (Span(title, bold=True),)


def _document(document: Document, cited: dict[str, list[Text]]) -> list[Block]:
    facts = (Fact("Published by", plain(document.publisher)), Fact("Date", plain(spoken(document.date))))
    blocks: list[Block] = [Heading(text=document.title, level=2), Facts(facts)]
    blocks += labelled(SOURCE_NOTE, document.note, "muted")
    for section in document.sections:
        if section in cited:
            blocks += [Heading(text=section, level=3), Paragraph(_run_on(cited[section]))]
    return blocks


def _run_on(places: list[Text]) -> Text:
    """The places one after another: a line for each would take pages."""
    joined = list(places[0])
    for place in places[1:]:
        joined += [Span(" · "), *place]
    return tuple(joined)
