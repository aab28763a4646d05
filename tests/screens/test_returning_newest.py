"""The newest Word documents are offered, so that nobody has to type a path to take answers back."""

import os
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import cast

import pytest
from textual.widgets import Input

from exports.errors import NotReturnedError
from exports.returning.returned import Returned, Told
from screens.returning import ReturningScreen
from screens.widgets.row_list import RowList
from tests.exports.full_pack import full_pack
from tests.exports.returning.sent_out import ReadersWord, document_bytes
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, PATIENCE, SMALL, Officer, at_work
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.questions import Question

Lay = Callable[..., Path]
QUESTION = ("questions", "the-questions")


@pytest.fixture
def pack(edition: Edition) -> Pack:
    full = full_pack(edition)
    return full.with_changes(removed=full.every(Conflict))


@pytest.fixture
def lay(home: Path, now: datetime) -> Lay:
    """Puts a file into a folder of the home folder, as it was saved some hours ago."""

    def put(folder: str, name: str, hours: float, content: bytes = b"PK") -> Path:
        file = home / folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
        then = (now - timedelta(hours=hours)).timestamp()
        os.utime(file, (then, then))
        return file

    return put


@pytest.fixture
def filled(pack: Pack, edition: Edition, precedents: Precedents, today: date, lay: Lay) -> Path:
    """A question sheet in the downloads that came back an hour ago with an answer."""
    path = lay(
        "Downloads", "Questions, filled in.docx", 1, document_bytes("questions", pack, edition, precedents, today)
    )
    document = ReadersWord(path)
    document.type(*QUESTION, "answer", "Two quarters")
    document.save()
    return lay("Downloads", path.name, 1, path.read_bytes())


def moved(file: Path, to: Path) -> None:
    to.parent.mkdir()
    file.rename(to)


async def asked(officer: Officer) -> ReturningScreen:
    await officer.go_to("export", "Take answers back from Word")
    await officer.press("enter")
    screen = officer.app.screen
    assert isinstance(screen, ReturningScreen)
    return screen


def offered(officer: Officer) -> list[str]:
    return [row.title for row in officer.app.screen.query_one("#came-back", RowList).rows]


def line(officer: Officer) -> Input:
    return officer.app.screen.query_one(Input)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_the_document_that_came_back_is_taken_without_typing(
    size: tuple[int, int], start: Start, pack: Pack, filled: Path, lay: Lay
) -> None:
    lay("Documents", "Minutes.docx", 30)
    lay("Desktop", "Older.docx", 24 * 14)
    lay("packs", "Beside the pack.docx", 24 * 200)
    async with at_work(start(pack), size) as officer:
        await asked(officer)
        await officer.sees("The newest Word documents:", "~/Downloads · today", "~/Documents · yesterday", "20 May")
        await officer.until(lambda: len(offered(officer)) == 4, "all folders answered")
        assert [name.split(".")[0] for name in offered(officer)] == [
            "Questions, filled in",
            "Minutes",
            "Older",
            "Beside the pack",
        ]
        await officer.press("down", "enter")
        await officer.sees("1 answer to take.", "Two quarters", "Questions, filled in.docx")
        assert "Minutes" not in officer.screen_text(), "The list gives way to what the document would change."
        await officer.press("enter")
        await officer.told("1 answer taken.")
        found = officer.session.pack.get(Question, QUESTION[1])
        assert found is not None and found.answer == "Two quarters"


async def test_words_narrow_the_list_and_enter_reads_the_one_that_is_left(
    start: Start, pack: Pack, filled: Path, lay: Lay
) -> None:
    lay("Documents", "Questions, older.docx", 30)
    lay("Documents", "Minutes.docx", 40)
    async with at_work(start(pack)) as officer:
        await asked(officer)
        await officer.until(lambda: len(offered(officer)) == 3, "all folders answered")
        await officer.type("questions")
        assert offered(officer) == ["Questions, filled in.docx", "Questions, older.docx"]
        await officer.press("enter")
        assert isinstance(officer.app.screen.focused, RowList), "Of several, one is to be chosen."
        await officer.type(" filled")
        assert line(officer).value == "questions filled", "What is typed in the list narrows it."
        await officer.press("enter")
        await officer.sees("1 answer to take.")


async def test_a_path_that_is_typed_is_read_and_leaves_the_list_whole(
    start: Start, pack: Pack, filled: Path, lay: Lay, home: Path
) -> None:
    lay("Documents", "Minutes.docx", 40)
    moved(filled, home / "elsewhere" / "far.docx")
    async with at_work(start(pack)) as officer:
        await asked(officer)
        await officer.sees("Minutes.docx")
        await officer.type("~/elsewhere/far.docx")
        assert offered(officer) == ["Minutes.docx"]
        await officer.press("enter")
        await officer.sees("1 answer to take.")
        await officer.press("shift+tab", "down")
        assert isinstance(officer.app.screen.focused, RowList), "Down leads back to the documents."
        assert cast(ReturningScreen, officer.app.screen).returned is None and "Minutes.docx" in officer.screen_text()


