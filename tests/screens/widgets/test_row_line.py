"""A line of a list keeps within its width, and keeps its state in sight before its title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.rows import PaneKey, Row
from screens.steps.catalogue import VIEWS
from screens.symbols import Mark, Symbols
from screens.widgets.row_line import RowLine, draw_wrapped
from tests.screens.conftest import CaseOf
from tests.screens.hostile import MARKUP, TEXTS
from toolkit.pack import Pack

UNICODE, PLAIN = Symbols(), Symbols(ascii=True)
MARKS: tuple[Mark | None, ...] = (None, "todo", "done", "chosen", "warn", "next")
TITLES = st.text(max_size=80) | st.sampled_from(list(TEXTS.values()))
ROWS = st.builds(
    Row,
    key=st.just("k"),
    title=TITLES,
    mark=st.sampled_from(MARKS),
    state=st.text(max_size=40),
    meta=TITLES,
    depth=st.integers(0, 2),
    heading=st.booleans(),
)
WIDTHS = st.integers(30, 120)


@given(ROWS, WIDTHS, st.sampled_from([UNICODE, PLAIN]))
def test_a_line_is_never_wider_than_its_list(row: Row, width: int, symbols: Symbols) -> None:
    line = RowLine(row, symbols).content(width)
    assert line.cell_length <= width
    assert "\n" not in line.plain


@given(TITLES, TITLES, st.sampled_from(MARKS), WIDTHS)
def test_the_state_stays_whole_whatever_stands_beside_it(title: str, meta: str, mark: Mark | None, width: int) -> None:
    row = Row("k", title, mark=mark, state="asked, no answer yet", meta=meta)
    line = RowLine(row, UNICODE).content(width).plain
    assert "asked, no answer yet" in line
    assert mark is None or line.startswith(UNICODE.mark(mark))


@pytest.mark.parametrize("key", list(VIEWS))
def test_the_states_of_the_example_are_read_whole_at_80_columns(key: PaneKey, example: Pack, case_of: CaseOf) -> None:
    case = case_of(example)
    cut = []
    for row in VIEWS[key]().rows(case):
        line = RowLine(row, case.symbols).content(78).plain
        by_sign = row.state in ("open", "in progress", "done", "met", "not yet met") and row.meta in line
        if not row.heading and row.state and row.state not in line and not by_sign:
            cut.append(line)
        assert cell_len(line) <= 78 and (row.title[:12] in line or row.heading)
    assert cut == []


def test_titles_are_shown_as_typed() -> None:
    row = Row("k", MARKUP, state="done", meta="[b]x[/b]")
    assert MARKUP in RowLine(row, UNICODE).content(120).plain
    assert "[b]x[/b]" in RowLine(row, UNICODE).content(120).plain
    assert draw_wrapped(row, UNICODE).plain == f"{MARKUP}  done; [b]x[/b]"


def test_details_stand_at_the_right_edge_and_give_way_first() -> None:
    row = Row("k", "Relationship with the Force Liaison Lead", mark="done", state="done", meta="A. Example, due 5 June")
    wide = RowLine(row, UNICODE).content(100).plain
    assert wide.endswith("done · A. Example, due 5 June") and cell_len(wide) == 100
    narrow = RowLine(row, UNICODE).content(40).plain
    assert narrow.startswith("[x] Relationship with") and narrow.endswith("  A. Example…")


def test_a_detail_that_does_not_fit_is_left_out_whole() -> None:
    row = Row("k", "Know both inputs and their match", state="in progress", meta="A. Example, due 14 Jun 2025")
    for width in range(40, 80):
        line = RowLine(row, UNICODE).content(width).plain
        ends = ("in progress · A. Example, due 14 Jun 2025", "in progress · A. Example…", "in progress…", "in progress")
        assert line.endswith(ends), line


def test_an_owner_and_a_date_stay_where_the_sign_says_the_state_already() -> None:
    row = Row("k", "Ask for the thresholds", mark="progress", state="in progress", meta="A. Example, due 25 Jun")
    assert RowLine(row, UNICODE).content(59).plain.endswith("  A. Example, due 25 Jun")
    assert RowLine(row, UNICODE).content(79).plain.endswith("in progress · A. Example, due 25 Jun")


def test_a_title_takes_the_room_that_the_details_leave() -> None:
    title = "Resources from the office: When the inspectorate's representatives came"
    row = Row("k", title, state="answered")
    for width in range(40, len(title) + 10):
        line = RowLine(row, UNICODE).content(width).plain
        assert len(line.removesuffix("answered")) - len(line.removesuffix("answered").rstrip()) <= 2 + 8, line


@given(ROWS, WIDTHS, st.sampled_from([None, True]))
def test_where_there_is_room_a_title_goes_on_below_and_nothing_is_wider_than_the_list(
    row: Row, width: int, marked: bool | None
) -> None:
    line = RowLine(row, UNICODE, marked, lambda: True)
    lines = line.content(width).plain.split("\n")
    assert len(lines) == line.get_height({}, width) <= 2
    assert all(cell_len(each) <= width for each in lines)


def test_a_long_title_is_whole_on_two_lines_beside_its_whole_state() -> None:
    row = Row(
        "k", "Have you set out what would be enough for each?", mark="done", state="done", meta="due 5 Dec", depth=1
    )
    assert RowLine(row, UNICODE).content(44).plain == "  [x] Have you set out what…       due 5 Dec"
    assert RowLine(row, UNICODE, roomy=lambda: True).content(44).plain.split("\n") == [
        "  [x] Have you set out      done · due 5 Dec",
        "      what would be enough for each?",
    ]
