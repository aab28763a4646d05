"""An office that writes its own edition is told which file, which item and what is wrong."""

from pathlib import Path

import pytest

from toolkit.errors import ContentError
from toolkit.loading import (
    DEFAULT_EDITION,
    DEFAULT_PRECEDENTS,
    MAX_BYTES,
    default_edition,
    default_precedents,
    load_edition,
    load_precedents,
)

EDITION = DEFAULT_EDITION.read_text(encoding="utf-8")
PRECEDENTS = DEFAULT_PRECEDENTS.read_text(encoding="utf-8")


def refusal(path: Path) -> str:
    with pytest.raises(ContentError) as refused:
        load_precedents(path) if "precedents" in path.name else load_edition(path)
    return str(refused.value)


def with_change(folder: Path, name: str, text: str, old: str, new: str) -> Path:
    assert old in text, old
    path = folder / name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'id = "stage.concern"\nnumber = 2\ntitle = "Concern found"\ntext =',
            'id = "stage.concern"\nnumber = 2\ntitle = "Concern found"\ntest =',
            ["stages[1] (stage.concern)", "unknown field `test`"],
        ),
        (
            'id = "stage.plan"\nnumber = 11',
            'id = "stage.plan"\nnumber = "eleven"',
            ["stages[10] (stage.plan).number", "Expected `int`"],
        ),
        ('id = "stage.plan"\nnumber = 11', 'id = "stage.plan"\nnumber = 12', ["stages must be numbered 1, 2, 3"]),
        ('id = "hour.hmi"\nnumber = 4', 'id = "hour.hmi"\nnumber = 9', ["running_order must be numbered 1, 2, 3"]),
        ('id = "theme.help"', 'id = "theme.help"\ncolour = "red"', ["exit_themes[7] (theme.help)", "colour"]),
        ('id = "theme.help"', 'id = "theme.honesty"', ["the id theme.honesty is used more than once"]),
        ('id = "theme.help"', 'id = " "', ["an id is empty"]),
        (
            'source = { document = "T", section = "Exiting Engage", item = "bullet 8',
            'source = { document = "T", section = "Leaving Engage", item = "bullet 8',
            ["theme.help", "T has no section “Leaving Engage”"],
        ),
        (
            'source = { document = "T", section = "Exiting Engage", item = "bullet 8',
            'source = { document = "X", section = "Exiting Engage", item = "bullet 8',
            ["theme.help", "no document is called X"],
        ),
        (
            'title = "Ask for help"\ntext = "Everyone',
            'title = "Ask for help"\ntext = "  " # "',
            ["theme.help", "the text is empty"],
        ),
        ('title = "Ask for help"', 'title = "Ask {nobody}"', ["theme.help, title", "{nobody} is not a role"]),
        ('title = "Ask for help"', 'title = "Ask {holder.The}"', ["theme.help, title", "a brace is left over"]),
        (
            'asks = ["Have you found any',
            'asks = ["Has {chief the} found any',
            ["question.hmicfrs.barriers, asks", "a brace is left over"],
        ),
        ('date = "2024-05-29"\nnote', "date = 2024\nnote", ["own.toml, date: Expected `str`"]),
    ],
)
def test_a_fault_is_named_by_file_item_and_what_is_wrong(old: str, new: str, said: list[str], tmp_path: Path) -> None:
    sentence = refusal(with_change(tmp_path, "own.toml", EDITION, old, new))
    assert sentence.startswith("own.toml")
    assert sentence.endswith(".")
    for part in said:
        assert part in sentence, sentence


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "precedent.wiltshire"', 'id = "precedent.cleveland"', "precedent.cleveland is used more than once"),
        ('id = "case.cleveland"', 'id = "precedent.cleveland"', "precedent.cleveland is used more than once"),
        ('id = "case.cleveland.morale"', 'id = "case.cleveland.analysis"', "case.cleveland.analysis is used more"),
        ('precedent = "precedent.cleveland"', 'precedent = "nowhere"', "no force here has the id nowhere"),
        (
            'section = "Wiltshire Police", item = "Moved',
            'section = "Wilts", item = "Moved',
            "wiltshire: L has no section",
        ),
        ('entered = "2019"', "entered = 2019", "forces[0] (precedent.cleveland).entered"),
        (
            'id = "precedent.cleveland.in.demand"\ntitle',
            'id = "precedent.cleveland.in.demand"\nname',
            "forces[0] (precedent.cleveland).reasons_in[2] (precedent.cleveland.in.demand)",
        ),
    ],
)
def test_a_fault_in_precedents_is_named_too(old: str, new: str, said: str, tmp_path: Path) -> None:
    sentence = refusal(with_change(tmp_path, "own-precedents.toml", PRECEDENTS, old, new))
    assert sentence.startswith("own-precedents.toml")
    assert said in sentence


def test_a_missing_group_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('id = "own"\ntitle = "Own"\ndate = "2026-01-01"\n', encoding="utf-8")
    assert refusal(path) == "own.toml, top level: Object missing required field `documents`."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id = ", "own.toml is not sound TOML"),
        (b"", "own.toml, top level"),
        (b'id = "caf\xe9"', "own.toml is not UTF-8 text (byte 9)"),
        (b"a = " + b"[" * 20_000, "own.toml is not sound TOML"),
        (b"PK\x03\x04\x00\x00", "own.toml is not sound TOML"),
    ],
    ids=["cut off", "empty", "Latin-1", "nested without end", "a Word file"],
)
def test_a_file_that_is_no_edition_is_refused_in_a_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_file_too_large_to_be_an_edition_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert refusal(path) == "own.toml is 4,194,305 bytes: an edition may have 4,194,304 at most."


def test_a_file_that_is_not_there_or_is_a_folder_is_said_to_be_unreadable(tmp_path: Path) -> None:
    assert "own.toml could not be read" in refusal(tmp_path / "own.toml")
    (tmp_path / "folder.toml").mkdir()
    assert "folder.toml could not be read" in refusal(tmp_path / "folder.toml")


def test_an_edition_saved_by_windows_is_read_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(EDITION.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_edition(path) == default_edition()


def test_a_copy_of_the_shipped_files_is_sound_and_equal(tmp_path: Path) -> None:
    edition, precedents = tmp_path / "own.toml", tmp_path / "own-precedents.toml"
    edition.write_text(EDITION, encoding="utf-8")
    precedents.write_text(PRECEDENTS, encoding="utf-8")
    assert load_edition(edition) == default_edition()
    assert load_precedents(precedents) == default_precedents()


def test_the_shipped_files_are_read_once_a_run() -> None:
    assert default_edition() is default_edition()
    assert default_precedents() is default_precedents()


def test_reading_leaves_no_file_open(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(EDITION, encoding="utf-8")
    load_edition(path)
    # On Windows this would fail while anybody held the file.
    path.replace(tmp_path / "moved.toml")
    assert not path.exists()
