"""An office says once which template its documents are made on, and is told what that template lacks."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from zipfile import ZipFile

import docx
import pytest

Ppog = Callable[..., CompletedProcess[str]]


@pytest.fixture
def letterhead(home: Path) -> Path:
    """A template with a header of the office's."""
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Commissioner for Eastmarch"
    word.save(str(home / "letterhead.docx"))
    return home / "letterhead.docx"


@pytest.fixture
def pack(ppog: Ppog) -> str:
    assert ppog("new", "--force", "Wessex Police", "--name", "one").returncode == 0
    return "one"


def headers_of(file: Path) -> str:
    with ZipFile(file) as archive:
        return " ".join(archive.read(name).decode() for name in archive.namelist() if "header" in name)


def test_a_template_is_kept_for_the_workspace_and_used_from_then_on(
    ppog: Ppog, home: Path, letterhead: Path, pack: str
) -> None:
    kept = ppog("template", letterhead.name)
    assert (kept.returncode, kept.stdout) == (0, f"{letterhead}\n")
    assert "taken from ppog's own styles, because the template lacks them: Lead, Muted" in kept.stderr
    made = ppog("export", pack, "--kind", "readout", "-o", "one.docx")
    assert made.returncode == 0, made.stderr
    assert "taken from ppog's own styles: Lead" in made.stderr
    assert "Eastmarch" in headers_of(home / "one.docx")

    told = json.loads(ppog("export", pack, "-o", "own.docx", "--template", "none", "--json").stdout)
    assert told["taken"] == []
    assert "Eastmarch" not in headers_of(home / "own.docx")
    ppog("--workspace", "elsewhere", "new", "--force", "Kent Police", "--name", "two")
    ppog("--workspace", "elsewhere", "export", "two", "-o", "two.docx")
    assert "Eastmarch" not in headers_of(home / "two.docx"), "another workspace has its own"

    assert json.loads(ppog("template", "none", "--json").stdout) == {"template": None, "taken": []}
    ppog("export", pack, "-o", "after.docx")
    assert "Eastmarch" not in headers_of(home / "after.docx")


def test_a_template_for_one_export_alone(ppog: Ppog, home: Path, letterhead: Path, pack: str) -> None:
    told = json.loads(ppog("export", pack, "-o", "one.docx", "--template", letterhead, "--json").stdout)
    assert "Marking" in told["taken"]
    assert "Eastmarch" in headers_of(home / "one.docx")
    assert ppog("template").stdout == "Word documents are made on ppog's own template.\n"


def test_one_that_cannot_be_used_is_refused_and_not_kept(ppog: Ppog, home: Path, letterhead: Path, pack: str) -> None:
    ppog("template", letterhead)
    (home / "wrong.docx").write_bytes(b"")
    refused = ppog("template", "wrong.docx")
    assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", "ppog: wrong.docx is empty.\n")
    assert ppog("template").stdout == f"{letterhead}\n"
    refused = ppog("export", pack, "-o", "one.docx", "--template", "wrong.docx")
    assert (refused.returncode, refused.stderr) == (1, "ppog: wrong.docx is empty.\n")
    assert not (home / "one.docx").exists()


def test_the_helpdesk_is_told_of_a_template_that_is_gone(ppog: Ppog, home: Path, letterhead: Path) -> None:
    ppog("template", letterhead)
    found = json.loads(ppog("doctor", "--json").stdout)
    assert found["workspace"]["template"] == "~/letterhead.docx"
    assert not [note for note in found["notes"] if "template" in note]
    letterhead.unlink()
    found = json.loads(ppog("doctor", "--json").stdout)
    assert found["works"]
    assert [note for note in found["notes"] if "Word template letterhead.docx: There is no file" in note]
