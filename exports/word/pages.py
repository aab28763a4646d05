"""What stands on every page: the marking above and below, and which page of how many."""

from docx.document import Document as WordDocument
from docx.section import Section, _Footer, _Header
from docx.shared import Twips

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
    for place, section in enumerate(word.sections):
        for top, bottom in (
            (section.header, section.footer),
            (section.first_page_header, section.first_page_footer),
            (section.even_page_header, section.even_page_footer),
        ):
            above, below = _content(top, not place), _content(bottom, not place)
            if above is not None:
                _mark(above, styles, marking)
            if below is not None:
                if not any(_counts_pages(story) for story in (above, below)):
                    _append(below, _page(styles, footer))
                _mark(below, styles, marking)


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


def _content(story: _Header | _Footer, is_first: bool) -> Element | None:
    """What stands in a header or footer, made where the first section has none; None for one that is shown anew."""
    if story.is_linked_to_previous:
        if not is_first:
            return None
        story.is_linked_to_previous = False
    content: Element = story._element
    return content


def _mark(content: Element, styles: StyleIds, marking: str) -> None:
    lines = content.iterchildren(LINE)
    if not any(_says(line, marking) and next(line.iter(HIDDEN), None) is None for line in lines):
        line = _marking(styles, marking)
        _append(content, line)
        if content.tag == HEADER and len(content) > 1:
            child(line[0], "spacing", after=BELOW_LETTERHEAD)


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


def _marking(styles: StyleIds, marking: str) -> Element:
    [line] = elements(paragraph(styles[MARKING], run(marking)))
    return line


def _page(styles: StyleIds, footer: str) -> Element:
    said = run(f"{footer} · Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    [line] = elements(paragraph(styles[FOOTER], said, '<w:jc w:val="center"/>'))
    return line
