"""Answers in a returned Word document go into their pack from the command line."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from msgspec import structs

from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.exports.full_pack import full_pack
from tests.exports.returning.sent_out import ReadersWord, document_bytes
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action
from toolkit.records.questions import Question

Ppog = Callable[..., CompletedProcess[str]]
QUESTION = ("questions", "the-questions")
HOSTILE = "[red]Two[/] \x9b31mquarters {PAGE}\nand more"


@pytest.fixture
def pack(workspace: Path, edition: Edition) -> Path:
    return Workspace(workspace).create(full_pack(edition), hint="wessex")


@pytest.fixture
def returned(pack: Path, edition: Edition, precedents: Precedents, today: date, home: Path) -> Path:
    """A question sheet of the pack with an answer, and an owner who was taken out."""
    path = home / "Returned sheet.DOCX"
    path.write_bytes(document_bytes("questions", open_pack(pack).pack, edition, precedents, today))
    document = ReadersWord(path)
    document.type(*QUESTION, "answer", HOSTILE)
    document.empty(*QUESTION, "owed_by")
    return document.save()


def question(pack: Path) -> Question:
    found = open_pack(pack).pack.get(Question, QUESTION[1])
    assert found is not None
    return found


def changed_since(pack: Path, **fields: str) -> None:
    with PackSession(open_pack(pack), officer="AB") as session:
        session.put(structs.replace(question(pack), **fields))


def test_each_change_is_printed_by_record_and_is_in_the_pack(ppog: Ppog, pack: Path, returned: Path) -> None:
    done = ppog("import", returned, "--into", "wessex")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "question “Zqquestionsxwordingq”",
        "  Answer: Zqquestionsxanswerq → [red]Two[/] 31mquarters {PAGE}",
        "    and more",
        "  Owed by: Zqquestionsxowedbyq → (empty)",
        "2 taken, 0 asked about in step 10.",
        str(pack),
    ]
    assert question(pack).answer == "[red]Two[/] 31mquarters {PAGE}\nand more"
    assert question(pack).owed_by == ""
    again = ppog("import", returned, "--into", "wessex")
    assert again.stdout.splitlines() == ["0 taken, 0 asked about in step 10.", str(pack)]


def test_a_dry_run_shows_it_and_changes_nothing(ppog: Ppog, pack: Path, returned: Path) -> None:
    before = pack.read_bytes()
    done = ppog("import", returned, "--into", "wessex", "--dry-run")
    assert done.returncode == 0
    assert "Owed by: Zqquestionsxowedbyq → (empty)" in done.stdout
    assert "2 would be taken, 0 asked about; nothing was changed." in done.stdout
    assert pack.read_bytes() == before


def test_what_the_pack_changed_too_is_asked_about_and_nothing_is_lost(ppog: Ppog, pack: Path, returned: Path) -> None:
    changed_since(pack, answer="Three quarters")
    done = ppog("import", returned, "--into", "wessex")
    assert "Answer: Three quarters → [red]Two[/]" in done.stdout
    assert "(the pack changed it too)" in done.stdout
    assert "1 taken, 1 asked about in step 10." in done.stdout
    assert question(pack).answer == "Three quarters"
    [conflict] = [row for row in open_pack(pack).pack.every(Conflict) if row.about == QUESTION[1]]
    assert (conflict.theirs_by, conflict.theirs) == ("JS", "[red]Two[/] 31mquarters {PAGE}\nand more")


def test_a_machine_gets_all_of_it(ppog: Ppog, pack: Path, returned: Path) -> None:
    changed_since(pack, answer="Three quarters")
    told: dict[str, Any] = json.loads(ppog("import", returned, "--into", "wessex", "--json").stdout)
    assert {key: told[key] for key in ("name", "by", "dry_run", "taken", "asked", "problems")} == {
        "name": pack.name.removesuffix(".ppog.json"),
        "by": "JS",
        "dry_run": False,
        "taken": 1,
        "asked": 1,
        "problems": [],
    }
    answer, owed_by = told["changes"]
    assert (answer["table"], answer["id"], answer["field"], answer["asked"]) == (*QUESTION, "answer", True)
    assert (owed_by["old"], owed_by["new"], owed_by["value"], owed_by["asked"]) == (
        *("Zqquestionsxowedbyq", "", "", False),
    )


def test_what_cannot_be_taken_is_said_on_stderr(ppog: Ppog, pack: Path, returned: Path) -> None:
    document = ReadersWord(returned)
    document.type(*QUESTION, "due", "\x9bsoonish")
    done = ppog("import", document.save(), "--into", "wessex")
    assert done.returncode == 0
    assert done.stderr.startswith(
        "ppog: “Due” of question “Zqquestionsxwordingq” was left as it is. “soonish” is not a"
    )
    assert question(pack).due == "2026-10-05"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("Returned sheet.DOCX",), 2, "--into"),
        (("Returned sheet.DOCX", "--into", "nowhere"), 1, "nowhere"),
        (("missing.docx", "--into", "wessex"), 1, "There is no file"),
        (("other.docx", "--into", "wessex"), 1, "other.docx was made of another pack"),
        (("letter.doc", "--into", "wessex"), 1, "not a Word document"),
        (("part.json", "--dry-run"), 2, "--dry-run is for Word documents"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    arguments: tuple[str, ...],
    code: int,
    said: str,
    ppog: Ppog,
    pack: Path,
    returned: Path,
    home: Path,
    edition: Edition,
    precedents: Precedents,
    today: date,
) -> None:
    full = full_pack(edition)
    other = Pack(structs.replace(full.info, pack_id="another"), full.records())
    (home / "other.docx").write_bytes(document_bytes("questions", other, edition, precedents, today))
    (home / "letter.doc").write_bytes(b"Dear colleague")
    (home / "part.json").write_text("{}", encoding="utf-8")
    before = pack.read_bytes()
    done = ppog("import", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr and done.stderr.count("\n") == 1
    assert pack.read_bytes() == before


def test_a_pack_that_can_only_be_read_is_refused(ppog: Ppog, pack: Path, returned: Path) -> None:
    tables = json.loads(pack.read_text(encoding="utf-8"))
    tables["_meta"]["1"]["schema_version"] = 99
    pack.write_text(json.dumps(tables), encoding="utf-8")
    before = pack.read_bytes()
    done = ppog("import", returned, "--into", str(pack))
    assert done.returncode == 1 and done.stderr.count("\n") == 1
    assert pack.read_bytes() == before
    assert "2 would be taken" in ppog("import", returned, "--into", str(pack), "--dry-run").stdout


def test_a_record_that_was_taken_out_of_the_document_is_told(
    ppog: Ppog, pack: Path, edition: Edition, precedents: Precedents, today: date, home: Path
) -> None:
    with PackSession(open_pack(pack), officer="AB") as session:
        session.put(Action(id="second", text="Second action"))
    path = home / "Readout.docx"
    path.write_bytes(document_bytes("readout", open_pack(pack).pack, edition, precedents, today))
    document = ReadersWord(path)
    document.take_out("actions", "second", "status", "owner")
    done = ppog("import", document.save(), "--into", "wessex")
    said = "1 record that was in the document when it was made is no longer in it: action “Second action”."
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "0 taken, 0 asked about in step 10.")
    assert done.stderr == f"ppog: {said} Nothing was changed for it.\n"
