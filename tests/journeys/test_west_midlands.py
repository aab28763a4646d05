"""West Midlands Police in Engage, prepared from an empty workspace by keyboard alone, at a real terminal.

Causes, dates and counts are those of the HMICFRS list; whatever an office would add of its own says
that it was typed.
"""

import html
import json
import re
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mammoth
import pytest

from exports.word.controls import EMPTY, TICKED
from tests.journeys.officer import Officer
from tests.journeys.terminal import Terminal, account, program
from toolkit.records.causes import Cause, Recommendation
from toolkit.records.office import Meeting, Office
from toolkit.records.preparation import ChecklistEntry, Support
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question
from toolkit.records.readiness import ExitView
from toolkit.records.speaking import NoteSection

TODAY = "2024-08-01"
BODY = "West Midlands Police and Crime Commissioner"
SITUATION = "Of four causes of concern, three are closed."
INVESTIGATIONS = "Investigations and their results for victims"
ASSESSMENT, OFFENDERS = "Multi-agency risk assessment conferences (MARACs)", "Risk from registered sex offenders"
CLOSED = (ASSESSMENT, OFFENDERS, "Risk from online child abuse offenders")
MET = tuple(f"An addressed recommendation, {number} of 3" for number in (1, 2, 3))
NOT_MET = tuple(f"A recommendation not yet addressed, {number} of 2" for number in (1, 2))
RESPONSIBILITY = {"Note": "Typed note on the invitation.", "Owner": "Head of policy", "Due": "30 August 2024"}
SUPPORT = {"With whom": "Performance leads", "When": "12 June 2024", "Result": "Typed result of the offer."}
TO_HMICFRS = {
    "Own wording": "Typed wording: what would show that the two others are met?",
    "For whom": "Regional HMI",
    "Asked on": "15 July 2024",
    "Answer": "Typed answer of HMICFRS.",
    "Follow-up": "Typed follow-up.",
    "Owed by": "Liaison lead",
    "Due": "27 August 2024",
}
OWN_QUESTION = "Typed question of our own?"
ANSWER_OF_CHIEF = "Typed answer on obstacles."
ALIGNMENT = {
    "Subject": "Investigations still open",
    "The chief constable will say": "Typed account of the force.",
    "The PCC will say": "Typed account of the office.",
}
RESOLUTION = "Typed resolution of the difference."
REASON = "Typed reason: two of five are still to be met."
HARD_QUESTION = {
    "Question": "Typed hard question?",
    "The line, in 20 seconds": "Typed line to say.",
    "If pressed": "Typed words if pressed.",
    "Do not say": "Typed warning.",
}
NOTE = "Typed words to speak: what changed, and what has not changed yet."


def prepare(terminal: Terminal, briefing: Path) -> None:
    """From the empty workspace through every step to the document."""
    officer = Officer(terminal)
    make_the_pack(terminal)
    describe_the_situation(officer)
    enter_the_causes(officer)
    tick_what_is_done(officer)
    note_the_support(officer)
    choose_questions_for_hmicfrs(officer)
    set_the_accounts_side_by_side(officer)
    judge_exit_readiness(officer)
    face_the_hard_question(officer)
    write_the_note(officer)
    write_the_briefing(terminal, briefing)


def make_the_pack(terminal: Terminal) -> None:
    terminal.wait_for("No pack here yet", "New pack")
    terminal.press("n")
    terminal.wait_label("Force")
    terminal.type("West Mid")
    terminal.wait_for("West Midlands Police")
    terminal.press("enter")
    terminal.wait_label("Its name")
    terminal.type(BODY)
    terminal.press("enter")
    terminal.wait_label("Your initials")
    terminal.type("OPCC\n")
    terminal.wait_label("PPOG date")
    terminal.type("10 sept 24")
    terminal.wait_for("Tuesday 10 September 2024")
    terminal.press("enter", "enter")
    terminal.wait_for("Overview · PPOG in 40 days · West Midlands Police")


def describe_the_situation(officer: Officer) -> None:
    terminal = officer.terminal
    officer.go("1", "Situation")
    officer.row("West Midlands Police")
    officer.open(Office)
    officer.fill("Entered Engage", "Nov 2023")
    officer.field("Stage of the process")
    terminal.press("enter")
    terminal.wait_for("Type to narrow the list", "2. Concern found")
    terminal.type("regional")
    terminal.wait_gone("2. Concern found")
    terminal.press("enter")
    terminal.wait_label("Stage of the process")
    terminal.wait_focus("14. Regional HMI monitors")
    officer.field("Situation in brief")
    terminal.paste(SITUATION)
    terminal.wait_focus("closed.")
    officer.back("in Engage since November 2023")
    officer.row("PPOG, 10 September 2024")
    officer.open(Meeting)
    officer.fill("Minutes to speak", "4")
    officer.back("PPOG, 10 September 2024")


