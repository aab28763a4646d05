"""Getting about in a pack by keyboard, and what every screen says of itself."""

import json
import shutil
from pathlib import Path

from screens.choosing import ChooseOne
from screens.help import HelpScreen
from screens.home import HomeScreen
from screens.widgets.title_bar import TitleBar
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.edition import Edition
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.preparation import PrecedentChoice
from toolkit.records.record import item_record_id
from toolkit.steps import STEPS


async def test_one_key_leads_to_each_step_and_escape_leads_out_again(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        keys = {f"pack.step{step.number}": str(step.number % 10) for step in STEPS}
        assert keys.items() <= {bound.binding.id: key for key, bound in officer.app.active_bindings.items()}.items()
        ways = ("0", "export"), ("f3", "notes"), ("f4", "export"), ("f4", "day"), ("f4", "after"), ("f4", "overview")
        for key, step in (*ways, ("1", "situation")):
            await officer.press(key)
            assert officer.pack_screen.present == step
        await officer.press("enter")
        assert officer.pane.focused_field is not None
        await officer.press("escape")
        assert officer.app.focused is officer.pane.rows
        await officer.press("escape")
        assert officer.pack_screen.present == "overview"
        officer.pack_screen.outwards.monotonic = lambda: float("inf")
        await officer.press("escape")
        assert isinstance(officer.app.screen, HomeScreen)


async def test_an_escape_too_many_in_haste_does_not_leave_the_pack_and_what_can_be_undone(
    start: Start, empty: Pack
) -> None:
    async with at_work(start(empty)) as officer:
        officer.pack_screen.outwards.monotonic = lambda: 5.0
        await officer.press("3", "space", "enter", "escape", "escape", "escape")
        await officer.told("Esc once more leaves the pack.")
        assert officer.pack_screen.present == "overview" and officer.session.can_undo
        await officer.press("escape")
        assert isinstance(officer.app.screen, HomeScreen)


async def test_every_screen_says_where_one_is_and_that_the_work_is_saved(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.sees("Overview · PPOG in 22 days · Loamshire Police (fictional)", "All saved")
        await officer.press("3")
        await officer.sees("3/10 Checklist")
        await officer.press("space")
        assert officer.session.flush().state == "saved"
        await officer.sees("  Saved ")


async def test_f1_explains_the_step_the_field_and_the_keys_that_work_there(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), (120, 60)) as officer:
        await officer.press("1", "f1")
        assert isinstance(officer.app.screen, HelpScreen)
        await officer.sees("Fill in who you are, which force", "The highlighted row", "F1", "Ctrl+P", "1 to 0")
        await officer.press("escape", "enter", "f1")
        await officer.sees("The field: Force", "as it should stand on every document")
        await officer.press("f1")
        assert officer.pane.focused_field is not None


async def test_ctrl_p_finds_a_question_by_a_word_and_goes_to_it(start: Start, empty: Pack, edition: Edition) -> None:
    async with at_work(start(empty)) as officer:
        await officer.press("ctrl+p")
        await officer.type(edition.questions_chief[2].title.lower())
        await officer.sees(edition.questions_chief[2].title)
        await officer.press("down", "enter")
        await officer.until(lambda: officer.pane_if_any is not None, "a step is shown")
        await officer.settle()
        assert officer.pack_screen.present == "chief"
        assert officer.row.startswith(edition.questions_chief[2].title)


async def test_a_gap_on_the_overview_leads_to_the_record_that_mends_it(start: Start, empty: Pack) -> None:
    pack = empty.with_changes(put=[Cause(id="c1", title="Answering calls")])
    async with at_work(start(pack)) as officer:
        gaps = officer.pack_screen.query_one("#attention")
        gaps.focus()
        titles = [row.title for row in gaps.rows]  # type: ignore[attr-defined]
        gaps.highlighted = next(  # type: ignore[attr-defined]
            place for place, title in enumerate(titles) if title == "Root cause not described: Answering calls"
        )
        await officer.press("enter")
        await officer.until(lambda: officer.pane_if_any is not None, "a step is shown")
        await officer.settle()
        assert officer.pack_screen.present == "causes" and officer.row == "Answering calls"
        assert officer.pane.focused_field is not None and officer.pane.focused_field.name == "root_cause"


async def test_the_stage_that_is_chosen_is_where_the_map_says_you_are(
    start: Start, empty: Pack, edition: Edition
) -> None:
    async with at_work(start(empty)) as officer:
        await officer.press("1", "enter")
        officer.form.focus_field("stage")
        await officer.press("enter")
        assert isinstance(officer.app.screen, ChooseOne)
        officer.app.screen.query_one("OptionList").highlighted = 12 + 1  # type: ignore[attr-defined]
        await officer.press("enter")
        [office] = officer.saved()["office"].values()
        assert office["stage"] == edition.stages[12].id
        await officer.press("f5", "enter")
        await officer.sees("►  13. PPOG")
        assert officer.screen_text().count("you are here") == 1


async def test_a_precedent_is_put_into_the_briefing_by_space_and_a_lesson_from_its_case(
    start: Start, empty: Pack, precedents: object
) -> None:
    async with at_work(start(empty)) as officer:
        forces, cases = precedents.forces, precedents.cases  # type: ignore[attr-defined]
        await officer.go_to("reference", forces[0].force)
        await officer.press("space")
        await officer.sees("in the briefing")
        await officer.go_to("reference", cases[0].title)
        await officer.press("right", "down", "space")
        kept = officer.saved()["precedents"].values()
        assert {choice["item"] for choice in kept if choice["chosen"]} == {forces[0].id, cases[0].lessons[0].id}
        assert {choice["id"] for choice in kept} == {
            item_record_id(PrecedentChoice.table, choice["item"]) for choice in kept
        }


async def test_a_pack_of_a_later_version_is_shown_and_not_changed(start: Start, example: Pack) -> None:
    app = start(example)
    [pack] = Workspace(app.workspace.folder).list()
    tables = json.loads(pack.path.read_text(encoding="utf-8"))
    tables["_meta"]["1"]["schema_version"] = 99
    pack.path.write_text(json.dumps(tables), encoding="utf-8")
    before = pack.path.read_bytes()
    async with at_work(app) as officer:
        await officer.told("open for reading only: update ppog to change it")
        await officer.sees("Read only", "Loamshire Police")
        held = officer.session.pack
        await officer.press("3", "space", "d", "J")
        await officer.until(lambda: len(officer.notices) > 1, "each refusal is told")
        await officer.press("2", "a", "enter", "u")
        assert officer.session.pack is held
    assert pack.path.read_bytes() == before


async def test_work_that_is_not_in_the_file_is_never_called_saved(start: Start, workspace: Path, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.press("3")
        shutil.rmtree(workspace)
        await officer.press("space")
        await officer.sees("(1 of 6)")
        assert officer.session.flush().state != "saved"
        bar = officer.pack_screen.query_one(TitleBar)
        await officer.until(lambda: bar.alarm, "the bar says that something is amiss")
        assert "All saved" not in bar.right and not bar.right.startswith("Saved")
