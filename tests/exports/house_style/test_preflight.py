"""An office is told everything that is wrong with its template at once, before anything is made."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from exports.errors import TemplateError
from exports.house_style.preflight import preflight
from exports.template import HOUSE
from tests.exports.house_style.office_templates import COMPOUND, MAIN, as_template, changed, plain, saved, with_logo
from tests.exports.word_files import R

DOCUMENT = "word/document.xml"


def problems(path: Path) -> tuple[str, ...]:
    with pytest.raises(TemplateError) as refused:
        preflight(path)
    assert str(refused.value) == " ".join(refused.value.problems)
    return refused.value.problems


def stream(name: str) -> bytes:
    return COMPOUND + name.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.docx", b"", "empty.docx is empty."),
        ("locked.docx", stream("EncryptedPackage"), "protected with a password or by rights management"),
        ("letter.doc", stream("WordDocument"), "in the format of Word 97 to 2003 (.doc): open it in Word and save"),
        ("letter.docx", stream("WordDocument"), "in the format of Word 97 to 2003"),
        ("sums.xls", stream("Workbook"), "an Excel workbook, not a Word document"),
        ("talk.ppt", stream("PowerPoint Document"), "a PowerPoint presentation"),
        ("print.pdf", b"%PDF-1.7\n", "a PDF, not a Word document"),
        ("old.rtf", b"{\\rtf1 text}", "in Rich Text Format"),
        ("text.docx", b"Dear all", "not a Word document, or it is damaged"),
        ("cut.docx", HOUSE.read_bytes()[:900], "cut.docx is damaged"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    [problem] = problems(file)
    assert said in problem


@pytest.mark.parametrize(
    ("types", "others", "said"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", {}, "an Excel workbook"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", {}, "a PowerPoint"),
        ("", {"mimetype": b"application/vnd.oasis.opendocument.text"}, "an OpenDocument file"),
        ("", {"holiday.jpg": b"..."}, "not a Word document"),
    ],
)
def test_another_programs_zip_file_is_called_what_it_is(
    types: str, others: dict[str, bytes], said: str, tmp_path: Path
) -> None:
    file = tmp_path / "other.docx"
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in others.items():
            archive.writestr(name, part)
        if types:
            archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{types}"/></Types>')
    [problem] = problems(file)
    assert said in problem


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert problems(tmp_path / "no.docx") == (f"There is no file {tmp_path / 'no.docx'}.",)
    assert problems(tmp_path) == (f"{tmp_path} is a folder: give the name of a file in it.",)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = changed(HOUSE, tmp_path / "bomb.docx", {"word/media/image1.png": lambda _: bytes(60_000_000)})
    assert bomb.stat().st_size < 100_000
    [problem] = problems(bomb)
    assert "unpacks to far more than a document holds" in problem


def test_a_file_of_countless_parts_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "many.docx"
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(2001):
            archive.writestr(f"word/{number}.xml", b"")
    assert problems(file) == ("many.docx has more than 2000 parts, which no document here needs.",)


def test_a_part_without_a_name_is_no_surprise(tmp_path: Path) -> None:
    file = tmp_path / "nameless.docx"
    file.write_bytes(HOUSE.read_bytes().replace(b"docProps/core.xml", b"\0ocProps/core.xml"))
    assert preflight(file).package


def test_a_declaration_cannot_hide_in_an_encoding(tmp_path: Path) -> None:
    hidden = b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE x +AFs +ADwAIQ-ENTITY a +ACI-b+ACIAPgBdAD4-<x/>'
    [problem] = problems(changed(HOUSE, tmp_path / "hidden.docx", {DOCUMENT: lambda _: hidden}))
    assert problem == "The part word/document.xml is damaged: it is not well-formed XML."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(encoding: str, tmp_path: Path) -> None:
    def declared(part: bytes) -> bytes:
        root = part.decode().partition("?>")[2]
        return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>{root}'.encode(encoding)

    [problem] = problems(changed(HOUSE, tmp_path / "entities.docx", {DOCUMENT: declared}))
    assert problem == "The part word/document.xml declares entities, which no Word document does."


def test_macros_are_refused_whatever_the_file_is_called(tmp_path: Path) -> None:
    with_macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    kind = {"[Content_Types].xml": lambda types: types.replace(MAIN.encode(), with_macros.encode())}
    for name in ("form.docm", "form.docx"):
        said = problems(changed(plain(tmp_path / "plain.docx"), tmp_path / name, kind))
        assert said == ("The template has macros: save a copy without them, as .docx or .dotx.",)


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    word = docx.Document()
    section = word.sections[0]
    section.left_margin = section.right_margin = Cm(6)
    word.styles.add_style("Records", WD_STYLE_TYPE.PARAGRAPH)
    word.styles["Heading 1"].element.set(qn("w:type"), "character")
    bullet = word.styles["List Bullet"].element
    bullet.remove(bullet.pPr)
    said = problems(saved(word, tmp_path / "wrong.docx"))
    assert said == (
        "The template leaves text 9.6 cm wide, and documents need 12 cm: make its margins smaller.",
        "The style “Heading 1” is a character style, and documents need a paragraph style of that name: rename yours.",
        "The style “List Bullet” makes no list: give it bullets in Word under Modify, Format, Numbering.",
        "The style “Records” is a paragraph style, and documents need a table style of that name: rename yours.",
    )


def without(pattern: bytes) -> Callable[[bytes], bytes]:
    def change(part: bytes) -> bytes:
        start = part.index(pattern)
        return part[:start] + part[part.index(b"/>", start) + 2 :]

    return change


@pytest.mark.parametrize(
    ("pattern", "said"),
    [(b"<w:pgSz", "does not say how large its page is"), (b"<w:pgMar", "does not say how wide its margins are")],
)
def test_a_page_without_size_or_margins_is_said(pattern: bytes, said: str, tmp_path: Path) -> None:
    source = plain(tmp_path / "plain.docx")
    [problem] = problems(changed(source, tmp_path / "page.docx", {DOCUMENT: without(pattern)}))
    assert said in problem


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<w:r><w:instrText> INCLUDEPICTURE "https://a.example/b.png" \\d </w:instrText></w:r>', "(INCLUDEPICTURE)"),
        ('<w:ins w:id="1" w:author="x"><w:r><w:t>new</w:t></w:r></w:ins>', "has tracked changes"),
        ('<w:hyperlink r:id="nowhere"><w:r><w:t>here</w:t></w:r></w:hyperlink>', "refers to something that is not in"),
        ('<w:r><w:pict><v:shape><v:imagedata r:id="outside"/></v:shape></w:pict></w:r>', "shows a picture from elsew"),
        ('<w:hyperlink r:id="share"><w:r><w:t>here</w:t></w:r></w:hyperlink>', "has a link to file://server/share"),
        ('<w:r><w:object><v:shape r:id="object"/></w:object></w:r>', "something other than text and pictures (oleOb"),
    ],
)
def test_what_a_header_must_not_bring_along_is_named(inside: str, said: str, tmp_path: Path) -> None:
    word = docx.Document()
    header = word.sections[0].first_page_header
    header.is_linked_to_previous = False
    part = header.part
    part.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, "https://a.example/b.png", "outside", is_external=True)
    part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, "file://server/share", "share", is_external=True)
    part.rels.add_relationship(RELATIONSHIP_TYPE.OLE_OBJECT, "https://a.example/c", "object", is_external=True)
    source = saved(word, tmp_path / "plain.docx")
    names = f'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{R[1:-1]}"'
    line = f"<w:p {names}>{inside}</w:p></w:hdr>".encode()
    put_in = {"word/header1.xml": lambda xml: xml.replace(b"</w:hdr>", line)}
    [problem] = problems(changed(source, tmp_path / "header.docx", put_in))
    assert problem.startswith("The header of first pages ")
    assert said in problem


def test_a_strict_document_is_named_as_such(tmp_path: Path) -> None:
    old, new = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/w/main"
    strict = changed(HOUSE, tmp_path / "strict.docx", {DOCUMENT: lambda xml: xml.replace(old, new)})
    assert "Strict Open XML" in problems(strict)[0]


def refused_in_words_or_read(file: Path) -> bool:
    try:
        return bool(preflight(file).package)
    except TemplateError as error:
        return bool(error.problems) and all(problem.endswith(".") for problem in error.problems)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_refused_in_words_or_read(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(HOUSE.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.mktemp("damaged") / "damaged.docx"
    file.write_bytes(content)
    assert refused_in_words_or_read(file)


@pytest.fixture(scope="module")
def letterhead(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_logo(tmp_path_factory.mktemp("letterhead") / "letterhead.docx")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_that_lacks_something_is_refused_in_words_or_read(data: st.DataObject, letterhead: Path) -> None:
    with zipfile.ZipFile(letterhead) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    part = data.draw(st.sampled_from(parts))

    def without_one(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        inside = [*root.iterdescendants()]
        lost = data.draw(st.sampled_from(inside)) if inside else root
        if data.draw(st.booleans()) and lost.attrib:
            lost.attrib.pop(data.draw(st.sampled_from(sorted(lost.attrib))))
        elif (parent := lost.getparent()) is not None:
            parent.remove(lost)
        return etree.tostring(root)

    assert refused_in_words_or_read(changed(letterhead, letterhead.with_name("changed.docx"), {part: without_one}))


def test_a_good_template_lacks_nothing_that_is_its_own(tmp_path: Path) -> None:
    house = tmp_path / "house.docx"
    shutil.copyfile(HOUSE, house)
    assert preflight(as_template(house)).taken == ()
    taken = preflight(with_logo(tmp_path / "logo.docx")).taken
    assert {"Lead", "Marking", "Hyperlink", "Records"} <= set(taken)
    assert not {"Normal", "Title", "Heading 1", "List Bullet", "Strong"} & set(taken)