def enter_the_causes(officer: Officer) -> None:
    officer.go("2", "Causes of concern")
    officer.terminal.wait_for("Press a to add the first")
    officer.add(Cause)
    officer.fill("Title", INVESTIGATIONS)
    officer.back("Investigations")
    for text in MET:
        officer.add(Recommendation, "Recommendation")
        officer.fill("Recommendation", text)
        officer.back("not yet met")
        officer.tick("in progress", "met")
    for text in NOT_MET:
        officer.add(Recommendation, "Recommendation")
        officer.fill("Recommendation", text)
        officer.back("not yet met")
    for title in CLOSED:
        officer.add(Cause, "Cause of concern")
        officer.fill("Title", title)
        officer.choose("Status", "Closed by HMICFRS")
        officer.fill("Closed on", "23 July 2024")
        officer.back("closed 23 July 2024")


def tick_what_is_done(officer: Officer) -> None:
    officer.go("3", "Checklist")
    for title in ("Relationship with FLL and HMI", "Meet on plan and early improvements"):
        officer.row(title)
        officer.tick("done")
    officer.row("Invite HMI and FLL in")
    officer.open(ChecklistEntry)
    officer.choose("Status", "In progress")
    officer.fill_all(RESPONSIBILITY)
    officer.back("Invite HMI and FLL in")


def note_the_support(officer: Officer) -> None:
    officer.go("4", "Support")
    officer.row("Workshops and recordings")
    officer.tick("asked", "accepted")
    officer.open(Support)
    officer.fill_all(SUPPORT)
    officer.back("Workshops and recordings")


def choose_questions_for_hmicfrs(officer: Officer) -> None:
    officer.go("5", "Questions for HMICFRS")
    officer.row("Barriers to leaving Engage")
    officer.tick("chosen")
    officer.row("Recommendations, thresholds and progress")
    officer.tick("chosen")
    officer.open(Question)
    officer.fill_all(TO_HMICFRS)
    officer.back("follow-up owed")
    officer.add(Question)
    officer.fill("Own wording", OWN_QUESTION)
    officer.back(OWN_QUESTION)
    for above in ("What comes first", "Anything more to do"):
        officer.move("K", above)


def set_the_accounts_side_by_side(officer: Officer) -> None:
    officer.go("6", "Questions for the chief constable")
    officer.row("Obstacles to improvement")
    officer.tick("chosen")
    officer.open(Question)
    officer.fill("Answer", ANSWER_OF_CHIEF)
    officer.back("answered")
    officer.add(AlignmentPoint, "Alignment point")
    officer.fill_all(ALIGNMENT)
    officer.choose("Do they match", "Differ")
    officer.fill("How it is resolved", RESOLUTION)
    officer.back("differ")


def judge_exit_readiness(officer: Officer) -> None:
    officer.go("7", "Exit readiness")
    officer.row("not considered yet")
    officer.open(ExitView)
    officer.choose("Would the force be put in Engage today", "No")
    officer.choose("Sustained, systemic and sustainable", "In part")
    officer.fill("Why", REASON)
    officer.fill("Months sustained", "4")
    officer.back("sustained: in part")


def face_the_hard_question(officer: Officer) -> None:
    officer.go("8", "Hard questions")
    officer.add(HardQuestion)
    officer.fill_all(HARD_QUESTION)
    officer.back("Typed hard question?")


def write_the_note(officer: Officer) -> None:
    officer.go("9", "Speaking notes")
    officer.add(NoteSection, "The usual six sections")
    officer.fill("What is said", NOTE)
    officer.back("Opening")


def write_the_briefing(terminal: Terminal, briefing: Path) -> None:
    terminal.press("x")
    terminal.wait_for("Full briefing", "PPOG briefing - West ")
    # The folder is the officer's own already.
    terminal.press("tab", "tab", "tab", "ctrl+u")
    terminal.wait_gone("PPOG briefing - West ")
    terminal.type(briefing.name)
    terminal.wait_for(briefing.name)
    terminal.press("enter")
    terminal.wait_for("Written ")
    terminal.press("escape", "escape")


