"""Answers come back from a Word document in the app: looked at first, taken as one step, or left alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from screens.returning import ReturningScreen
from store.pack_file import open_pack
from store.session import PackSession
from tests.exports.full_pack import full_pack
from tests.exports.returning.sent_out import ReadersWord, document_bytes
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action
from toolkit.records.questions import Question

QUESTION = ("questions", "the-questions")
HOSTILE = "Two [b]quarters[/b] [@click=app.quit]x[/]\nthen a look back"
Fill = Callable[..., Path]


@pytest.fixture
def pack(edition: Edition) -> Pack:
    full = full_pack(edition)
    return full.with_changes(removed=full.every(Conflict))


@pytest.fixture
def filled(pack: Pack, edition: Edition, precedents: Precedents, today: date, home: Path) -> Fill:
    """Writes a question sheet of the pack that came back with these texts in its fields."""

    def write(**texts: str) -> Path:
        path = home / "returned.docx"
        path.write_bytes(document_bytes("questions", pack, edition, precedents, today))
        document = ReadersWord(path)
        for field, text in texts.items():
            document.type(*QUESTION, field, text)
        return document.save()

    return write


async def read(officer: Officer, typed: str = "~/returned.docx") -> ReturningScreen:
    """Go to step 10, and there have a document read."""
    await officer.go_to("export", "Take answers back from Word")
    await officer.press("enter")
    screen = officer.app.screen
    assert isinstance(screen, ReturningScreen)
    await officer.type(typed)
    await officer.press("enter")
    await officer.until(lambda: "Reading" not in officer.screen_text(), "the file is read")
    await officer.settle()
    return screen


def question(officer: Officer) -> Question:
    found = officer.session.pack.get(Question, QUESTION[1])
    assert found is not None
    return found


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
async def test_answers_are_shown_then_taken_and_one_key_undoes_them(
    size: tuple[int, int], start: Start, pack: Pack, filled: Fill
) -> None:
    filled(answer=HOSTILE, owed_by="")
    async with at_work(start(pack), size) as officer:
        before = officer.session.pack
        await read(officer)
        await officer.sees("2 answers to take.", "Zqquestionsxwordingq", "question")
        await officer.sees(
            "Answer: Zqquestionsxanswerq", "→ Two [b]quarters[/b] [@click=app.quit]x[/]", "then a look back"
        )
        await officer.sees("Owed by: Zqquestionsxowedbyq → (empty)", "Enter takes these")
        assert officer.session.pack is before
        await officer.press("enter")
        await officer.told("2 answers taken. Press u to undo all of it.")
        assert officer.saved()["questions"][QUESTION[1]]["answer"] == HOSTILE
        await officer.press("u")
        assert (question(officer).answer, question(officer).owed_by) == ("Zqquestionsxanswerq", "Zqquestionsxowedbyq")


async def test_escape_leaves_everything_as_it_is(start: Start, pack: Pack, filled: Fill) -> None:
    filled(answer="Two quarters")
    async with at_work(start(pack)) as officer:
        before = officer.session.pack
        await read(officer)
        await officer.press("escape")
        assert officer.session.pack is before
        assert officer.app.screen is officer.pack_screen


async def test_what_both_changed_is_asked_about_in_step_10(start: Start, pack: Pack, filled: Fill) -> None:
    filled(answer="From the document", due="soonish")
    since = pack.with_changes(put=[structs.replace(pack.get(Question, QUESTION[1]), answer="From a colleague")])  # type: ignore[type-var]
    async with at_work(start(since)) as officer:
        await read(officer)
        await officer.sees("0 answers to take, 1 to ask about: changed in the pack too.")
        await officer.sees("From a colleague → From the document", "To note", "“soonish”")
        await officer.press("enter")
        await officer.told("0 answers taken, 1 to be chosen in step 10.")
        await officer.go_to("export", "Answer of “Zqquestionsxwordingq”")
        await officer.press("enter")
        await officer.sees("From a colleague", "Had to give way, by JS", "From the document")


async def test_a_colleagues_save_between_reading_and_taking_is_not_written_over(
    start: Start, pack: Pack, filled: Fill
) -> None:
    filled(answer="From the document")
    async with at_work(start(pack)) as officer:
        await read(officer)
        with PackSession(open_pack(officer.session.path), officer="CD") as other:
            other.put(structs.replace(question(officer), answer="From a colleague", follow_up="Also"))
        await officer.told("CD changed")
        await officer.press("enter")
        await officer.told("0 answers taken, 1 to be chosen in step 10.")
        assert (question(officer).answer, question(officer).follow_up) == ("From a colleague", "Also")


async def test_what_cannot_be_read_is_said_and_another_file_can_be_tried(
    start: Start, pack: Pack, filled: Fill, home: Path
) -> None:
    filled(answer="Two quarters")
    (home / "letter.docx").write_bytes(b"%PDF-1.7")
    async with at_work(start(pack)) as officer:
        screen = await read(officer, "'~/letter.docx'")
        await officer.sees("letter.docx is a PDF, not a Word document.")
        await officer.press("ctrl+u")
        await officer.type("~/returned.docx")
        assert "PDF" not in officer.screen_text(), "What is said belongs to the file that is named."
        await officer.press("enter")
        await officer.sees("1 answer to take.")
        await officer.press("shift+tab", "x")
        assert screen.returned is None, "Enter takes what is shown, and nothing else."


async def test_a_document_that_nobody_filled_in_has_nothing_to_take(start: Start, pack: Pack, filled: Fill) -> None:
    filled()
    async with at_work(start(pack)) as officer:
        screen = await read(officer)
        await officer.sees("There is nothing to take", "Esc Leave it")
        await officer.press("enter")
        assert officer.app.screen is screen


async def test_many_long_answers_scroll_and_the_palette_leads_there(
    start: Start, edition: Edition, precedents: Precedents, today: date, home: Path, pack: Pack
) -> None:
    rows = [Question(id=f"q{n}", chosen=True, wording=f"Question {n}?", position=float(n)) for n in range(40)]
    many = pack.with_changes(put=rows)
    path = home / "returned.docx"
    path.write_bytes(document_bytes("questions", many, edition, precedents, today))
    document = ReadersWord(path)
    for row in rows:
        document.type("questions", row.id, "answer", f"{row.id} " + "word " * 1000)
    document.save()
    async with at_work(start(many)) as officer:
        await officer.press("ctrl+p")
        await officer.type("answers back")
        await officer.sees("Take answers back from Word")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.app.screen, ReturningScreen), "the screen is open")
        await officer.settle()
        await officer.type("~/returned.docx")
        await officer.press("enter")
        await officer.sees("40 answers to take.", "… (")
        await officer.press("end")
        await officer.sees("Question 39?")
        await officer.press("enter")
        await officer.told("40 answers taken.")


async def test_a_pack_that_is_only_read_is_not_asked_for_a_file(start: Start, pack: Pack, filled: Fill) -> None:
    async with at_work(start(pack)) as officer:
        officer.session.file = structs.replace(officer.session.file, read_only="It can only be read.")
        await officer.go_to("export", "Take answers back from Word")
        await officer.press("enter")
        await officer.told("It can only be read.")
        assert officer.app.screen is officer.pack_screen


async def test_a_record_that_was_taken_out_of_the_document_is_told(
    start: Start, pack: Pack, edition: Edition, precedents: Precedents, today: date, home: Path
) -> None:
    more = pack.with_changes(put=[Action(id="second", text="Second action")])
    path = home / "returned.docx"
    path.write_bytes(document_bytes("readout", more, edition, precedents, today))
    document = ReadersWord(path)
    document.take_out("actions", "second", "status", "owner")
    document.save()
    async with at_work(start(more)) as officer:
        before = officer.session.pack
        await read(officer)
        await officer.sees("To note", "1 record that was in the document when it was made is no longer in it")
        await officer.sees("“Second action”")
        assert officer.session.pack is before
