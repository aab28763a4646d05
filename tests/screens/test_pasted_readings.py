"""Two columns pasted on a measure become its readings; what needs a second look begins without a tick."""

import pytest
from msgspec import structs
from textual import events
from textual.widgets import OptionList

from screens.pasted_readings import Pasted, reading_choice, readings_of, table_in
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import CaseOf, Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Measure, Reading

CAUSE = Cause(id="c1", title="Calls")
MEASURE = Measure(id="m1", cause="c1", name="Answered in time", unit="%")
OTHER = Measure(id="m2", cause="c1", name="Minutes", unit="minutes")
HELD = [Reading(id="r1", measure="m1", date="2024-03", value=68.0), Reading(id="r2", measure="m2", date="2024-04")]


def pasted(case_of: CaseOf, text: str, measure: str = "m1") -> Pasted:
    case, ids = case_of([CAUSE, MEASURE, OTHER, *HELD]), iter("abcdefgh")
    view = VIEWS["causes"]()
    row = next(row for row in view.rows(case) if row.key == measure)
    found = reading_choice(view.additions(case, row))
    assert found is not None and found[1] == measure
    lines = table_in(text, case.pack, measure, case.today)
    return readings_of(lines, found[0], case.pack, measure, lambda: next(ids), case.today)


def test_each_line_is_a_reading_of_that_measure(case_of: CaseOf) -> None:
    found = pasted(case_of, "Apr 2024\t70\n01/05/2024\t71%\n")
    assert [(row.measure, row.date, row.value) for row in found.readings.values()] == [
        ("m1", "2024-04", 70.0),
        ("m1", "2024-05-01", 71.0),
    ]
    assert found.certain == ["a", "b"] and found.left == []


def test_the_same_date_a_day_to_come_and_more_than_all_are_asked_about(case_of: CaseOf) -> None:
    found = pasted(case_of, "Mar 2024\t70\nApr 2024\t71\nApr 2024\t72\n2031\t73\nMay 2024\t685")
    assert [said for _, said in found.shown] == [
        "March 2024: 70% (there already, with 68)",
        "April 2024: 71%",
        "April 2024: 72% (also in a line above)",
        "2031: 73% (still to come: is that right?)",
        "May 2024: 685% (685% is above 100%: is that what is meant?)",
    ]
    assert found.certain == ["b"]
    assert pasted(case_of, "Apr 2024; 15 minutes", "m2").shown == [
        ("a", "April 2024: 15 (there already, with no value)")
    ]


@pytest.mark.parametrize(
    ("text", "unit", "becomes"),
    [("Apr 2024\t70%\nMay 2024\t71 %", "", "%"), ("Apr 2024\t70%\nMay 2024\t71", "", ""), ("Apr 2024\t7%", "s", "")],
)
def test_a_measure_without_a_unit_takes_that_of_its_figures(
    text: str, unit: str, becomes: str, case_of: CaseOf
) -> None:
    bare = structs.replace(MEASURE, unit=unit)
    case, ids = case_of([CAUSE, bare]), iter("abcd")
    view = VIEWS["causes"]()
    row = next(row for row in view.rows(case) if row.key == bare.id)
    choice = reading_choice(view.additions(case, row))
    assert choice is not None
    lines = table_in(text, case.pack, bare.id, case.today)
    found = readings_of(lines, choice[0], case.pack, bare.id, lambda: next(ids), case.today)
    assert [measure.unit for measure in found.with_unit(case.pack)] == ([becomes] if becomes else [])
    named = case.pack.with_changes(put=[structs.replace(bare, unit="of all")])
    assert found.with_unit(named) == []


def test_the_line_above_the_readings_that_names_their_columns_is_no_reading_that_failed(case_of: CaseOf) -> None:
    found = pasted(case_of, "Month\tReading\nApr 2024\t70\n")
    assert (found.heading, found.left, len(found.readings)) == ("Month Reading", [], 1)
    for text in ("Month\tReading\nSoon\tmany\nApr 2024\t70", "Apr 2024\t70\nMonth\tReading", "Apr 2024\tmany\n5/24\t7"):
        found = pasted(case_of, text)
        assert found.heading == "" and found.left


