"""What stands on every page: the marking above and below, and which page of how many."""

from functools import cache
from itertools import count

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.section import Section, _Footer, _Header
from docx.shared import Twips
from lxml import etree

from exports.errors import TemplateError
from exports.sheet import SHEET
from exports.word.ooxml import Element, child, tag
from exports.word.styles import FOOTER, MARKING, StyleIds
from exports.word.writing import elements, field, paragraph, run

# python-docx measures in English Metric Units, of which a twentieth of a point has this many.
EMU_PER_TWENTIETH = 635
LINE, HIDDEN, HEADER = tag("p"), tag("vanish"), tag("hdr")
# Space between the marking under a letterhead and the text, in twentieths of a point.
BELOW_LETTERHEAD = 200
# What an empty line may hold without being seen.
PLAIN = {
    tag(name) for name in ("p", "pPr", "pStyle", "jc", "spacing", "ind", "tabs", "tab", "rPr", "lang", "sz", "szCs")
}


def mark_pages(word: WordDocument, styles: StyleIds, marking: str, footer: str) -> None:
    """Put the marking into every header and footer that a page could ever show, below what stands there.

    That is default, first and even, also while the document uses only one of them: a setting
    changed later in Word must not uncover an unmarked page. A later section without its own
    shows those of the section before. Pages are counted where the template does not do so.
    """
    marked, counted = _marking(styles, marking), _page(styles, footer)
    taken = {part.partname for part in word.part.package.iter_parts()}
    for place, section in enumerate(word.sections):
        for top, bottom in (
            (section.header, section.footer),
            (section.first_page_header, section.first_page_footer),
            (section.even_page_header, section.even_page_footer),
        ):
            above, below = _content(top), _content(bottom)
            counts = any(_counts_pages(story) for story in (above, below))
            if above is not None:
                _mark(above, marking, marked)
            elif not place:
                _begin(top, marked, taken)
            if below is not None:
                if not counts:
                    _append(below, *elements(counted))
                _mark(below, marking, marked)
            elif not place:
                _begin(bottom, marked if counts else counted + marked, taken)


def text_width(section: Section) -> int:
    """How wide the text of a section is, in twentieths of a point; raises `TemplateError` where it says no size."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    if width is None or left is None or right is None:
        raise TemplateError("The template does not say how wide its pages and margins are: set them in Word.")
    return int((width - left - right - (section.gutter or 0)) / EMU_PER_TWENTIETH)


def narrow_margins(section: Section) -> None:
    """Room for the one page; header and footer keep theirs."""
    section.left_margin = section.right_margin = Twips(SHEET.side)
    section.top_margin, section.bottom_margin = Twips(SHEET.top), Twips(SHEET.bottom)
    section.header_distance = section.footer_distance = Twips(SHEET.edge)


def _content(story: _Header | _Footer) -> Element | None:
    """What stands in a header or footer; None where its section has none of its own."""
    if not story._has_definition:
        return None
    content: Element = story._definition.element
    return content


def _begin(story: _Header | _Footer, lines: str, taken: set[PackURI]) -> None:
    """Give a section a header or footer of its own with these lines, under a name that is not ``taken`` yet."""
    main, properties, index = story._document_part, story._sectPr, story._hdrftr_index
    name, content_type, relation, refer = (
        ("header", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, properties.add_headerReference)
        if isinstance(story, _Header)
        else ("footer", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, properties.add_footerReference)
    )
    free = next(place for number in count(1) if (place := PackURI(f"/word/{name}{number}.xml")) not in taken)
    taken.add(free)
    begun, ended = _around(isinstance(story, _Header))
    part = Part(free, content_type, begun + lines.encode() + ended, main.package)
    refer(index, main.relate_to(part, relation))


@cache
def _around(is_header: bool) -> tuple[bytes, bytes]:
    """What stands before and after the lines of an empty header or footer, as python-docx makes one."""
    made = HeaderPart._default_header_xml if is_header else FooterPart._default_footer_xml
    root = etree.fromstring(made())  # type: ignore[no-untyped-call]
    root[:] = [etree.ProcessingInstruction("ppog", "lines")]
    root.text = None
    begun, _, ended = etree.tostring(root, encoding="UTF-8", standalone=True).partition(b"<?ppog lines?>")
    return begun, ended


def _mark(content: Element, marking: str, line: str) -> None:
    stories = content.iterchildren(LINE)
    if not any(_says(each, marking) and next(each.iter(HIDDEN), None) is None for each in stories):
        [marked] = elements(line)
        _append(content, marked)
        if content.tag == HEADER and len(content) > 1:
            child(marked[0], "spacing", after=BELOW_LETTERHEAD)


def _says(line: Element, text: str) -> bool:
    said = "".join(node.text or "" for node in line.iter(tag("t")))
    return " ".join(said.split()).casefold() == " ".join(text.split()).casefold()


def _append(content: Element, line: Element) -> None:
    """Put a line at the end, in place of a last one that is empty, has no frame and draws nothing."""
    last = content[-1] if len(content) else None
    if last is not None and last.tag == LINE and all(node.tag in PLAIN for node in last.iter()):
        content.remove(last)
    content.append(line)


def _counts_pages(content: Element | None) -> bool:
    if content is None:
        return False
    said = [node.text or "" for node in content.iter(tag("instrText"))]
    said += [node.get(tag("instr"), "") for node in content.iter(tag("fldSimple"))]
    return any("PAGE" in words.upper().split() for words in said) or next(content.iter(tag("pgNum")), None) is not None


def _marking(styles: StyleIds, marking: str) -> str:
    return paragraph(styles[MARKING], run(marking))


def _page(styles: StyleIds, footer: str) -> str:
    said = run(f"{footer} · Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    return paragraph(styles[FOOTER], said, '<w:jc w:val="center"/>')
