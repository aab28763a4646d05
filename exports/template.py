"""Builds ``house.docx``, the template that every document starts from: ``python -m exports.template``.

The template is checked in so that nothing is built when a document is made; a test holds
that this script gives the same file. Page: A4, British English, Word 2013 or later. Text:
Arial, nowhere below 12 points, one accent colour, every contrast at least AA.
"""

from pathlib import Path
from xml.sax.saxutils import quoteattr

from exports.word.package import zipped

HOUSE = Path(__file__).parent / "house.docx"

FONT = "Arial"
LANGUAGE = "en-GB"
ACCENT = "1F3A5F"
MUTED = "4A4A4A"
TINT = "EEF2F7"
RULE = "C3CCD8"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def build() -> bytes:
    """The template as the bytes of a .docx file, the same each time."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(),
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relationships(
            ("rId1", f"{R}/styles", "styles.xml"),
            ("rId2", f"{R}/settings", "settings.xml"),
            ("rId3", f"{R}/numbering", "numbering.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/numbering.xml": _numbering(),
    }
    return zipped((name, (DECLARATION + xml).encode()) for name, xml in parts.items())


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{OFFICE}.document.main+xml",
        "/word/styles.xml": f"{OFFICE}.styles+xml",
        "/word/settings.xml": f"{OFFICE}.settings+xml",
        "/word/numbering.xml": f"{OFFICE}.numbering+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relationships(*rows: tuple[str, str, str]) -> str:
    listed = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in rows)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _core() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>Template</dc:title><dc:language>{LANGUAGE}</dc:language>"
        "</cp:coreProperties>"
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
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{listed}</w:compat>'
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
        + _character_style("Strong", "<w:b/>")
        + _character_style("Hyperlink", f'<w:color w:val="{ACCENT}"/><w:u w:val="single"/>')
        + _table_style("Records", _records_table())
        + _table_style("Figures", _figures_table())
        + "</w:styles>"
    )


def _base_styles() -> str:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _margins(0, 108))
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
        _style("Title", _keep(_border("top", ACCENT, 36, 14), _space(1700, 60, 240)), bold + accent + _size(34)),
        _style("Subtitle", _keep(_space(0, 480, 252)), accent + _size(22)),
        _style("Banner", _frame(ACCENT, 6) + _shade(ACCENT) + _space(0, 480) + _indent(140, right=140), bold + white),
        _style("heading 1", _head(0, _border("bottom", ACCENT, 8, 4), 440, 180), bold + accent + _size(22)),
        _style("heading 2", _head(1, "", 320, 100), bold + accent + _size(16)),
        _style("heading 3", _head(2, "", 220, 60), bold + _size(13)),
        _style("TOC Heading", "<w:keepNext/><w:pageBreakBefore/>" + _space(0, 240), bold + accent + _size(22)),
        _style("toc 1", _space(0, 110), accent),
        _style("Lead", "<w:keepNext/>" + _space(60, 120), _size(13)),
        _style("Muted", "", muted),
        _style("Quote", _border("left", RULE, 18, 12) + _space(0, 120) + _indent(284), ""),
        _style("Question", "<w:keepNext/>", bold),
        _style("Answer", _border("left", ACCENT, 18, 12) + _space(0, 120) + _indent(284), ""),
        _style("Speech", _space(0, 220, 348), _size(14)),
        _style("Cue", _space(0, 200) + _indent(567), muted),
        _style(
            "Callout",
            "<w:keepLines/>" + _border("left", ACCENT, 24, 8) + _shade(TINT) + _space(80, 140) + _indent(200),
            "",
        ),
        _style("List Bullet", _bulleted() + _space(0, 70) + _indent(397, 397), ""),
        _style("Fact", _tab(3005) + _space(0, 30) + _indent(3005, 3005), ""),
        _style(
            "Tick",
            "<w:keepNext/>" + _tab(454) + _space(160, 30) + _indent(454, 454),
            "",
        ),
        _style("Tick Text", _space(0, 60) + _indent(454), ""),
        _style("Tick Detail", _border("left", ACCENT, 18, 12) + _space(0, 60) + _indent(738), ""),
        _style("Table Heading", "<w:keepNext/>" + _space(40, 40, 252), bold + accent),
        _style("Table Text", _space(30, 30, 252), ""),
        _style("Figure Heading", "<w:keepNext/>" + _space(60, 0, 252), muted),
        _style("Figure", _space(0, 60, 252), bold + accent + _size(24)),
        _style("header", _space(0, 0, 240) + _centred(), ""),
        _style("footer", _space(0, 0, 240) + _centred(), muted),
        _style("Marking", _space(0, 0, 240) + _centred(), bold),
    ]


# Word keeps its own styles by these ids whatever the language of the program.
_BUILT_IN_IDS = {"heading 1": "Heading1", "heading 2": "Heading2", "heading 3": "Heading3", "toc 1": "TOC1"}
_BUILT_IN_IDS |= {"header": "Header", "footer": "Footer"}
_BODY_NEXT = {"Title": "Subtitle", "heading 1": "Normal", "heading 2": "Normal", "heading 3": "Normal"}


def _style(name: str, paragraph: str, run: str) -> str:
    style_id = _BUILT_IN_IDS.get(name, name.replace(" ", ""))
    following = f'<w:next w:val="{_BODY_NEXT[name]}"/>' if name in _BODY_NEXT else ""
    shape = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    letters = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph"{_custom(name)} w:styleId="{style_id}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:uiPriority w:val="10"/><w:qFormat/>{shape}{letters}</w:style>'
    )


_BUILT_IN = {"Title", "Subtitle", "TOC Heading", "Quote", "List Bullet", "Strong", "Hyperlink", *_BUILT_IN_IDS}


def _custom(name: str) -> str:
    return "" if name in _BUILT_IN else ' w:customStyle="1"'


def _character_style(name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="10"/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'
    )


def _table_style(name: str, body: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="10"/><w:qFormat/>{body}</w:style>'
    )


def _records_table() -> str:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _margins(20, 90))
    return (
        f"<w:tblPr><w:tblBorders>{_line('top', ACCENT, 8)}{_line('bottom', ACCENT, 8)}{_line('insideH', RULE, 4)}"
        f"</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        f"<w:tcBorders>{_line('bottom', ACCENT, 8)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr>'
    )


def _figures_table() -> str:
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _margins(40, 140))
    return (
        f"<w:tblPr><w:tblBorders>{_line('insideV', 'FFFFFF', 48)}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar>"
        f'</w:tblPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr>'
    )


def _margins(upright: int, sideways: int) -> list[tuple[str, int]]:
    return [("top", upright), ("left", sideways), ("bottom", upright), ("right", sideways)]


def _line(side: str, colour: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


def _keep(*shape: str) -> str:
    return "<w:keepNext/>" + "".join(shape)


def _head(level: int, border: str, before: int, after: int) -> str:
    return f'<w:keepNext/><w:keepLines/>{border}{_space(before, after, 252)}<w:outlineLvl w:val="{level}"/>'


def _border(side: str, colour: str, eighths: int, points: int) -> str:
    line = f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{points}" w:color="{colour}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def _frame(colour: str, points: int) -> str:
    """A line on all four sides: with a shade of the same colour, room around the text."""
    sides = ("top", "left", "bottom", "right")
    lines = (f'<w:{side} w:val="single" w:sz="4" w:space="{points}" w:color="{colour}"/>' for side in sides)
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def _space(before: int, after: int, line: int = 264) -> str:
    """Space in twentieths of a point; ``line`` in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _indent(left: int, hanging: int = 0, right: int = 0) -> str:
    given = {"left": left, "right": right, "hanging": hanging}
    return "<w:ind" + "".join(f' w:{side}="{width}"' for side, width in given.items() if width) + "/>"


def _tab(position: int) -> str:
    return f'<w:tabs><w:tab w:val="left" w:pos="{position}"/></w:tabs>'


def _bulleted() -> str:
    return '<w:numPr><w:numId w:val="1"/></w:numPr>'


def _centred() -> str:
    return '<w:jc w:val="center"/>'


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


def main() -> None:
    """Write the template beside this script."""
    HOUSE.write_bytes(build())


if __name__ == "__main__":
    main()
