"""Which records a document held when it was made, in properties of its file: what a reader takes out can be missed.

Word and LibreOffice keep such properties on saving. A property holds 255 characters at most, so that a long list
stands in several; none of it is a text of the pack (see `exports.keys`).
"""

from collections.abc import Iterable, Iterator

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.blocks import Block, Entry, EntryLine, Form, TickBox
from exports.keys import HELD, HELD_DIGITS
from exports.template import DECLARATION

CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# What says of a property that it is neither Word's nor Windows' own, and the first number that it may have.
OWN, FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2
IN_ONE = 255 // HELD_DIGITS


def note_held(word: WordDocument, blocks: Iterable[Block]) -> None:
    """Note the records of the blocks in the file, which has no such properties yet: an office's are not taken over."""
    records = list(dict.fromkeys(_records(blocks)))
    if not records:
        return
    lists = ["".join(records[start : start + IN_ONE]) for start in range(0, len(records), IN_ONE)]
    rows = "".join(
        f'<property fmtid="{OWN}" pid="{place + FIRST}" name="{HELD} {place + 1}">'
        f"<vt:lpwstr>{said}</vt:lpwstr></property>"
        for place, said in enumerate(lists)
    )
    xml = f'{DECLARATION}<Properties xmlns="{CUSTOM}" xmlns:vt="{TYPES}">{rows}</Properties>'
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _records(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case TickBox() | Entry():
                yield from filter(None, (block.record,))
            case EntryLine() | Form():
                yield from filter(None, (one.record for one in block.entries))
