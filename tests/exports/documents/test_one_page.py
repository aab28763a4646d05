"""The page for the room: one side of A4 always, the least important left out first, and said so."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.blocks import Bullets, Heading, Paragraph, Span, Table
from exports.documents.fitting import fitted
from exports.documents.making import Choices
from exports.export import document
from exports.letters import lines_of, shortened, width_of
from exports.material import material_of
from exports.sheet import Paper, house_paper
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Measure, Reading, Threshold
from toolkit.records.record import Record
from toolkit.records.speaking import OnePage
from toolkit.records.tables import singleton_id

ROOM = house_paper("OFFICIAL", "One page for the room")
LONG = "the long and winding account of what was found and of what was done about it "


def page(say: tuple[str, ...] = (), ask: str = "", if_pressed: str = "") -> OnePage:
    return OnePage(id=singleton_id(OnePage), say=say, ask=ask, if_pressed=if_pressed)


def causes(count: int, title: str = "Cause") -> list[Record]:
    return [Cause(id=f"cause-{number}", title=f"{title} {number}", position=number) for number in range(count)]


@pytest.fixture
def fit(empty: Pack, edition: Edition, precedents: Precedents, today: date) -> Callable[..., list[str]]:
    """What is left out of the page of these records."""

    def made(*records: Record, paper: Paper = ROOM) -> list[str]:
        pack = empty.with_changes(put=records)
        return list(fitted(material_of(pack, edition, precedents, today), paper).left_out)

    return made


def test_the_page_of_the_example_holds_all_that_belongs_on_it(
    example: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    made = document("one-page", example, edition, precedents, today)
    assert made.layout == "one-page" and made.left_out == ()
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings == [
        "Three things to say",
        "The ask",
        "Causes of concern",
        "Thresholds",
        "If pressed",
        "In the room",
    ]
    [things, thresholds] = [block for block in made.blocks if isinstance(block, Bullets)]
    assert [item[0].text for item in things.items] == list(example.one_page.say)
    said = [item[0].text for item in thresholds.items]
    assert said[0].startswith("Answering emergency calls (agreed, C. Specimen, HMI, ")
    assert said[1].startswith("Response to domestic abuse (asked, no answer yet)")
    assert said[2].startswith("Response to domestic abuse (not asked yet)")
    given = [row for row in example.every(Threshold) if row.state in ("agreed", "indicated")]
    assert len(given) == 2 and all(any(row.wording in text for text in said) for row in given)
    [table] = [block for block in made.blocks if isinstance(block, Table)]
    assert [row[0][0].text for row in table.rows] == [cause.title for cause in example.every(Cause)]
    assert "up, better: 68.1 to 87.2%" in table.rows[0][2][0].text
    prose = " ".join(block.text[0].text for block in made.blocks if isinstance(block, Paragraph))
    assert example.one_page.ask in prose and "HM Chief Inspector (HMCI) chairs" in prose


def test_what_matters_least_goes_first_and_is_named(fit: Callable[..., list[str]]) -> None:
    closed = Cause(id="closed", title="Custody", status="closed", position=99)
    short = page(("One.", "Two.", "Three."), "The ask.", "The line.")
    left = fit(short, closed, *causes(3))
    assert left == []
    fewer = [fit(short, closed, *causes(3), paper=Paper(ROOM.width, height)) for height in range(9000, 3000, -100)]
    order = list(dict.fromkeys(sentence for left in fewer for sentence in left))
    assert order[0] == "Left out: who else is there."
    assert order[1] == "Left out: the cause “Custody”."
    assert order[2] == "Left out: who chairs."
    assert order[3] == "Left out: the line if pressed."
    ranks = [order.index(sentence) for sentence in order if "a threshold of" in sentence]
    assert ranks and max(ranks) < order.index("Left out: the cause “Cause 2”.") < order.index("Left out: the ask.")


def test_a_fourth_thing_to_say_is_one_too_many_and_named(fit: Callable[..., list[str]]) -> None:
    [said] = fit(page(("One.", "Two.", "Three.", "Four.")))
    assert said == "Left out, as the fourth or later thing: “Four.”."


def test_what_is_too_long_is_cut_at_a_word_and_named(fit: Callable[..., list[str]]) -> None:
    left = fit(page((LONG * 30,) * 3, LONG * 30, LONG * 30), *causes(2, LONG))
    assert "Shortened: the ask." in left and "Shortened: the line if pressed." in left
    full = fit(page((LONG * 30,) * 3, LONG * 30, LONG * 30), *causes(12, LONG))
    assert "Left out: the line if pressed." in full and "Shortened: the line if pressed." not in full


def test_where_room_is_left_over_what_matters_most_is_in_full(fit: Callable[..., list[str]]) -> None:
    ask, pressed = LONG * 9, LONG * 9
    for height in range(9000, 3000, -50):
        left = fit(page(("One.",), ask, pressed), paper=Paper(ROOM.width, height))
        if "Shortened: the ask." in left and not any(said.startswith("Left out") for said in left):
            assert "Shortened: the line if pressed." in left
        if left == ["Shortened: the line if pressed."]:
            return
    pytest.fail("No page had the ask in full and the line if pressed shortened.")


def test_with_few_causes_the_page_says_of_which_day_a_figure_is_and_the_target(
    empty: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    measure = Measure(id="m", cause="cause-0", name="Reviews on time", unit="%", better="higher", target=90.0)
    readings = [Reading(id=f"r{n}", measure="m", date=f"2026-0{n}", value=60.0 + n) for n in (8, 9)]

    def measured(count: int) -> str:
        pack = empty.with_changes(put=[*causes(count), measure, *readings])
        [table] = [
            block
            for block in fitted(material_of(pack, edition, precedents, today), ROOM).blocks
            if isinstance(block, Table)
        ]
        return table.rows[0][2][0].text

    assert measured(1) == "Reviews on time: up, better: 68 to 69% (September 2026), target 90%"
    assert measured(25) == "Reviews on time: up, better: 68 to 69%"


@given(
    text=st.text(max_size=400), points=st.sampled_from([11, 17]), width=st.integers(400, 9000), lines=st.integers(1, 5)
)
def test_a_shortened_text_takes_no_more_lines_than_it_may(text: str, points: int, width: int, lines: int) -> None:
    said = shortened(" ".join(text.split()), points, width, lines)
    assert lines_of((Span(said),), points, width) <= lines


def test_letters_are_as_wide_as_arial_has_them() -> None:
    hamburg = 722 + 556 + 833 + 556 * 2 + 333 + 556
    assert width_of("Hamburg", 1000) == pytest.approx(20 * hamburg)
    assert width_of("Hamburg", 11, bold=True) > width_of("Hamburg", 11)
    assert width_of("é", 11) == width_of("e", 11)
    assert width_of("漢", 11) > width_of("W", 11)


def test_a_marking_of_many_lines_leaves_less_room() -> None:
    assert house_paper("OFFICIAL " * 60, "x").height < ROOM.height - 1000


def test_another_paper_is_heeded(example: Pack, edition: Edition, precedents: Precedents, today: date) -> None:
    narrow = document("one-page", example, edition, precedents, today, Choices(paper=Paper(6000, 6000, 1.2)))
    assert narrow.left_out
