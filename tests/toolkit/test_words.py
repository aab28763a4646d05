"""A word is found however it was written: in capitals, with accents, in any script, anywhere in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.words import excerpt, folded, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The FLL's view", ["the", "fll", "s", "view"]),
        ("Ŵyna a LLŶN", ["wyna", "a", "llyn"]),
        ("cafe\u0301 café CAFÉ", ["cafe", "cafe", "cafe"]),
        ("999 calls: 68.1%", ["999", "calls", "68", "1"]),
        ("警察の監督", ["警察の監督"]),
        ("[@click=app.quit]x[/]", ["click", "app", "quit", "x"]),
        ("a\x1b[31mred\x07 \u202eb half \ud83d", ["a", "31mred", "b", "half"]),
        ("", []),
    ],
)
def test_words_are_compared_without_case_accents_and_signs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_word_without_end_counts_as_pieces_and_is_kept_once() -> None:
    assert set(words_of("W" * 10_000)) == {"w" * 40}


def test_an_excerpt_stands_around_the_word_on_one_line() -> None:
    text = (
        "The first line of many.\nThen a second one, with the custody\tsuite in it, and words that follow after that."
    )
    found = excerpt(text, lambda word: word.startswith("custod"), 40)
    assert found.text == "…with the custody suite in it, and…"
    assert [found.text[start:end] for start, end in found.spans] == ["custody"]


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("C. Specimen", lambda word: word == "c", 40).text == "C. Specimen"


@given(st.text(max_size=300), st.text(max_size=6), st.integers(1, 80))
def test_an_excerpt_is_part_of_the_text_and_marks_what_was_sought(text: str, typed: str, width: int) -> None:
    sought = words_of(typed)[:1]
    found = excerpt(text, lambda word: word in sought, width)
    assert found.text.strip("…") in " ".join(text.split()) or "…" in text
    assert len(found.text) <= width + 2
    for start, end in found.spans:
        assert 0 <= start < end <= len(found.text)
        assert any(word.startswith(folded(found.text[start:end])) for word in sought)
    if sought and sought[0] in words_of(text) and text.isascii() and width > len(sought[0]):
        assert found.spans
