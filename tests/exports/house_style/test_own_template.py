"""A document on an office's own template looks like the office's, is whole, and is marked on every page."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from lxml import etree

from exports.checking import check
from exports.export import ExportResult, export
from exports.house_style.preflight import preflight
from tests.exports.house_style.office_templates import as_template, changed, plain, saved, with_logo, with_sections
from tests.exports.word_files import (
    PACKAGE,
    Element,
    R,
    W,
    read_by_mammoth,
    styles_in_use,
    words_in,
)
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

MARKING = "OFFICIAL-SENSITIVE – FICTIONAL EXAMPLE"
# Written for these tests, and saved by LibreOffice 7.4, whose styles and settings differ from Word's.
FROM_LIBREOFFICE = Path(__file__).parent / "libreoffice.docx"
TEMPLATES = {"plain": plain, "logo": with_logo, "sections": with_sections, "libreoffice": lambda _: FROM_LIBREOFFICE}

On = Callable[[Path], ExportResult]


@pytest.fixture
def on(tmp_path: Path, example: Pack, edition: Edition, precedents: Precedents, today: date) -> On:
    """Makes a document of the worked example on a template."""

    def made(template: Path, kind: str = "readout") -> ExportResult:
        target = tmp_path / f"{kind}.docx"
        return export(kind, example, edition, precedents, target, today, overwrite=True, template=template)

    return made


def xml_of(path: Path) -> dict[str, Element]:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def stories(path: Path) -> dict[tuple[str, str], str]:
    """The words of each header and footer of the one section, by kind and use."""
    parts = xml_of(path)
    related = {row.get("Id"): row.get("Target") for row in parts["word/_rels/document.xml.rels"]}
    [section] = parts["word/document.xml"].iter(f"{W}sectPr")
    return {
        (kind, node.get(f"{W}type", "")): words_in(parts[f"word/{related[node.get(f'{R}id')]}"]).strip("\n")
        for kind in ("header", "footer")
        for node in section.iter(f"{W}{kind}Reference")
    }


def style(path: Path, name: str) -> Element:
    found = [node for node in xml_of(path)["word/styles.xml"] if node.find(f"{W}name[@{W}val='{name}']") is not None]
    assert len(found) == 1, name
    return found[0]


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_the_document_is_whole_and_every_page_is_marked(name: str, on: On, tmp_path: Path) -> None:
    made = on(TEMPLATES[name](tmp_path / "template.docx"), kind="briefing").path
    assert [paragraph.text for paragraph in docx.Document(str(made)).paragraphs if "Glossary" in paragraph.text]
    assert "999 calls answered" in read_by_mammoth(made)
    # What the checker finds beside these is the office's: its colours, its type, its pictures without alt text.
    office = {"low-contrast", "small-type", "no-alt-text"}
    assert [finding for finding in check(made, marking=MARKING) if finding.code not in office] == []
    shown = stories(made)
    assert set(shown) == {(kind, use) for kind in ("header", "footer") for use in ("default", "first", "even")}
    assert [place for place, said in shown.items() if not said.endswith(MARKING)] == []


@pytest.mark.parametrize("name", list(TEMPLATES))
def test_every_style_in_use_is_there_and_every_list_leads_somewhere(name: str, on: On, tmp_path: Path) -> None:
    parts = xml_of(on(TEMPLATES[name](tmp_path / "template.docx")).path)
    sheet, numbering = parts["word/styles.xml"], parts["word/numbering.xml"]
    ids = [node.get(f"{W}styleId") for node in sheet.iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    used = set[str]().union(*(styles_in_use(part) for part in parts.values()))
    references = {node.get(f"{W}val") for kind in ("basedOn", "next", "link") for node in sheet.iter(f"{W}{kind}")}
    assert (used | references) - set(ids) == set()
    lists = {node.get(f"{W}numId") for node in numbering.iter(f"{W}num")}
    assert {node.get(f"{W}val") for node in sheet.iter(f"{W}numId")} - lists <= {"0"}
    shapes = [node.get(f"{W}abstractNumId") for node in numbering.iter(f"{W}abstractNum")]
    assert len(shapes) == len(set(shapes))
    assert {node.find(f"{W}abstractNumId").get(f"{W}val") for node in numbering.iter(f"{W}num")} <= set(shapes)


def test_letterhead_pictures_and_pages_stay_and_the_sample_text_goes(on: On, tmp_path: Path) -> None:
    made = on(as_template(with_logo(tmp_path / "logo.docx"))).path
    shown = stories(made)
    assert shown["header", "first"] == f"\tCommissioner for Eastmarch\n{MARKING}"
    assert shown["header", "even"] == f"Eastmarch, even pages\n{MARKING}"
    assert shown["footer", "default"] == f"Eastmarch · sheet \n{MARKING}", "it counts its pages itself"
    assert shown["footer", "first"].startswith("Telephone 01632 960000\n")
    assert "Page 1 of 1" in shown["footer", "first"]
    parts = xml_of(made)
    pictures = [
        node for name, part in parts.items() if "header" in name for node in part.iter() if f"{R}embed" in node.attrib
    ]
    assert len(pictures) == 2
    with zipfile.ZipFile(made) as archive:
        assert [name for name in archive.namelist() if name.startswith("word/media/")] == ["word/media/image1.png"]
        assert "word/comments.xml" not in archive.namelist()
    assert "Sample text" not in text_of_body(parts)
    assert "word/theme/theme1.xml" in parts
    assert "place" not in {node.get(f"{W}name") for node in parts["word/document.xml"].iter(f"{W}bookmarkStart")}
    assert parts["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None
    [section] = parts["word/document.xml"].iter(f"{W}sectPr")
    assert section.find(f"{W}titlePg") is not None
    margins = section.find(f"{W}pgMar")
    assert margins is not None
    assert (margins.get(f"{W}left"), margins.get(f"{W}right")) == ("1701", "1701")


def text_of_body(parts: dict[str, Element]) -> str:
    return words_in(parts["word/document.xml"])


def test_of_several_sections_the_last_upright_one_is_kept(on: On, tmp_path: Path) -> None:
    made = on(with_sections(tmp_path / "sections.docx")).path
    [section] = xml_of(made)["word/document.xml"].iter(f"{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    assert int(size.get(f"{W}w", "")) < int(size.get(f"{W}h", ""))
    assert margins.get(f"{W}left") == "2268"
    assert stories(made)["header", "default"] == f"Westmarch reports\n{MARKING}", "inherited from the cover"
    assert stories(made)["footer", "default"].startswith("Chapter\n")


def test_a_marking_that_the_template_has_already_is_not_said_twice(on: On, tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = MARKING.lower()
    hidden = word.sections[0].footer.paragraphs[0].add_run(MARKING)
    hidden.font.hidden = True
    shown = stories(on(saved(word, tmp_path / "marked.docx")).path)
    assert shown["header", "default"] == MARKING.lower()
    assert shown["footer", "default"].count(MARKING) == 2, "one that is hidden does not count"


def test_nothing_in_the_file_reaches_out_or_runs(on: On, tmp_path: Path) -> None:
    source = with_logo(tmp_path / "logo.docx")
    attached = (
        f'<w:attachedTemplate {nsdecls("w")} xmlns:r="{R[1:-1]}" r:id="rId1"/><w:trackRevisions {nsdecls("w")}/>'
        f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/></w:settings>'
    )
    outside = (
        f'<Relationships xmlns="{PACKAGE[1:-1]}"><Relationship Id="rId1" Type="{R[1:-1]}/attachedTemplate" '
        'Target="https://a.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    template = changed(
        source,
        tmp_path / "attached.docx",
        {
            "word/settings.xml": lambda xml: xml.replace(b"</w:settings>", attached.encode()),
            "word/_rels/settings.xml.rels": lambda _: outside.encode(),
        },
    )
    parts = xml_of(on(template).path)
    targets = [row.get("Target", "") for part in parts.values() for row in part.iter(f"{PACKAGE}Relationship")]
    assert not [target for target in targets if "a.example" in target]
    kept = {etree.QName(node).localname for node in parts["word/settings.xml"]}
    assert not kept & {"attachedTemplate", "trackRevisions", "documentProtection"}


def test_styles_of_the_office_are_used_and_ours_among_them_take_its_type_and_colour(on: On, tmp_path: Path) -> None:
    word = docx.Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    normal.paragraph_format.first_line_indent = Cm(1)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    word.styles["Heading 1"].element.rPr.find(qn("w:color")).set(qn("w:val"), "004D33")
    callout = word.styles.add_style("callout", WD_STYLE_TYPE.PARAGRAPH)
    callout.font.italic = True
    clash = word.styles.add_style("Something else", WD_STYLE_TYPE.PARAGRAPH)
    clash.element.set(qn("w:styleId"), "Lead")
    result = on(saved(word, tmp_path / "office.docx"))
    assert "Callout" not in result.taken
    assert {"Lead", "Marking", "Table Text"} <= set(result.taken)
    assert style(result.path, "callout").find(f"{W}rPr/{W}i") is not None
    assert style(result.path, "Something else").get(f"{W}styleId") == "Lead"
    assert style(result.path, "Lead").get(f"{W}styleId") == "Lead2"
    for name in ("Lead", "Table Text", "Tick", "Banner"):
        shape = style(result.path, name).find(f"{W}pPr")
        assert shape is not None
        assert shape.find(f"{W}jc").get(f"{W}val") == "left"
        indents = shape.find(f"{W}ind")
        assert "0" in (indents.get(f"{W}firstLine"), indents.get(f"{W}hanging"), "0")
        assert indents.get(f"{W}firstLine") == "0" or indents.get(f"{W}hanging"), name
        assert style(result.path, name).find(f".//{W}rFonts") is None
    heading = style(result.path, "Table Heading").find(f"{W}rPr/{W}color")
    assert heading.get(f"{W}val") == "004D33"


def test_numbers_that_the_office_gives_its_headings_do_not_stand_beside_ours(on: On, tmp_path: Path) -> None:
    word = docx.Document()
    heading = word.styles["Heading 1"].element
    heading.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="1"/></w:numPr>'))
    levels = word.part.numbering_part.element
    levels.find(f".//{W}lvl").append(parse_xml(f'<w:pStyle {nsdecls("w")} w:val="Heading1"/>'))
    made = on(saved(word, tmp_path / "numbered.docx")).path
    named = {node.get(f"{W}val") for node in xml_of(made)["word/numbering.xml"].iter(f"{W}pStyle")}
    assert "ListBullet" in named
    assert "Heading1" not in named
    number = style(made, "Heading 1" if "Heading 1" in names(made) else "heading 1").find(f"{W}pPr/{W}numPr/{W}numId")
    assert number.get(f"{W}val") == "0"


def names(path: Path) -> set[str]:
    return {node.get(f"{W}val", "") for node in xml_of(path)["word/styles.xml"].iter(f"{W}name")}


def test_the_newest_mode_and_a_language_are_set(on: On, tmp_path: Path) -> None:
    parts = xml_of(on(FROM_LIBREOFFICE).path)
    [mode] = parts["word/settings.xml"].iterfind(f".//{W}compatSetting[@{W}name='compatibilityMode']")
    assert mode.get(f"{W}val") == "15"
    silent = changed(
        plain(tmp_path / "plain.docx"),
        tmp_path / "silent.docx",
        {"word/styles.xml": lambda xml: xml.replace(b'<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/>', b"")},
    )
    language = xml_of(on(silent).path)["word/styles.xml"].find(f"{W}docDefaults//{W}lang")
    assert language.get(f"{W}val") == "en-GB"


def test_the_one_page_keeps_to_our_page_so_that_it_stays_one(on: On, tmp_path: Path) -> None:
    result = on(with_logo(tmp_path / "logo.docx"), kind="one-page")
    assert result.taken == ()
    assert stories(result.path)["header", "first"] == MARKING


def test_the_same_template_gives_the_same_bytes(on: On, tmp_path: Path) -> None:
    template = with_logo(tmp_path / "logo.docx")
    assert on(template).path.read_bytes() == on(template).path.read_bytes()
    assert preflight(template).package == preflight(template).package


def test_a_template_is_judged_before_a_file_is_touched(on: On, tmp_path: Path) -> None:
    (tmp_path / "readout.docx").write_bytes(b"the last one")
    with pytest.raises(Exception, match=r"There is no file .*no\.dotx"):
        on(tmp_path / "no.dotx")
    assert (tmp_path / "readout.docx").read_bytes() == b"the last one"
