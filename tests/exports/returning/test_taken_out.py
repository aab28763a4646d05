"""Whoever takes a record out of a document is told so when it comes back, and nothing is changed for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exports.export import export
from exports.returning.reading import UNNOTED
from exports.returning.returned import Returned
from tests.exports.house_style.office_templates import plain
from tests.exports.returning.libre_office import WHY_NOT, LibreOffice
from tests.exports.returning.sent_out import ReadersWord, Send
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.preparation import Action
from toolkit.records.tables import PackInfo

TakeBack = Callable[[Path, Pack], Returned]
FIELDS = ("status", "owner", "due")
PROGRAMS = [] if WHY_NOT else ["LibreOffice"]


def with_actions(pack: Pack, count: int) -> Pack:
    return pack.with_changes(put=[Action(id=f"a{place}", text=f"Action {place}", owner="Jo") for place in range(count)])


def test_a_record_that_was_taken_out_is_named(empty: Pack, send: Send, take_back: TakeBack) -> None:
    pack = with_actions(empty, 3)
    word = ReadersWord(send("readout", pack))
    word.take_out("actions", "a1", *FIELDS)
    word.type("actions", "a2", "owner", "Sam")
    found = take_back(word.save(), pack)
    assert [(change.title, change.new) for change in found.changes] == [("Action 2", "Sam")]
    assert found.problems == (
        "1 record that was in the document when it was made is no longer in it: action “Action 1”. "
        "Nothing was changed for it.",
    )


def test_many_are_told_in_one_sentence_before_all_else(empty: Pack, send: Send, take_back: TakeBack) -> None:
    pack = with_actions(empty, 80)
    word = ReadersWord(send("briefing", pack))
    for place in range(2, 80):
        word.take_out("actions", f"a{place}", *FIELDS)
    word.type("actions", "a1", "due", "when there is time")
    first, second = take_back(word.save(), pack).problems
    assert first.startswith(
        "78 records that were in the document when it was made are no longer in it: action “Action "
    )
    assert first.count("“") == 6 and first.endswith(" and 72 more. Nothing was changed for them.")
    assert second.startswith("“Due” of action “Action 1” was left as it is.")


def test_what_the_document_never_held_is_not_missed(empty: Pack, send: Send, take_back: TakeBack) -> None:
    pack = with_actions(empty, 2)
    path = send("readout", pack)
    later = pack.with_changes(put=[Action(id="later", text="Later")])
    assert take_back(path, later).problems == ()
    gone = pack.with_changes(removed=[action for action in pack.every(Action) if action.id == "a0"])
    word = ReadersWord(path)
    word.take_out("actions", "a0", *FIELDS)
    assert take_back(word.save(), gone).problems == ()


def test_the_list_of_another_pack_says_nothing_of_this_one(
    empty: Pack, edition: Edition, send: Send, take_back: TakeBack, tmp_path: Path
) -> None:
    theirs = ReadersWord(send("briefing", empty))
    other = Pack(PackInfo(pack_id="c8a1cc0e-0000-4000-8000-000000000009", edition=edition.id), [])
    ours = ReadersWord(send("readout", with_actions(other, 1)))
    for block in list(theirs.body)[:-1]:
        theirs.body.remove(block)
    for place, block in enumerate(list(ours.body)[:-1]):
        theirs.body.insert(place, block)
    theirs.path = tmp_path / "pasted.docx"
    assert take_back(theirs.save(), with_actions(other, 1)).problems == (UNNOTED,)


def test_a_document_on_an_office_s_template_has_the_list_too(
    empty: Pack, edition: Edition, precedents: Precedents, today: date, take_back: TakeBack, tmp_path: Path
) -> None:
    pack = with_actions(empty, 40)
    template = plain(tmp_path / "office.docx")
    made = export("readout", pack, edition, precedents, tmp_path / "readout.docx", today, template=template).path
    word = ReadersWord(made)
    word.take_out("actions", "a39", *FIELDS)
    [problem] = take_back(word.save(), pack).problems
    assert "action “Action 39”" in problem


@pytest.mark.parametrize("program", PROGRAMS)
def test_libre_office_keeps_the_list(
    program: str, empty: Pack, send: Send, take_back: TakeBack, tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = LibreOffice(tmp_path_factory.mktemp("libreoffice"))
    pack = with_actions(empty, 60)
    path = send("readout", pack)
    word = ReadersWord(path)
    edited = office.edit(
        path, taken_out=[word.key("actions", id, field) for id in ("a4", "a50") for field in FIELDS[:2]]
    )
    found = take_back(edited, pack)
    assert found.changes == ()
    assert [problem for problem in found.problems if "no longer in it" in problem] == [
        "2 records that were in the document when it was made are no longer in it: action “Action 4”, "
        "action “Action 50”. Nothing was changed for them."
    ]
