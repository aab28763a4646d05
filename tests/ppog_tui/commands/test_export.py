"""Documents from the command line: one or all, for Word or as Markdown, with what is to know about them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import docx
import mammoth
import pytest
from docx.shared import Pt

Ppog = Callable[..., CompletedProcess[str]]
DOCUMENTS = 7


@pytest.fixture
def example(ppog: Ppog, home: Path) -> Path:
    """The worked example, in a folder of its own."""
    assert ppog("example", "look").returncode == 0
    return home / "look" / "worked-example.ppog.json"


def test_the_end_of_the_file_s_name_says_which_format(ppog: Ppog, example: Path, home: Path) -> None:
    made = ppog("export", example, "--kind", "readout", "-o", "readout.md")
    assert (made.returncode, made.stdout) == (0, "readout.md\n")
    text = (home / "readout.md").read_text(encoding="utf-8")
    assert text.startswith("**OFFICIAL-SENSITIVE") and "\n# Readout" in text
    refused = ppog("export", example, "--kind", "readout", "-o", "readout.pdf")
    assert refused.returncode == 1 and ".docx for Word or .md for Markdown" in refused.stderr


def test_without_a_name_each_format_asked_for_is_written(ppog: Ppog, example: Path, home: Path) -> None:
    made = ppog("export", example, "--kind", "one-page", "--format", "md", "--format", "docx")
    names = made.stdout.splitlines()
    assert [Path(name).suffix for name in names] == [".md", ".docx"]
    assert all((home / name).stat().st_size for name in names)


def test_a_question_sheet_is_for_the_bank_that_is_named(ppog: Ppog, example: Path, home: Path) -> None:
    texts = {}
    for bank in ("hmicfrs", "chief"):
        made = ppog("export", example, "--kind", "questions", "--bank", bank, "-o", f"{bank}.md", "--json")
        assert json.loads(made.stdout)["bank"] == bank
        texts[bank] = (home / f"{bank}.md").read_text(encoding="utf-8")
    assert "# Questions for HMICFRS" in texts["hmicfrs"]
    assert "# Questions for the chief constable" in texts["chief"]


def test_all_documents_go_into_a_folder_that_is_made_for_them(ppog: Ppog, example: Path, home: Path) -> None:
    made = ppog("export", example, "--all", "-o", "out", "--format", "docx", "--format", "md", "--check", "--json")
    assert made.returncode == 0, made.stderr
    told = json.loads(made.stdout)["documents"]
    assert len(told) == 2 * DOCUMENTS == len(list((home / "out").iterdir()))
    assert [each["bank"] for each in told if each["kind"] == "questions"] == ["hmicfrs", "hmicfrs", "chief", "chief"]
    assert all(each["findings"] == [] for each in told)
    for each in told:
        file = home / each["file"]
        if each["format"] == "docx":
            with file.open("rb") as opened:
                assert "Loamshire" in mammoth.extract_raw_text(opened).value
        else:
            assert "Loamshire" in file.read_text(encoding="utf-8")


def test_one_file_that_stands_already_keeps_all_from_being_written(ppog: Ppog, example: Path, home: Path) -> None:
    names = ppog("export", example, "--all", "-o", "out").stdout.splitlines()
    kept, *others = (home / name for name in names)
    for other in others:
        other.unlink()
    kept.write_text("mine", encoding="utf-8")
    refused = ppog("export", example, "--all", "-o", "out")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert f"{names[0]} exists already: --force replaces it." in refused.stderr
    assert list((home / "out").iterdir()) == [kept] and kept.read_text(encoding="utf-8") == "mine"
    assert ppog("export", example, "--all", "-o", "out", "--force").stdout.splitlines() == names
    assert kept.read_bytes().startswith(b"PK")


def test_two_formats_and_one_name_are_refused(ppog: Ppog, example: Path) -> None:
    refused = ppog("export", example, "-o", "x.md", "--format", "md", "--format", "docx")
    assert refused.returncode == 2 and "leave one of them out" in refused.stderr


def test_what_was_cleaned_and_what_had_no_room_is_said_in_sentences(ppog: Ppog, home: Path) -> None:
    causes = [{"title": f"Cause {number}", "status": "open"} for number in range(60)]
    causes[0]["title"] = "Bell\u0007"
    (home / "many.json").write_text(json.dumps({"causes": causes}), encoding="utf-8")
    pack = ppog("import", "many.json").stdout.splitlines()[-1]
    made = ppog("export", pack, "--kind", "one-page", "-o", "page.docx")
    assert made.stdout == "page.docx\n"
    assert "1 control character taken out or replaced." in made.stderr
    assert "ppog: Left out: the cause “Cause 59”." in made.stderr
    as_json = json.loads(ppog("export", pack, "--kind", "one-page", "-o", "other.docx", "--json").stdout)
    assert len(as_json["left_out"]) == made.stderr.count("Left out") and len(as_json["cleaned"]) == 1


def test_it_is_said_that_the_one_page_is_not_on_the_office_s_template(ppog: Ppog, example: Path, home: Path) -> None:
    docx.Document().save(str(home / "ours.docx"))
    said = "The one page is on ppog's own page, not on your template"
    made = ppog("export", example, "--all", "--template", "ours.docx", "-o", "out")
    assert made.returncode == 0 and made.stderr.count(said) == 1
    assert said not in ppog("export", example, "--kind", "one-page", "-o", "page.docx").stderr
    told = ppog("export", example, "--kind", "one-page", "--template", "ours.docx", "-o", "again.docx", "--json")
    assert json.loads(told.stdout)["on_ours"] is True


def test_what_is_wrong_with_a_file_that_was_written_is_said_and_ends_with_code_1(
    ppog: Ppog, example: Path, home: Path
) -> None:
    template = docx.Document()
    template.styles["Normal"].font.size = Pt(8)
    template.save(str(home / "small.docx"))
    made = ppog("export", example, "--template", "small.docx", "--check", "-o", "small-print.docx")
    assert (made.returncode, made.stdout) == (1, "small-print.docx\n")
    faults = [line for line in made.stderr.splitlines() if "small-type: Type of 8 points is hard to read" in line]
    assert len(faults) == 1 and re.search(r"near “.+It is so at \d+ places\.", faults[0])
    told = ppog("export", example, "--template", "small.docx", "--check", "-o", "again.docx", "--json")
    assert told.returncode == 1
    assert {"small-type"} <= {finding["code"] for finding in json.loads(told.stdout)["findings"]}
    assert ppog("export", example, "--template", "small.docx", "-o", "unjudged.docx").returncode == 0


def test_at_a_terminal_a_bar_says_how_far_it_is(at_terminal: Callable[..., str], example: Path) -> None:
    drawn = at_terminal("export", str(example), "--all", "-o", "out")
    plain = re.sub("\x1b\\[[0-9;?]*[a-zA-Z]", "", drawn)
    assert re.search(rf"\d/{DOCUMENTS} ", plain)
    assert plain.count(".docx") == DOCUMENTS


def test_the_shell_completes_formats_and_banks(ppog_process: Ppog) -> None:
    def completed(words: str) -> str:
        shell = {"COMP_WORDS": words, "COMP_CWORD": "4", "_PPOG_COMPLETE": "bash_complete"}
        return ppog_process(python=("-m", "ppog_tui"), **shell).stdout

    assert "plain,md" in completed("ppog export wessex --format m")
    assert "plain,chief" in completed("ppog export wessex --bank c")
