"""The speaking note is timed as it will be spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.pack import Pack
from toolkit.records.speaking import NoteSection
from toolkit.records.tables import PackInfo
from toolkit.speech import clock, note_words, seconds_to_say, words_in


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("  ", 0), ("Thank you.", 2), ("seven\nin  ten", 3), ("by-and-by", 1)]
)
def test_words_are_counted_as_they_are_spoken(text: str, words: int) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("words", "pace", "seconds"), [(650, 130, 300), (0, 130, 0), (1, 130, 1), (131, 130, 61), (100, 0, 0), (100, -5, 0)]
)
def test_the_time_to_say_them_is_rounded_up(words: int, pace: int, seconds: int) -> None:
    assert seconds_to_say(words, pace) == seconds


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59, "0:59"), (125, "2:05"), (3600, "60:00")])
def test_a_time_is_shown_in_minutes_and_seconds(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


@given(st.lists(st.lists(st.text(alphabet="ab \n", max_size=12), max_size=4), max_size=4))
def test_the_whole_note_has_the_words_of_its_paragraphs(sections: list[list[str]]) -> None:
    records = [NoteSection(id=str(n), paragraphs=tuple(paragraphs)) for n, paragraphs in enumerate(sections)]
    expected = words_in(" ".join(text for paragraphs in sections for text in paragraphs))
    assert note_words(Pack(PackInfo(pack_id="pack"), records)) == expected
