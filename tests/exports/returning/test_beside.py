"""What a reader typed next to a field, and not into it, is said and never lost without a word."""

from lxml import etree

from tests.exports.returning.conftest import TakeBack
from tests.exports.returning.sent_out import ReadersWord, Send, run_of
from tests.exports.word_files import W
from toolkit.pack import Pack

QUESTION = ("questions", "the-questions")


def test_a_paragraph_below_the_field_is_said(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    field = document.type(*QUESTION, "answer", "In the field")
    cell = next(node for node in field.iterancestors() if node.tag == f"{W}tc")
    etree.SubElement(cell, f"{W}p").append(run_of("And a line below it"))
    returned = take_back(document.save(), full)
    assert [change.new for change in returned.changes] == ["In the field"]
    [said] = returned.problems
    assert said.startswith("“And a line below it” stands beside “Answer” of question") and "by hand" in said
