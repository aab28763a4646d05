"""Documents as an office sends them out, and as a reader's Word changes them."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
from lxml import etree

from exports.documents.making import Choices
from exports.keys import parsed, place_of
from exports.kinds import KINDS
from exports.material import material_of
from exports.word import word_file
from tests.exports.word_files import W14, Element, W
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.questions import Bank

# Every document that has fields to fill in.
SENT: tuple[tuple[str, Bank], ...] = (
    ("briefing", "hmicfrs"),
    ("questions", "hmicfrs"),
    ("questions", "chief"),
    ("chief-constable", "hmicfrs"),
    ("readout", "hmicfrs"),
)

Send = Callable[..., Path]


def document_bytes(
    kind: str, pack: Pack, edition: Edition, precedents: Precedents, today: date, bank: Bank = "hmicfrs"
) -> bytes:
    """A document of a pack as the bytes of its file."""
    known = KINDS[kind]
    made = known.build(material_of(known.view(pack), edition, precedents, today), Choices(bank=bank))
    return word_file(made)[0]


class ReadersWord:
    """A document open at its reader's; what is done to it is in the file once it is saved."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._document = docx.Document(BytesIO(path.read_bytes()))
        self.body: Element = self._document.element.body

    def save(self, by: str = "Jo Smith") -> Path:
        self._document.core_properties.last_modified_by = by
        self._document.save(str(self.path))
        return self.path

    def control(self, table: str, id: str, field: str) -> Element:
        """The content control of a field."""
        key = self.key(table, id, field)
        return next(control for name, control in self.controls() if name == key)

    def key(self, table: str, id: str, field: str) -> str:
        """The key of a field: its tag, and the name of the bookmark around it."""
        place = place_of(table, id, field)
        return next(name for name, _ in self.controls() if (key := parsed(name)) and key.place == place)

    def controls(self) -> Iterator[tuple[str, Element]]:
        """Every control of ours, by its tag."""
        for control in list(self.body.iter(f"{W}sdt")):
            tag = control.find(f"{W}sdtPr/{W}tag")
            if tag is not None and parsed(tag.get(f"{W}val", "")) is not None:
                yield tag.get(f"{W}val", ""), control

    def type(self, table: str, id: str, field: str, text: str) -> Element:
        """Replace what a field says, as Word writes it: the placeholder goes, Enter makes a break."""
        control = self.control(table, id, field)
        retype(control, text)
        return control

    def empty(self, table: str, id: str, field: str) -> None:
        """Delete all text of a field: Word then shows a hint of its own."""
        control = self.type(table, id, field, "Click or tap here to enter text.")
        etree.SubElement(control[0], f"{W}showingPlcHdr")

    def tick(self, table: str, id: str, field: str, on: bool) -> None:
        """Click a box until it is as wanted."""
        control = self.type(table, id, field, "☑" if on else "☐")
        control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").set(f"{W14}val", "1" if on else "0")

    def take_out(self, table: str, id: str, *fields: str) -> None:
        """Delete the paragraphs and tables in which these fields of a record stand."""
        for control in [self.control(table, id, field) for field in fields]:
            block = next(node for node in control.iterancestors() if node.getparent() in (self.body, None))
            if block.getparent() is not None:
                self.body.remove(block)

    def drop_tags(self) -> None:
        """What some programs do on saving."""
        for _, control in list(self.controls()):
            control[0].remove(control[0].find(f"{W}tag"))


def retype(control: Element, text: str) -> None:
    """Put a text into a control, with a break for each new line."""
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    hint = properties.find(f"{W}showingPlcHdr")
    if hint is not None:
        properties.remove(hint)
    for inner in list(content):
        content.remove(inner)
    run = etree.SubElement(content, f"{W}r")
    for place, line in enumerate(text.split("\n")):
        if place:
            etree.SubElement(run, f"{W}br")
        for column, piece in enumerate(line.split("\t")):
            if column:
                etree.SubElement(run, f"{W}tab")
            etree.SubElement(run, f"{W}t").text = piece


def run_of(text: str, kind: str = "t") -> Element:
    """A run with a text."""
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}{kind}").text = text
    return run


def tracked(kind: str, text: str) -> Element:
    """A tracked change: ``ins`` or ``del``, with the text that came or went."""
    change = etree.Element(f"{W}{kind}")
    change.append(run_of(text, "delText" if kind == "del" else "t"))
    return change
