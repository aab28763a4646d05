"""One key or one click for each thing, on one row or on all that are marked; u takes it back as one."""

import stat

import pytest
from textual import events
from textual.widgets import OptionList

from screens.rows import PaneKey
from screens.widgets.action_line import ActionLine
from screens.widgets.provenance import Provenance
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence
from toolkit.records.preparation import Action

ACTIONS = [Action(id=f"a{place}", text=f"Action {place}", owner="A. Example" * (place == 1)) for place in range(4)]


def owners(officer: Officer) -> list[str]:
    return [row["owner"] for row in officer.saved()["actions"].values()]


@pytest.mark.parametrize("step", ["causes", "hard", "notes"])
async def test_an_empty_step_says_in_its_sentence_what_the_keys_do_there(
    start: Start, empty: Pack, step: PaneKey
) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to(step)
        await officer.sees("Press a to", "to paste")
        assert officer.pane.query_one(ActionLine).offers == ()
        await officer.press("p")
        await officer.sees("Paste a list")


async def test_rows_are_selected_not_marked_by_the_same_words_everywhere(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS)), LARGE) as officer:
        await officer.go_to("after", "Action 0")
        await officer.sees("v Select  V All  / Filter")
        await officer.press("f1")
        await officer.sees("Select all")
        assert "Mark" not in officer.screen_text()
        await officer.press("escape", "ctrl+p")
        await officer.type("select")
        await officer.sees("Select all rows that are shown, or none")


async def test_an_owner_goes_to_the_marked_rows_and_undo_says_what_it_undid(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS))) as officer:
        await officer.go_to("after", "Action 0")
        await officer.press("v", "v", "v")
        await officer.sees("3 selected", "Esc Clear", "*[ ] Action 2")
        await officer.press("o")
        await officer.sees("Owner: 3 items", "A. Example  (1)")
        await officer.type("B. Sample")
        await officer.press("enter")
        assert owners(officer) == ["B. Sample", "B. Sample", "B. Sample", ""]
        await officer.press("u")
        await officer.told("Undid: owner of 3 items")
        assert owners(officer) == ["", "A. Example", "", ""]
        await officer.press("o", "down", "enter", "escape")
        assert owners(officer) == ["A. Example", "A. Example", "A. Example", ""]
        assert "selected" not in officer.screen_text() and officer.pane_if_any is not None


async def test_all_that_a_filter_shows_is_marked_and_gets_a_status_and_a_date(start: Start, empty: Pack) -> None:
    pack = empty.with_changes(put=[*ACTIONS, Action(id="b", text="Call the HMI")])
    async with at_work(start(pack)) as officer:
        await officer.go_to("after")
        await officer.press("slash")
        await officer.type("Action")
        await officer.press("enter", "V", "s")
        await officer.sees("Status: 4 items", "In progress")
        await officer.press("down", "down", "enter")
        await officer.press("w")
        await officer.type("10 D")
        await officer.press("enter")
        await officer.sees("“10 D” is not a date")
        await officer.type("ec")
        await officer.sees("Tuesday 10 December 2024")
        await officer.press("enter")
        saved = officer.saved()["actions"]
        assert {id: (row["status"], row["due"]) for id, row in saved.items()} == {
            **{action.id: ("done", "2024-12-10") for action in ACTIONS},
            "b": ("open", ""),
        }
        await officer.press("escape", "slash")
        await officer.type("HMI")
        await officer.sees("4 selected, 4 out of sight")


async def test_marked_rows_are_ticked_and_deleted_together_after_a_question(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS))) as officer:
        await officer.go_to("after", "Action 0")
        await officer.press("space", "V", "space")
        assert {row["status"] for row in officer.saved()["actions"].values()} == {"in-progress"}
        await officer.press("d")
        await officer.sees("Delete 4 items?")
        await officer.press("enter")
        assert officer.saved().get("actions", {}) == {}
        await officer.press("u")
        assert len(officer.saved()["actions"]) == 4


