"""A Word document as a file, compressed once: its body is put in where the file is written, as the text that it is."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.rel import Relationships
from lxml import etree

from exports.template import DECLARATION, content_types, relationships
from exports.word.package import zipped
from exports.word.writing import attribute


def packed(word: WordDocument, body: str) -> bytes:
    """The file of a document that has no body yet; the same parts and body give the same bytes."""
    # Its place is kept by an instruction, for which no text can be taken.
    word.element.body.insert(0, etree.ProcessingInstruction("ppog", "body"))
    main = word.part.blob.replace(b"<?ppog body?>", body.encode(), 1)
    return zipped(_parts(word, main))


def _parts(word: WordDocument, main: bytes) -> Iterator[tuple[str, bytes]]:
    """What python-docx would save, with another main part."""
    package = word.part.package
    parts = package.parts
    types = content_types(*((attribute(part.partname), attribute(part.content_type)) for part in parts))
    yield CONTENT_TYPES_URI.membername, (DECLARATION + types).encode()
    yield PACKAGE_URI.rels_uri.membername, _referred(package.rels)
    for part in parts:
        yield part.partname.membername, main if part is word.part else part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, _referred(part.rels)


def _referred(relations: Relationships) -> bytes:
    """What a part refers to, as it stands in the file."""
    rows = [(id, attribute(row.reltype), attribute(row.target_ref)) for id, row in relations.items()]
    outside = [id for id, row in relations.items() if row.is_external]
    return (DECLARATION + relationships(*rows, outside=outside)).encode()
