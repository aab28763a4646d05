"""Two copies of one list are brought together as a person would do it by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.lists import merged_links, merged_texts

LINES = st.lists(st.sampled_from("abcdef"), max_size=6)
LINKS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=6)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [
        ("abc", "acb", "abc", "acb"),
        ("abc", "abcd", "abce", "abcde"),
        ("abc", "cba", "ab", "ba"),
        ("ab", "", "abc", "c"),
        ("aab", "ab", "ab", "ab"),
    ],
)
def test_links_keep_the_order_of_the_side_that_changed_it(base: str, mine: str, theirs: str, result: str) -> None:
    assert merged_links(base, mine, theirs) == merged_links(base, theirs, mine) == list(result)


@given(LINKS, LINKS, LINKS)
def test_a_link_is_there_once_exactly_where_it_was_added_or_nobody_took_it_out(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    merged = merged_links(base, mine, theirs)
    added = (set(mine) | set(theirs)) - set(base)
    assert sorted(merged) == sorted(added | set(base) & set(mine) & set(theirs))
    assert merged == merged_links(base, theirs, mine)


@given(st.permutations("abcd"), st.permutations("efg"))
def test_the_order_that_one_side_gave_to_links_stands_and_new_ones_follow(mine: list[str], new: list[str]) -> None:
    assert merged_links("abcd", mine, ["a", "b", "c", "d", *new]) == [*mine, *new]


@given(LINES, LINES, LINES)
def test_no_paragraph_of_either_side_is_dropped(base: list[str], mine: list[str], theirs: list[str]) -> None:
    merged = merged_texts(base, mine, theirs)
    there = set(merged.ours) | set(merged.theirs)
    assert (set(mine) | set(theirs)) - set(base) <= there
    assert set(base) & set(mine) & set(theirs) <= there


@given(LINES, LINES, LINES)
def test_it_does_not_matter_which_side_comes_first(base: list[str], mine: list[str], theirs: list[str]) -> None:
    one, other = merged_texts(base, mine, theirs), merged_texts(base, theirs, mine)
    assert (one.ours, one.theirs) == (other.theirs, other.ours)


@given(LINES, LINES)
def test_paragraphs_that_one_side_alone_changed_are_those_of_that_side(base: list[str], mine: list[str]) -> None:
    for merged in (merged_texts(base, mine, base), merged_texts(base, base, mine), merged_texts(base, mine, mine)):
        assert merged.ours == merged.theirs == mine


# Of a text that stands twice, one that a side took out and one that the other put in are the same: then
# nothing shows that it was done. A session therefore notes in the file which of its changes that has.
@given(LINKS, LINKS, LINKS)
def test_bringing_paragraphs_together_again_changes_nothing(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    once = merged_texts(base, mine, theirs).ours
    again = merged_texts(base, mine, once).ours
    assert sorted(again) == sorted(once)
    # Two new orders of the same paragraphs are no two values: which of them stands may turn out otherwise.
    both_moved = all(
        [text for text in side if text in base] != [text for text in base if text in side] for side in (mine, theirs)
    )
    assert again == once or both_moved


def test_a_paragraph_that_one_moved_is_there_once_if_the_other_rewrote_it_and_not_at_all_if_it_was_taken_out() -> None:
    assert merged_texts("abc", "acb", "aBc").ours == ["a", "B", "c"]
    assert merged_texts("abc", "acb", "").ours == merged_texts("abc", "", "acb").theirs == []


def test_a_repeated_paragraph_that_both_still_have_is_not_lost() -> None:
    merged = merged_texts("bbb", "abb", "b")
    assert (merged.ours, merged.theirs) == (["a", "b", "b"], ["b"])


def test_a_text_of_thousands_of_paragraphs_is_brought_together() -> None:
    base = [f"Paragraph {number}" for number in range(3_000)]
    mine = ["Mine", *reversed(base[:1_500]), *base[1_500:]]
    theirs = [*base, "Theirs"]
    merged = merged_texts(base, mine, theirs)
    assert merged.ours == merged.theirs == [*mine, "Theirs"]
