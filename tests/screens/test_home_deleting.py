"""On Home a pack can be deleted and brought back, and found among many."""

from pathlib import Path

from msgspec import structs
from textual.widgets import DataTable

from screens.choosing import Confirm
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.office import Meeting


def add(workspace: Path, empty: Pack, force: str, when: str = "") -> Path:
    office = structs.replace(empty.office, force=force)
    pack = empty.with_changes(put=[office, Meeting(id="meeting", date=when)])
    return Workspace(workspace).create(pack.about(structs.replace(pack.info, pack_id=f"id of {force}")))


async def test_a_deleted_pack_is_back_with_one_key(start: Start, workspace: Path, empty: Pack) -> None:
    path = add(workspace, empty, "Loamshire [/x] Police", "2024-06-20")
    before = path.read_bytes()
    async with at_work(start()) as officer:
        await officer.sees("0 of 9")
        await officer.press("d")
        await officer.sees("Delete this pack?", "Loamshire [/x] Police for PPOG on 20 June 2024, with 2 records")
        await officer.press("escape")
        assert path.read_bytes() == before
        await officer.press("d", "enter")
        await officer.told("Press u to bring it back.")
        await officer.sees("No pack here yet", "1 deleted pack: v shows")
        assert Workspace(workspace).list() == []
        await officer.press("u")
        await officer.told("is back.")
        await officer.sees("Loamshire [/x] Police", "20 June 2024")
    assert path.read_bytes() == before


async def test_what_was_deleted_another_day_is_out_of_the_way_and_can_still_be_brought_back(
    start: Start, workspace: Path, empty: Pack
) -> None:
    path = add(workspace, empty, "Loamshire Police")
    async with at_work(start()) as officer:
        await officer.sees("0 of 9")
        await officer.press("d", "enter")
        await officer.sees("No pack here yet")
    async with at_work(start()) as officer:
        await officer.sees("No pack here yet")
        await officer.press("u")
        await officer.told("Nothing was deleted since ppog was started.")
        await officer.press("v")
        await officer.sees("Loamshire Police", "deleted", "Enter: restore")
        await officer.press("enter")
        await officer.sees("is gone", "backup here")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.app.screen, Confirm), "it is asked")
        await officer.press("enter")
        await officer.told("Restored")
    assert path.is_file()


async def test_many_packs_are_sorted_and_found_by_a_word(start: Start, workspace: Path, empty: Pack) -> None:
    for force, when in (("Avon Police", ""), ("Kent Police", "2024-06-05"), ("Gwent Police", "2024-07-01")):
        add(workspace, empty, force, when)
    async with at_work(start()) as officer:
        home = officer.app.screen

        def names() -> list[str]:
            return [line.force for line in home.lines]  # type: ignore[attr-defined]

        await officer.sees("Packs (3), soonest PPOG first")
        assert names() == ["Kent Police", "Gwent Police", "Avon Police"]
        await officer.press("s")
        await officer.sees("by force")
        assert names() == ["Avon Police", "Gwent Police", "Kent Police"]
        await officer.press("slash")
        await officer.type("gw")
        await officer.sees("1 of 3 packs have “gw”")
        assert names() == ["Gwent Police"]
        await officer.press("escape")
        assert len(names()) == 3 and isinstance(officer.app.focused, DataTable)
