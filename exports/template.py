"""Builds ``house.docx``, the template that every document starts from: ``python -m exports.template``.

The template is checked in so that nothing is built when a document is made; a test holds
that this script gives the same file. Page: A4, British English, Word 2013 or later. Text:
Arial, nowhere below 12 points, one accent colour, every contrast at least AA.
"""

from collections.abc import Container
from pathlib import Path

from exports.style_xml import (
    border,
    bulleted,
    cell_margins,
    centred,
    character_style,
    exact_space,
    frame,
    heading_shape,
    indent,
    keep_with_next,
    line,
    no_border,
    paragraph_style,
    shade,
    size,
    space,
    tab_stop,
    table_style,
)
from exports.word.package import zipped

HOUSE = Path(__file__).parent / "house.docx"

FONT = "Arial"
LANGUAGE = "en-GB"
ACCENT = "1F3A5F"
MUTED = "4A4A4A"
TINT = "EEF2F7"
RULE = "C3CCD8"

# How far the text of a speaking note stands from its clock, in twentieths of a point.
CLOCK = 1247
# The one page: heights of lines, and space above and below, in twentieths of a point.
SHEET_LINE, HEADING_LINE, TITLE_LINE = 276, 300, 420
SHEET_BELOW, HEADING_ABOVE, HEADING_BELOW = 50, 140, 30

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

