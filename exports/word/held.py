"""Which records a document held when it was made, in properties of its file: what a reader takes out can be missed.

Word and LibreOffice keep such properties on saving. A property holds 255 characters at most, so that a long list
stands in several; none of it is a text of the pack (see `exports.keys`).
"""

from collections.abc import Iterable, Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from exports.blocks import Block, Entry, EntryLine, Form, TickBox
from exports.keys import HELD, HELD_DIGITS
from exports.opening import parsed
from exports.template import DECLARATION
from exports.word.ooxml import Element

CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# What says of a property that it is a person's or a program's own, as the format has it.
OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
FIRST_NUMBER = 2
LONGEST_PROPERTY = 255
IN_ONE = LONGEST_PROPERTY // HELD_DIGITS

_EMPTY = f'{DECLARATION}<Properties xmlns="{CUSTOM}" xmlns:vt="{TYPES}"/>'.encode()


def note_held(word: WordDocument, blocks: Iterable[Block]) -> None:
    """Note the records of the blocks in the file, beside what the office's template says of itself."""
    records = list(dict.fromkeys(_records(blocks)))
    if not records:
        return
    part = _part(word)
    root = parsed(part.blob, part.partname.membername)
    for old in [row for row in root if row.get("name", "").startswith(HELD)]:
        root.remove(old)
    numbers = [int(said) for row in root if (said := row.get("pid", "")).isdecimal()]
    number = max(numbers, default=FIRST_NUMBER - 1)
    for place in range(0, len(records), IN_ONE):
        number += 1
        name = f"{HELD} {place // IN_ONE + 1}"
        _add(root, number, name, "".join(records[place : place + IN_ONE]))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _records(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case TickBox() | Entry():
                yield from filter(None, (block.record,))
            case EntryLine() | Form():
                yield from filter(None, (one.record for one in block.entries))


def _add(root: Element, number: int, name: str, text: str) -> None:
    row = etree.SubElement(root, f"{{{CUSTOM}}}property", fmtid=OWN, pid=str(number), name=name)
    etree.SubElement(row, f"{{{TYPES}}}lpwstr").text = text


def _part(word: WordDocument) -> Part:
    package = word.part.package
    for relation in package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            found: Part = relation.target_part
            return found
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, _EMPTY, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    return part
