"""Packs from the command line: made, listed, shown, brought in, and written out as Word."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any, get_args

import mammoth
import pytest

from ppog_tui.commands.new import TERMS_KINDS
from ppog_tui.commands.show import STEP_KEYS
from toolkit.places import TABLES_OF_STEP
from toolkit.records.office import TermsKind
from toolkit.records.tables import TABLES
from toolkit.steps import ALL_STEPS

Ppog = Callable[..., CompletedProcess[str]]
HOSTILE = "[red]Wessex[/] \x1b[31mPolice\x07\x9b"


def done(result: CompletedProcess[str]) -> str:
    """What a command that worked has printed."""
    assert result.returncode == 0, result.stderr
    return result.stdout


def answer(result: CompletedProcess[str]) -> Any:
    return json.loads(done(result))


def refusal(result: CompletedProcess[str], code: int = 1) -> str:
    assert result.returncode == code, (result.stdout, result.stderr)
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.fixture
def pack(ppog: Ppog) -> Path:
    """A pack with little in it: force, body, date."""
    made = ppog("new", "--force", "Wessex Police", "--body", "OPFCC for Wessex", "--terms", "pfcc", "--date", "18 June")
    return Path(done(made).splitlines()[-1])


def test_a_new_pack_holds_what_was_typed_and_is_private(ppog: Ppog, workspace: Path) -> None:
    made = ppog(
        *("new", "--force", "Wessex Police", "--date", "18/6/24", "--time", "14:00", "--place", "Room 4"),
        *("--terms", "mayor", "--marking", "OFFICIAL", "--entered", "Nov 2023", "--body", "The Mayor's office"),
    )
    file = Path(done(made).splitlines()[-1])
    assert file.parent == workspace
    assert file.stat().st_mode & 0o777 == 0o600
    assert workspace.stat().st_mode & 0o777 == 0o700
    tables = json.loads(file.read_text(encoding="utf-8"))
    office, meeting = tables["office"]["1"], tables["meeting"]["1"]
    assert (office["force"], office["terms"], office["marking"]) == ("Wessex Police", "mayor", "OFFICIAL")
    assert (office["body"], office["entered_engage"]) == ("The Mayor's office", "2023-11")
    assert (meeting["date"], meeting["time"], meeting["place"]) == ("2024-06-18", "14:00", "Room 4")


def test_a_known_force_brings_its_role_words(ppog: Ppog) -> None:
    def office(*arguments: str) -> dict[str, Any]:
        file = Path(done(ppog("new", *arguments)).splitlines()[-1])
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["office"]["1"]
        return found

    met = office("--force", "metropolitan police service")
    assert (met["terms"], met["chief_title"]) == ("mopac", "Commissioner")
    assert office("--force", "Metropolitan Police Service", "--terms", "own")["terms"] == "own"
    assert office("--force", "Wessex Police")["terms"] == "pcc"


def test_a_new_pack_that_cannot_be_is_refused_and_leaves_nothing(ppog: Ppog, workspace: Path) -> None:
    assert "10 Dec 2026" in refusal(ppog("new", "--force", "Wessex", "--date", "soonish"))
    assert "25:99" in refusal(ppog("new", "--force", "Wessex", "--time", "25:99"))
    assert "name" in refusal(ppog("new", "--force", "  "), 2)
    assert "--force" in refusal(ppog("new"), 2)
    assert not workspace.exists()


def test_the_list_says_force_date_and_days_to_go(ppog: Ppog, pack: Path, workspace: Path) -> None:
    (workspace / "broken.ppog.json").write_text("{", encoding="utf-8")
    shown = done(ppog("list"))
    assert "Wessex Police" in shown
    assert "18 June 2024" in shown
    assert "in 15 days" in shown
    assert "cannot be read" in shown
    listed = answer(ppog("list", "--json"))
    broken, whole = listed["packs"]
    assert listed["workspace"] == str(workspace)
    assert broken["name"] == "broken"
    assert broken["problem"]
    assert whole["file"] == str(pack)
    assert (whole["force"], whole["meeting_date"], whole["days_to_ppog"]) == ("Wessex Police", "2024-06-18", 15)
    assert whole["problem"] is None


def test_an_empty_workspace_says_what_to_do(ppog: Ppog) -> None:
    assert "ppog new" in done(ppog("list"))
    assert answer(ppog("list", "--json"))["packs"] == []


def test_another_workspace_can_be_named(ppog: Ppog, pack: Path, home: Path) -> None:
    made = Path(done(ppog("--workspace", "elsewhere", "new", "--force", "Mercia")).splitlines()[-1])
    assert (home / made).parent == home / "elsewhere"
    assert "Mercia" not in done(ppog("list"))
    assert "Mercia" in done(ppog("list", PPOG_WORKSPACE="elsewhere"))


def test_a_pack_can_be_read_through_step_by_step(ppog: Ppog, home: Path) -> None:
    done(ppog("example", "here"))
    shown = done(ppog("show", "here/worked-example.ppog.json"))
    for step in ALL_STEPS:
        title = step.title.replace("{chief.the}", "the chief constable")
        assert f"\n{step.number or ''} {title}".replace("\n ", "\n") in shown
    assert "a worked example" in shown
    assert "Tuesday 25 June 2024 (in 22 days)" in shown
    for filled in (
        "Loamshire Police (fictional)",
        "Recommendation: Match the control room's rosters to when calls come in.",
        "Readings: September 2023 68.1; October 2023 70.4",
        "Money or people to offer: was due on 29 May 2024.",
        "Stage of the process: Oversight and updates to HMI",
        "Cause of concern: Response to domestic abuse",
        "In the briefing: West Midlands Police",
        "Do not say: That nobody could have known.",
        "I have three requests.",
        "Action: Ask to see the last three slides.",
    ):
        assert filled in shown, filled
    assert "Nothing entered yet." in shown
    only = done(ppog("show", "here/worked-example.ppog.json", "--step", "hard"))
    assert "That nobody could have known." in only
    assert "I have three requests." not in only
    assert "hmicfrs" in refusal(ppog("show", "here/worked-example.ppog.json", "--step", "x"), 2)


def test_links_that_lead_nowhere_or_in_a_ring_are_shown_as_such(ppog: Ppog, pack: Path, home: Path) -> None:
    ring = {"id": "ring", "cause": "ring", "sustained_note": "Round and round."}
    part = {"actions": [{"text": "Mend it"}], "exit_views": [ring], "alignment": [{"topic": "Calls", "cause": "ring"}]}
    (home / "part.json").write_text(json.dumps(part), encoding="utf-8")
    done(ppog("import", "part.json", "--into", "wessex"))
    assert "does not hold: ring" in done(ppog("show", "wessex"))


def test_a_pack_as_json_holds_every_record_with_progress_and_gaps(ppog: Ppog, home: Path) -> None:
    done(ppog("example", "."))
    raw = json.loads((home / "worked-example.ppog.json").read_text(encoding="utf-8"))
    told = answer(ppog("show", "worked-example.ppog.json", "--json"))
    assert told["days_to_ppog"] == 22
    assert [step["key"] for step in told["steps"]] == list(STEP_KEYS)
    assert told["steps"][0] == {
        "key": "situation",
        "number": 1,
        "done": 8,
        "total": 8,
        "counted": "facts known",
        "state": "done",
    }
    assert {gap["severity"] for gap in told["gaps"]} == {"must", "should", "could"}
    assert set(told["records"]) == set(TABLES)
    for table, records in told["records"].items():
        assert sorted(row["id"] for row in records) == sorted(row["id"] for row in raw.get(table, {}).values())
    hard = answer(ppog("show", "worked-example.ppog.json", "--json", "--step", "hard"))
    assert set(hard["records"]) == {"hard_questions"}
    assert {gap["step"] for gap in hard["gaps"]} == {"hard"}
    assert all(question["bank"] == "hmicfrs" for question in questions(ppog, "hmicfrs"))
    assert all(question["bank"] == "chief" for question in questions(ppog, "chief"))


def questions(ppog: Ppog, step: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer(ppog("show", "worked-example.ppog.json", "--json", "--step", step))["records"][
        "questions"
    ]
    assert found
    return found


def test_every_step_role_and_table_has_its_word_on_the_command_line() -> None:
    assert tuple(step.key for step in ALL_STEPS) == STEP_KEYS
    assert get_args(TermsKind) == TERMS_KINDS
    assert set(TABLES.values()) == {kind for kinds in TABLES_OF_STEP.values() for kind in kinds}


def test_what_people_typed_is_shown_and_never_obeyed(ppog: Ppog) -> None:
    done(ppog("new", "--force", HOSTILE, "--name", "odd"))
    for command in (("list",), ("show", "odd")):
        shown = done(ppog(*command))
        assert "[red]Wessex[/] [31mPolice" in shown
        assert "\x1b" not in shown
        assert "\x07" not in shown
        assert "\x9b" not in shown
    assert answer(ppog("list", "--json"))["packs"][0]["force"] == HOSTILE
    told = done(ppog("list", "--json"))
    assert told.isascii()
    assert "\x1b" not in told


def test_at_a_terminal_tables_fit_it_and_hostile_names_stay_text(ppog: Ppog, at_terminal: Callable[..., str]) -> None:
    done(ppog("new", "--force", HOSTILE, "--name", "odd"))
    screen = at_terminal("list")
    assert "[red]Wessex[/]" in screen
    assert "\x1b[31m" not in screen
    shown = at_terminal("show", "odd", "--step", "situation", NO_COLOR="1")
    assert "Progress" in shown
    # A path is not broken, so that it can be copied.
    lines = re.sub("\x1b\\[[0-9;]*m", "", shown).splitlines()
    assert [line for line in lines if len(line) > 80 and not line.startswith("  File")] == []


def test_the_briefing_is_written_and_says_what_the_pack_says(ppog: Ppog, pack: Path, home: Path) -> None:
    made = ppog("export", "wessex", "--kind", "briefing", "-o", "briefing.docx")
    assert done(made).splitlines()[-1] == "briefing.docx"
    with (home / "briefing.docx").open("rb") as file:
        assert "Wessex Police" in mammoth.extract_raw_text(file).value


def test_a_document_that_exists_is_left_alone_without_force(ppog: Ppog, pack: Path, home: Path) -> None:
    (home / "x.docx").write_text("mine", encoding="utf-8")
    assert "--force" in refusal(ppog("export", "wessex", "-o", "x.docx"))
    assert (home / "x.docx").read_text(encoding="utf-8") == "mine"
    assert answer(ppog("export", "wessex", "-o", "x.docx", "--force", "--json"))["file"] == "x.docx"
    assert (home / "x.docx").read_bytes().startswith(b"PK")


def test_a_document_that_cannot_be_written_leaves_nothing(ppog: Ppog, pack: Path, home: Path) -> None:
    before = sorted(home.iterdir())
    assert "no-such-folder" in refusal(ppog("export", "wessex", "-o", "no-such-folder/x.docx"))
    assert "briefing" in refusal(ppog("export", "wessex", "--kind", "poem", "-o", "x.docx"))
    assert ".docx" in refusal(ppog("export", "wessex", "-o", "x.txt"))
    assert sorted(home.iterdir()) == before


def test_without_a_name_the_document_is_named_after_force_and_date(ppog: Ppog, pack: Path, home: Path) -> None:
    name = done(ppog("export", "wessex")).strip()
    assert "Wessex Police" in name
    assert "2024-06-18" in name
    assert (home / name).is_file()
    assert "briefing" in done(ppog("export", "--kinds"))


def test_the_example_is_a_pack_and_its_briefing(ppog: Ppog, home: Path) -> None:
    file, document = done(ppog("example", "to/look/at")).splitlines()
    assert Path(file).name == "worked-example.ppog.json"
    with (home / document).open("rb") as opened:
        assert "fictional" in mammoth.extract_raw_text(opened).value
    assert answer(ppog("show", file, "--json"))["pack"]["fictional"] is True
    before = (home / file).read_bytes(), (home / document).read_bytes()
    assert "--force" in refusal(ppog("example", "to/look/at"))
    assert answer(ppog("example", "to/look/at", "--force", "--json")) == {"pack": file, "briefing": document}
    assert ((home / file).read_bytes(), (home / document).read_bytes()) == before


def test_one_file_of_the_example_in_the_way_keeps_the_other_unwritten(ppog: Ppog, home: Path) -> None:
    (home / "worked-example-briefing.docx").write_text("mine", encoding="utf-8")
    refusal(ppog("example", "."))
    assert not (home / "worked-example.ppog.json").exists()


def test_a_pack_can_be_brought_in_whole(ppog: Ppog, home: Path, workspace: Path) -> None:
    done(ppog("example", "."))
    brought = ppog("import", "worked-example.ppog.json")
    assert Path(done(brought).splitlines()[-1]).parent == workspace
    assert "already" in refusal(ppog("import", "worked-example.ppog.json"))
    assert len(answer(ppog("list", "--json"))["packs"]) == 1


def test_part_of_a_pack_goes_into_another_and_keeps_the_rest(ppog: Ppog, pack: Path, home: Path) -> None:
    part = {"office": {"situation": "Two causes are open."}, "causes": [{"title": "Calls"}, {"title": 7}]}
    (home / "part.json").write_text(json.dumps(part), encoding="utf-8")
    told = answer(ppog("import", "part.json", "--into", "wessex", "--json"))
    assert told["file"] == str(pack)
    assert told["records"] == 2
    assert len(told["problems"]) == 1
    records = answer(ppog("show", "wessex", "--json"))["records"]
    assert (records["office"][0]["force"], records["office"][0]["situation"]) == (
        "Wessex Police",
        "Two causes are open.",
    )
    assert [cause["title"] for cause in records["causes"]] == ["Calls"]


def test_from_a_new_pack_to_a_briefing_each_command_in_a_process_of_its_own(ppog_process: Ppog, home: Path) -> None:
    file = Path(done(ppog_process("new", "--force", "Wessex Police", "--date", "2024-06-18")).splitlines()[-1])
    (home / "part.json").write_text('{"causes": [{"title": "Answering 101"}]}', encoding="utf-8")
    assert done(ppog_process("import", "part.json", "--into", "wessex")).splitlines()[-1] == str(file)
    assert "Answering 101" in done(ppog_process("show", "wessex"))
    document = home / done(ppog_process("export", "wessex", "-o", "briefing.docx")).strip()
    with document.open("rb") as opened:
        assert "Answering 101" in mammoth.extract_raw_text(opened).value
    assert document.stat().st_mode & 0o777 == 0o600
    assert [pack["force"] for pack in answer(ppog_process("list", "--json"))["packs"]] == ["Wessex Police"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"causes": 3}', "\x00"])
def test_a_file_that_is_no_pack_is_refused_and_nothing_is_made(
    ppog: Ppog, home: Path, workspace: Path, content: str
) -> None:
    (home / "bad.json").write_text(content, encoding="utf-8")
    assert "bad.json" in refusal(ppog("import", "bad.json"))
    assert not workspace.exists()


def test_the_shell_completes_commands_and_packs(ppog_process: Ppog, pack: Path) -> None:
    def completed(words: str, place: int) -> str:
        shell = {"COMP_WORDS": words, "COMP_CWORD": str(place), "_PPOG_COMPLETE": "bash_complete"}
        return done(ppog_process(python=("-m", "ppog_tui"), **shell))

    assert "plain,export" in completed("ppog ex", 1)
    assert f"plain,{pack.name.removesuffix('.ppog.json')}" in completed("ppog show we", 2)
    assert "plain,hmicfrs" in completed("ppog show wessex --step h", 4)
    assert "plain,briefing" in completed("ppog export wessex --kind b", 4)
