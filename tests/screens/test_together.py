"""Two officers in one pack: what the other did is seen, and where both changed one field, the person chooses."""

import json

from msgspec import structs

from screens.remarks import failure_in_words, told_of
from store.changes import Change
from store.pack_file import open_pack
from store.saving import SaveState
from store.session import PackSession
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action

CALLS = Cause(id="c1", title="Answering calls", letter="Old letter", position=1.0)
CUSTODY = Cause(id="c2", title="Custody [/x]", position=2.0)


def colleague(officer: Officer, **fields: str) -> None:
    """Somebody else changes the first cause in the same file."""
    with PackSession(open_pack(officer.session.path), officer="CD") as other:
        other.put(structs.replace(other.pack.get(Cause, "c1"), **fields))  # type: ignore[type-var]


async def test_a_colleagues_change_appears_and_is_told_while_the_field_being_typed_in_stays(
    start: Start, empty: Pack
) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CUSTODY])), LARGE) as officer:
        await officer.go_to("causes")
        await officer.write("title", " late")
        focused, cursor = officer.app.focused, officer.app.focused.cursor_position  # type: ignore[union-attr]
        colleague(officer, letter="Their letter")
        await officer.told("CD changed the cause of concern “Answering calls late”.")
        await officer.sees("Their letter", "Answering calls late")
        assert (officer.app.focused, officer.app.focused.cursor_position) == (focused, cursor)  # type: ignore[union-attr]
        await officer.type("r")
        assert (
            officer.saved()["causes"]["c1"] | {"title": "Answering calls later", "letter": "Their letter"}
            == (officer.saved()["causes"]["c1"])
        )


async def test_both_values_are_shown_side_by_side_and_the_chosen_one_stands(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CUSTODY]))) as officer:
        for theirs, keys, stands in (
            ("Theirs [/x]", ("tab", "enter"), "Theirs [/x]"),
            ("Again [/x]", ("enter",), "Mine"),
        ):
            officer.session.put(structs.replace(officer.session.pack.get(Cause, "c1"), letter="Mine"))  # type: ignore[type-var]
            colleague(officer, letter=theirs)
            assert officer.session.flush().state == "saved"
            await officer.press("f2")
            await officer.sees("Two people changed the same field (AB and CD)")
            await officer.go_to("export", "As the letter puts it of “Answering calls”")
            await officer.press("enter")
            await officer.sees("Stands now, by AB", "Mine", "Had to give way, by CD", theirs)
            await officer.press(*keys)
            saved = officer.saved()
            assert (saved["causes"]["c1"]["letter"], saved.get("conflicts", {})) == (stands, {})
        await officer.press("u")
        assert len(officer.saved()["conflicts"]) == 1


async def test_the_history_of_a_record_is_one_key_away(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS, CUSTODY])), LARGE) as officer:
        await officer.go_to("causes", "Custody")
        await officer.press("h")
        await officer.sees("History of “Custody [/x]”", "Nothing is known of earlier changes")
        await officer.press("escape")
        await officer.write("title", "!")
        await officer.press("escape", "h")
        await officer.sees(", AB", "Title: Custody [/x] → Custody [/x]!")


async def test_initials_are_asked_once_and_stand_beside_what_is_changed(start: Start, empty: Pack) -> None:
    app = start(empty, officer="")
    async with app.run_test(size=LARGE, notifications=True) as pilot:
        officer = Officer(app, pilot)
        await officer.sees("Your initials")
        await officer.type("XY")
        await officer.press("enter")
        await officer.sees("Overview")
        await officer.press("3", "space")
        assert [entry["updated_by"] for entry in officer.saved()["checklist"].values()] == ["XY"]
        await officer.press("f2", "escape")
        await officer.sees("Packs")
        await officer.press("enter")
        await officer.sees("Overview")
        assert app.settings.officer == "XY"
        officer.session.close()


async def test_what_earlier_sessions_left_is_brought_in_and_said(start: Start, empty: Pack) -> None:
    app = start(empty.with_changes(put=[CALLS]))
    assert app._open_first is not None
    session = PackSession(open_pack(app._open_first), officer="CD", save_after=600)
    session.put(Action(id="a", text="Typed before the power went"))
    left = session._ledger._journal
    left.release()
    async with at_work(app) as officer:
        await officer.told("1 change by CD from last time had not reached the pack yet: brought in now.")
        assert officer.saved()["actions"]["a"]["text"] == "Typed before the power went"


async def test_work_that_is_kept_here_and_not_in_the_pack_is_called_so(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=[CALLS])), LARGE) as officer:
        folder = officer.session.path.parent
        away = folder.with_name("away")
        folder.rename(away)
        await officer.go_to("causes")
        await officer.write("title", "!")
        await officer.sees("Kept here, NOT IN THE PACK")
        await officer.told("Kept on this computer, not yet in the pack.")
        away.rename(folder)
        await officer.type("!")
        await officer.sees("Saved")
        assert json.loads(officer.session.path.read_bytes())["causes"]["1"]["title"] == "Answering calls!!"


def test_what_others_did_is_told_in_a_sentence() -> None:
    theirs = structs.replace(CALLS, updated_by="CD")
    others = [structs.replace(CALLS, id=f"c{number}", updated_by="EF") for number in range(3)]
    assert told_of(Change((theirs, *others), (), "", True), {"AB"}) == (
        "CD and EF changed “Answering calls”, “Answering calls” and 2 more."
    )
    assert told_of(Change((), (CUSTODY,), "", True), {"AB"}) == (
        "Somebody else deleted the cause of concern “Custody [/x]”."
    )
    assert told_of(Change((theirs,), (), "", True), {"AB", "CD"}).startswith("You, in another place, changed")
    assert "step 10 shows both" in told_of(Change((theirs,), (), "", True, conflicts=("x",)), {"AB"})
    assert told_of(Change((), (Conflict(id="x"),), "", True), {"AB"}) == (
        "Somebody else settled what two people had changed."
    )


def test_a_failure_says_whether_the_work_is_kept() -> None:
    failed = SaveState("failed", None, "The disk is full.")
    assert failure_in_words(failed).startswith("Kept on this computer, not yet in the pack. The disk is full.")
    unkept = structs.replace(failed, unkept="It could not be noted.")
    assert failure_in_words(unkept) == "Not saved. The disk is full. It could not be noted."
