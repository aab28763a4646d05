"""Everything can be done by mouse as well."""

from textual.command import CommandPalette
from textual.screen import Screen
from textual.widgets import Button

from screens.palette import Anything
from screens.steps.export import DOCUMENTS
from screens.widgets.action_line import ActionLine
from screens.widgets.choice_field import ChoiceField
from screens.widgets.key_line import KeyLine
from screens.widgets.row_list import RowList
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, Officer, at_work
from tests.screens.every_screen import every_screen
from toolkit.pack import Pack
from toolkit.records.preparation import ChecklistEntry


async def test_a_step_a_row_and_a_value_are_chosen_by_clicking(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.pilot.click("#steps", offset=(8, 2))
        await officer.until(lambda: officer.pane_if_any is not None, "the step is shown")
        assert officer.pack_screen.present == "checklist"
        await officer.pilot.click(officer.pane.rows, offset=(8, 3))
        await officer.settle()
        present = officer.pane.rows.present
        assert present is not None and present == officer.pane.rows.rows[3]
        status = next(field for field in officer.form.query(ChoiceField) if field.field == "status")
        first, second = (status.screen.find_widget(status).region, status.render().plain.split("\n")[0])
        await officer.pilot.click(status, offset=(second.index("In progress") + 1, 0))
        await officer.settle()
        assert first.height >= 1
        [entry] = officer.saved()["checklist"].values()
        assert (entry["id"], entry["status"]) == (present.key, "in-progress")
        assert isinstance(officer.session.pack.find(present.key), ChecklistEntry)


async def test_a_dialog_is_answered_by_clicking(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.go_to("chief")
        await officer.press("a")
        await officer.pilot.click("OptionList", offset=(3, 1))
        await officer.settle()
        assert officer.row == "Untitled point" and len(officer.saved()["alignment"]) == 1


async def test_the_documents_are_gone_to_from_their_line(start: Start, empty: Pack) -> None:
    async with at_work(start(empty), LARGE) as officer:
        await officer.go_to("export")
        rows = officer.pane.query_one(RowList)
        place = next(place for place, row in enumerate(rows.rows) if row.key == DOCUMENTS)
        await officer.pilot.click(rows, offset=(4, place))
        await officer.sees("Full briefing", "Briefing for PPOG", "Write all")


# What the mouse does in another way: a click on a field, a value, a step or a row, the wheel over a text.
BY_ITSELF = {
    "app.next": "a click on the field",
    "app.previous": "a click on the field",
    "pack.redo": "the palette, once something was undone",
    "pack.next": "a click on the step, on the overview or in the palette",
    "pack.previous": "a click on the step, on the overview or in the palette",
    "choose.tick": "a click on the line",
    "field.all": "drawing over the text",
    "pack.saved": "the right end of the top line says it",
    "pack.way-out": "only says what stands first in the line of keys",
    "field.next": "a click on the value",
    "field.previous": "a click on the value",
    "export.read": "a click on the text",
    "new.suggestions": "a click on the suggestion",
}
# What a button or the palette calls otherwise than the key.
OTHERWISE = {
    "app.quit": "Leave ppog",
    "export.format": "Word or Markdown",
    "home.example": "Worked example",
    "home.reload": "Read the folder again",
}


async def out_of_reach(officer: Officer) -> set[str]:
    """The actions that work on the present screen and that nothing in sight, nor the palette, offers to a click."""
    screen = officer.app.screen
    said = " ".join([*(line.render().plain for line in screen.query(KeyLine)), *await in_the_palette(screen)])
    said += " ".join(str(button.label) for button in screen.query(Button))
    said += " ".join(offer.name for line in screen.query(ActionLine) for offer in line.offers if line.is_on_screen)
    return {
        binding.id
        for binding in (active.binding for active in screen.active_bindings.values())
        if binding.id and OTHERWISE.get(binding.id, binding.description).casefold() not in said.casefold()
    }


async def in_the_palette(screen: Screen[object]) -> list[str]:
    """What the palette offers of itself where it can be opened by a click."""
    if screen.app.COMMAND_PALETTE_BINDING not in screen.active_bindings or isinstance(screen, CommandPalette):
        return []
    palette = Anything(screen)
    await palette.startup()
    found = [str(hit.text) async for hit in palette.discover()]
    await palette.shutdown()
    return found


async def test_every_action_of_every_screen_is_within_reach_of_the_mouse(start: Start, example: Pack) -> None:
    missing: dict[str, set[str]] = {}
    async with at_work(start(example), (60, 18)) as officer:
        async for place in every_screen(officer):
            found = {id for id in await out_of_reach(officer) if not id.startswith("pack.step")} - BY_ITSELF.keys()
            if found:
                missing[place] = found
    assert missing == {}
