"""Templates as offices have them, made for the tests: none is anybody's real one."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def saved(word: Document, path: Path) -> Path:
    word.save(str(path))
    return path


def as_template(path: Path) -> Path:
    """The same file as a .dotx, which differs from a .docx in the type of its main part."""
    target = path.with_suffix(".dotx")
    changed(path, target, {"[Content_Types].xml": lambda types: types.replace(MAIN.encode(), TEMPLATE.encode())})
    return target


def changed(source: Path, target: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """A copy in which some parts are other ones; a part that is not there yet is made from nothing."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target


def picture(red: int, green: int, blue: int) -> BytesIO:
    """A plain picture of 120 by 40 pixels, as a PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    row = b"\0" + bytes((red, green, blue)) * 120
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 120, 40, 8, 2, 0, 0, 0))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(row * 40)) + chunk(b"IEND", b""))


def plain(path: Path) -> Path:
    """The template that python-docx brings: US Letter, theme fonts, 164 styles, compatibility mode 14."""
    return saved(docx.Document(), path)


def with_logo(path: Path) -> Path:
    """A letterhead on A4: logo above, another first page, even and odd pages, its own page numbers and sample text."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    section.different_first_page_header_footer = True
    word.settings.odd_and_even_pages_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(picture(0, 110, 80), width=Cm(5))
    first.add_run("\tCommissioner for Eastmarch")
    every = section.header.paragraphs[0]
    every.add_run().add_picture(picture(0, 110, 80), width=Cm(2.5))
    even = section.even_page_header.paragraphs[0]
    even.text = "Eastmarch, even pages"
    section.first_page_footer.paragraphs[0].text = "Telephone 01632 960000"
    numbered = section.footer.paragraphs[0]
    numbered.text = "Eastmarch · sheet "
    numbered._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE \\* MERGEFORMAT "/>'))
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "TOC Heading"):
        word.styles[name].font.color.rgb = RGBColor(0, 90, 60)
    sample = word.add_paragraph("Sample text of the letterhead.")
    sample._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="place"/>'))
    sample._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="1"/>'))
    word.add_comment(sample.runs, "Is this still our address?", author="A colleague")
    return saved(word, path)


def with_sections(path: Path) -> Path:
    """A cover, a chapter with wide margins and an appendix that lies on its side."""
    word = docx.Document()
    cover = word.sections[0]
    cover.page_width, cover.page_height = Cm(21), Cm(29.7)
    cover.header.paragraphs[0].text = "Westmarch reports"
    word.add_paragraph("A cover")
    chapter = word.add_section(WD_SECTION.NEW_PAGE)
    chapter.left_margin = chapter.right_margin = Cm(4)
    chapter.footer.is_linked_to_previous = False
    chapter.footer.paragraphs[0].text = "Chapter"
    word.add_paragraph("A chapter")
    appendix = word.add_section(WD_SECTION.NEW_PAGE)
    appendix.orientation = WD_ORIENT.LANDSCAPE
    appendix.page_width, appendix.page_height = Cm(29.7), Cm(21)
    appendix.header.is_linked_to_previous = False
    appendix.header.paragraphs[0].text = "Appendix"
    word.add_paragraph("A wide table")
    return saved(word, path)
