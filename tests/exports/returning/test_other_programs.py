"""What programs make of a document on the way: symbols, moved text, other languages, parts put together."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from lxml import etree
from msgspec import structs

from exports.returning.returned import Returned
from tests.exports.hostile_pack import hostile_pack
from tests.exports.returning.sent_out import ReadersWord, Send, run_of, tracked
from tests.exports.word_files import Element, W
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.preparation import Action

TakeBack = Callable[[Path, Pack], Returned]
QUESTION = ("questions", "the-questions")
ACTION = ("actions", "the-actions")


def content_of(control: Element) -> Element:
    content = control.find(f"{W}sdtContent")
    assert content is not None
    return content


def answers(found: Returned) -> dict[str, str]:
    return {change.answer.field: change.answer.value for change in found.changes}


@pytest.mark.parametrize(
    ("font", "code", "status"), [("Wingdings", "F0FE", "done"), ("Segoe UI Symbol", "2611", "done"), ("", "F0A8", None)]
)
def test_a_box_may_be_a_symbol_of_a_font(
    font: str, code: str, status: str | None, full: Pack, send: Send, take_back: TakeBack
) -> None:
    action = full.get(Action, ACTION[1])
    assert action is not None
    pack = full.with_changes(put=[structs.replace(action, status="open")])
    document = ReadersWord(send("readout", pack))
    control = document.type(*ACTION, "status", "")
    control[0].remove(next(child for child in control[0] if "checkbox" in str(child.tag)))
    symbol = etree.SubElement(run_of(""), f"{W}sym")
    symbol.set(f"{W}font", font)
    symbol.set(f"{W}char", code)
    content_of(control).append(symbol.getparent())
    found = take_back(document.save(), pack)
    assert (answers(found), found.problems) == ({"status": status} if status else {}, ())


def test_text_that_was_moved_with_changes_tracked_is_read_where_it_went(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    gone, come = etree.Element(f"{W}moveFrom"), etree.Element(f"{W}moveTo")
    gone.append(run_of("moved"))
    come.append(run_of("moved"))
    content_of(document.type(*QUESTION, "answer", "What stays")).append(gone)
    content_of(document.type(*QUESTION, "follow_up", "Here: ")).append(come)
    found = take_back(document.save(), full)
    assert answers(found) == {"answer": "What stays", "follow_up": "Here: moved"}
    assert len(found.problems) == 1 and "tracked" in found.problems[0]


def test_a_deletion_alone_is_said_to_be_tracked(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    content_of(document.type(*QUESTION, "answer", "Shorter")).append(tracked("del", " now"))
    found = take_back(document.save(), full)
    assert answers(found) == {"answer": "Shorter"}
    assert len(found.problems) == 1 and "tracked" in found.problems[0]


def test_paragraphs_joined_with_changes_tracked_are_one_line(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    control = document.control(*QUESTION, "answer")
    paragraph, content = control.getparent(), content_of(control)
    paragraph.addprevious(control)
    for inner in list(content):
        content.remove(inner)
    for text, joined in (("Two ", True), ("quarters", False)):
        inside = etree.SubElement(content, f"{W}p")
        if joined:
            mark = etree.SubElement(etree.SubElement(inside, f"{W}pPr"), f"{W}rPr")
            etree.SubElement(mark, f"{W}del")
        inside.append(run_of(text))
    assert answers(take_back(document.save(), full)) == {"answer": "Two quarters"}


def test_a_row_that_was_taken_out_with_changes_tracked_holds_no_answers(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    document.type(*QUESTION, "answer", "In a row that goes")
    row = list(document.body.iter(f"{W}tr"))[-1]
    etree.SubElement(row.find(f"{W}trPr"), f"{W}del")
    assert answers(take_back(document.save(), full)) == {}


def test_the_hint_of_a_word_in_another_language_is_no_answer(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    control = document.type(*QUESTION, "answer", "Cliquez ou appuyez ici pour entrer du texte.")
    etree.SubElement(control[0], f"{W}showingPlcHdr")
    assert answers(take_back(document.save(), full)) == {"answer": ""}


def test_two_fields_in_one_control_are_not_taken_for_one(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    first, second = (document.control(*QUESTION, field) for field in ("owed_by", "due"))
    paragraph = first.getparent()
    document.drop_tags()
    inside = [node for node in paragraph if node.tag != f"{W}pPr"]
    around = etree.SubElement(paragraph, f"{W}sdt")
    etree.SubElement(around, f"{W}sdtPr")
    content = etree.SubElement(around, f"{W}sdtContent")
    for node in inside:
        content.append(node)
    for control in (first, second):
        for run in content_of(control):
            control.addprevious(run)
        content.remove(control)
    found = take_back(document.save(), full)
    assert answers(found) == {}
    assert all("runs into another field" in problem for problem in found.problems) and len(found.problems) == 2


def test_what_was_cleaned_for_the_document_still_counts_as_what_it_was_made_with(
    edition: Edition, send: Send, take_back: TakeBack
) -> None:
    pack = hostile_pack(edition)
    document = ReadersWord(send("questions", pack))
    document.type(*QUESTION, "answer", "A plain answer")
    [change] = take_back(document.save(), pack).changes
    assert change.answer.base_known


def test_who_made_a_document_did_not_send_it_back(full: Pack, send: Send, take_back: TakeBack) -> None:
    path = send("questions", full)
    document = docx.Document(str(path))
    document.core_properties.author = document.core_properties.last_modified_by = "Loamshire Office"
    document.save(str(path))
    assert take_back(path, full).by == "Word"
