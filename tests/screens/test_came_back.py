"""Word documents that may have come back are found where they lie, the newest first, and told in few words."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.came_back import (
    MOST_KEPT,
    CameBack,
    changed_in_words,
    folders_for,
    from_home,
    is_path,
    look_in,
    named_shortly,
    newest,
    nothing_found,
    shortly,
)

NOW = datetime(2024, 6, 3, 14, 5, tzinfo=UTC)


def put(folder: Path, name: str, changed: float = 1_000.0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(b"PK")
    os.utime(file, (changed, changed))
    return file


def names(documents: object) -> list[str]:
    assert isinstance(documents, list | tuple)
    return [each.path.name for each in documents]


def test_documents_are_found_the_newest_first_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, "old.docx", 1_000)
    put(tmp_path, "New.DOCX", 3_000)
    put(tmp_path, "between.docx", 2_000)
    for other in ("~$between.docx", ".hidden.docx", "letter.doc", "figures.xlsx", "docx"):
        put(tmp_path, other, 9_000)
    put(tmp_path / "deeper", "below.docx", 9_000)
    (tmp_path / "folder.docx").mkdir()
    looked = look_in(tmp_path)
    assert names(looked.documents) == ["New.DOCX", "between.docx", "old.docx"]
    assert (looked.there, looked.refused) == (True, "")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = put(tmp_path / "elsewhere", "secret.docx")
    folder = tmp_path / "folder"
    put(folder, "own.docx")
    (folder / "link.docx").symlink_to(elsewhere)
    assert names(look_in(folder).documents) == ["own.docx"]


def test_a_folder_that_is_not_there_or_is_a_file_or_refuses_is_told_apart(tmp_path: Path) -> None:
    file = put(tmp_path, "file.docx")
    endless = tmp_path / ("long" * 100)
    assert not look_in(tmp_path / "nowhere").there and not look_in(file).there
    looked = look_in(endless)
    assert looked.there and looked.refused and looked.documents == ()


def test_of_very_many_the_newest_are_kept(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 3):
        put(tmp_path, f"{number}.docx", 1_000 + number)
    documents = look_in(tmp_path).documents
    assert len(documents) == MOST_KEPT
    assert documents[0].path.name == f"{MOST_KEPT + 2}.docx" and documents[-1].path.name == "3.docx"


def test_a_folder_reached_by_two_names_offers_each_document_once(tmp_path: Path) -> None:
    put(tmp_path / "share", "one.docx")
    (tmp_path / "documents").symlink_to(tmp_path / "share", target_is_directory=True)
    found = [each for name in ("share", "documents") for each in look_in(tmp_path / name).documents]
    assert len(found) == 2 and names(newest(found, "", 12)) == ["one.docx"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["Questions (2).docx", "Minutes.docx", "Ŵyna questions.docx"]),
        ("questions", ["Questions (2).docx", "Ŵyna questions.docx"]),
        ("WYNA quest", ["Ŵyna questions.docx"]),
        ("minutes.docx", ["Minutes.docx"]),
        ("minutes questions", []),
    ],
)
def test_words_narrow_what_is_offered(typed: str, found: list[str]) -> None:
    names_by_age = ("Questions (2).docx", "Minutes.docx", "Ŵyna questions.docx")
    documents = [CameBack(Path(name), -age, name) for age, name in enumerate(names_by_age)]
    assert names(newest(documents, typed, 12)) == found
    assert names(newest(documents, typed, 1)) == found[:1]


def test_each_folder_is_looked_into_once_and_what_the_office_chose_comes_first(home: Path) -> None:
    share = home.parent / "share"
    assert folders_for(share, home / "packs") == (
        share,
        home / "packs",
        home / "Downloads",
        home / "Documents",
        home / "Desktop",
    )
    assert folders_for(home / "Documents", home / "Documents") == (
        home / "Documents",
        home / "Downloads",
        home / "Desktop",
    )


def test_folders_that_onedrive_took_over_are_looked_into_as_well(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drive = home / "OneDrive - Office of the PCC"
    monkeypatch.setenv("OneDriveCommercial", str(drive))
    monkeypatch.setenv("OneDrive", str(drive))
    assert folders_for(home, home)[-2:] == (drive / "Documents", drive / "Desktop")


@pytest.mark.parametrize(
    "typed", ["~/Downloads/x.docx", "/srv/x.docx", "'x.docx'", '"x.docx"', "S:\\PPOG\\x.docx", "./x"]
)
def test_a_path_is_known_from_words(typed: str) -> None:
    assert is_path(typed)
    assert not is_path("questions (2).docx") and not is_path("")


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (NOW.replace(hour=9, minute=30), "today 09:30"),
        (datetime(2024, 6, 2, 23, 59, tzinfo=UTC), "yesterday 23:59"),
        (datetime(2024, 5, 20, tzinfo=UTC), "20 May"),
        (datetime(2023, 11, 20, tzinfo=UTC), "20 Nov 2023"),
        (datetime(2024, 6, 4, tzinfo=UTC), "4 Jun"),
    ],
)
def test_when_it_was_changed_is_said_as_people_say_it(then: datetime, said: str) -> None:
    assert changed_in_words(then.timestamp(), NOW) == said


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_no_time_of_a_file_is_too_strange(changed: float) -> None:
    assert "\n" not in changed_in_words(changed, NOW)


@given(st.text(max_size=60), st.integers(min_value=4, max_value=50))
def test_a_name_keeps_beginning_and_end_and_never_takes_more_than_its_room(name: str, cells: int) -> None:
    short = named_shortly(name, cells)
    assert cell_len(short) <= cells
    assert short == name or "…" in short
    assert cell_len(shortly(Path("a") / "b" / (name.replace("/", "").replace("\0", "") or "c"), cells)) <= cells


def test_copies_of_a_document_stay_apart_in_a_narrow_list() -> None:
    first, second = (f"PPOG questions - Loamshire Police - 2024-06-20{end}.docx" for end in ("", " (1)"))
    assert named_shortly(first, 40) != named_shortly(second, 40)
    assert named_shortly(second, 40).startswith("PPOG questions") and named_shortly(second, 40).endswith("(1).docx")


def test_folders_are_named_as_they_can_be_typed(home: Path) -> None:
    assert from_home(home / "Downloads") == str(Path("~") / "Downloads")
    assert shortly(home / "Downloads", 14) == str(Path("~") / "Downloads")
    assert shortly(home / "Shared" / "Office" / "PPOG", 14) == f"…{os.sep}PPOG"


@pytest.mark.parametrize("there", [0, 1, 3])
def test_where_nothing_was_found_the_way_on_is_said(there: int, home: Path) -> None:
    looked = [look_in(home / name) for name in ("Downloads", "Documents", "Desktop")[:there]]
    assert "in" not in nothing_found(looked).split(":")[0].split(), "Folders that are not there were not looked into."
    for name in ("Downloads", "Documents", "Desktop")[:there]:
        (home / name).mkdir()
    said = nothing_found([look_in(each.folder) for each in looked])
    wanted = {0: "", 1: " in ~/Downloads", 3: " in ~/Downloads, ~/Documents or ~/Desktop"}[there]
    assert said.replace("\\", "/").startswith(f"No Word document was found{wanted}: type the path")
