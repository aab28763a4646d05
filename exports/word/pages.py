"""What stands on every page: the marking above and below, and which page of how many."""

from docx.document import Document as WordDocument
from docx.section import Section

from exports.errors import TemplateError
from exports.word.ooxml import Element, field, paragraph, run
from exports.word.styles import FOOTER, MARKING, StyleIds

# python-docx measures in English Metric Units, of which a twentieth of a point has this many.
EMU_PER_TWENTIETH = 635


def mark_pages(word: WordDocument, styles: StyleIds, marking: str, footer: str) -> None:
    """Write the marking into every header and footer that a page could ever show.

    That is default, first and even of each section, also while the document uses only
    one of them: a setting changed later in Word must not uncover an unmarked page.
    """
    for section in word.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            header.is_linked_to_previous = False
            _emptied(header._element).append(_marking(styles, marking))
        for foot in (section.footer, section.first_page_footer, section.even_page_footer):
            foot.is_linked_to_previous = False
            holder = _emptied(foot._element)
            holder.append(_page(styles, footer))
            holder.append(_marking(styles, marking))


def text_width(section: Section) -> int:
    """How wide the text of a section is, in twentieths of a point; raises `TemplateError` where it says no size."""
    width, left, right = section.page_width, section.left_margin, section.right_margin
    if width is None or left is None or right is None:
        raise TemplateError("The template does not say how wide its pages and margins are: set them in Word.")
    return int((width - left - right) / EMU_PER_TWENTIETH)


def _emptied(element: Element) -> Element:
    for old in list(element):
        element.remove(old)
    return element


def _marking(styles: StyleIds, marking: str) -> Element:
    element = paragraph(styles[MARKING])
    run(element, marking)
    return element


def _page(styles: StyleIds, footer: str) -> Element:
    element = paragraph(styles[FOOTER])
    run(element, f"{footer} · Page ")
    field(element, "PAGE", "1")
    run(element, " of ")
    field(element, "NUMPAGES", "1")
    return element
