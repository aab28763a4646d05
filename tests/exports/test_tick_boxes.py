"""Tick boxes in the file are real, show the state of the pack, and can be read without seeing them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exports.entries import TICKED, UNTICKED
from exports.keys import key_of
from tests.exports.word_files import W14, Element, W, html_of, parts_of, words_in
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.preparation import Action, ChecklistEntry
from toolkit.records.record import Record, item_record_id
from toolkit.views import checklist_of

Make = Callable[[Pack], Path]


def ticked(edition: Edition, place: int, status: str) -> ChecklistEntry:
    item = edition.responsibilities_outside[place]
    return ChecklistEntry(id=item_record_id("checklist", item.id), item=item.id, status=status)  # type: ignore[arg-type]


def controls(path: Path) -> dict[str, Element]:
    """The tick boxes of a document by their tag; what else can be filled in apart."""
    body = parts_of(path)["word/document.xml"]
    boxes = [control for control in body.iter(f"{W}sdt") if control.find(f"{W}sdtPr/{W14}checkbox") is not None]
    return {control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): control for control in boxes}


def tag_of(pack: Pack, record: Record, done: bool) -> str:
    """The tag of the box for a record's status."""
    return str(key_of(pack.info.pack_id, record.table, record.id, "status", TICKED if done else UNTICKED))


@pytest.mark.parametrize(
    ("status", "checked", "sign", "words"),
    [
        ("done", "1", "☑", "(done)"),
        ("in-progress", "0", "☐", "(in progress)"),
        ("not-started", "0", "☐", "(not done)"),
        ("not-applicable", "0", "☐", "(not applicable)"),
    ],
)
def test_a_box_shows_its_state_as_sign_control_and_words(
    status: str, checked: str, sign: str, words: str, empty: Pack, edition: Edition, make: Make
) -> None:
    entry = ticked(edition, 0, status)
    control = controls(make(empty.with_changes(put=[entry])))[tag_of(empty, entry, status == "done")]
    box = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
    assert box is not None
    assert box.get(f"{W14}val") == checked
    assert words_in(control) == sign
    paragraph = control.getparent()
    assert paragraph is not None
    assert words_in(paragraph).endswith(words)


def test_every_entry_of_the_checklist_and_every_action_has_one_box_with_its_key(
    example: Pack, edition: Edition, make: Make
) -> None:
    entries: list[ChecklistEntry | Action] = [
        row.entry for group in checklist_of(example, edition) for row in group.rows
    ]
    entries += example.every(Action)
    found = controls(make(example))
    assert sorted(found) == sorted(tag_of(example, entry, entry.status == "done") for entry in entries)
    done = {tag for tag, control in found.items() if words_in(control) == "☑"}
    assert done == {tag_of(example, entry, True) for entry in entries if entry.status == "done"}


def test_other_programs_see_the_boxes_too(empty: Pack, edition: Edition, make: Make) -> None:
    before = html_of(make(empty)).count('checked="checked"')
    after = html_of(make(empty.with_changes(put=[ticked(edition, 1, "done"), ticked(edition, 2, "done")])))
    assert before == 0
    assert after.count('checked="checked"') == 2


def test_the_stage_at_which_the_office_stands_is_named_once(example: Pack, make: Make) -> None:
    said = words_in(parts_of(make(example))["word/document.xml"])
    assert said.count("You are here") == 1
