"""After PPOG, the pack for the next one is made where the last one ends."""

from pathlib import Path

from store.pack_file import open_pack
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause


async def test_the_next_pack_is_made_and_stands_at_home(start: Start, workspace: Path, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("after", "Make the pack")
        await officer.press("enter")
        await officer.sees("When does PPOG meet next?")
        await officer.type("10 March 2027")
        await officer.sees("Wednesday 10 March 2027")
        await officer.press("enter")
        await officer.told("Made the pack for the next PPOG")
        packs = [open_pack(listed.path).pack for listed in Workspace(workspace).list()]
        then = next(pack for pack in packs if pack.info.pack_id != example.info.pack_id)
        assert then.meeting.date == "2027-03-10" and then.every(Cause) == example.every(Cause)
        await officer.press("escape", "escape", "escape")
        await officer.sees("Packs (2)", "10 March 2027")


async def test_without_a_date_it_is_said_before_enter_what_comes_of_it(start: Start, example: Pack) -> None:
    async with at_work(start(example)) as officer:
        await officer.go_to("after", "Make the pack")
        await officer.press("enter")
        await officer.sees("Left empty, the pack is made without a date", "Make the pack", "Such as 10 Dec")
        assert "empty clears it" not in officer.screen_text()
