"""A line with usual values offers them, and takes any other text as well."""

from screens.widgets.usual_values import UsualValues
from tests.screens.conftest import Start
from tests.screens.driving import Officer, at_work
from toolkit.pack import Pack


def marking(officer: Officer) -> object:
    [office] = officer.saved()["office"].values()
    return office["marking"]


async def test_the_usual_markings_are_taken_by_a_key_or_a_click_and_others_are_typed(start: Start, empty: Pack) -> None:
    async with at_work(start(empty)) as officer:
        await officer.go_to("situation")
        await officer.press("enter")
        officer.form.focus_field("marking")
        await officer.sees("Down fills in: OFFICIAL   OFFICIAL-SENSITIVE")
        await officer.press("down")
        assert marking(officer) == "OFFICIAL"
        await officer.press("up")
        assert marking(officer) == "OFFICIAL-SENSITIVE"
        await officer.press("ctrl+a")
        await officer.type("Seen by HMICFRS alone")
        assert marking(officer) == "Seen by HMICFRS alone"
        await officer.pilot.click(UsualValues, offset=(17, 0))
        await officer.settle()
        assert marking(officer) == "OFFICIAL"
