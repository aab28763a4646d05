"""The note in large type: a thought a line, the clock beside it, evidence at the foot of the page."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from exports.blocks import Heading, Spoken
from exports.documents.speaking_notes import thoughts
from exports.export import document, export
from tests.exports.word_files import W, words_in
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.causes import Evidence
from toolkit.records.office import Meeting
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection
from toolkit.records.tables import singleton_id


def test_each_thought_has_its_line_and_each_paragraph_its_time(
    with_records: Callable[..., Pack], edition: Edition, precedents: Precedents, today: date
) -> None:
    pack = with_records(
        Meeting(id=singleton_id(Meeting), pace=60, speaking_minutes=1),
        NoteSection(id="a", heading="Start", paragraphs=("One two. Three four.", "Five."), seconds=30),
        NoteSection(id="b", heading="End", paragraphs=("Six.",), position=1),
    )
    blocks = document("notes", pack, edition, precedents, today).blocks
    lines = [(block.clock, block.text[0].text) for block in blocks if isinstance(block, Spoken)]
    assert lines == [("0:00", "One two."), ("", "Three four."), ("0:04", "Five."), ("0:05", "Six.")]
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Start (0:05, 0:30 wanted)", "End (0:01)"]


@pytest.mark.parametrize(
    ("paragraph", "lines"),
    [
        ("Mr. Smith came. He left.", ["Mr. Smith came.", "He left."]),
        ("It was 9.5 per cent. Now it is 4.", ["It was 9.5 per cent.", "Now it is 4."]),
        ("“Who asked?” The chair did.", ["“Who asked?”", "The chair did."]),
        ("no end at all", ["no end at all"]),
        ("One line\nand another", ["One line", "and another"]),
        ("", []),
    ],
)
def test_a_paragraph_is_broken_where_a_thought_ends(paragraph: str, lines: list[str]) -> None:
    assert thoughts(paragraph) == lines


@given(st.text())
def test_no_word_is_lost_between_the_lines(paragraph: str) -> None:
    assert " ".join(thoughts(paragraph)).split() == paragraph.split()


def test_evidence_stands_at_the_foot_and_letters_are_large(
    with_records: Callable[..., Pack], edition: Edition, precedents: Precedents, today: date, tmp_path: Path
) -> None:
    records: list[Record] = [
        Evidence(id="e1", claim="Nine nights in the control room", document="Visit notes"),
        Evidence(id="e2", claim="Seven rises"),
        NoteSection(id="a", heading="Calls", paragraphs=("We looked.",), evidence=("e1", "e2", "gone")),
    ]
    made = export("notes", with_records(*records), edition, precedents, tmp_path / "notes.docx", today).path
    with zipfile.ZipFile(made) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
        sheet = etree.fromstring(archive.read("word/styles.xml"))
    marks = [node.get(f"{W}id") for node in body.iter(f"{W}footnoteReference")]
    told = {note.get(f"{W}id"): words_in(note).strip() for note in notes if note.get(f"{W}type") is None}
    assert [told[mark] for mark in marks] == ["Nine nights in the control room. Source: Visit notes", "Seven rises"]
    sizes = {style.get(f"{W}styleId"): style.find(f"{W}rPr/{W}sz") for style in sheet.iter(f"{W}style")}
    used = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
    assert "SpokenLine" in used
    for style in used:
        size = sizes[style]
        assert size is not None and int(size.get(f"{W}val", "0")) >= 36, style
