"""What is no Word document is refused in a sentence; what is damaged never holds the checker up."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.checking import check
from exports.errors import ExportError, NotWordError
from tests.exports.checking.conftest import Written
from tests.exports.checking.damaging import DOCUMENT, packed, parts_of

ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="x">&b;</w:document>'


@pytest.mark.parametrize("content", [b"", b"PK", b"text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"])
def test_what_is_no_word_document_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(content)
    for document in (content, file):
        with pytest.raises(NotWordError, match=r"\.$"):
            check(document)
    assert issubclass(NotWordError, ExportError)


@pytest.mark.parametrize("part", ["_rels/.rels", DOCUMENT])
def test_a_file_without_its_main_part_is_refused(part: str, briefing: bytes) -> None:
    parts = parts_of(briefing)
    del parts[part]
    with pytest.raises(NotWordError):
        check(packed(parts))


@pytest.mark.parametrize("xml", [ENTITY, b"<w:document", b"<other/>", b""])
def test_a_main_part_that_is_none_is_refused(xml: bytes, briefing: bytes) -> None:
    with pytest.raises(NotWordError):
        check(packed(parts_of(briefing) | {DOCUMENT: xml}))


@given(damage=st.binary(max_size=200), place=st.integers(0, 60_000))
def test_a_damaged_file_is_judged_or_refused(damage: bytes, place: int, briefing: bytes) -> None:
    broken = briefing[:place] + damage + briefing[place + len(damage) :]
    try:
        found = check(broken)
    except NotWordError as error:
        found = (str(error),)  # type: ignore[assignment]
    assert all(found)


def test_a_briefing_of_fifty_pages_is_judged_in_well_under_a_second(document_of: Written) -> None:
    document = document_of("briefing", "example").read_bytes()
    check(document)
    begun = time.process_time()
    check(document)
    assert time.process_time() - begun < 1
