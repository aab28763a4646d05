"""The documents of a pack: read before they are written, put where they were wanted, and the result stays in sight."""

import os
import re
from datetime import datetime
from pathlib import Path

import mammoth
import pytest
from textual.widgets import Input

from exports.export import ExportResult
from screens.export_words import told_of_files
from screens.exporting import ExportScreen
from screens.widgets.choice_field import ChoiceField
from screens.widgets.document_list import DocumentList
from screens.widgets.preview import Preview
from store.settings import load_settings
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.office import Office
from toolkit.records.tables import singleton_id

SMALLEST = (60, 18)
DOCUMENTS = 7


@pytest.fixture
def documents(home: Path) -> Path:
    """The folder where a person's documents are."""
    folder = home / "Documents"
    folder.mkdir()
    return folder


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def field(officer: Officer, id: str) -> Input:
    return officer.app.screen.query_one(id, Input)


def previewed(officer: Officer) -> str:
    return "\n".join(line.plain for line in officer.app.screen.query_one(Preview).lines)


def said(officer: Officer) -> str:
    """What the screen says of the result, without the breaks of its lines."""
    return str(officer.app.screen.query_one("#export-said").render())


async def at_documents(officer: Officer) -> None:
    await officer.press("x")
    await officer.until(lambda: isinstance(officer.app.screen, ExportScreen), "the documents are listed")
    await officer.settle()


async def written(officer: Officer) -> None:
    await officer.until(lambda: said(officer).startswith("Written"), "something is written")


@pytest.mark.parametrize("size", [SMALL, SMALLEST])
async def test_all_that_is_needed_is_in_sight(
    size: tuple[int, int], start: Start, example: Pack, documents: Path
) -> None:
    async with at_work(start(example), size) as officer:
        await at_documents(officer)
        await officer.sees("Full briefing", "Readout after the meeting", "● Word", "PPOG briefing", "Write all")
        await officer.sees("OFFICIAL-SENSITIVE", "step 1")
        await officer.sees(field(officer, "#export-file").value[-16:])
        await officer.press("enter")
        await officer.sees("Written 14:05:00", "Open", "Copy path")
        result = officer.app.screen.query_one("#export-result")
        await officer.until(lambda: result.max_scroll_y == 0 and result.region.bottom < size[1], "the whole path")
        [file] = files_in(documents)
        assert re.fullmatch(r"PPOG briefing - Loamshire Police \(fictional\) - [\d-]+\.docx", file.name)
        with file.open("rb") as opened:
            assert "Answering emergency calls" in mammoth.extract_raw_text(opened).value


async def test_where_a_file_went_is_read_to_its_end_in_the_smallest_window(
    start: Start, example: Pack, documents: Path
) -> None:
    folder = documents / "Performance and oversight" / "Engage, papers for the group and for the force"
    folder.mkdir(parents=True)
    async with at_work(start(example), SMALLEST) as officer:
        await at_documents(officer)
        field(officer, "#export-folder").value = str(folder)
        await officer.press("enter")
        result = officer.app.screen.query_one("#export-result")
        await officer.until(lambda: said(officer).endswith(files_in(folder)[0].name), "the file is named")
        await officer.until(lambda: result.max_scroll_y == 0 and result.region.bottom < SMALLEST[1], "the whole path")


async def test_beside_the_list_the_highlighted_document_is_read(start: Start, example: Pack) -> None:
    async with at_work(start(example), LARGE) as officer:
        await at_documents(officer)
        await officer.sees("Briefing for PPOG")
        await officer.press("down", "down")
        await officer.sees("1. One caller")
        assert "Thank you, Chair." in previewed(officer) and "Briefing for PPOG" not in previewed(officer)
        await officer.press("right", "end")
        preview = officer.app.screen.query_one(Preview)
        await officer.until(lambda: preview.scroll_offset.y > 0, "the preview scrolls")
        await officer.press("escape", "escape")
        assert not isinstance(officer.app.screen, ExportScreen)


async def test_on_a_small_terminal_p_shows_the_preview_in_place_of_the_list(start: Start, example: Pack) -> None:
    async with at_work(start(example), SMALL) as officer:
        await at_documents(officer)
        await officer.press("down")
        assert not previewed(officer)
        await officer.press("p")
        await officer.sees("Three things to say")
        assert not officer.app.screen.query_one(DocumentList).display or "Full briefing" not in officer.screen_text()
        await officer.press("p")
        await officer.sees("Full briefing")
        assert officer.app.screen.focused is officer.app.screen.query_one(DocumentList)


async def test_what_was_typed_a_moment_ago_is_in_the_document(start: Start, empty: Pack, documents: Path) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.go_to("causes")
        await officer.press("a", "enter")
        await officer.type("Answering calls")
        await officer.press("escape")
        await at_documents(officer)
        await officer.until(lambda: "Answering calls" in previewed(officer), "the preview has it")
        await officer.press("f", "enter")
        await written(officer)
        [file] = files_in(documents)
        assert file.suffix == ".md" and "Answering calls" in file.read_text(encoding="utf-8")