# What is left of it -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("officer")


@pytest.fixture(scope="module")
def briefing(home: Path) -> Iterator[Path]:
    """The document at the end of the journey, with everything else that it left in ``home``."""
    path = home / "for the commissioner.docx"
    with Terminal("--workspace", home / "packs", home=home, today=TODAY, officer="") as terminal:
        prepare(terminal, path)
        terminal.press("ctrl+q")
        assert (terminal.wait_end(), terminal.left_behind()) == (0, [])
    yield path


@pytest.fixture(scope="module")
def text(briefing: Path) -> str:
    """The document as a reader meets it, one paragraph, line or cell after another."""
    with briefing.open("rb") as file:
        markup = mammoth.convert_to_html(file).value
    ticked = re.sub(r"<input[^>]*checked[^>]*>", TICKED, markup)
    boxes = re.sub(r"<input[^>]*>", EMPTY, ticked)
    lines = re.sub(r"</(?:p|h\d|li|t[dh])>|<br ?/>", "\n", boxes)
    return re.sub(r"\n+", "\n", html.unescape(re.sub(r"<[^>]+>", "", lines)))


@pytest.fixture(scope="module")
def pack(briefing: Path, home: Path) -> Path:
    [path] = (home / "packs").glob("*.ppog.json")
    return path


@pytest.fixture(scope="module")
def shown(pack: Path, home: Path) -> dict[str, list[dict[str, Any]]]:
    """The records of the pack, as another process reads them."""
    command = program(
        "--workspace", home / "packs", "show", pack.name.removesuffix(".ppog.json"), "--json", today=TODAY
    )
    ran = subprocess.run(command, env=account(home), cwd=home, capture_output=True, encoding="utf-8", timeout=60)
    assert ran.returncode == 0, ran.stderr
    records: dict[str, list[dict[str, Any]]] = json.loads(ran.stdout)["records"]
    return records


def test_every_fact_stands_where_a_reader_of_the_briefing_looks_for_it(text: str) -> None:
    passages = [
        f"Local policing body\t{BODY}",
        "PPOG\tTuesday 10 September 2024\n",
        "Entered Engage\tNovember 2023",
        "Stage of the process\tRegional HMI monitors the plan",
        "14. Regional HMI monitors the plan (not done)\nYou are here",
        "Minutes to speak\t4",
        f"\n{SITUATION}\n",
        f"\n{INVESTIGATIONS}\nOpen\n3 of 5 met\n",
        *(f"\n{title}\nClosed 23 July 2024\n" for title in CLOSED),
        *(f"\n{advice}\nMet\n" for advice in MET),
        *(f"\n{advice}\nNot yet met\n" for advice in NOT_MET),
        f"{TICKED}\tRelationship with FLL and HMI (done)",
        f"{TICKED}\tMeet on plan and early improvements (done)",
        f"{EMPTY}\tConcerns in own scrutiny (not done)",
        f"{EMPTY}\tInvite HMI and FLL in (in progress)",
        "\nOwner: Head of policy · Due: 30 August 2024\nNote: Typed note on the invitation.\n",
        "\nAccepted\nPerformance leads, 12 June 2024\nTyped result of the offer.\n",
        "1. Barriers to leaving Engage\n",
        f"2. Recommendations, thresholds and progress\n{TO_HMICFRS['Own wording']}\n"
        "For whom: Regional HMI\nAnswer\nTyped answer of HMICFRS.\nFollow-up\nTyped follow-up.\n"
        "Asked on: 15 July 2024 · Owed by: Liaison lead · Due: 27 August 2024\n",
        f"3. The office's own question\n{OWN_QUESTION}\n",
        "1. Obstacles to improvement\n",
        f"Answer\n{ANSWER_OF_CHIEF}\n",
        "The chief constable will say\nThe PCC will say\nTyped account of the force.\nTyped account of the office.\n",
        f"Do they match: Differ\nHow it is resolved: {RESOLUTION}\n",
        f"\n{INVESTIGATIONS}\nNo\nIn part\n4\n",
        REASON,
        "1. Typed hard question?\n",
        *(f"{label}: {words}\n" for label, words in HARD_QUESTION.items() if label != "Question"),
        f"\nOpening\n{NOTE}\n",
    ]
    assert [passage for passage in passages if passage not in text] == []


