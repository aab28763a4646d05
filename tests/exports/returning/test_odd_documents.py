"""Documents that came back damaged, mixed up or hostile give a sentence, and change nothing wrongly."""

import copy
import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from msgspec import structs

from exports.errors import ExportError, NotReturnedError, NotWordError
from exports.returning.reading import MOST_PROBLEMS
from exports.returning.returned import Returned
from tests.exports.returning.sent_out import ReadersWord, Send, retype, run_of
from tests.exports.word_files import Element, W
from toolkit.pack import Pack
from toolkit.records.questions import Question
from toolkit.records.tables import PackInfo

TakeBack = Callable[[Path, Pack], Returned]
QUESTION = ("questions", "the-questions")
CHIEF = ("questions", "chief-question")
OF_IT = "of question “Zqquestionsxwordingq”"


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def without(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {key: content for key, content in parts.items() if key != name}


def bookmarks(document: ReadersWord, name: str) -> Iterable[Element]:
    start = next(mark for mark in document.body.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == name)
    end = next(mark for mark in document.body.iter(f"{W}bookmarkEnd") if mark.get(f"{W}id") == start.get(f"{W}id"))
    return start, end


def key_of(control: Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    assert tag is not None
    return tag.get(f"{W}val", "")


def test_a_document_of_another_pack_is_refused(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    document.type(*QUESTION, "answer", "For another pack")
    other = Pack(PackInfo(pack_id="another", edition=full.info.edition), full.records())
    with pytest.raises(NotReturnedError, match=r"questions\.docx was made of another pack"):
        take_back(document.save(), other)


def test_what_was_pasted_from_another_packs_document_is_passed_over(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    other = Pack(PackInfo(pack_id="another", edition=full.info.edition), full.records())
    foreign = ReadersWord(send("questions", other))
    pasted = foreign.type(*QUESTION, "answer", "For another pack")
    document = ReadersWord(send("questions", full))
    document.body.append(copy.deepcopy(pasted))
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert found.problems == ("1 field came from a document of another pack, and were passed over.",)


def test_a_document_without_fields_is_refused(full: Pack, send: Send, take_back: TakeBack, tmp_path: Path) -> None:
    plain = tmp_path / "letter.docx"
    docx.Document().save(str(plain))
    for path in (plain, send("one-page", full)):
        with pytest.raises(NotReturnedError, match="holds no fields that can be taken back"):
            take_back(path, full)


def test_an_answer_to_a_record_that_is_gone_is_said_word_for_word(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    document.type(*QUESTION, "answer", "Nowhere to go")
    document.type(*QUESTION, "owed_by", "")
    since = full.with_changes(removed=[full.get(Question, QUESTION[1])])  # type: ignore[list-item]
    found = take_back(document.save(), since)
    assert found.changes == ()
    assert found.problems == (
        "A field of a record that is gone from the pack now says “Nowhere to go”. It was not taken.",
        "A field of a record that is gone from the pack was emptied. It was not taken.",
    )


def test_a_deleted_control_is_said_and_never_taken_as_emptied(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    control = document.control(*QUESTION, "answer")
    control.getparent().remove(control)
    gone = document.control(*QUESTION, "owed_by")
    for mark in bookmarks(document, key_of(gone)):
        mark.getparent().remove(mark)
    gone.getparent().remove(gone)
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert found.problems == (f"“Answer” {OF_IT} was deleted from the document as a field, and was left as it is.",)


def test_a_field_that_one_record_lacks_and_another_has_is_said(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("briefing", full))
    gone = document.control(*QUESTION, "owed_by")
    for mark in bookmarks(document, key_of(gone)):
        mark.getparent().remove(mark)
    gone.getparent().remove(gone)
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert found.problems == (f"“Owed by” {OF_IT} is not in the document as a field, and was left as it is.",)


def test_text_that_lost_its_control_is_read_by_the_bookmark(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    control = document.type(*QUESTION, "answer", "Two\nquarters")
    for run in list(control.find(f"{W}sdtContent")):
        control.addprevious(run)
    control.getparent().remove(control)
    found = take_back(document.save(), full)
    assert [change.answer.value for change in found.changes] == ["Two\nquarters"]
    assert found.problems == ()


def test_text_in_front_of_a_bookmark_that_moved_into_its_control_is_read_too(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    control = document.type(*QUESTION, "answer", "behind it")
    start, _ = bookmarks(document, key_of(control))
    document.drop_tags()
    content = control.find(f"{W}sdtContent")
    content.insert(0, start)
    content.insert(0, run_of("Before and "))
    assert [change.answer.value for change in take_back(document.save(), full).changes] == ["Before and behind it"]


def test_a_tag_that_a_program_put_around_the_whole_paragraph_is_not_the_field(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    control = document.control(*QUESTION, "owed_by")
    around = copy.deepcopy(control)
    content = around.find(f"{W}sdtContent")
    for inner in list(content):
        content.remove(inner)
    paragraph = control.getparent()
    document.drop_tags()
    paragraph.addprevious(around)
    content.append(paragraph)
    assert take_back(document.save(), full) == Returned((), (), "JS")
    retype(control, "HMICFRS")
    assert [change.answer.value for change in take_back(document.save(), full).changes] == ["HMICFRS"]


def test_one_field_twice_with_different_answers_is_not_taken(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    control = document.type(*QUESTION, "answer", "One answer")
    again = copy.deepcopy(control)
    document.body.append(again)
    assert len(take_back(document.save(), full).changes) == 1, "Twice the same is no difference."
    retype(again, "Another answer")
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert found.problems == (
        f"“Answer” {OF_IT} stands in the document more than once with different answers: none was taken.",
    )


@pytest.mark.parametrize("tags", [True, False], ids=["with tags", "by the bookmarks alone"])
def test_fields_within_one_another_are_not_taken(tags: bool, full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    outer, inner = document.control(*QUESTION, "answer"), document.control(*QUESTION, "follow_up")
    marks = list(bookmarks(document, key_of(inner)))
    outer.find(f"{W}sdtContent").extend([marks[0], inner, marks[1]])
    if not tags:
        document.drop_tags()
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert [problem.split(" of ")[0] for problem in found.problems if "runs into another" in problem] == [
        *("“Answer”", "“Follow-up”"),
    ]


def test_a_bookmark_without_an_end_and_a_row_taken_out_bring_nothing(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    control = document.type(*QUESTION, "owed_by", "Anybody")
    _, end = bookmarks(document, key_of(control))
    document.drop_tags()
    end.getparent().remove(end)
    for run in list(control.find(f"{W}sdtContent")):
        control.addprevious(run)
    control.getparent().remove(control)
    row = list(document.body.iter(f"{W}tr"))[-1]
    etree.SubElement(row.find(f"{W}trPr"), f"{W}del")
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert found.problems == (
        f"“Owed by” {OF_IT} runs into another field of the document, and was left as it is.",
        f"“Anybody” stands near “Owed by” {OF_IT}, not in a field, and was not taken: enter it by hand.",
    )


def test_a_picture_is_said_and_its_text_read(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    content = document.type(*QUESTION, "answer", "See the table").find(f"{W}sdtContent")
    etree.SubElement(etree.SubElement(content, f"{W}r"), f"{W}drawing")
    found = take_back(document.save(), full)
    assert [change.answer.value for change in found.changes] == ["See the table"]
    assert found.problems == (f"“Answer” {OF_IT} holds a picture, which a pack cannot: the text beside it was read.",)


def test_a_text_longer_than_a_pack_can_hold_is_left(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    document.type(*QUESTION, "answer", "x" * 1_000_001)
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert found.problems == (f"“Answer” {OF_IT} is longer than a pack can hold, and was left as it is.",)


def test_what_is_written_in_a_field_is_only_ever_text(full: Pack, send: Send, take_back: TakeBack) -> None:
    hostile = "{PAGE} =SUM() <w:t/> &amp; [red]x[/] \\n ]]>"
    document = ReadersWord(send("questions", full))
    content = document.type(*QUESTION, "answer", hostile).find(f"{W}sdtContent")
    instruction = etree.SubElement(etree.SubElement(content, f"{W}r"), f"{W}instrText")
    instruction.text = "INCLUDETEXT secret"
    content.append(etree.Comment("a remark"))
    assert [change.answer.value for change in take_back(document.save(), full).changes] == [hostile]


def test_a_thousand_forged_fields_are_said_briefly(full: Pack, send: Send, take_back: TakeBack) -> None:
    document = ReadersWord(send("questions", full))
    control = document.control(*QUESTION, "answer")
    for number in range(1000):
        forged = copy.deepcopy(control)
        key = key_of(control)
        forged.find(f"{W}sdtPr/{W}tag").set(f"{W}val", f"{key[:12]}{number:018x}{key[30:]}")
        retype(forged, f"Forged {number}")
        document.body.append(forged)
    found = take_back(document.save(), full)
    assert found.changes == ()
    assert len(found.problems) == MOST_PROBLEMS + 1
    assert found.problems[-1] == "There are 900 more remarks like these."


BOMB = b"<w:document>" + b" " * 50_000_000
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda parts: parts | {"word/document.xml": BOMB}, "unpacks to far more"),
        (lambda parts: parts | {"word/document.xml": ENTITIES}, "declares entities"),
        (lambda parts: parts | {"word/document.xml": b"<w:document"}, "damaged"),
        (lambda parts: parts | {"word/document.xml": b"<x>" * 5000}, "damaged"),
        (lambda parts: without(parts, "word/document.xml"), "not a Word document"),
        (lambda parts: without(parts, "_rels/.rels"), "not a Word document"),
        (
            lambda parts: (
                parts
                | {"[Content_Types].xml": parts["[Content_Types].xml"].replace(b"wordprocessingml", b"spreadsheetml")}
            ),
            "Excel",
        ),
        (lambda parts: parts | {"docProps/core.xml": b"<x"}, "damaged"),
    ],
    ids=["bomb", "entities", "cut off", "deep", "no document", "no relations", "a workbook", "properties"],
)
def test_a_hostile_package_is_refused_in_a_sentence(
    make: Callable[[dict[str, bytes]], dict[str, bytes]], said: str, full: Pack, send: Send, take_back: TakeBack
) -> None:
    path = send("questions", full)
    with pytest.raises(NotWordError) as refused:
        take_back(packed(path, make(parts_of(path))), full)
    assert said in str(refused.value) and "\n" not in str(refused.value) and str(refused.value).endswith(".")


def open_document() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"{}", "not a Word document"),
        (b"%PDF-1.7", "PDF"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "protected"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le"), "Word 97"),
        (open_document(), "OpenDocument"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
    ids=["empty", "JSON", "PDF", "encrypted", "doc", "odt", "torn"],
)
def test_a_file_of_another_kind_is_named_as_what_it_is(
    content: bytes, said: str, full: Pack, take_back: TakeBack, tmp_path: Path
) -> None:
    path = tmp_path / "returned.docx"
    path.write_bytes(content)
    with pytest.raises(ExportError, match=said):
        take_back(path, full)


def test_a_file_that_is_not_there_is_said(full: Pack, take_back: TakeBack, tmp_path: Path) -> None:
    with pytest.raises(NotWordError, match="There is no file"):
        take_back(tmp_path / "nowhere.docx", full)
    with pytest.raises(NotWordError, match="is a folder"):
        take_back(tmp_path, full)


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("Jo Smith", "JS"),
        ("Anne-Marie O'Neill", "AMO"),
        ("JS", "Word"),
        ("", "Word"),
        ("Office of the Police and Crime Commissioner for Loamshire", "Word"),
        ("jo@example.org", "Word"),
        ("\u202eevil", "Word"),
    ],
)
def test_who_sent_it_back_is_said_by_initials_where_the_file_names_a_person(
    name: str, by: str, full: Pack, send: Send, take_back: TakeBack
) -> None:
    document = ReadersWord(send("questions", full))
    assert take_back(document.save(by=name), full).by == by


def test_the_packs_own_values_are_never_in_the_sentences_of_another_record(
    full: Pack, send: Send, take_back: TakeBack
) -> None:
    since = full.with_changes(put=[structs.replace(full.get(Question, CHIEF[1]), wording="")])  # type: ignore[type-var]
    document = ReadersWord(send("questions", since, "chief"))
    document.type(*CHIEF, "due", "soonish")
    [problem] = take_back(document.save(), since).problems
    assert problem.startswith("“Due” of question “Own question” was left as it is.")