OUTSIDE = ' TargetMode="External"'

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def build() -> bytes:
    """The template as the bytes of a .docx file, the same each time."""
    parts = {
        "[Content_Types].xml": content_types(
            ("/word/document.xml", f"{OFFICE}.document.main+xml"),
            ("/word/styles.xml", f"{OFFICE}.styles+xml"),
            ("/word/settings.xml", f"{OFFICE}.settings+xml"),
            ("/word/numbering.xml", f"{OFFICE}.numbering+xml"),
            ("/word/footnotes.xml", f"{OFFICE}.footnotes+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ),
        "_rels/.rels": relationships(
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core(f"<dc:title>Template</dc:title><dc:language>{LANGUAGE}</dc:language>"),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": relationships(
            ("rId1", f"{R}/styles", "styles.xml"),
            ("rId2", f"{R}/settings", "settings.xml"),
            ("rId3", f"{R}/numbering", "numbering.xml"),
            ("rId4", f"{R}/footnotes", "footnotes.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": footnotes(),
    }
    return zipped((name, (DECLARATION + xml).encode()) for name, xml in parts.items())


def content_types(*rows: tuple[str, str]) -> str:
    """What each part of a file is: its name, which begins with a slash, and its type."""
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in rows)
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def relationships(*rows: tuple[str, str, str], outside: Container[str] = ()) -> str:
    """What a part refers to: ids, types and targets; ``outside`` are the ids of those that lead out of the file."""
    listed = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"{OUTSIDE if id in outside else ""}/>'
        for id, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def core(said: str) -> str:
    """What a file says about itself, around the elements that say it."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{said}</cp:coreProperties>"
    )


def _document() -> str:
    return (
        f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:w14="{W14}" mc:Ignorable="w14"><w:body>'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1474" w:right="1134" w:bottom="1474" w:left="1134" w:header="624" w:footer="567"'
        ' w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    compat = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    listed = "".join(f'<w:compatSetting w:name="{n}" w:uri="{uri}" w:val="{v}"/>' for n, v in compat.items())
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{listed}</w:compat>"
        f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _numbering() -> str:
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/><w:color w:val="{ACCENT}"/></w:rPr>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def footnotes() -> str:
    """The two lines that Word draws above footnotes; footnotes themselves come with a document."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for id, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return f'<w:footnotes xmlns:w="{W}">{lines}</w:footnotes>'


def _styles() -> str:
    fonts = f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
        + _base_styles()
        + "".join(_paragraph_styles())
        + character_style("Strong", "<w:b/>")
        + character_style("Placeholder Text", f'<w:color w:val="{MUTED}"/>')
        + character_style("footnote reference", '<w:vertAlign w:val="superscript"/>')
        + character_style("Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>')
        + table_style("Records", _records_table())
        + table_style("Figures", _figures_table())
        + "</w:styles>"
    )


def _base_styles() -> str:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in cell_margins(0, 108))
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _paragraph_styles() -> list[str]:
    bold = "<w:b/>"
    accent = f'<w:color w:val="{ACCENT}"/>'
    muted = f'<w:color w:val="{MUTED}"/>'
    white = '<w:color w:val="FFFFFF"/>'
    return [
        paragraph_style(
            "Title", keep_with_next(border("top", ACCENT, 36, 14), space(400, 60, 240)), bold + accent + size(34)
        ),
        paragraph_style("Subtitle", keep_with_next(space(0, 320, 252)), accent + size(22)),
        paragraph_style(
            "Banner", frame(ACCENT, 6) + shade(ACCENT) + space(0, 320) + indent(140, right=140), bold + white
        ),
        paragraph_style(
            "heading 1", heading_shape(0, border("bottom", ACCENT, 8, 4), 380, 160), bold + accent + size(22)
        ),
        paragraph_style("heading 2", heading_shape(1, "", 260, 80), bold + accent + size(16)),
        paragraph_style("heading 3", heading_shape(2, "", 220, 60), bold + size(13)),
        paragraph_style("TOC Heading", "<w:keepNext/><w:pageBreakBefore/>" + space(0, 240), bold + accent + size(22)),
        paragraph_style("toc 1", space(0, 110), accent),
        paragraph_style("Lead", "<w:keepNext/>" + space(60, 120), size(13)),
        paragraph_style("Muted", "", muted),
        paragraph_style("Quote", border("left", RULE, 18, 12) + space(0, 120) + indent(284), ""),
        paragraph_style("Question", "<w:keepNext/>", bold),
        paragraph_style("Answer", border("left", ACCENT, 18, 12) + space(0, 120) + indent(284), ""),
        paragraph_style("Speech", space(0, 140, 288), size(13)),
        paragraph_style("Cue", space(0, 200) + indent(567), muted),
        paragraph_style(
            "Callout",
            "<w:keepLines/>" + border("left", ACCENT, 24, 8) + shade(TINT) + space(80, 140) + indent(200),
            "",
        ),
        paragraph_style("List Bullet", bulleted() + space(0, 70) + indent(397, 397), ""),
        paragraph_style("Fact", tab_stop(3005) + space(0, 30) + indent(3005, 3005), ""),
        paragraph_style(
            "Tick",
            "<w:keepNext/>" + tab_stop(454) + space(160, 30) + indent(454, 454),
            "",
        ),
        paragraph_style("Tick Text", space(0, 60) + indent(454), ""),
        paragraph_style("Tick Detail", border("left", ACCENT, 18, 12) + space(0, 60) + indent(738), ""),
        paragraph_style("Table Heading", "<w:keepNext/>" + space(40, 40, 252), bold + accent),
        paragraph_style("Table Text", space(30, 30, 252), ""),
        paragraph_style("Figure Heading", "<w:keepNext/>" + space(60, 0, 252), muted),
        paragraph_style("Figure", space(0, 60, 252), bold + accent + size(24)),
        paragraph_style("header", space(0, 0, 240) + centred(), ""),
        paragraph_style("footer", space(0, 0, 240) + centred(), muted),
        paragraph_style("Marking", space(0, 0, 240) + centred(), bold),
        paragraph_style("footnote text", space(0, 40, 252), size(12)),
        paragraph_style("Entry Label", keep_with_next(border("left", ACCENT, 18, 12), space(60, 0), indent(284)), bold),
        *_large_styles(),
        *_sheet_styles(),
    ]


def _large_styles() -> list[str]:
    """To be read out while standing: nothing that is said below 18 points."""
    accent, muted = f'<w:color w:val="{ACCENT}"/>', f'<w:color w:val="{MUTED}"/>'
    return [
        paragraph_style("Large Title", keep_with_next(space(0, 120, 240)), size(28), "Title"),
        paragraph_style("Large Subtitle", keep_with_next(space(0, 240, 252)), size(18), "Subtitle"),
        paragraph_style(
            "Large Heading", heading_shape(0, border("bottom", ACCENT, 8, 4), 480, 160), size(24), "heading 1"
        ),
        paragraph_style("Large Text", space(0, 200, 288), size(18)),
        paragraph_style(
            "Large Cue", border("left", RULE, 18, 12) + space(0, 240, 276) + indent(CLOCK), muted + size(18)
        ),
        paragraph_style("Spoken Line", tab_stop(CLOCK) + space(0, 240, 324) + indent(CLOCK, CLOCK), size(20)),
        character_style("Clock", "<w:b/>" + accent + size(18)),
    ]


def _sheet_styles() -> list[str]:
    """The one page: 11 points on lines of one height, so that what fits is known before Word lays it out."""
    bold, eleven = "<w:b/>", size(11)
    muted = f'<w:color w:val="{MUTED}"/>'
    return [
        paragraph_style(
            "Sheet Title", keep_with_next(no_border("top"), exact_space(0, 20, TITLE_LINE)), size(17), "Title"
        ),
        paragraph_style("Sheet Subtitle", keep_with_next(exact_space(0, 40, SHEET_LINE)), eleven, "Subtitle"),
        paragraph_style(
            "Sheet Heading",
            keep_with_next(no_border("bottom"), exact_space(HEADING_ABOVE, HEADING_BELOW, HEADING_LINE)),
            size(12),
            "heading 1",
        ),
        paragraph_style("Sheet Text", exact_space(0, SHEET_BELOW, SHEET_LINE), eleven),
        paragraph_style("Sheet Muted", exact_space(0, SHEET_BELOW, SHEET_LINE), muted + eleven),
        paragraph_style(
            "Sheet Bullet", bulleted() + exact_space(0, SHEET_BELOW, SHEET_LINE) + indent(340, 340), eleven
        ),
        paragraph_style("Sheet Cell", exact_space(20, 20, SHEET_LINE), eleven),
        paragraph_style("Sheet Cell Heading", "<w:keepNext/>" + exact_space(20, 20, SHEET_LINE), bold + eleven),
    ]


def _records_table() -> str:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in cell_margins(20, 90))
    return (
        f"<w:tblPr><w:tblBorders>{line('top', ACCENT, 8)}{line('bottom', ACCENT, 8)}{line('insideH', RULE, 4)}"
        f"</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f"<w:tcBorders>{line('bottom', ACCENT, 8)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )


def _figures_table() -> str:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in cell_margins(40, 140))
    return (
        f"<w:tblPr><w:tblBorders>{line('insideV', 'FFFFFF', 48)}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>"
        f'</w:tblPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>'
    )


def main() -> None:
    """Write the template beside this script."""
    HOUSE.write_bytes(build())


if __name__ == "__main__":
    main()
