"""What a document held when it was made, in properties of its file: so it can be told what a reader took out or put in.

Word and LibreOffice keep such properties on saving. A property holds 255 characters at most, so that a long list
stands in several; none of it is a text of the pack (see `exports.keys`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import unescape

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exports.blocks import Block, Document, Entry, EntryLine, Form, TickBox
from exports.keys import HELD, HELD_DIGITS, line_of, lines_named, lines_of
from exports.template import DECLARATION

CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# What says of a property that it is neither Word's nor Windows' own, and the first number that it may have.
OWN, FIRST = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", 2
IN_ONE = 255 // HELD_DIGITS
# The texts of a body as it is written here, and what is between lines; a field is no line of the document's own.
_SAID = re.compile(r"<w:(?:t(?:>| [^>]*>)([^<]+)|sdt>.*?</w:sdt>|br/>|tab/>)|</w:p>", re.DOTALL)


def note_held(word: WordDocument, document: Document, written: Iterable[str]) -> None:
    """Note records and lines of a document that can come back in its file; ``written`` are the pieces of its body.

    The file has no such properties yet: an office's are not taken over.
    """
    records = dict.fromkeys(_records(document.blocks))
    if not records:
        return
    lines = dict.fromkeys(map(line_of, dict.fromkeys(_own_lines(written))))
    listed = [*_lists(HELD, list(records)), *_lists(lines_named(document.properties.identifier), list(lines))]
    rows = "".join(
        f'<property fmtid="{OWN}" pid="{number}" name="{name}"><vt:lpwstr>{said}</vt:lpwstr></property>'
        for number, (name, said) in enumerate(listed, start=FIRST)
    )
    xml = f'{DECLARATION}<Properties xmlns="{CUSTOM}" xmlns:vt="{TYPES}">{rows}</Properties>'
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _lists(name: str, found: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Fingerprints in pieces that a property can hold, and what each of these is called."""
    for number, start in enumerate(range(0, len(found), IN_ONE), start=1):
        yield f"{name} {number}", "".join(found[start : start + IN_ONE])


def _own_lines(written: Iterable[str]) -> Iterator[str]:
    """The lines of a body outside its fields."""
    said = "".join([text or "\n" for piece in dict.fromkeys(written) for text in _SAID.findall(piece)])
    return lines_of(unescape("\n".join(dict.fromkeys(said.split("\n")))))


def _records(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case TickBox() | Entry():
                yield from filter(None, (block.record,))
            case EntryLine() | Form():
                yield from filter(None, (one.record for one in block.entries))
