"""Support that was asked for, and the two exit tests: what is known is counted, nothing is scored."""

from screens.rows import Row
from screens.steps.exit_readiness import ExitReadinessView
from screens.steps.support import SupportView
from tests.screens.conftest import CaseOf
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.preparation import Support
from toolkit.records.readiness import ExitView, ThemeView

SUPPORT, EXIT = SupportView(), ExitReadinessView()


def row_of(rows: list[Row], key: str) -> Row:
    return next(row for row in rows if row.key == key)


def test_offers_of_the_toolkit_keep_their_names_and_own_finds_take_one(
    case_of: CaseOf, empty: Pack, edition: Edition
) -> None:
    own = Support(id="own", title="Peer visit", provider="Another office", with_whom="B. Example", state="accepted")
    case = case_of(empty.with_changes(put=[own]))
    rows = SUPPORT.rows(case)
    assert rows[0].title == f"Support on offer (1 of {len(edition.support_offers) + 1} considered)"
    row = row_of(rows, "own")
    assert (row.title, row.state, row.meta) == ("Peer visit", "accepted", "Another office, B. Example")
    assert "title" in [field.name for field in SUPPORT.fields(case, row)] and SUPPORT.removable(case, row)
    assert "title" not in [field.name for field in SUPPORT.fields(case, rows[1])] and not SUPPORT.removable(
        case, rows[1]
    )


def test_what_each_body_can_do_is_read_kind_by_kind(case_of: CaseOf, empty: Pack, edition: Edition) -> None:
    case = case_of(empty)
    for role in edition.body_roles:
        said = [passage.text for passage in SUPPORT.about(case, row_of(SUPPORT.rows(case), f"body:{role.id}"))]
        assert [kind for kind in role.kinds if case.fill(kind) not in said] == []


def test_each_open_cause_stands_against_both_tests_and_a_closed_one_against_none(case_of: CaseOf) -> None:
    causes = [Cause(id="c1", title="Calls", position=1.0), Cause(id="c2", title="Crime", status="closed", position=2.0)]
    before = EXIT.rows(case_of(causes))
    [row] = [row for row in before if isinstance(row.record, ExitView)]
    assert (row.title, row.mark, row.state) == ("Calls", "todo", "not considered yet")
    half = ExitView(id=row.key, cause="c1", engage_today="no", months_sustained=4)
    case = case_of([*causes, half])
    row = row_of(EXIT.rows(case), row.key)
    assert (row.mark, row.state) == ("progress", "today: no; sustained: not known")
    points = [passage.text for passage in EXIT.about(case, row) if passage.kind == "point"]
    assert points == [case.fill(test.text) for test in case.edition.exit_tests] and len(points) == 2


def test_a_theme_shows_its_other_view_and_space_goes_on_to_a_strength(case_of: CaseOf, empty: Pack) -> None:
    case = case_of(empty)
    rows = [row for row in EXIT.rows(case) if isinstance(row.record, ThemeView)]
    assert {row.state for row in rows} == {"not considered yet"}
    assert EXIT.ticked(case, rows[0]) == {"view": "strength"}
    for theme in case.edition.exit_themes:
        if theme.counter_view:
            row = next(row for row in rows if row.item == theme)
            assert case.fill(theme.counter_view) in [passage.text for passage in EXIT.about(case, row)]
