"""A Word document as a file, compressed once: its body is put in where the file is written, as the text that it is."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem
from lxml import etree

from exports.word.package import zipped


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
    yield CONTENT_TYPES_URI.membername, _ContentTypesItem.from_parts(parts).blob  # type: ignore[no-untyped-call]
    yield PACKAGE_URI.rels_uri.membername, package.rels.xml
    for part in parts:
        yield part.partname.membername, main if part is word.part else part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml
