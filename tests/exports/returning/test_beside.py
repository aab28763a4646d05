"""What a reader typed next to a field, and not into it, is said and never lost without a word."""

from collections.abc import Callable

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from exports.returning.reading import UNNOTED
from tests.exports.returning.conftest import TakeBack
from tests.exports.returning.sent_out import SENT, ReadersWord, Send, run_of
from tests.exports.word_files import Element, W
from toolkit.pack import Pack
from toolkit.records.preparation import Action
from toolkit.records.questions import Bank, Question

QUESTION = ("questions", "the-questions")
ACTION = ("actions", "the-actions")
OF_IT = "of question “Zqquestionsxwordingq”"
LEFT = "not in a field, and was not taken: enter it by hand."


def new_paragraph(text: str) -> Element:
    """A paragraph as Enter makes one."""
    made = etree.Element(f"{W}p")
    made.append(run_of(text))
    return made


def around(control: Element, name: str) -> Element:
    return next(node for node in control.iterancestors() if node.tag == f"{W}{name}")


def end_of(control: Element) -> Element:
    """The end of the bookmark around a control."""
    return next(node for node in control.itersiblings() if node.tag == f"{W}bookmarkEnd")


def in_the_cell(document: ReadersWord) -> str:
    around(document.control(*QUESTION, "answer"), "tc").append(new_paragraph("Two quarters"))
    return f"“Two quarters” stands near “Answer” {OF_IT}, {LEFT}"


def behind_the_label(document: ReadersWord) -> str:
    around(document.control(*QUESTION, "owed_by"), "p").find(f"{W}r").append(run_of("the force")[0])
    return f"“Owed by: the force” stands near “Owed by” {OF_IT}, {LEFT}"


def behind_the_field(document: ReadersWord) -> str:
    end_of(document.control(*QUESTION, "due")).addnext(run_of(" or sooner"))
    return f"“or sooner” stands near “Due” {OF_IT}, {LEFT}"


def in_paragraphs_below(document: ReadersWord) -> str:
    below = around(document.control(*QUESTION, "due"), "p")
    below.addnext(new_paragraph("It depends on the budget,"))
    below.getnext().addnext(new_paragraph("which is not settled"))
    return f"“It depends on the budget, which is not settled” stands near “Due” {OF_IT}, {LEFT}"


def in_a_paragraph_above(document: ReadersWord) -> str:
    around(document.control(*QUESTION, "due"), "p").addprevious(new_paragraph("They would not say"))
    return f"“They would not say” stands near “Follow-up” {OF_IT}, {LEFT}"


def in_a_row_of_its_own(document: ReadersWord) -> str:
    row = etree.Element(f"{W}tr")
    etree.SubElement(row, f"{W}tc").append(new_paragraph("More in a row"))
    around(document.control(*QUESTION, "follow_up"), "tr").addnext(row)
    return f"“More in a row” stands near “Follow-up” {OF_IT}, {LEFT}"


def over_our_own_words(document: ReadersWord) -> str:
    text = next(node for node in document.body.iter(f"{W}t") if node.text == "Zqquestionsxwordingq")
    text.text = "Zqquestionsxwordingq, and by when?"
    return f"“Zqquestionsxwordingq, and by when?” stands near “Asked on” {OF_IT}, {LEFT}"


@pytest.mark.parametrize(
    "type_beside",
    [
        in_the_cell,
        behind_the_label,
        behind_the_field,
        in_paragraphs_below,
        in_a_paragraph_above,
        in_a_row_of_its_own,
        over_our_own_words,
    ],
)
def test_what_was_typed_beside_a_field_is_said_with_the_field_that_it_is_near(
    type_beside: Callable[[ReadersWord], str], full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    document.type(*QUESTION, "answer", "In the field")
    said = type_beside(document)
    returned = take_back(document.save(), full)
    assert [change.new for change in returned.changes] == ["In the field"]
    assert returned.problems == (said,)


def test_of_a_long_text_the_beginning_is_said(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("readout", full))
    around(document.control(*ACTION, "owner"), "p").addnext(new_paragraph("On the other hand " * 40))
    [said] = take_back(document.save(), full).problems
    assert said.startswith("“On the other hand On the other hand ") and len(said) < 220


def test_text_beside_a_record_that_is_gone_is_said_too(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    in_paragraphs_below(document)
    since = full.with_changes(removed=[full.get(Question, QUESTION[1])])  # type: ignore[list-item]
    [said] = take_back(document.save(), since).problems
    assert said.startswith("“It depends on the budget, which is not settled” stands near a field that is not in")


@pytest.mark.parametrize("pack", ["empty", "example", "full"])
@pytest.mark.parametrize(("kind", "bank"), SENT)
def test_nothing_is_said_of_a_document_as_it_was_made(
    pack: str, kind: str, bank: Bank, request: pytest.FixtureRequest, send: Send, take_back: TakeBack
) -> None:
    made: Pack = request.getfixturevalue(pack)
    odd = "<b>·\t& &amp;\u2028 {PAGE}\n\nWhat · next?"
    banks: tuple[Bank, ...] = ("hmicfrs", "chief")
    questions = [Question(id=name, bank=name, chosen=True, wording=odd, answer=odd) for name in banks]
    pack_with = made.with_changes(put=[*questions, Action(id="next", text=odd, origin=odd)])
    assert take_back(send(kind, pack_with, bank), pack_with).problems == ()


def test_nothing_is_said_of_what_is_left_when_a_field_or_a_paragraph_goes(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("briefing", full))
    owed = document.control(*QUESTION, "owed_by")
    end_of(owed).getparent().remove(end_of(owed))
    owed.getparent().remove(owed.getprevious())
    owed.getparent().remove(owed)
    for paragraph in list(document.body.iter(f"{W}p"))[5:15]:
        paragraph.getparent().remove(paragraph)
    returned = take_back(document.save(), full)
    assert returned.problems == (f"“Owed by” {OF_IT} is not in the document as a field, and was left as it is.",)


def test_a_file_that_lost_what_it_was_made_with_says_that_nothing_can_be_noticed(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    path = send("questions", full)
    word = docx.Document(str(path))
    rels = word.part.package.rels
    [noted] = [id for id, relation in rels.items() if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES]
    del rels[noted]
    word.save(str(path))
    assert take_back(path, full).problems == (UNNOTED,)


def test_comments_in_the_margin_are_counted(full: Pack, send: Send, take_back: TakeBack) -> None:
    path = send("questions", full)
    word = docx.Document(str(path))
    for text in ("Is this right?", "Ask the force"):
        word.add_comment(word.paragraphs[0].runs, text, author="Jo Smith")
    word.save(str(path))
    assert take_back(path, full).problems == ("2 comments in the margin, not taken: read them in Word.",)
