"""One record that two officers changed: every field takes what was written, and only a true clash is asked about."""

from typing import Any

import pytest

from store.three_way import Clash, empty_row, merged_row, same_but_for_stamps


def merged(was: Any, ours: Any, theirs: Any, field: str = "title", table: str = "causes") -> tuple[Any, int]:
    """The value that stands, and how many clashes there are."""
    found = merged_row(table, {field: was}, {field: ours}, {field: theirs})
    return found.row.get(field), len(found.clashes)


@pytest.mark.parametrize(
    ("was", "ours", "theirs", "result"),
    [
        ("a", "b", "a", ("b", 0)),
        ("a", "a", "b", ("b", 0)),
        ("a", "b", "b", ("b", 0)),
        ("a", "b", "c", ("b", 1)),
        ("a", "", "c", ("", 1)),
    ],
)
def test_a_field_takes_the_value_of_the_side_that_changed_it(
    was: str, ours: str, theirs: str, result: tuple[str, int]
) -> None:
    assert merged(was, ours, theirs) == result


def test_of_a_link_that_one_side_cleared_what_the_other_chose_stands() -> None:
    assert merged("a", "", "b", "cause", "questions") == ("b", 0)
    assert merged("a", "b", "", "cause", "questions") == ("b", 0)
    assert merged("a", "b", "c", "cause", "questions") == ("b", 1)


def test_a_clash_says_both_values() -> None:
    found = merged_row("causes", {"title": "a"}, {"title": "b"}, {"title": "c", "owner": "ACC"})
    assert found.clashes == (Clash("title", "b", "c"),)
    assert found.row == {"title": "b", "owner": "ACC"}


def test_a_field_that_came_or_went_on_one_side_is_told_from_an_empty_one() -> None:
    assert merged_row("causes", {}, {"later": 1}, {}).row == {"later": 1}
    assert merged_row("causes", {"later": 1}, {}, {"later": 1}).row == {}
    assert merged_row("causes", {"later": 1}, {}, {"later": 2}).row == {"later": 2}
    assert merged_row("causes", {"later": 1}, {"later": 2}, {}).row == {"later": 2}


def test_what_a_later_change_of_ours_wrote_is_no_clash_with_an_earlier_one() -> None:
    old, new = {"title": "a", "owner": "x"}, {"title": "b", "owner": "y"}
    found = merged_row("causes", old, new, {"title": "c", "owner": "z"}, [{"title": "c"}])
    assert found.row == {"title": "c", "owner": "y"}
    assert found.clashes == (Clash("owner", "y", "z"),)


def test_the_stamps_are_those_of_the_latest_change_and_the_highest_revision() -> None:
    old = {"updated_at": "2026-11-30T14:00", "updated_by": "AB", "revision": 1}
    ours = {"updated_at": "2026-11-30T14:05", "updated_by": "AB", "revision": 4}
    theirs = {"updated_at": "2026-11-30T14:09", "updated_by": "CD", "revision": 2}
    assert merged_row("causes", old, ours, old).row == ours
    assert merged_row("causes", old, ours, theirs).row == theirs | {"revision": 4}
    assert merged_row("causes", old, theirs, ours).row == theirs | {"revision": 4}


def test_records_that_differ_in_stamps_and_place_say_the_same() -> None:
    row = empty_row("causes")
    assert same_but_for_stamps(row, row | {"updated_by": "CD", "revision": 9, "position": 4.0})
    assert not same_but_for_stamps(row, row | {"title": "Other"})
    assert not same_but_for_stamps(row, row | {"of a later version": None})