def test_readings_are_offered_only_on_a_measure_and_only_for_what_looks_like_them(case_of: CaseOf) -> None:
    case, view = case_of([CAUSE, MEASURE, *HELD]), VIEWS["causes"]()
    assert reading_choice(view.additions(case, view.rows(case)[0])) is None
    assert table_in("Answer sooner\tA. Example\nRing back\tB. Sample", case.pack, "m1", case.today) == []
    assert table_in("Answer sooner, and ring back", case.pack, "m1", case.today) == []


async def test_a_pasted_table_is_shown_with_what_was_not_understood_and_added_as_one_step(
    start: Start, empty: Pack
) -> None:
    pack = empty.with_changes(put=[CAUSE, MEASURE, *HELD[:1]])
    async with at_work(start(pack)) as officer:
        await officer.go_to("causes", "Measure: Answered in time")
        rows = officer.pane.rows
        rows.post_message(events.Paste("Mar 2024\t69\nApr 2024\t70\n"))
        await officer.sees("Add 1 of 2 readings?", "[ ] March 2024: 69% (there already, with 68)")
        await officer.sees("[x] April 2024: 70%")
        await officer.press("escape")
        rows.post_message(events.Paste("Month\t[/x]\nApr 2024\t70\nMay 2024\t71,5\n1 June 2024\t72\n"))
        await officer.sees("What is each of the 4 lines?", "Reading of this measure")
        await officer.press("enter")
        await officer.sees("Add 2 readings? 1 line was not understood, at the end.")
        await officer.sees("Taken for the heading: “Month [/x]”.", "not divide thousands: try 71.5")
        assert officer.app.screen.query_one(OptionList).option_count == 4
        await officer.press("end", "space", "enter")
        saved = officer.saved()["readings"].values()
        assert [(row["date"], row["value"]) for row in saved if row["measure"] == "m1"] == [
            ("2024-03", 68.0),
            ("2024-04", 70.0),
            ("2024-06-01", 72.0),
        ]
        await officer.press("u")
        await officer.told("Undid: 2 readings from a pasted list")
        assert len(officer.saved()["readings"]) == 1


async def test_enter_adds_nothing_that_has_no_tick_and_a_table_of_slips_says_why(start: Start, empty: Pack) -> None:
    pack = empty.with_changes(put=[CAUSE, MEASURE, *HELD[:1]])
    async with at_work(start(pack)) as officer:
        await officer.go_to("causes", "Measure: Answered in time")
        officer.pane.rows.post_message(events.Paste("Mar 2024; 69"))
        await officer.sees("Tick the readings to add.")
        await officer.press("enter")
        assert len(officer.saved()["readings"]) == 1
        officer.pane.rows.post_message(events.Paste("Apr 2024\t70,5\nMay 2024\t71,5"))
        await officer.sees("What is each of the 2 lines?", "Cause of concern", "Reading of this measure")
        await officer.press("end", "enter")
        await officer.told("No line was understood as a reading.")


async def test_one_pasted_reading_stays_and_gives_its_measure_the_unit(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CAUSE, structs.replace(MEASURE, unit="")]))) as officer:
        await officer.go_to("causes", "Measure: Answered in time")
        officer.pane.rows.post_message(events.Paste("Mar 2024\t69%"))
        await officer.sees("[x] March 2024: 69%")
        await officer.press("enter")
        await officer.until(lambda: officer.session.pack.every(Reading), "it is added")
        await officer.press("f2")
        await officer.settle()
        assert [row["value"] for row in officer.saved()["readings"].values()] == [69.0]
        assert [row["unit"] for row in officer.saved()["measures"].values()] == ["%"]
