"""Causes with all that belongs to them; thresholds only ever in the words of whoever gave them."""

import pytest

from screens.rows import Row
from screens.steps.causes import CausesView
from tests.screens.conftest import CaseOf
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.record import Record

VIEW = CausesView()
CALLS = Cause(id="c1", title="Answering calls", position=1.0)
CRIME = Cause(id="c2", title="Recording crime", position=2.0, status="closed", closed_on="2024-05")
MEASURE = Measure(id="m1", cause="c1", name="Calls answered in time", unit="%", better="higher", position=1.0)


def titles(rows: list[Row]) -> list[str]:
    return [row.title for row in rows]


def test_everything_stands_under_its_cause_and_readings_under_their_measure_by_date(case_of: CaseOf) -> None:
    records: list[Record] = [
        CRIME,
        CALLS,
        Evidence(id="e1", claim="Rotas were changed", causes=("c1", "c2")),
        Reading(id="r2", measure="m1", date="2024-04", value=72),
        Reading(id="r1", measure="m1", date="2024-01", value=51.5),
        MEASURE,
        Threshold(id="t1", cause="c1"),
        Recommendation(id="rec1", cause="c1", text="Answer sooner", due="2024-09", status="in-progress"),
    ]
    rows = VIEW.rows(case_of(records))
    assert titles(rows) == [
        "Answering calls",
        "Recommendation: Answer sooner",
        "Threshold: no wording yet",
        "Measure: Calls answered in time",
        "January 2024: 51.5%",
        "April 2024: 72%",
        "Evidence: Rotas were changed",
        "Recording crime",
    ]
    assert [row.depth for row in rows] == [0, 1, 1, 1, 2, 2, 1, 0]
    assert [row.key for row in rows if row.parent == "m1"] == ["r1", "r2"]
    assert rows[1].state == "in progress" and rows[1].meta == "due Sep"
    assert rows[-1].state == "closed May 2024"


def test_a_trend_is_said_in_words_and_drawn(case_of: CaseOf) -> None:
    readings = [Reading(id=f"r{month}", measure="m1", date=f"2024-0{month}", value=50.0 + month) for month in (1, 2, 3)]
    case = case_of([CALLS, MEASURE, *readings], ascii=True)
    row = VIEW.rows(case)[1]
    assert row.state.startswith("up, better")
    said = {passage.kind: passage.text for passage in VIEW.about(case, row)}
    assert "51% (January 2024) to 53% (March 2024)" in said["body"]
    assert len(said["drawing"]) == 3 and said["drawing"].isascii()


def test_figures_that_may_be_a_slip_are_asked_about_beside_the_form(case_of: CaseOf) -> None:
    measure = Measure(id="m1", cause="c1", unit="%", better="lower", baseline=62.0, target=90.0)
    case = case_of(
        [CALLS, measure, Reading(id="r1", measure="m1", value=685.0), Reading(id="r2", measure="m1", value=9)]
    )
    notes = {
        row.key: [passage.text for passage in VIEW.about(case, row) if passage.kind == "note"]
        for row in VIEW.rows(case)
    }
    above = "685% is above 100%: is that what is meant?"
    assert notes["m1"][0].startswith("Target and direction point different ways: which is meant?")
    assert notes["m1"][1:] == notes["r1"] == [above] and notes["r2"] == []


@pytest.mark.parametrize("state", ["not-asked", "asked", "indicated", "agreed"])
def test_a_threshold_without_words_is_never_given_any(state: str, case_of: CaseOf) -> None:
    threshold = Threshold(id="t1", cause="c1", state=state)  # type: ignore[arg-type]
    case = case_of([CALLS, threshold])
    row = VIEW.rows(case)[1]
    assert row.title == "Threshold: no wording yet"
    said = " ".join(passage.text for passage in VIEW.about(case, row))
    assert "Ask HMICFRS" in said and not any(sign.isdigit() for sign in said)


def test_a_new_threshold_is_empty_and_not_yet_asked_for(case_of: CaseOf) -> None:
    case = case_of([CALLS])
    choices = {choice.label: choice for choice in VIEW.additions(case, VIEW.rows(case)[0])}
    [made] = choices["Threshold"].build(lambda: "new")
    assert made == Threshold(id="new", cause="c1", position=1.0)


def test_below_a_measure_a_reading_comes_first_and_evidence_is_logged_today(case_of: CaseOf) -> None:
    case = case_of([CALLS, MEASURE])
    choices = VIEW.additions(case, VIEW.rows(case)[1])
    assert list(choices[0].build(lambda: "new")) == [Reading(id="new", measure="m1")]
    [evidence] = next(choice for choice in choices if "evidence" in choice.label).build(lambda: "new")
    assert evidence == Evidence(id="new", causes=("c1",), logged_on="2024-06-03")


@pytest.mark.parametrize("cause", ["", "gone"])
def test_what_is_taken_from_its_cause_stays_in_sight(cause: str, case_of: CaseOf) -> None:
    stray: list[Record] = [
        Recommendation(id="rec", cause=cause, text="Answer sooner"),
        Threshold(id="t", cause=cause, wording="Nine calls in ten"),
        Measure(id="m", cause=cause, name="Calls"),
        Reading(id="r", measure="m", date="2024", value=1),
        Reading(id="lost", measure=cause, date="2024", value=2),
        Evidence(id="e", claim="Rotas", causes=(cause,) if cause else ()),
    ]
    rows = VIEW.rows(case_of([CALLS, *stray]))
    assert titles(rows)[1] == "Under no cause yet" and rows[1].heading
    assert {row.key for row in rows[2:]} == {record.id for record in stray}
    assert [row.key for row in rows if row.parent] == ["r"]


@pytest.mark.parametrize(("state", "asked"), [("not-asked", True), ("asked", True), ("agreed", False)])
def test_words_that_nobody_gave_are_asked_about_beside_the_form(state: str, asked: bool, case_of: CaseOf) -> None:
    case = case_of([Cause(id="c"), Threshold(id="t", cause="c", wording="Nine in ten", state=state)])  # type: ignore[arg-type]
    row = next(row for row in VIEW.rows(case) if row.key == "t")
    said = [passage.text for passage in VIEW.about(case, row) if passage.kind == "note"]
    assert any("It has words" in text for text in said) == asked
