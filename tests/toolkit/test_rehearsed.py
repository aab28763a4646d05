"""A rehearsal says what each section took beside what it may take."""

from msgspec import structs

from toolkit.pack import Pack
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.rehearsed import run_against_plan, spoken_sections

NOTE = [
    NoteSection(id="s1", heading="Opening", paragraphs=("one two three four",), position=1.0),
    NoteSection(id="s2", heading="Ask", paragraphs=("one",), seconds=30, position=2.0),
    NoteSection(id="s3", heading="Written since", paragraphs=("one",), position=3.0),
]


def test_a_section_is_held_against_the_seconds_set_or_else_against_its_words() -> None:
    run = Rehearsal(id="run", timings={"s1": 5, "s2": 30, "gone": 9})
    assert [(each.section.id, each.said, each.over) for each in spoken_sections(run, NOTE, 120)] == [
        ("s1", "0:05 of 0:02, 0:03 over", 3),
        ("s2", "0:30 of 0:30", 0),
    ]


def test_a_section_whose_words_cannot_have_been_spoken_is_said_to_be_left_early() -> None:
    long = NoteSection(id="long", paragraphs=("word " * 120,), seconds=30, position=1.0)
    hurried, spoken = (
        spoken_sections(Rehearsal(id="run", timings={"long": seconds}), [long], 120)[0] for seconds in (29, 30)
    )
    assert hurried.left_early and hurried.said == "0:29 of 0:30, left early"
    assert not spoken.left_early and spoken.said == "0:30 of 0:30"


def test_the_whole_is_held_against_the_minutes_planned_where_they_are_known(empty_pack: Pack) -> None:
    run = Rehearsal(id="run", seconds=250)
    planned = empty_pack.with_changes(put=[structs.replace(empty_pack.meeting, speaking_minutes=4.0)])
    assert run_against_plan(run, planned) == "4:10 of 4:00, 0:10 over"
    assert run_against_plan(run, empty_pack) == "4:10"
