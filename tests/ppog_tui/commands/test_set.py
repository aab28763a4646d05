"""Every field can be read and set without the screens, by whoever they do not serve."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from toolkit.fields import KINDS
from toolkit.records.tables import SINGLETONS

Ppog = Callable[..., CompletedProcess[str]]


def done(result: CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    return result.stdout


def refusal(result: CompletedProcess[str], code: int = 1) -> str:
    assert result.returncode == code, (result.stdout, result.stderr)
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.fixture
def pack(ppog: Ppog, home: Path) -> Path:
    """The worked example in the workspace; `worked` begins its name."""
    done(ppog("example", "."))
    return Path(done(ppog("import", "worked-example.ppog.json")).splitlines()[-1])


def table(pack: Path, name: str) -> list[dict[str, Any]]:
    return list(json.loads(pack.read_text(encoding="utf-8")).get(name, {}).values())


def one(pack: Path, name: str, **known: str) -> dict[str, Any]:
    [found] = [row for row in table(pack, name) if known.items() <= row.items()]
    return found


def test_a_field_is_set_by_label_or_name_and_old_and_new_are_said(ppog: Ppog, pack: Path) -> None:
    said = done(ppog("set", "loam", "office", "Force", "Loamshire Constabulary", "--officer", "QX"))
    assert said == "Loamshire Police (fictional): Force: Loamshire Police (fictional) → Loamshire Constabulary\n"
    assert "HMI: C. Specimen → D. Sample" in done(ppog("set", "loam", "office", "hmi", "D. Sample"))
    [office] = table(pack, "office")
    assert (office["force"], office["hmi"]) == ("Loamshire Constabulary", "D. Sample")
    assert "QX  office  Force: " in done(ppog("history", "loam"))
    assert "HMI is D. Sample already." in done(ppog("set", "loam", "office", "hmi", "D. Sample"))


def test_dates_and_times_are_typed_as_in_the_app_and_told_in_full(ppog: Ppog, pack: Path) -> None:
    assert "→ Thursday 13 June 2024" in done(ppog("set", "loam", "meeting", "ppog date", "in 10 days"))
    asked = "→ Monday 10 June 2024, still to come: is that right?"
    assert asked in done(ppog("set", "loam", "office", "entered_engage", "10 June 2024"))
    assert "→ 14:30" in done(ppog("set", "loam", "meeting", "starts at", "2.30pm"))
    assert "Wednesday 5 June 2024 or" in refusal(ppog("set", "loam", "meeting", "date", "next Wednesday"))
    [meeting] = table(pack, "meeting")
    assert (meeting["date"], meeting["time"]) == ("2024-06-13", "14:30")


def test_what_the_toolkit_lists_is_set_by_its_title_although_nobody_has_filled_it_in(ppog: Ppog) -> None:
    done(ppog("new", "--force", "Wessex Police", "--name", "new"))
    for record, field, value in (
        ("Joint line with force communications", "status", "done"),
        ("Buddy system", "state", "Asked"),
        ("What comes first", "answer", "Custody."),
        ("West Midlands Police", "chosen", "yes"),
        ("outcome", "note", "None yet."),
        ("one_page", "the ask", "Give us time."),
    ):
        done(ppog("set", "new", record, field, value))
    records = json.loads(done(ppog("show", "new", "--json")))["records"]
    assert [row["status"] for row in records["checklist"]] == ["done"]
    assert [row["state"] for row in records["support"]] == ["asked"]
    assert [row["answer"] for row in records["questions"]] == ["Custody."]
    assert [row["chosen"] for row in records["precedents"]] == [True]
    assert [row["note"] for row in records["outcome"]] == ["None yet."]
    assert [row["ask"] for row in records["one_page"]] == ["Give us time."]


def test_every_record_that_is_listed_with_an_id_can_be_opened_by_it(ppog: Ppog, pack: Path) -> None:
    listed = json.loads(done(ppog("show", "loam", "--ids", "--json")))["listed"]
    assert {row["table"] for row in listed} == set(KINDS) - {"conflicts", "log"}
    kept = {row["id"] for row in listed if row["kept"]}
    raw = json.loads(pack.read_text(encoding="utf-8"))
    present = {row["id"] for name in KINDS if name in raw for row in raw[name].values()}
    closed = {row["id"] for row in raw["causes"].values() if row["status"] == "closed"}
    exempt = {row["id"] for row in raw["exit_views"].values() if row["cause"] in closed}
    assert kept == present - exempt
    assert len({row["short"] for row in listed if row["table"] not in {kind.table for kind in SINGLETONS}}) > 100
    firsts = {row["table"]: row for row in listed}.values()
    for row in firsts:
        opened = json.loads(done(ppog("set", "loam", row["id"][:13], "--json")))
        assert (opened["id"], opened["table"]) == (row["id"], row["table"])
        assert opened["fields"]
    shown = done(ppog("show", "loam", "--ids", "--step", "hard"))
    assert all(row["short"] in shown for row in listed if row["step"] == "hard")
    assert "8 Hard questions" in shown and "7 " not in shown.splitlines()[1]


def test_links_are_set_by_title_and_cleared(ppog: Ppog, pack: Path) -> None:
    said = done(ppog("set", "loam", "What comes first", "cause of concern", "response to domestic"))
    assert "→ Response to domestic abuse" in said
    [cause] = [row["id"] for row in table(pack, "causes") if row["title"] == "Response to domestic abuse"]
    assert cause in {row.get("cause") for row in table(pack, "questions")}
    claims = ("The FLL has been at the last four", "No sergeant in crime carries")
    done(ppog("set", "loam", "Ask for the thresholds", "evidence", "; ".join(claims)))
    entry = [row for row in table(pack, "checklist") if row.get("item") and len(row.get("evidence", ())) == 2]
    ids = {row["id"] for row in table(pack, "evidence") if row["claim"].startswith(claims)}
    assert ids in [set(row["evidence"]) for row in entry]
    assert "→ (empty)" in done(ppog("set", "loam", "Ask for the thresholds", "evidence", "--clear"))
    assert "“nowhere”" in refusal(ppog("set", "loam", "What comes first", "cause", "nowhere"))


def test_a_long_text_is_read_from_stdin(ppog: Ppog, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    typed("First line.\r\n[red]Ŵ[/]\n".encode())
    done(ppog("set", "loam", "office", "situation", "-"))
    assert table(pack, "office")[0]["situation"] == "First line.\n[red]Ŵ[/]"
    typed(b"One.\nTwo.\n")
    done(ppog("set", "loam", "one_page", "say", "-"))
    assert table(pack, "one_page")[0]["say"] == ["One.", "Two."]
    typed(b"\xff\xfe\x00")
    assert "UTF-8" in refusal(ppog("set", "loam", "office", "situation", "-"))


def test_a_record_is_moved_in_its_list(ppog: Ppog, pack: Path) -> None:
    assert "Place: 4 → 1" in done(ppog("set", "loam", "Checks on people in custody", "place", "1"))
    causes = sorted(table(pack, "causes"), key=lambda row: row["position"])
    assert causes[0]["title"] == "Checks on people in custody"
    assert "from 1 to 4" in refusal(ppog("set", "loam", "Checks on people in custody", "place", "5"))


def test_without_a_field_its_fields_are_read_out_with_what_they_take(ppog: Ppog, pack: Path) -> None:
    shown = done(ppog("set", "loam", "Supervision of investigations"))
    assert "  Status: Open\n    status, takes Open, Closed by HMICFRS\n" in shown
    assert "  Place: 3\n    place, takes a number from 1 to 4\n" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Peer reviw", "state", "asked"), "Did you mean offer of support “Peer review” ("),
        (("no such thing at all", "state", "asked"), "ppog show PACK --ids"),
        (("Recommendation: re", "status", "met"), "could be recommendation “Recommendation: Reach victims"),
        (("Peer review", "stat", "maybe"), "Not asked, Asked, Accepted, Declined"),
        (("Peer review", "provder", "x"), "Did you mean “Who offers it”?"),
        (("Peer review", "title", "Mine"), "has no field “title”"),
        (("office", "revision", "7"), "has no field “revision”"),
        (("office", "terms", "--clear"), "Empty is none of its choices"),
        (("meeting", "pace", "fast"), "is not a number"),
        (("West Midlands Police", "chosen", "perhaps"), "yes or no"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_do(
    ppog: Ppog, pack: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = pack.read_bytes()
    assert said in refusal(ppog("set", "loam", *arguments))
    assert pack.read_bytes() == before


def test_a_value_or_clear_is_needed_and_not_both(ppog: Ppog, pack: Path) -> None:
    assert "--clear" in refusal(ppog("set", "loam", "office", "hmi"), 2)
    assert "no sense" in refusal(ppog("set", "loam", "office", "hmi", "x", "--clear"), 2)
    assert "20 characters" in refusal(ppog("set", "loam", "office", "hmi", "x", "--officer", "A" * 21), 2)


def test_what_is_set_is_told_to_machines_too(ppog: Ppog, pack: Path) -> None:
    told = json.loads(done(ppog("set", "loam", "meeting", "minutes to speak", "4.5", "--json")))
    assert (told["field"], told["new"], told["value"]) == ("speaking_minutes", "4.5", 4.5)
    assert (told["file"], told["id"]) == (str(pack), table(pack, "meeting")[0]["id"])


def test_hostile_text_is_kept_as_typed_and_never_obeyed(ppog: Ppog, pack: Path) -> None:
    said = done(ppog("set", "loam", "office", "hmi", "[red]x[/] \x1b[31m\x07"))
    assert "\x1b" not in said and "[red]x[/]" in said
    assert table(pack, "office")[0]["hmi"] == "[red]x[/] \x1b[31m\x07"
