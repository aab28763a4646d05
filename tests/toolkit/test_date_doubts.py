"""A date of what has happened that is still to come is asked about, and nothing else is."""

from datetime import date

import pytest

from toolkit.date_doubts import not_yet, still_to_come
from toolkit.fields import KINDS
from toolkit.typed_values import echo_of, value_of

DAY = date(2026, 11, 22)
REPORTED = KINDS["causes"].field("report_date")


@pytest.mark.parametrize("partial", ["2026-11-23", "2026-12", "2027"])
def test_a_day_month_or_year_after_today_is_still_to_come(partial: str) -> None:
    assert still_to_come(partial, DAY)
    assert not_yet(REPORTED, partial, DAY) == "still to come: is that right?"


@pytest.mark.parametrize("partial", ["", "2026-11-22", "2026-11", "2026", "2026-11-21", "2025"])
def test_today_and_the_present_month_and_year_are_not(partial: str) -> None:
    assert not_yet(REPORTED, partial, DAY) == ""


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("causes", "closed_on"),
        ("office", "entered_engage"),
        ("readings", "date"),
        ("rehearsals", "held_on"),
        ("outcome", "received_on"),
        ("questions", "asked_on"),
        ("evidence", "effective_on"),
    ],
)
def test_it_is_asked_beside_the_field_and_the_date_is_kept(table: str, name: str) -> None:
    field = KINDS[table].field(name)
    assert echo_of(field, "10 Oct 2027", DAY) == "Sunday 10 October 2027, still to come: is that right?"
    assert value_of(field, "10 Oct 2027", DAY) == "2027-10-10"
    assert echo_of(field, "10 Oct", DAY) == "Saturday 10 October 2026", "Of the past, the last such day is meant."


@pytest.mark.parametrize(("table", "name"), [("actions", "due"), ("meeting", "date"), ("checklist", "due")])
def test_what_is_planned_is_not_asked_about(table: str, name: str) -> None:
    assert echo_of(KINDS[table].field(name), "10 Oct", DAY) == "Sunday 10 October 2027"