async def test_keys_are_offered_only_where_they_work(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("checklist")
        await officer.sees("s Status", "o Owner", "w Due")
        await officer.go_to("reference")
        assert "Owner" not in officer.screen_text() and "Links" not in officer.screen_text()
        await officer.press("o", "s", "w", "p", "l")
        assert officer.app.screen is officer.pack_screen


async def test_a_pasted_list_is_shown_and_then_added_as_one_step(start: Start, empty: Pack) -> None:
    pack = empty.with_changes(put=[Cause(id="c1", title="Calls")])
    async with at_work(start(pack)) as officer:
        await officer.go_to("causes")
        officer.pane.rows.post_message(events.Paste("1. Sooner\tA. Example\t10 Dec\n2. [/x]\n• Header\n"))
        await officer.sees("What is each of the 3 lines?")
        await officer.press("enter")
        await officer.sees("Add 3 recommendations?", "[x] Sooner; A. Example; due 10 December 2024", "[x] [/x]")
        await officer.press("end", "space", "enter")
        await officer.sees("Recommendation: Sooner", "Recommendation: [/x]")
        saved = officer.saved()["recommendations"].values()
        assert [(row["text"], row["owner"], row["due"], row["cause"]) for row in saved] == [
            ("Sooner", "A. Example", "2024-12-10", "c1"),
            ("[/x]", "", "", "c1"),
        ]
        await officer.press("u")
        await officer.told("Undid: 2 recommendations from a pasted list")
        assert officer.saved().get("recommendations", {}) == {}
        await officer.go_to("hard")
        officer.pane.rows.post_message(events.Paste("Why now?"))
        await officer.sees("Add 1 hard question?")
        await officer.press("enter")
        assert officer.row == "Why now?"
        await officer.go_to("causes")
        await officer.press("p")
        await officer.sees("Paste a list, one record a line")
        officer.app.screen.focused.post_message(events.Paste("one\ntwo"))  # type: ignore[union-attr]
        await officer.sees("What is each of the 2 lines?")


async def test_rows_are_copied_to_the_clipboard_and_into_a_private_file(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS))) as officer:
        await officer.go_to("after", "Action 0")
        await officer.press("v", "v", "c", "enter")
        await officer.told("Copied: 2 items. Paste it into Word or an e-mail, with Ctrl+V.")
        assert officer.app.clipboard == "Action 0\t\t\tOpen\nAction 1\tA. Example\t\tOpen\n"
        folder = officer.pack_screen.destination.folder
        folder.mkdir(parents=True, exist_ok=True)
        await officer.press("c", "end", "enter")
        await officer.sees("Write it to")
        await officer.press("enter")
        await officer.told("Written: ")
        [written] = folder.glob("after.md")
        assert written.read_text(encoding="utf-8").splitlines()[-1] == "- [ ] Action 1 (Open, A. Example)"
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        await officer.press("c", "end", "enter", "enter")
        await officer.told("exists already and was left as it is")


async def test_a_link_is_followed_and_one_comes_back_to_the_row(start: Start, empty: Pack) -> None:
    evidence = Evidence(id="e1", claim="Rotas", causes=("c2",))
    pack = empty.with_changes(put=[Cause(id="c1", title="Calls"), Cause(id="c2", title="Crime"), evidence])
    async with at_work(start(pack), LARGE) as officer:
        await officer.go_to("causes", "Evidence: Rotas")
        await officer.sees("→ Cause of concern: Crime")
        await officer.press("l")
        assert officer.row == "Crime"
        # No letter goes into what was only come to.
        assert officer.app.focused is officer.pane.rows
        await officer.press("alt+left")
        assert officer.row == "Evidence: Rotas"
        officer.pane.detail.query_one(Provenance).query_one(OptionList).focus()
        await officer.press("down", "enter")
        assert officer.row == "Crime"


async def test_mark_tick_and_offers_are_clicked(start: Start, empty: Pack) -> None:
    async with at_work(start(empty.with_changes(put=ACTIONS)), LARGE) as officer:
        await officer.go_to("after", "Action 0")
        rows = officer.pane.rows
        place = rows.highlighted
        assert place is not None
        await officer.pilot.click(rows, offset=(0, place))
        await officer.sees("1 selected", "*[ ] Action 0")
        await officer.pilot.click(rows, offset=(5, place + 1), control=True)
        await officer.sees("2 selected")
        line = officer.pane.query_one(ActionLine)
        await officer.pilot.click(line, offset=(line.render().plain.index("Owner") + 1, 0))
        await officer.sees("Owner: 2 items")
        await officer.press("escape")
        await officer.pilot.click(line, offset=(line.render().plain.index("Clear") + 1, 0))
        await officer.settle()
        assert "selected" not in officer.screen_text()
        await officer.pilot.click(rows, offset=(2, place + 2))
        await officer.settle()
        assert officer.saved()["actions"]["a2"]["status"] == "in-progress"
        assert officer.pane.focused_field is None


@pytest.mark.parametrize("key", ["a", "ctrl+n"])
async def test_a_row_is_added_by_either_key(start: Start, empty: Pack, key: str) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("causes")
        await officer.press(key)
        assert len(officer.session.pack.every(Cause)) == 1
