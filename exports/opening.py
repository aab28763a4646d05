"""Opens Word files that somebody else made: within limits, without a network, without entities.

Imported only by what reads a document; it needs lxml.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from lxml import etree

from exports.errors import NotWordError
from exports.recognising import not_a_document, not_a_package

Element = etree._Element

MEBIBYTE = 1024 * 1024
MOST_BYTES = 50 * MEBIBYTE
MOST_PARTS = 2000
MOST_EXPANDED = 200 * MEBIBYTE
MOST_XML = 64 * MEBIBYTE
# XML of long tables shrinks to a fortieth; what shrinks to less than this, and is not small, was made to do harm.
LEAST_SHARE = 200
SMALL = 4 * MEBIBYTE

CONTENT_TYPES = "[Content_Types].xml"
_WORD = b"wordprocessingml"
_WORD_WITH_MACROS = b"ms-word"
_ENCRYPTED = 0x1


def opened(document: Path | bytes) -> dict[str, bytes]:
    """The parts of a Word file by their names in it, without a leading slash; none of them was parsed yet.

    Raises `NotWordError` for what is missing, a folder, empty, protected, of another
    program, damaged, or larger than a document can be.
    """
    content, name = (document, "The file") if isinstance(document, bytes) else (_content(document), document.name)
    if not content.startswith(b"PK"):
        raise NotWordError(f"{name} {not_a_package(content)}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _parts(archive, name)
    # NotImplementedError is how zipfile refuses a compression that it does not know.
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as error:
        raise NotWordError(f"{name} is damaged: open it in Word, and save it anew.") from error


def parsed(xml: bytes, name: str) -> Element:
    """The root of a part's XML; ``name`` is what the part is called if something is wrong with it.

    Raises `NotWordError` where it is no well-formed XML, declares entities, or is too large.
    """
    if len(xml) > MOST_XML:
        raise NotWordError(f"The part {name} is larger than a document's can be.")
    try:
        # Word writes these two; reading by what a file says of itself would let others hide a declaration.
        text = xml.decode("utf-16" if xml[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotWordError(f"The part {name} is not in an encoding that Word writes.") from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotWordError(f"The part {name} declares entities, which no Word document does.")
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise NotWordError(f"The part {name} is damaged: it is not well-formed XML.") from error


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise NotWordError(f"{path} is a folder: give the name of a file in it.")
        if not path.is_file():
            there = path.exists()
            raise NotWordError(f"{path} is not a file." if there else f"There is no file {path}.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotWordError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(content) > MOST_BYTES:
        raise NotWordError(f"{path.name} is larger than {MOST_BYTES // MEBIBYTE} MB, which no document here needs.")
    return content


def _parts(archive: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    if len(entries) > MOST_PARTS:
        raise NotWordError(f"{file} has more than {MOST_PARTS} parts, which no document here needs.")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise NotWordError(f"{file} has two parts of one name: open it in Word, and save it anew.")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise NotWordError(f"{file} is protected with a password: save a copy without one.")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise NotWordError(f"{file} is packed in a way that Word does not use: open it in Word, and save it anew.")
    left = MOST_EXPANDED
    parts: dict[str, bytes] = {}
    for entry in sorted(entries, key=lambda entry: entry.filename != CONTENT_TYPES):
        # What an entry says of its size may be a lie: no more than this is ever unpacked.
        most = min(left, max(SMALL, entry.compress_size * LEAST_SHARE))
        with archive.open(entry) as packed:
            part = packed.read(most + 1)
        if len(part) > most:
            raise NotWordError(f"{file} unpacks to far more than a document holds: it was not opened further.")
        left -= len(part)
        parts[entry.filename] = part
        if len(parts) == 1 and not (_WORD in part or _WORD_WITH_MACROS in part):
            raise NotWordError(f"{file} {not_a_document(archive, part)}")
    if not parts:
        raise NotWordError(f"{file} is empty.")
    return parts
