"""Text that is written straight into a Word file stays text, whatever it looks like."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import example as also
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.blocks import Block, Callout, Document, Heading, Paragraph, Properties, Span, Table, Title
from exports.cleaning import clean
from exports.word.render import rendered
from exports.word.writing import attribute, element, elements, paragraph, run, words
from tests.exports.word_files import Element, W, words_in

MARKUP = "</w:t></w:r> <?ppog body?> <!-- --> <![CDATA[x]]> &amp; &#9; 'a' \"b\""
TEXTS = st.one_of(st.text(), st.text(" \t\n\u00a0<>&'\"]a")).map(clean)


@given(TEXTS)
@also(MARKUP)
@also(" a \n\n\t b\u3000")
def test_every_letter_break_tab_and_space_of_a_text_is_read_back_from_its_run(text: str) -> None:
    [line] = elements(paragraph("TableText", run(text)))
    assert words_in(line) == f"\n{text}"
    for node in line.iter(f"{W}t"):
        said = node.text or ""
        assert said
        kept = node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        assert kept == (said[0].isspace() or said[-1].isspace())


@given(TEXTS)
@also(MARKUP)
def test_every_letter_of_a_name_is_read_back_from_its_attribute(text: str) -> None:
    [alias] = elements(element("alias", val=text))
    assert alias.get(f"{W}val") == text


@pytest.mark.parametrize("text", ["\x00", "a\x1bb", "\x0b", "\ud800", "\ufffe", "\uffff"])
def test_what_no_file_could_hold_is_refused_and_never_written(text: str) -> None:
    for writing in (words, attribute):
        with pytest.raises(ValueError, match="no XML can hold"):
            writing(text)


def body_of(*blocks: Block) -> Element:
    properties = Properties(
        title="t", subject="", author="", identifier="", created="2026-01-01", modified="2026-01-01"
    )
    made = rendered(Document(marking="m", footer="f", properties=properties, blocks=blocks))
    with ZipFile(BytesIO(made)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_what_looks_like_the_place_of_the_body_or_the_end_of_a_cell_is_written_as_it_was_typed() -> None:
    said = ((Span(MARKUP),), (Span(MARKUP, bold=True), Span("", note=MARKUP)))
    table = Table(caption=MARKUP, description=MARKUP, header=(MARKUP, ""), rows=(said, said), widths=(1, 1))
    body = body_of(Title(MARKUP), Heading(text=MARKUP, level=1), Callout(MARKUP, MARKUP), table)
    assert words_in(body).count(MARKUP) == 2 + 2 + 1 + 4
    assert body.xpath("//processing-instruction() | //comment()") == []
    [description] = body.iter(f"{W}tblDescription")
    assert description.get(f"{W}val") == MARKUP


def test_what_a_paragraph_asks_for_besides_its_style_stands_in_the_order_of_the_schema() -> None:
    table = Table(caption="c", description="d", header=("h",), rows=(), widths=(1,))
    body = body_of(table, Paragraph((Span("x"),), keep=True), table, Heading(text="y", level=1, new_page=True))
    asked = [[etree.QName(node).localname for node in line] for line in body.iterfind(f"{W}body/{W}p/{W}pPr")]
    assert asked == [["pStyle", "keepNext", "spacing"], ["pStyle", "pageBreakBefore", "spacing"]]