async def test_every_document_is_written_by_one_key_and_existing_ones_are_asked_about(
    start: Start, example: Pack, documents: Path
) -> None:
    async with at_work(start(example), SMALL) as officer:
        await at_documents(officer)
        await officer.press("e")
        await officer.sees(f"{DOCUMENTS} files in")
        files = files_in(documents)
        assert len(files) == DOCUMENTS and all(file.read_bytes().startswith(b"PK") for file in files)
        files[0].write_text("mine", encoding="utf-8")
        for other in files[2:]:
            other.unlink()
        await officer.press("e")
        await officer.sees("2 of 7 files are there already.")
        await officer.press("escape")
        assert files_in(documents) == files[:2] and files[0].read_text(encoding="utf-8") == "mine"
        await officer.sees("Nothing was written: to write some and keep others")
        await officer.press("e", "enter")
        await officer.until(lambda: files_in(documents) == files, "all are written")
        await written(officer)
        assert files[0].read_bytes().startswith(b"PK")


async def test_folder_and_name_can_be_typed_and_the_folder_is_remembered(
    start: Start, example: Pack, home: Path
) -> None:
    board = home / "Board papers"
    board.mkdir()
    app = start(example)
    async with at_work(app, LARGE) as officer:
        await at_documents(officer)
        field(officer, "#export-folder").value = "~/Board papers"
        field(officer, "#export-file").focus()
        field(officer, "#export-file").value = "Item 7"
        await officer.settle()
        await officer.press("enter")
        await written(officer)
        assert [file.name for file in files_in(board)] == ["Item 7.docx"]
        await officer.press("escape", "down", "up")
        assert field(officer, "#export-file").value == "Item 7"
        await officer.app.workers.wait_for_complete()
    settings = load_settings().settings
    assert settings.documents_for(app.workspace.folder) == board
    again = start(documents=settings.documents)
    assert again._destination().folder == board


async def test_what_cannot_be_written_is_said_and_stays(start: Start, example: Pack, home: Path) -> None:
    async with at_work(start(example), SMALL) as officer:
        await at_documents(officer)
        field(officer, "#export-folder").value = str(home / "nowhere")
        await officer.press("enter")
        await officer.until(lambda: "make it first, or choose another" in said(officer), "the reason is said")
        await officer.press("down", "down", "p", "p")
        assert f"There is no folder {home / 'nowhere'}" in said(officer)
        assert not officer.app.screen.query_one("#open").display


async def test_what_has_no_room_on_the_one_page_is_said_before_it_is_written(start: Start, example: Pack) -> None:
    many = example.with_changes(put=[Cause(id=f"c{place}", title=f"Cause {place}") for place in range(60)])
    async with at_work(start(many), SMALL) as officer:
        await at_documents(officer)
        await officer.press("down")
        await officer.sees("Left out: the cause “Cause", "more.")
        await officer.press("down")
        await officer.until(lambda: "Left out" not in officer.screen_text(), "that was for the one page alone")


async def test_the_result_is_opened_by_the_desktop_and_its_path_is_copied(
    start: Start, example: Pack, documents: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "bin").mkdir()
    for name in ("xdg-open", "open"):
        program = home / "bin" / name
        program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{home}/opened"\n', encoding="utf-8")
        program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    async with at_work(start(example), SMALL) as officer:
        await at_documents(officer)
        await officer.press("enter")
        await written(officer)
        [file] = files_in(documents)
        await officer.press("o")
        await officer.until((home / "opened").is_file, "the desktop is asked to open it")
        await officer.until(lambda: (home / "opened").read_text(encoding="utf-8") == str(file), "it has the whole path")
        await officer.press("y")
        assert officer.app.clipboard == str(file)
        await officer.told("The path is copied")


async def test_with_the_mouse_a_click_looks_and_a_button_writes(start: Start, example: Pack, documents: Path) -> None:
    async with at_work(start(example), LARGE) as officer:
        await at_documents(officer)
        await officer.pilot.click(DocumentList, offset=(4, 6))
        await officer.sees("Readout")
        assert officer.app.screen.query_one(DocumentList).highlighted == DOCUMENTS - 1
        assert files_in(documents) == []
        format = officer.app.screen.query_one(ChoiceField)
        await officer.pilot.click(format, offset=(format.render().plain.index("Markdown"), 0))
        await officer.pilot.click("#export-buttons Button")
        await written(officer)
        assert [file.suffix for file in files_in(documents)] == [".md"]


async def test_hostile_texts_are_shown_as_they_are(start: Start, example: Pack) -> None:
    force = "[/x] [red]x[/] [@click=app.quit]x[/] \x1b[31m"
    office = Office(id=singleton_id(Office), force=force, marking="[bold]OFFICIAL[/]")
    async with at_work(start(example.with_changes(put=[office])), LARGE) as officer:
        await at_documents(officer)
        await officer.sees("[/x] [red]x[/] [@click=app.quit]x[/]", "[bold]OFFICIAL[/]")
        await officer.press("enter")
        await written(officer)


async def test_help_and_palette_know_the_documents(start: Start, example: Pack) -> None:
    async with at_work(start(example), LARGE) as officer:
        await at_documents(officer)
        await officer.press("f1")
        await officer.sees("Each of these documents is made of the pack", "One side of A4: three things to say")
        await officer.press("escape", "ctrl+p")
        await officer.type("write all")
        await officer.sees("Write all documents")


def test_it_is_said_that_the_one_page_is_not_on_the_office_s_template() -> None:
    page, notes = ExportResult(Path("page.docx"), "OFFICIAL", on_ours=True), ExportResult(Path("n.docx"), "OFFICIAL")
    assert "not on your template" in told_of_files([notes, page], datetime(2026, 12, 1, 14, 5))
    assert "template" not in told_of_files([notes], datetime(2026, 12, 1, 14, 5))
