"""Answers come back from a reader who has LibreOffice and not Word.

Where there is no LibreOffice these trials are not there, and the run says so.
"""

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from exports.returning.returned import Returned
from tests.exports.full_pack import word
from tests.exports.returning.libre_office import WHY_NOT, LibreOffice
from tests.exports.returning.sent_out import SENT, ReadersWord, Send
from toolkit.pack import Pack
from toolkit.records.preparation import Action
from toolkit.records.questions import Question

TakeBack = Callable[[Path, Pack], Returned]
QUESTION = ("questions", "the-questions")
ACTION = ("actions", "the-actions")
OF_IT = "of question “Zqquestionsxwordingq”"

if WHY_NOT:
    warnings.warn(pytest.PytestConfigWarning(f"Not run: answers from LibreOffice. {WHY_NOT}"), stacklevel=1)
PROGRAMS = [] if WHY_NOT else ["LibreOffice"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"))


def renamed(path: Path, name: str) -> Path:
    return path.rename(path.with_name(f"{name}.docx"))


@pytest.mark.parametrize("program", PROGRAMS)
def test_documents_that_were_only_saved_change_nothing(
    program: str, office: LibreOffice, full: Pack, example: Pack, send: Send, take_back: TakeBack
) -> None:
    blank = Question(id="blank", bank="chief", chosen=True, wording="Not answered yet")
    packs = [full.with_changes(put=[blank, Action(id="blank", text="Nobody's yet")]), example]
    paths = {
        renamed(send(kind, pack, bank), f"{place}-{kind}-{bank}"): pack
        for place, pack in enumerate(packs)
        for kind, bank in SENT
    }
    for saved, pack in zip(office.save_anew(*paths), paths.values(), strict=True):
        assert take_back(saved, pack) == Returned((), (), "Word")


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_was_typed_and_ticked_before_it_was_saved_there_comes_back(
    program: str, office: LibreOffice, full: Pack, send: Send, take_back: TakeBack
) -> None:
    texts = ("Two quarters,\nthen a third\twith £5 – “so”", "عربي e\u0301 \U0001f6a8 [red]x[/]", "")
    paths = []
    for place, text in enumerate(texts):
        document = ReadersWord(renamed(send("questions", full), f"questions-{place}"))
        document.type(*QUESTION, "answer", text)
        document.type(*QUESTION, "due", "2 January 2027")
        paths.append(document.save())
    for text, saved in zip(texts, office.save_anew(*paths), strict=True):
        found = take_back(saved, full)
        assert found.problems == ()
        values = {change.answer.field: change.answer.value for change in found.changes}
        assert values == {"answer": text, "due": "2027-01-02"}


@pytest.mark.parametrize("program", PROGRAMS)
def test_ticks_come_back(program: str, office: LibreOffice, full: Pack, send: Send, take_back: TakeBack) -> None:
    done = full.get(Action, ACTION[1])
    assert done is not None and done.status == "done"
    packs = {"open": full, "done": full.with_changes(put=[structs.replace(done, status="in-progress")])}
    paths = []
    for status, pack in packs.items():
        document = ReadersWord(renamed(send("readout", pack), status))
        document.tick(*ACTION, "status", status == "done")
        paths.append(document.save())
    for (status, pack), saved in zip(packs.items(), office.save_anew(*paths), strict=True):
        assert [change.answer.value for change in take_back(saved, pack).changes] == [status]


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_was_edited_there_comes_back(
    program: str, office: LibreOffice, full: Pack, send: Send, take_back: TakeBack
) -> None:
    path = send("questions", full)
    sent = ReadersWord(path)
    edited = office.edit(
        path,
        replaced=[(word("questions", "answer"), "Typed within the field")],
        marks=[
            (sent.key(*QUESTION, "follow_up"), "Typed over the field"),
            (sent.key(*QUESTION, "owed_by"), ""),
        ],
    )
    found = take_back(edited, full)
    values = {change.answer.field: change.answer.value for change in found.changes}
    assert values == {"answer": "Typed within the field", "follow_up": "Typed over the field"}
    # Its control went with the text: nobody can tell whether the field was meant to be emptied.
    assert found.problems == (f"“Owed by” {OF_IT} was deleted from the document as a field, and was left as it is.",)
