"""Each rule sees its fault, and only that, in a real document in which one thing is wrong."""

import pytest

from exports.checking import check
from exports.word.ooxml import Element, tag
from tests.exports.checking.damaging import (
    CORE,
    DOCUMENT,
    HEADER,
    LINKS,
    NUMBERING,
    SETTINGS,
    STYLES,
    Edit,
    after,
    damaged,
    every,
    found,
    having,
    holding,
    saying,
    without,
)

TABLE, ROW, CELL = "//w:tbl", "//w:tbl[1]/w:tr[2]", "//w:tbl[1]/w:tr[2]/w:tc[1]"
TEXT = '//w:p[w:pPr/w:pStyle/@w:val="Muted"]'
CONTROL = "//w:sdt/w:sdtPr"
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="{}" name="Picture" descr="{}"/></wp:inline></w:drawing></w:r></w:p>'
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>result</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
LINK = '<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink w:anchor="causes"><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>'
OUTWARD = '<w:p><w:hyperlink r:id="nothing"><w:r><w:t>The letter</w:t></w:r></w:hyperlink></w:p>'
NESTED = (
    '<w:tbl><w:tblPr><w:tblCaption w:val="c"/><w:tblDescription w:val="d"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/>'
    '</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr>'
    "<w:p><w:r><w:t>within</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
EMPTY = "<w:p/>"


BOOKMARK = '<w:p><w:bookmarkStart w:id="{0}" w:name="{1}"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="{0}"/></w:p>'


def related(kind: str, target: str, mode: str = "External") -> Edit:
    """One more relation of the document."""
    relation = f'<p:Relationship Id="more" Type="x/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return holding("/p:Relationships", relation)


def every_level_dropped(root: Element) -> None:
    for level in every(root, "//w:outlineLvl"):
        level.getparent().remove(level)  # type: ignore[union-attr]


def control_repeated(root: Element) -> None:
    first, second, *_ = every(root, f"{CONTROL}/w:id")
    second.set(tag("val"), first.get(tag("val"), ""))


def bookmark_repeated(root: Element) -> None:
    id = found(root, "//w:bookmarkStart").get(tag("id"), "")
    after(TEXT, BOOKMARK.format(id, "elsewhere"))(root)


DAMAGE: tuple[tuple[str, str, str, Edit], ...] = (
    ("no-title", "the title is empty", CORE, saying("//*[local-name()='title']", " ")),
    ("no-language", "the file has none", CORE, without("//*[local-name()='language']")),
    ("no-language", "the text has none", STYLES, without("//w:docDefaults//w:lang")),
    ("no-language", "the settings have none", SETTINGS, without("//w:themeFontLang")),
    ("old-mode", "an older Word", SETTINGS, having("//w:compatSetting[1]", "w:val", "14")),
    ("old-mode", "none said", SETTINGS, without("//w:compatSetting[1]")),
    ("title-count", "none", DOCUMENT, having("//w:pStyle[@w:val='Title']", "w:val", "Muted")),
    ("title-count", "two", DOCUMENT, having("//w:pStyle[@w:val='Muted']", "w:val", "Title")),
    ("heading-order", "starts below", DOCUMENT, having("//w:pStyle[@w:val='Heading1']", "w:val", "Heading2")),
    ("heading-order", "skips one", DOCUMENT, having("//w:pStyle[@w:val='Heading2']", "w:val", "Heading3")),
    ("no-headings", "a style without level", STYLES, every_level_dropped),
    ("table-header", "none", DOCUMENT, without("//w:tblHeader")),
    ("table-header", "switched off", DOCUMENT, having("//w:tblHeader", "w:val", "0")),
    ("table-caption", "none", DOCUMENT, without("//w:tblCaption")),
    ("table-description", "empty", DOCUMENT, having("//w:tblDescription", "w:val", " ")),
    ("table-merged", "across", DOCUMENT, holding(f"{CELL}/w:tcPr", '<w:gridSpan w:val="2"/>')),
    ("table-merged", "down", DOCUMENT, holding(f"{CELL}/w:tcPr", "<w:vMerge/>")),
    ("table-cells", "one too few", DOCUMENT, without(CELL)),
    ("table-widths", "a cell", DOCUMENT, having(f"{CELL}/w:tcPr/w:tcW", "w:w", "77")),
    ("table-widths", "a column", DOCUMENT, having("//w:gridCol", "w:w", "77")),
    ("table-nested", "one within a cell", DOCUMENT, after(f"{CELL}/w:tcPr", NESTED)),
    ("cell-end", "no paragraph", DOCUMENT, without(f"{CELL}/w:p[last()]")),
    ("no-alt-text", "a picture", DOCUMENT, after(TEXT, DRAWING.format(9001, ""))),
    ("link-text", "no words", DOCUMENT, after(TEXT, LINK.format(""))),
    ("link-text", "an address", DOCUMENT, after(TEXT, LINK.format("https://example.org/a"))),
    ("link-text", "nothing said", DOCUMENT, after(TEXT, LINK.format("Click here"))),
    ("link-anchor", "nowhere", DOCUMENT, having("//w:hyperlink[@w:anchor]", "w:anchor", "nowhere")),
    ("link-target", "unsafe", LINKS, related("hyperlink", "http://example.org/")),
    ("link-target", "a file", LINKS, related("hyperlink", "file:///C:/secret.docx")),
    ("link-target", "a program", LINKS, related("hyperlink", "javascript:alert(1)")),
    ("bookmark-name", "too long", DOCUMENT, after(TEXT, BOOKMARK.format(9001, "x" * 41))),
    ("bookmark-repeated", "twice", DOCUMENT, after(TEXT, BOOKMARK.format(9001, "causes"))),
    ("bookmark-unbalanced", "no end", DOCUMENT, without("//w:bookmarkEnd")),
    ("control-name", "none", DOCUMENT, without(f"{CONTROL}/w:alias")),
    ("control-tag", "none", DOCUMENT, without(f"{CONTROL}/w:tag")),
    ("control-id", "none", DOCUMENT, without(f"{CONTROL}/w:id")),
    ("id-repeated", "controls", DOCUMENT, control_repeated),
    ("id-repeated", "bookmarks", DOCUMENT, bookmark_repeated),
    ("note-missing", "a footnote", DOCUMENT, holding(TEXT, '<w:r><w:footnoteReference w:id="99"/></w:r>')),
    ("relation-missing", "a link", DOCUMENT, after(TEXT, OUTWARD)),
    ("part-missing", "a picture", LINKS, related("image", "media/none.png", "Internal")),
    ("field-unbalanced", "no end", DOCUMENT, without("//w:fldChar[@w:fldCharType='end']")),
    ("field-unbalanced", "no beginning", HEADER, holding("/w:hdr/w:p", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    ("field-code", "a file read", DOCUMENT, after(TEXT, FIELD.format("INCLUDETEXT C:/secret.docx"))),
    ("field-code", "a program run", DOCUMENT, after(TEXT, FIELD.format("DDEAUTO c:/cmd.exe"))),
    ("field-code", "a text beside the number", DOCUMENT, after(TEXT, FIELD.format("PAGE and what a person wrote"))),
    ("style-missing", "of a paragraph", DOCUMENT, having(f"{TEXT}/w:pPr/w:pStyle", "w:val", "Nowhere")),
    ("style-missing", "of a run", DOCUMENT, having("//w:rStyle", "w:val", "Nowhere")),
    ("style-missing", "of a table", DOCUMENT, having("//w:tblStyle", "w:val", "Nowhere")),
    ("style-missing", "of another kind", DOCUMENT, having("//w:rStyle", "w:val", "Normal")),
    ("style-missing", "of a style", STYLES, having("//w:style[@w:styleId='Quote']/w:basedOn", "w:val", "Nowhere")),
    ("list-missing", "of a style", STYLES, having("//w:numId", "w:val", "99")),
    ("list-missing", "without a shape", NUMBERING, having("//w:num/w:abstractNumId", "w:val", "99")),
    ("empty-paragraph", "in the text", DOCUMENT, after(TEXT, EMPTY)),
    ("empty-paragraph", "of blanks and breaks", DOCUMENT, after(TEXT, "<w:p><w:r><w:t> </w:t><w:br/></w:r></w:p>")),
    ("empty-paragraph", "below a table", DOCUMENT, after(TABLE, EMPTY)),
    ("empty-paragraph", "in a cell", DOCUMENT, holding(CELL, EMPTY)),
    ("macros", "a project", LINKS, related("vbaProject", "vbaProject.bin")),
    ("embedded-object", "an object", LINKS, related("oleObject", "https://example.org/x.bin")),
    ("embedded-object", "another document", LINKS, related("aFChunk", "https://example.org/x.html")),
    ("embedded-object", "a workbook of no chart", LINKS, related("package", "https://example.org/x.xlsx")),
    ("outside-template", "a template", LINKS, related("attachedTemplate", "https://example.org/x.dotm")),
    ("outside-content", "a picture", LINKS, related("image", "https://example.org/x.png")),
)


@pytest.mark.parametrize(
    ("code", "part", "edit"),
    [pytest.param(code, part, edit, id=f"{code}, {what}") for code, what, part, edit in DAMAGE],
)
def test_one_fault_is_found_as_itself_and_nothing_else(code: str, part: str, edit: Edit, briefing: bytes) -> None:
    [finding] = check(damaged(briefing, part, edit))
    assert finding.code == code
    assert finding.said.endswith(".")
    assert finding.part