async def test_a_document_that_cannot_be_read_leaves_the_others_to_be_chosen(
    start: Start, pack: Pack, filled: Path, lay: Lay
) -> None:
    lay("Downloads", "Scan.docx", 0, b"%PDF-1.7")
    async with at_work(start(pack)) as officer:
        await asked(officer)
        await officer.until(lambda: len(offered(officer)) == 2, "all folders answered")
        await officer.press("down", "enter")
        await officer.sees("Scan.docx is a PDF, not a Word document.", "Questions, filled in.docx")
        await officer.press("down", "enter")
        await officer.sees("1 answer to take.")
        await officer.press("shift+tab")
        await officer.type("scan")
        assert (line(officer).value, offered(officer)) == ("scan", ["Scan.docx"]), "It takes the place of the path."


async def test_a_click_reads_a_document_and_up_leads_back_to_the_line(start: Start, pack: Pack, filled: Path) -> None:
    async with at_work(start(pack)) as officer:
        await asked(officer)
        await officer.sees("Questions, filled in.docx")
        await officer.press("down", "up")
        assert officer.app.screen.focused is line(officer)
        await officer.pilot.click("#came-back", offset=(5, 0))
        await officer.sees("1 answer to take.")


async def test_escape_leaves_the_list(start: Start, pack: Pack, filled: Path) -> None:
    async with at_work(start(pack)) as officer:
        await asked(officer)
        await officer.sees("Questions, filled in.docx")
        await officer.press("down", "escape")
        assert officer.app.screen is officer.pack_screen


async def test_where_there_is_no_document_the_way_on_is_said(start: Start, pack: Pack, home: Path) -> None:
    (home / "Downloads").mkdir()
    async with at_work(start(pack)) as officer:
        await asked(officer)
        await officer.sees("No Word document was found in", "~/Downloads", "type the path", "Enter reads the file")
        await officer.press("down", "enter")
        assert officer.app.screen.focused is line(officer), "There is nothing to go to."
        await officer.type("letter")
        await officer.press("enter")
        await officer.sees("There is no file letter.")


async def test_names_are_shown_as_they_are(start: Start, pack: Pack, lay: Lay) -> None:
    lay("Downloads", "[red]x[@click=app.quit] \x1b[31m.docx", 1)
    lay("Downloads", os.fsdecode(b"half \xff one.docx"), 2)
    async with at_work(start(pack)) as officer:
        await asked(officer)
        await officer.sees("[red]x[@click=app.quit] [31m.docx", "half \ufffd one.docx")
        await officer.press("down", "down", "enter")
        await officer.sees("half \ufffd one.docx is")


class _Share(type(Path())):  # type: ignore[misc]
    """A folder on a share that answers once it is let."""

    gate: Event

    def __fspath__(self) -> str:
        assert self.gate.wait(PATIENCE)
        return str(self)


def _unreadable(path: Path, told: Told) -> Returned:
    raise NotReturnedError(f"{path.name} was read.")


async def test_a_share_that_does_not_answer_holds_up_neither_keys_nor_the_others(
    start: Start, pack: Pack, lay: Lay, home: Path
) -> None:
    lay("Downloads", "Here.docx", 2)
    lay("share", "There.docx", 1)
    share = _Share(home / "share")
    share.gate = Event()
    async with at_work(start(pack)) as officer:
        officer.app.push_screen(ReturningScreen(_unreadable, officer.pack_screen.case(), [share, home / "Downloads"]))
        await officer.settle()
        await officer.sees("Here.docx", "Still looking in ~/share …")
        await officer.press("down", "enter")
        await officer.sees("Here.docx was read.")
        share.gate.set()
        await officer.sees("There.docx")
        rows = officer.app.screen.query_one("#came-back", RowList)
        assert "Still looking" not in officer.screen_text()
        assert rows.present is not None and rows.present.title == "Here.docx", (
            "Nobody is moved from the row they are at."
        )


async def test_a_folder_that_cannot_be_read_is_said(start: Start, pack: Pack, lay: Lay, home: Path) -> None:
    lay("Downloads", "Here.docx", 2)
    refusing = home / ("long" * 100)
    async with at_work(start(pack), LARGE) as officer:
        screen = ReturningScreen(_unreadable, officer.pack_screen.case(), [refusing, home / "Downloads"])
        officer.app.push_screen(screen)
        await officer.settle()
        await officer.sees("Here.docx", "cannot be read: ")