def test_every_edit_is_there_for_the_next_process(shown: dict[str, list[dict[str, Any]]]) -> None:
    def of(table: str, *fields: str, **known: object) -> list[Any]:
        rows = [row for row in shown[table] if all(row[name] == value for name, value in known.items())]
        return [tuple(row[name] for name in fields) for row in rows]

    assert of("office", "force", "body", "entered_engage", "stage", "situation") == [
        ("West Midlands Police", BODY, "2023-11", "stage.monitoring", SITUATION)
    ]
    assert of("meeting", "date", "speaking_minutes") == [("2024-09-10", 4)]
    assert of("causes", "title", "status", "closed_on") == [
        (INVESTIGATIONS, "open", ""),
        *((title, "closed", "2024-07-23") for title in CLOSED),
    ]
    [investigations] = of("causes", "id", status="open")
    assert of("recommendations", "text", "status", cause=investigations[0]) == [
        *((text, "met") for text in MET),
        *((text, "open") for text in NOT_MET),
    ]
    assert sorted(of("checklist", "status", "note", "owner", "due")) == [
        ("done", "", "", ""),
        ("done", "", "", ""),
        ("in-progress", "Typed note on the invitation.", "Head of policy", "2024-08-30"),
    ]
    assert of("support", "state", "with_whom", "agreed_on", "result") == [
        ("accepted", "Performance leads", "2024-06-12", "Typed result of the offer.")
    ]
    fields = ("wording", "for_whom", "asked_on", "answer", "follow_up", "owed_by", "due")
    asked = (TO_HMICFRS["Own wording"], "Regional HMI", "2024-07-15", "Typed answer of HMICFRS.")
    assert of("questions", *fields, bank="hmicfrs", chosen=True) == [
        ("",) * 7,
        (*asked, "Typed follow-up.", "Liaison lead", "2024-08-27"),
        (OWN_QUESTION, *("",) * 6),
    ]
    assert of("questions", "answer", bank="chief", chosen=True) == [(ANSWER_OF_CHIEF,)]
    assert of("alignment", "topic", "chief_says", "holder_says", "state", "resolution") == [
        (*ALIGNMENT.values(), "differ", RESOLUTION)
    ]
    assert of("exit_views", "cause", "engage_today", "sustained", "sustained_note", "months_sustained") == [
        (investigations[0], "no", "partly", REASON, 4)
    ]
    assert of("hard_questions", "question", "line", "if_pressed", "do_not_say") == [tuple(HARD_QUESTION.values())]
    assert of("note_sections", "heading", "paragraphs")[0] == ("Opening", [NOTE])


def test_every_edit_is_on_the_screen_when_the_pack_is_opened_again(pack: Path, home: Path) -> None:
    with Terminal("--workspace", home / "packs", home=home, today=TODAY) as terminal:
        officer = Officer(terminal)
        officer.row("West Midlands Police")
        terminal.wait_row("10 September 2024")
        terminal.press("enter")
        terminal.wait_for(" · West Midlands Police", "Missing most")
        officer.go("1", "Situation")
        terminal.wait_for("in Engage since November 2023", SITUATION)
        officer.go("2", "Causes of concern")
        terminal.wait_until(lambda: terminal.screen_text().count("closed 23 July 2024") == 3, "three causes closed")
        terminal.wait_until(lambda: terminal.screen_text().count("[x] Recommendation") == 3, "three of five met")
        officer.go("3", "Checklist")
        terminal.wait_for("(2 of 6)", "[~] ", "Head of policy")
        officer.go("4", "Support")
        terminal.wait_for("accepted", "Typed result of the offer.")
        officer.go("5", "Questions for HMICFRS")
        terminal.wait_for("3 chosen of 10", "follow-up owed", OWN_QUESTION)
        officer.go("6", "Questions for the chief constable")
        terminal.wait_for("answered", "differ · resolved")
        officer.go("7", "Exit readiness")
        terminal.wait_for("today: no; sustained: in part")
        officer.go("8", "Hard questions")
        terminal.wait_for(*HARD_QUESTION.values())
        officer.go("9", "Speaking notes")
        terminal.wait_for("Typed words to speak")
        terminal.wait_for("12 words, 0:06 of 4:00 at 130 a minute")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0


def test_what_was_written_is_for_its_owner_alone(pack: Path, briefing: Path) -> None:
    modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in (pack, briefing)}
    assert modes == dict.fromkeys(modes, "0o600")
