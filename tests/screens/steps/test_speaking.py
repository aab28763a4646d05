"""Words, minutes and seconds: of the speaking note and of the lines for hard questions."""

from screens.steps.hard_questions import HardQuestionsView
from screens.steps.notes import USUAL_SECTIONS, NotesView
from tests.screens.conftest import CaseOf
from toolkit.pack import Pack
from toolkit.records.office import Meeting
from toolkit.records.questions import HardQuestion
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection, Rehearsal
from toolkit.records.tables import singleton_id

NOTES, HARD = NotesView(), HardQuestionsView()


def words(count: int) -> str:
    return " ".join(["word"] * count)


def meeting(**fields: object) -> Meeting:
    return Meeting(id=singleton_id(Meeting), **fields)  # type: ignore[arg-type]


def test_the_note_adds_up_words_and_minutes_at_the_offices_pace(case_of: CaseOf) -> None:
    records: list[Record] = [
        meeting(pace=120, speaking_minutes=2.5),
        NoteSection(id="s1", heading="Opening", paragraphs=(words(60), words(60)), seconds=45, position=1.0),
        NoteSection(id="s2", heading="Ask", paragraphs=(words(121),), position=2.0),
        NoteSection(id="s3", position=3.0),
    ]
    rows = NOTES.rows(case_of(records))
    for said in ("241 words", "2:01", "2:30", "120 a minute"):
        assert said in rows[0].title
    assert [(row.title, row.mark, row.state, row.meta) for row in rows[1:4]] == [
        ("Opening", "warn", "1:00 of 0:45 wanted", "too long, 120 words"),
        ("Ask", "done", "1:01", "121 words"),
        ("Section without a heading", "todo", "no text yet", ""),
    ]


def test_beside_a_section_stands_what_all_of_them_may_take_of_the_time_planned(case_of: CaseOf) -> None:
    records: list[Record] = [
        meeting(speaking_minutes=5.0),
        NoteSection(id="s1", heading="Opening", seconds=45, position=1.0),
        NoteSection(id="s2", heading="Ask", seconds=90, position=2.0),
    ]
    case = case_of(records)
    assert NOTES.about(case, NOTES.rows(case)[1])[1].text == "Wanted for all sections: 2:15; 5:00 planned."
    case = case_of([NoteSection(id="s1", heading="Opening", seconds=45)])
    assert NOTES.about(case, NOTES.rows(case)[1])[1].text == "Wanted for all sections: 0:45."
    case = case_of([NoteSection(id="s1", heading="Opening")])
    assert [passage.kind for passage in NOTES.about(case, NOTES.rows(case)[1])] == ["title"]


def test_an_empty_note_offers_the_usual_sections_in_order(case_of: CaseOf, empty: Pack) -> None:
    case = case_of(empty)
    assert NOTES.rows(case) == []
    ids = iter("abcdefgh")
    made = NOTES.additions(case, None)[0].build(lambda: next(ids))
    assert [row.title for row in NOTES.rows(case_of(empty.with_changes(put=made)))[1:7]] == list(USUAL_SECTIONS)


def test_rehearsals_stand_by_date_with_the_seconds_of_each_section(case_of: CaseOf) -> None:
    section = NoteSection(id="s1", heading="Opening", paragraphs=("Good morning.",))
    late = Rehearsal(id="r2", held_on="2024-06-02", started="16:30", seconds=125, timings={"s1": 125, "gone": 3})
    early = Rehearsal(id="r1", held_on="2024-06-02", started="09:00", seconds=140)
    case = case_of([section, late, early])
    rows = NOTES.rows(case)
    assert [(row.title, row.state) for row in rows[-2:]] == [
        ("2 June 2024 09:00", "2:20"),
        ("2 June 2024 16:30", "2:05"),
    ]
    assert [passage.text for passage in NOTES.about(case, rows[-1])][1:] == ["Opening: 2:05 of 0:01, 2:04 over"]


def test_rehearsals_stay_in_sight_when_the_note_is_begun_anew(case_of: CaseOf) -> None:
    rows = NOTES.rows(case_of([Rehearsal(id="r1", held_on="2024-06-02", seconds=140)]))
    assert "r1" in [row.key for row in rows]


def test_a_line_is_measured_against_twenty_seconds(case_of: CaseOf) -> None:
    fits = HardQuestion(id="h1", question="Why so slow?", line=words(40), owner="A. Example", position=1.0)
    long = HardQuestion(id="h2", question="Who knew?", line=words(44), position=2.0)
    none = HardQuestion(id="h3", position=3.0)
    case = case_of([meeting(pace=120), long, none, fits])
    rows = HARD.rows(case)
    assert [(row.title, row.state) for row in rows] == [
        ("Why so slow?", "line of 20 s"),
        ("Who knew?", "line of 22 s"),
        ("Not written yet", "no line yet"),
    ]
    assert "fits 20 seconds" in HARD.about(case, rows[0])[1].text
    assert "2 seconds over" in HARD.about(case, rows[1])[1].text
    assert len(HARD.about(case, rows[2])) == 1


def test_one_word_is_one_word_and_thousands_are_told_apart(case_of: CaseOf) -> None:
    for count, said in ((1, "(1 word, "), (1200, "(1,200 words, ")):
        note = NoteSection(id="s", heading="Opening", paragraphs=(words(count),))
        assert said in NOTES.rows(case_of([note]))[0].title
