"""One key changes the row or all that are marked, and says what would be lost with what is deleted."""

from msgspec import structs

from screens.row_work import (
    common_value,
    counted,
    field_for,
    given,
    goes_along,
    held_now,
    named,
    ticked,
    used_values,
)
from screens.rows import Row
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import CaseOf
from toolkit.fields import KINDS
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.preparation import Action
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.tables import PackInfo

CALLS = Cause(id="c1", title="Answering calls", position=1.0)
SOONER = Recommendation(id="r1", cause="c1", text="Sooner", owner="A. Example", position=1.0)
BETTER = Recommendation(id="r2", cause="c1", text="Better", status="in-progress", position=2.0)
VIEW = VIEWS["causes"]()


def rows_of(case_of: CaseOf, *records: Record) -> list[Row]:
    return [row for row in VIEW.rows(case_of(list(records))) if row.record is not None]


def test_every_kind_with_a_state_an_owner_or_a_due_date_has_it_under_one_key() -> None:
    def kinds_with(*labels: str) -> set[str]:
        return {table for table, kind in KINDS.items() if {field.label for field in kind.fields}.intersection(labels)}

    def found(purpose: str) -> set[str]:
        return {table for table, kind in KINDS.items() if field_for(purpose, kind.fields)}  # type: ignore[arg-type]

    assert found("due") == kinds_with("Due")
    assert found("owner") == kinds_with("Owner", "Owner in the force", "Owed by", "Who prepares it")
    assert {"checklist", "actions", "recommendations", "thresholds", "support", "causes", "alignment"} <= found(
        "status"
    )


def test_an_owner_goes_to_all_that_can_have_one(case_of: CaseOf) -> None:
    case = case_of([CALLS, SOONER, Evidence(id="e1", claim="Rotas", causes=("c1",))])
    changed = given(VIEW, case, rows_of(case_of, *case.pack.records()), "owner", "B. Sample")
    assert {record.id: getattr(record, "owner", None) for record in changed} == {"c1": "B. Sample", "r1": "B. Sample"}


def test_a_status_goes_only_to_what_has_that_status(case_of: CaseOf) -> None:
    case = case_of([CALLS, SOONER, BETTER])
    rows = rows_of(case_of, CALLS, SOONER, BETTER)
    met = given(VIEW, case, rows, "status", "met", KINDS["recommendations"].field("status").choices)
    assert [(record.id, getattr(record, "status", "")) for record in met] == [("r1", "met"), ("r2", "met")]


def test_ticking_several_brings_all_to_the_state_after_the_least_advanced(case_of: CaseOf) -> None:
    case = case_of([CALLS, SOONER, BETTER])
    states = [getattr(record, "status", "") for record in ticked(VIEW, case, rows_of(case_of, CALLS, SOONER, BETTER))]
    assert states == ["in-progress", "in-progress"]
    done = structs.replace(SOONER, status="met")
    assert [getattr(record, "status", "") for record in ticked(VIEW, case, rows_of(case_of, done))] == ["open"]


def test_owners_in_use_come_most_used_first_and_dates_in_their_order() -> None:
    pack = Pack(
        PackInfo(pack_id="p"),
        [
            Action(id="a", owner="B. Sample", due="2026-12-10"),
            Action(id="b", owner="A. Example", due="2026-11"),
            Question(id="q", owed_by="A. Example "),
        ],
    )
    assert used_values(pack, "owner") == [("A. Example", 2), ("B. Sample", 1)]
    assert used_values(pack, "due") == [("2026-11", 1), ("2026-12-10", 1)]


def test_a_value_is_offered_to_begin_with_only_where_all_have_it(case_of: CaseOf) -> None:
    case = case_of([CALLS, SOONER, BETTER])
    rows = rows_of(case_of, CALLS, SOONER, BETTER)
    assert common_value(VIEW, case, rows, "owner") == ""
    assert common_value(VIEW, case, [row for row in rows if row.key == "r1"], "owner") == "A. Example"


def test_what_several_rows_have_is_said_before_it_is_written_over(case_of: CaseOf) -> None:
    met = [Recommendation(id=f"m{number}", cause="c1", text="Met", status="met", position=3.0) for number in range(3)]
    rows = rows_of(case_of, CALLS, SOONER, BETTER, *met)[1:]
    status, owner = (KINDS["recommendations"].field(name) for name in ("status", "owner"))
    assert held_now(status, rows) == "Now: 3 met, 1 not yet met, 1 in progress."
    assert held_now(owner, rows) == "Now: 4 without, 1 “A. Example”."
    assert held_now(status, rows[-3:]) == held_now(owner, rows[:1]) == ""
    owned = [structs.replace(each, owner=each.id) for each in met]
    assert held_now(owner, rows_of(case_of, CALLS, SOONER, *owned)[1:]).endswith(", 1 “m1”, 1 “m2”.")
    assert held_now(owner, rows_of(case_of, CALLS, SOONER, BETTER, *owned)[1:]).endswith(", 2 others.")


def test_what_goes_with_a_cause_is_counted_by_kind() -> None:
    pack = Pack(PackInfo(pack_id="p"), [CALLS, SOONER, BETTER, Evidence(id="e1", causes=("c1",))])
    said = goes_along(pack, [CALLS])
    assert said == "With it go 2 recommendations. 1 record that points there stays, without the link."
    assert goes_along(pack, [SOONER]) == ""


def test_several_rows_are_named_by_their_number() -> None:
    rows = [Row("a", "Reduce the backlog"), Row("b", "Meet")]
    assert (named(rows[:1]), named(rows)) == ("“Reduce the backlog”", "2 items")
    assert counted(1, "cause of concern") == "1 cause of concern"
    assert counted(2, "cause of concern") == "2 causes of concern"
    assert counted(3, "checklist entry") == "3 checklist entries"
