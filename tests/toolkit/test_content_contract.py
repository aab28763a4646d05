"""The app carries all of what its two sources say: each count is written here, once, as a number."""

import re

import pytest

from toolkit.content import Document, Source
from toolkit.edition import Edition, Precedents
from toolkit.edition_files import DEFAULT_EDITION, DEFAULT_PRECEDENTS
from toolkit.loading import load_edition, load_precedents


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The shipped edition, read from the disk for these tests."""
    return load_edition(DEFAULT_EDITION)


@pytest.fixture(scope="module")
def precedents() -> Precedents:
    """The shipped precedents, read from the disk for these tests."""
    return load_precedents(DEFAULT_PRECEDENTS)


COUNTS = {
    "stages": 15,
    "flowchart_notes": 3,
    "entry_considerations": 6,
    "opportunities": 4,
    "ppog_purposes": 6,
    "running_order": 5,
    "members": 5,
    "body_roles": 5,
    "responsibilities_outside": 6,
    "responsibilities_ppog": 3,
    "prose_steps": 8,
    "support_offers": 10,
    "exit_tests": 2,
    "exit_themes": 11,
    "questions_hmicfrs": 9,
    "questions_chief": 10,
    "post_engage": 2,
}

# An id is in the packs on people's machines: it may be added to, never changed.
IDS = {
    "stages": """stage.scan stage.concern stage.decision stage.announcement stage.letter-chief stage.letter-holder
        stage.apcc-letter stage.apcc-meeting stage.hmi-meeting stage.root-causes stage.plan stage.oversight stage.ppog
        stage.monitoring stage.outcome""",
    "running_order": "hour.chief hour.holder hour.feedback hour.hmi hour.close",
    "responsibilities_outside": """responsibility.relationship responsibility.plan responsibility.scrutiny
        responsibility.resources responsibility.outside-help responsibility.invite""",
    "responsibilities_ppog": """responsibility.ppog.alignment responsibility.ppog.overview
        responsibility.ppog.thresholds""",
    "prose_steps": """step.joint-line step.hmi-updates step.scrutiny-focus step.forbearance step.local-figures
        step.inspection-request step.pre-meet step.after-exit""",
    "support_offers": """support.workshops support.buddy support.peer-review support.communications support.questions
        support.accountability-framework support.pre-meet support.letter support.initial-meeting support.contact""",
    "exit_themes": """theme.outlook theme.underlying-reasons theme.leadership theme.workforce theme.training
        theme.central-team theme.demand theme.help theme.relationships theme.honesty theme.basics""",
    "questions_hmicfrs": """question.hmicfrs.barriers question.hmicfrs.control question.hmicfrs.good-practice
        question.hmicfrs.thresholds question.hmicfrs.data question.hmicfrs.added-concerns question.hmicfrs.context
        question.hmicfrs.more question.hmicfrs.priority""",
    "questions_chief": """question.chief.emerging question.chief.engagement question.chief.support
        question.chief.resources question.chief.inspectorate question.chief.peer-review question.chief.obstacles
        question.chief.smoother question.chief.roadmap question.chief.partners""",
    "post_engage": "post-engage.debrief post-engage.masterclass",
}

# Force: entered, left (no more exact than the source), reasons in, reasons out.
FORCES = {
    "Cleveland Police": ("2019", "2023-09", 6, 4),
    "Gloucestershire Constabulary": ("2021", "2023-09", 4, 4),
    "Greater Manchester Police": ("2020", "2022-10", 1, 4),
    "Metropolitan Police Service": ("2022-06", "2025-01", 10, 6),
    "Staffordshire Police": ("2022-06", "2024-05", 2, 2),
    "West Midlands Police": ("2023-11", "2024-09", 4, 3),
    "Wiltshire Police": ("2022-06", "2024-05", 3, 3),
}

LESSONS = {
    "case.humberside": 12,
    "case.greater-manchester": 15,
    "case.cleveland": 14,
    "case.gloucestershire": 19,
}

ABBREVIATIONS = {
    *("HMICFRS", "PEEL", "PPOG", "HMCI", "HMI", "FLL", "HMG", "APCC", "NPCC", "PCC", "PFCC", "OPCC"),
    *("CDI", "THRIVE", "MARAC", "FCR", "EPIP", "AFI"),
}


@pytest.mark.parametrize(("group", "count"), COUNTS.items())
def test_no_item_of_the_toolkit_is_dropped_or_merged(group: str, count: int, edition: Edition) -> None:
    assert len(getattr(edition, group)) == count


@pytest.mark.parametrize(("group", "ids"), IDS.items())
def test_ids_that_packs_refer_to_do_not_change(group: str, ids: str, edition: Edition) -> None:
    assert [item.id for item in getattr(edition, group)] == ids.split()


def test_every_id_is_used_once(edition: Edition, precedents: Precedents) -> None:
    ids = [item.id for item in edition.items()] + [item.id for item in precedents.items()]
    ids += [entry.id for entry in (*precedents.forces, *precedents.cases)]
    assert len(ids) == len(set(ids))
    assert len(edition.by_id) == len(list(edition.items()))


def test_every_item_says_where_it_stands_in_a_document(edition: Edition, precedents: Precedents) -> None:
    def stands(source: Source, documents: tuple[Document, ...]) -> bool:
        return any(source.document == doc.id and source.section in doc.sections for doc in documents)

    for content in (edition, precedents):
        assert all(stands(item.source, content.documents) and item.source.item for item in content.items())
    for entry in (*precedents.forces, *precedents.cases):
        assert stands(entry.source, precedents.documents)


def test_a_document_that_both_files_cite_is_the_same_one(edition: Edition, precedents: Precedents) -> None:
    whole = {doc.id: doc for doc in edition.documents}
    for doc in precedents.documents:
        assert (doc.publisher, doc.date, doc.title) == (
            whole[doc.id].publisher,
            whole[doc.id].date,
            whole[doc.id].title,
        )
        assert set(doc.sections) <= set(whole[doc.id].sections)
    assert (whole["T"].date, len(whole["T"].sections)) == ("2024-05-29", 20)


def test_the_last_stage_branches_four_ways(edition: Edition) -> None:
    assert [stage.number for stage in edition.stages] == list(range(1, 16))
    assert [len(stage.branches) for stage in edition.stages] == [0] * 14 + [4]


def test_who_sits_on_ppog_and_who_is_invited(edition: Edition) -> None:
    seats = {member.id: list(member.seats) for member in edition.members}
    assert [member.id for member in edition.members if member.chairs] == ["member.hmicfrs"]
    assert seats["member.npcc"] == ["Chair", "HMICFRS Liaison or Performance lead"]
    assert seats["member.college"] == ["Chief Executive"]
    assert seats["member.apcc"] == ["Chair", "Performance lead"]
    assert seats["member.home-office"] == ["Policing Director", "Minister (standing invitation)"]
    assert [item.id for item in edition.invited] == ["invited.force", "invited.observer"]


def test_what_each_body_does_keeps_its_separate_kinds(edition: Edition) -> None:
    kinds = {role.id: len(role.kinds) for role in edition.body_roles}
    assert (kinds["role.home-office"], kinds["role.npcc"], kinds["role.college"]) == (2, 2, 6)


def test_the_apcc_offers_seven_things_in_a_list_and_three_in_its_prose(edition: Edition) -> None:
    assert [offer.listed for offer in edition.support_offers] == [True] * 7 + [False] * 3


def test_each_bank_keeps_its_fourteen_separate_asks(edition: Edition) -> None:
    for bank in (edition.questions_hmicfrs, edition.questions_chief):
        assert sum(len(question.asks) for question in bank) == 14
    caveats = [question.id for question in edition.questions_chief if question.caveat]
    assert caveats == ["question.chief.inspectorate"]


def test_four_themes_keep_their_other_view_and_honesty_its_examples(edition: Edition) -> None:
    assert {theme.id for theme in edition.exit_themes if theme.counter_view} == {
        "theme.leadership",
        "theme.training",
        "theme.central-team",
        "theme.demand",
    }
    assert {theme.id: len(theme.examples) for theme in edition.exit_themes if theme.examples} == {"theme.honesty": 3}


def test_the_glossary_has_its_four_entries_and_every_abbreviation(edition: Edition) -> None:
    assert [term.title for term in edition.glossary if not term.abbreviation] == [
        "Accelerated cause of concern",
        "Area for improvement",
        "Cause of concern",
        "Hot debrief",
    ]
    assert {term.title for term in edition.glossary if term.abbreviation} >= ABBREVIATIONS


@pytest.mark.parametrize(("force", "facts"), FORCES.items())
def test_each_force_keeps_its_reasons_and_its_dates_are_no_more_exact_than_the_list(
    force: str, facts: tuple[str, str, int, int], precedents: Precedents
) -> None:
    found = next(entry for entry in precedents.forces if entry.force == force)
    assert (found.entered, found.left, len(found.reasons_in), len(found.reasons_out)) == facts


def test_the_list_of_forces_is_complete(precedents: Precedents) -> None:
    assert {entry.force for entry in precedents.forces} == set(FORCES)
    assert sum(len(entry.reasons_in) for entry in precedents.forces) == 30
    assert sum(len(entry.reasons_out) for entry in precedents.forces) == 26


@pytest.mark.parametrize(("case", "lessons"), LESSONS.items())
def test_each_case_study_keeps_every_lesson(case: str, lessons: int, precedents: Precedents) -> None:
    found = next(entry for entry in precedents.cases if entry.id == case)
    assert len(found.lessons) == lessons
    assert len(found.protocol) == (4 if case == "case.humberside" else 0)


def test_the_case_studies_are_complete(precedents: Precedents) -> None:
    assert {entry.id for entry in precedents.cases} == set(LESSONS)


def test_londons_causes_close_as_exactly_as_the_list_says(precedents: Precedents) -> None:
    london = next(entry for entry in precedents.forces if entry.id == "precedent.metropolitan")
    assert len({reason.group for reason in london.reasons_in}) == 4
    assert [reason.closed for reason in london.reasons_in] == ["2024"] * 5 + ["2024-11-13", ""] + ["2025-01"] * 3


def test_west_midlands_left_with_one_cause_open(precedents: Precedents) -> None:
    force = next(entry for entry in precedents.forces if entry.id == "precedent.west-midlands")
    assert [reason.open_at_exit for reason in force.reasons_in] == [True, False, False, False]
    assert [reason.closed for reason in force.reasons_in] == [""] + ["2024-07-23"] * 3
    assert "still open" in force.note


def test_no_other_force_left_with_a_cause_open(precedents: Precedents) -> None:
    found = [reason.id for force in precedents.forces for reason in force.reasons_in if reason.open_at_exit]
    assert found == ["precedent.west-midlands.in.investigations"]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("stage.ppog", "Police and Policing"),
        ("hour.hmi", "before the force"),
        ("hour.chief", "no minutes"),
        ("hour.close", "at no time committed to"),
        ("role.hmicfrs", "running order"),
        ("purpose.removal", "at no time committed to"),
        ("stage.outcome", "flowchart"),
        ("responsibility.ppog.thresholds", "no threshold"),
        ("exit-test.today", "no threshold"),
    ],
)
def test_where_the_toolkit_disagrees_or_is_silent_the_item_says_so(item: str, said: str, edition: Edition) -> None:
    assert said in edition.by_id[item].note


def test_where_the_list_disagrees_or_is_silent_the_entry_says_so(precedents: Precedents) -> None:
    notes = {entry.id: entry.note for entry in (*precedents.forces, *precedents.cases)}
    assert "2021" in notes["precedent.gloucestershire"] and "December 2021" in notes["precedent.gloucestershire"]
    assert "December 2021" in notes["case.gloucestershire"]
    assert "May 2017" in notes["case.humberside"]
    assert "June 2022" in precedents.note and "names none" in precedents.note


def test_the_edition_says_what_its_source_lacks(edition: Edition) -> None:
    for silence in ("flowchart", "no minutes", "no threshold"):
        assert silence in edition.note


def test_no_date_is_given_a_day_that_its_document_does_not_have(precedents: Precedents) -> None:
    dates = [date for force in precedents.forces for date in (force.entered, force.left)]
    dates += [reason.closed for force in precedents.forces for reason in force.reasons_in]
    exact = {date for date in dates if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date)}
    assert exact == {"2024-07-23", "2024-11-13"}
    assert precedents.date == "2025-01"


def test_a_case_study_leads_to_its_force(precedents: Precedents) -> None:
    leads = {case.id: case.precedent for case in precedents.cases}
    assert leads == {
        "case.humberside": "",
        "case.greater-manchester": "precedent.greater-manchester",
        "case.cleveland": "precedent.cleveland",
        "case.gloucestershire": "precedent.gloucestershire",
    }
