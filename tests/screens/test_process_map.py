"""The process map says where the force is, fits where it is drawn, and can be drawn in plain signs."""

import pytest
from rich.cells import cell_len

from screens.process_map import draw, known_dates
from tests.screens.conftest import CaseOf
from tests.screens.hostile import TEXTS
from toolkit.edition import Edition
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import ChecklistEntry
from toolkit.records.record import item_record_id
from toolkit.records.tables import singleton_id

WIDTHS = (60, 100)


def office(**fields: str) -> Office:
    return Office(id=singleton_id(Office), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [1, 9, 15])
def test_you_are_here_stands_once_and_at_the_right_stage(number: int, case_of: CaseOf, edition: Edition) -> None:
    case = case_of([office(stage=edition.stages[number - 1].id)])
    lines = draw(case, 100).split("\n")
    [here] = [line for line in lines if "you are here" in line]
    assert here.lstrip().startswith(f"{case.symbols.mark('here')}  {number}. ")
    past = [line for line in lines if line.strip().startswith(f"{case.symbols.mark('past')}  ")]
    assert len(past) == number - 1


@pytest.mark.parametrize("stage", ["", "a stage of another edition"])
def test_without_a_known_stage_nobody_is_anywhere(stage: str, case_of: CaseOf) -> None:
    drawn = draw(case_of([office(stage=stage)]))
    assert "you are here" not in drawn and "►" not in drawn


def test_all_fifteen_stages_and_the_four_ways_on_are_drawn(case_of: CaseOf, edition: Edition) -> None:
    case = case_of([office()])
    drawn = draw(case, 100)
    assert [number for number in range(1, 17) if f" {number}. " in drawn] == list(range(1, 16))
    assert len(edition.stages[-1].branches) == 4
    assert drawn.count("├─") + drawn.count("└─") == 4 and drawn.count("└─") == 1


@pytest.mark.parametrize(
    ("due", "said"),
    [("2024-06-25", "PPOG 25 Jun 2024, in 22 days"), ("2024-06-20", "PPOG 25 Jun 2024, in 22 days; due 20 Jun 2024")],
)
def test_the_day_of_the_meeting_is_said_once(due: str, said: str, case_of: CaseOf) -> None:
    meeting = Meeting(id=singleton_id(Meeting), date="2024-06-25")
    entry = ChecklistEntry(id=item_record_id("checklist", "stage.ppog"), item="stage.ppog", due=due)
    assert known_dates(case_of([office(), meeting, entry]))["stage.ppog"] == said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("words", ["", *TEXTS.values()], ids=["usual words", *TEXTS])
def test_the_map_fits_its_width_whatever_the_office_is_called(
    words: str, ascii: bool, width: int, case_of: CaseOf, edition: Edition
) -> None:
    case = case_of([office(stage=edition.stages[4].id, holder_title=words, chief_title=words)], ascii=ascii)
    too_wide = [line for line in draw(case, width).split("\n") if cell_len(line) > width]
    assert too_wide == []


@pytest.mark.parametrize("width", WIDTHS)
def test_plain_signs_mean_plain_signs_alone(width: int, case_of: CaseOf, edition: Edition) -> None:
    drawn = draw(case_of([office(stage=edition.stages[4].id)], ascii=True), width)
    # The apostrophes and dashes of the texts are the content's own; every sign of the drawing is plain.
    signs = "".join(sign for sign in drawn if not sign.isalpha() and sign not in "’‘–—…")
    assert signs.isascii()
