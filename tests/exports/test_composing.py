"""Texts, labels and links are put into blocks without changing what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.blocks import Callout, EntryLine, Heading, Paragraph
from exports.composing import bold_lead, evidence_text, heading, is_safe_link, plain, prose, to_do, together
from exports.material import figure
from toolkit.records.causes import Evidence


@pytest.mark.parametrize(
    "link",
    [
        "https://hmicfrs.example.org/reports/peel?year=2026&force=a#page=3",
        "https://example.org:8443/a%20b",
        "HTTPS://Example.org",
        "mailto:performance.lead@example.org",
        "mailto:a@example.org?subject=PPOG",
    ],
)
def test_a_sound_address_becomes_a_link(link: str) -> None:
    assert is_safe_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "http://example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "\\\\server\\share\\file.docx",
        "https://",
        "https://exa mple.org",
        "https://user:secret@example.org/",
        "https://example.org:99999/",
        "https://example..org/",
        "https://[::1",
        "https://example.org/%zz",
        "https://example.org/\u202ecod.exe",
        "mailto:nobody",
        "mailto:a@b.org\nbcc:c@d.org",
        "https://example.org/" + "x" * 2000,
    ],
)
def test_anything_else_stays_text(link: str) -> None:
    assert not is_safe_link(link)


@pytest.mark.parametrize(
    ("document", "link", "said"),
    [
        ("Rota review", "https://example.org/a", "Rota review"),
        ("", "https://example.org/a", "Evidence: example.org"),
        ("https://example.org/a", "https://example.org/a", "Evidence: https://example.org/a"),
        ("", "mailto:lead@example.org", "Evidence: lead@example.org"),
        ("", "a shelf", "a shelf"),
    ],
)
def test_a_link_to_evidence_is_read_out_in_words(document: str, link: str, said: str) -> None:
    assert [span.text for span in evidence_text(Evidence(id="e", document=document, link=link))] == [said]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (90.0, "90"),
        (68.1, "68.1"),
        (1234567.0, "1,234,567"),
        (0.5, "0.5"),
        (-2.25, "-2.25"),
        (1e21, "1,000,000,000,000,000,000,000"),
    ],
)
def test_a_figure_is_written_as_a_report_writes_it(value: float | None, said: str) -> None:
    assert figure(value) == said


@given(st.text())
def test_a_heading_and_what_follows_it_hold_every_word(text: str) -> None:
    first, *rest = heading(text, 2, "Without a title")
    assert isinstance(first, Heading)
    assert first.text
    assert len(first.text) <= 90
    said = "".join(span.text for block in rest if isinstance(block, Paragraph) for span in block.text) or first.text
    assert "".join(text.split()) in "".join(said.split()) or not text.split()


@given(st.text())
def test_prose_keeps_every_word_and_no_empty_paragraph(text: str) -> None:
    blocks = prose(text)
    said = [span.text for block in blocks if isinstance(block, Paragraph) for span in block.text]
    assert all(paragraph.strip() for paragraph in said)
    assert "".join("".join(said).split()) == "".join(text.split())


def test_a_label_that_asks_keeps_its_question_mark() -> None:
    assert "".join(span.text for span in bold_lead("Would it begin today?", "No.")) == "Would it begin today? No."
    assert "".join(span.text for span in bold_lead("Note.", "Mind this.")) == "Note: Mind this."


def test_what_belongs_together_asks_to_stay_on_one_page_and_what_fills_a_page_does_not() -> None:
    def kept(length: int) -> list[bool]:
        blocks = together([Paragraph(plain("x" * length)), to_do("ask."), EntryLine(())])
        return [block.keep for block in blocks if isinstance(block, Paragraph | Callout | EntryLine)]

    assert kept(100) == [True, True, False]
    assert kept(5000) == [False, False, False]
