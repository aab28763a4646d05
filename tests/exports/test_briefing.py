"""The briefing says everything that is in the pack, and what is missing from it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exports.blocks import Block, Callout, Heading, Paragraph, Table
from exports.documents.briefing import PARTS
from exports.export import document
from tests.exports.full_pack import word, words_of
from tests.exports.word_files import html_of, read_by_mammoth, sections_of, text_of
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import ChecklistEntry, PrecedentChoice, Support
from toolkit.records.questions import HardQuestion, Question
from toolkit.records.readiness import ExitView
from toolkit.records.record import item_record_id
from toolkit.records.speaking import LogEntry, NoteSection
from toolkit.records.tables import singleton_id
from toolkit.terms import PLACEHOLDER, terms_of

Make = Callable[[Pack], Path]
WithRecords = Callable[..., Pack]


def titles(pack: Pack) -> list[str]:
    terms = terms_of(pack.office)
    return [f"{place}. {terms.fill(part.title)}" for place, part in enumerate(PARTS, start=1)]


def parts(pack: Pack, path: Path) -> dict[str, str]:
    return sections_of(text_of(path), titles(pack))


def blocks_by_part(blocks: tuple[Block, ...]) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    here = "cover"
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            here = block.anchor
        found.setdefault(here, []).append(block)
    return found


def test_every_word_that_an_officer_typed_stands_in_the_briefing(full: Pack, make: Make) -> None:
    text = read_by_mammoth(make(full))
    words = words_of(full)
    assert len(words) > 60
    assert [word for word in words if word not in text] == []


def test_dates_choices_and_figures_stand_there_as_people_say_them(full: Pack, make: Make) -> None:
    told = parts(full, make(full))
    causes = told["Causes of concern"]
    for said in (
        "Area for improvement",
        "Closed by HMICFRS",
        "5 October 2026",
        "High (private to the office)",
        "1,234.5",
    ):
        assert said in causes
    assert "PPOG, quarterly" in told["Situation"]
    assert "Accelerated" not in causes


def test_an_empty_pack_gives_a_document_that_says_for_each_part_what_is_to_do(
    empty: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    found = blocks_by_part(document("briefing", empty, edition, precedents, today).blocks)
    assert list(found)[1:] == [part.anchor for part in PARTS]
    silent = [anchor for anchor, blocks in found.items() if not any(says_what_to_do(block) for block in blocks)]
    # The cover and what the toolkit itself says need nobody to fill them in.
    assert silent == ["cover", "missing", "glossary", "sources"]
    headings = [block.text for block in found["missing"] if isinstance(block, Heading)]
    assert headings[1].startswith("Before the meeting (")


def says_what_to_do(block: Block) -> bool:
    if isinstance(block, Callout):
        return block.lead == "Still to do" and bool(block.text)
    return isinstance(block, Paragraph) and block.text[0].text.startswith("Still empty")


def test_the_first_page_says_whose_briefing_it_is_for_which_meeting_and_from_which_edition(
    with_records: WithRecords, make: Make
) -> None:
    pack = with_records(
        Office(id=singleton_id(Office), force="Loamshire Police", body="PCC for Loamshire", marking="OFFICIAL"),
        Meeting(id=singleton_id(Meeting), date="2026-12-10", time="14:00", place="London", number=2),
    )
    cover = text_of(make(pack)).split("\nContents\n")[0]
    for said in ("Loamshire Police", "PCC for Loamshire", "OFFICIAL", "Thursday 10 December 2026, 14:00"):
        assert said in cover
    for said in ("London", "Number 2", "20 November 2026", "APCC Engage Toolkit, 29 May 2024", "January 2025"):
        assert said in cover


def test_a_date_is_never_more_exact_than_the_office_knows_it(with_records: WithRecords, make: Make) -> None:
    pack = with_records(
        Office(id=singleton_id(Office), entered_engage="2021"), Meeting(id=singleton_id(Meeting), date="2026-12")
    )
    text = text_of(make(pack))
    assert "\tDecember 2026\n" in text
    assert "Entered Engage\t2021\n" in text
    assert "\nnot known\n" in parts(pack, make(pack))["What is still missing"]


def test_three_figures_at_most_are_counted_and_none_is_a_score(
    example: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    missing = blocks_by_part(document("briefing", example, edition, precedents, today).blocks)["missing"]
    [figures] = [block for block in missing if isinstance(block, Table)]
    assert figures.header == ("Days to PPOG", "Causes still open", "To close before PPOG")
    [cells] = figures.rows
    causes = example.every(Cause)
    still_open = sum(cause.status == "open" for cause in causes)
    assert cells[1][0].text == f"{still_open} of {len(causes)}"
    assert "%" not in "".join(span.text for cell in cells for span in cell)


def test_chosen_questions_come_first_in_the_offices_order_and_the_rest_only_by_title(
    with_records: WithRecords, edition: Edition, make: Make
) -> None:
    last, first = edition.questions_hmicfrs[-1], edition.questions_hmicfrs[0]

    def chosen(item: str, place: float) -> Question:
        return Question(id=item_record_id("questions", item), item=item, chosen=True, position=place)

    pack = with_records(chosen(last.id, 1.0), chosen(first.id, 2.0))
    told = parts(pack, make(pack))["Questions for HMICFRS"]
    others = told.index("In the question bank, not chosen")
    assert told.index(f"1. {last.title}") < told.index(f"2. {first.title}") < others
    middle = edition.questions_hmicfrs[4]
    assert middle.title in told
    assert terms_of(pack.office).fill(middle.text) not in told


def test_what_is_settled_asks_for_nothing_more(with_records: WithRecords, edition: Edition, make: Make) -> None:
    first, second = (stage.id for stage in edition.stages[:2])
    done = ChecklistEntry(id=item_record_id("checklist", first), item=first, status="done")
    answered = Question(
        id="q", bank="hmicfrs", chosen=True, wording="Which data?", asked_on="2024-05-01", answer="All."
    )
    pack = with_records(done, answered)
    said = parts(pack, make(pack))
    about_the_question = said["Questions for HMICFRS"].split("Which data?")[1].split("In the question bank")[0]
    assert "Asked on: 1 May 2024" in about_the_question and "All." in about_the_question
    for hint in ("Write here", "Fill in", "Choose a date"):
        assert hint not in about_the_question
        assert hint not in said["The process"].split(edition.by_id[second].title)[0]
    assert "Write here" in said["The process"]


def test_an_answer_is_kept_when_its_question_is_no_longer_chosen(
    with_records: WithRecords, edition: Edition, make: Make
) -> None:
    item = edition.questions_chief[2].id
    pack = with_records(
        Question(id=item_record_id("questions", item), bank="chief", item=item, answer="Yes, with the College.")
    )
    told = parts(pack, make(pack))["Questions for the chief constable"]
    assert told.index("Not chosen for the meeting, but worked on") < told.index("Yes, with the College.")


def test_a_note_is_timed_at_the_pace_of_the_office(with_records: WithRecords, make: Make) -> None:
    pack = with_records(
        Meeting(id=singleton_id(Meeting), pace=120, speaking_minutes=3.0),
        NoteSection(id="one", heading="Calls", paragraphs=("word " * 200, "word " * 40), seconds=90, cues="Look up."),
    )
    told = parts(pack, make(pack))["Speaking note"]
    assert "240 words, 2:00 at 120 words a minute; 3 minutes are planned." in told
    for said in ("1:30", "Cue: Look up.", "rehearse the note aloud"):
        assert said in told


def test_records_whose_cause_is_gone_are_still_in_sight(with_records: WithRecords, make: Make) -> None:
    pack = with_records(
        Recommendation(id="r", cause="gone", text="Match rosters to demand."),
        Threshold(id="t", cause="gone", wording="Nine calls in ten."),
        Measure(id="m", cause="gone", name="Calls answered"),
        Reading(id="v", measure="gone", date="2026-10", value=87.5),
        ExitView(id="x", cause="gone", sustained="partly", sustained_note="Seven months running."),
    )
    told = parts(pack, make(pack))
    unlinked = told["Causes of concern"].split("Not linked to a cause")[1]
    for said in ("Match rosters to demand.", "Nine calls in ten.", "Calls answered", "87.5"):
        assert said in unlinked
    assert "Seven months running." in told["Exit readiness"].split("Not linked to a cause")[1]


def test_nothing_more_is_asked_for_a_cause_that_hmicfrs_has_closed(with_records: WithRecords, make: Make) -> None:
    pack = with_records(Cause(id="c", title="Custody", status="closed", closed_on="2026-07"))
    told = parts(pack, make(pack))["Causes of concern"]
    assert "Closed July 2026" in told
    assert "Still to do" not in told


def test_a_threshold_is_never_worded_for_hmicfrs(with_records: WithRecords, make: Make) -> None:
    pack = with_records(Cause(id="c", title="Calls"), Threshold(id="t", cause="c", state="asked"))
    told = parts(pack, make(pack))["Causes of concern"]
    assert "Not worded yet" in told
    assert "Asked, no answer yet" in told


def test_what_an_earlier_edition_asked_is_kept(with_records: WithRecords, make: Make) -> None:
    pack = with_records(
        ChecklistEntry(id="old", item="gone.item", earlier_text="Write to {chief.the}.", note="Done by letter."),
        Support(id="own", title="Visit to a control room", provider="College", state="accepted", result="In May."),
    )
    told = parts(pack, make(pack))
    earlier = told["Responsibilities"].split("From the earlier edition")[1]
    assert "Write to the chief constable." in earlier
    assert "Done by letter." in earlier
    assert "Visit to a control room (College)" in told["Support"]


def test_chosen_precedents_stand_with_their_reasons_and_why_they_matter(
    with_records: WithRecords, precedents: Precedents, make: Make
) -> None:
    force, case = precedents.forces[0], precedents.cases[0]
    lesson, other = case.lessons[1], case.lessons[2]
    pack = with_records(
        PrecedentChoice(id="p", item=force.id, chosen=True, note="Like ours."),
        PrecedentChoice(id="l", item=lesson.id, chosen=True, note="The test to pass."),
        PrecedentChoice(id="n", item=precedents.forces[1].id, chosen=False),
        PrecedentChoice(id="g", item="precedent.gone", chosen=True, note="Kept from the last list."),
    )
    told = parts(pack, make(pack))
    section = told["Precedents"]
    for reason in (*force.reasons_in, *force.reasons_out):
        assert reason.text in section
    for said in ("Like ours.", lesson.text, "The test to pass.", "Kept from the last list."):
        assert said in section
    assert other.text not in section
    assert precedents.forces[1].force not in section
    assert lesson.source.item in told["Sources"]


def test_every_item_of_the_toolkit_is_listed_with_its_place(empty: Pack, edition: Edition, make: Make) -> None:
    told = parts(empty, make(empty))["Sources"]
    terms = terms_of(empty.office)
    unlisted = [item.id for item in edition.items() if f"{terms.fill(item.title).rstrip('.:')}" not in told]
    assert unlisted == []
    assert [item.id for item in edition.items() if item.source.item not in told] == []


def test_the_offices_own_words_for_its_people_are_used_everywhere(with_records: WithRecords, make: Make) -> None:
    pack = with_records(
        Office(
            id=singleton_id(Office),
            terms="own",
            holder_title="Comisiynydd",
            office_title="Swyddfa",
            chief_title="Prif Gwnstabl",
            force_noun="heddlu",
        )
    )
    text = text_of(make(pack))
    assert "Questions for the Prif Gwnstabl" in text
    assert "the Comisiynydd" in text
    assert PLACEHOLDER.findall(text) == []


def test_hard_questions_are_marked_as_the_offices_own(full: Pack, make: Make) -> None:
    told = parts(full, make(full))["Hard questions: private to the office"]
    assert told.strip().startswith("Private to the office:")
    assert word("hard_questions", "line") in told


def test_the_log_stands_in_order_of_time(with_records: WithRecords, make: Make) -> None:
    pack = with_records(
        LogEntry(id="b", at="14:30", who="HMI", text="Second words."),
        LogEntry(id="a", at="14:05", who="HMCI", kind="threshold", text="First words."),
    )
    told = parts(pack, make(pack))["On the day and afterwards"]
    assert told.index("First words.") < told.index("Second words.")
    assert "Threshold wording" in told
    assert "HMICFRS has not written yet." in told


def test_each_piece_of_evidence_stands_in_full_once_however_many_causes_it_serves(
    with_records: WithRecords, make: Make
) -> None:
    causes = [Cause(id="c1", title="Calls"), Cause(id="c2", title="Custody")]
    piece = Evidence(
        id="e", claim="Nine nights seen", document="Visit notes", verified_by="G. Dummy", causes=("c1", "c2")
    )
    pack = with_records(*causes, piece, Evidence(id="f", claim="Of no cause"))
    told = parts(pack, make(pack))
    assert told["Causes of concern"].count("Nine nights seen") == 2
    assert "Visit notes" not in told["Causes of concern"]
    assert told["Evidence"].count("Visit notes") == told["Evidence"].count("Verified by G. Dummy") == 1
    assert "Of no cause\n(Not linked to a cause)" in told["Evidence"]


def test_evidence_is_a_link_that_can_be_followed(full: Pack, make: Make) -> None:
    assert f'<a href="https://example.org/evidence">{word("evidence", "document")}</a>' in html_of(make(full))


def test_a_long_text_is_cut_in_a_heading_and_whole_below_it(with_records: WithRecords, make: Make) -> None:
    question = "Why " + "on the one hand and on the other " * 12 + "so late?"
    told = text_of(make(with_records(HardQuestion(id="h", question=question))))
    assert question in told


@pytest.mark.parametrize("fictional", ["example", "empty"])
def test_a_made_up_pack_cannot_be_taken_for_a_real_one(
    fictional: str, request: pytest.FixtureRequest, make: Make
) -> None:
    pack: Pack = request.getfixturevalue(fictional)
    cover = text_of(make(pack)).split("\nContents\n")[0]
    assert ("Fictional example" in cover) == pack.info.fictional
