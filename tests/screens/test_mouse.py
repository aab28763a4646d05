"""Everything can be done by mouse as well."""

from screens.steps.export import DOCUMENTS
from screens.widgets.choice_field import ChoiceField
from screens.widgets.row_list import RowList
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, at_work
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
