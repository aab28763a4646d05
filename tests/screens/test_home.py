"""Home: which packs there are, how to begin, and what happens to a file that cannot be used."""

import json
from pathlib import Path

from msgspec import structs

from screens.pack_screen import PackScreen
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import at_work, tables_in
from toolkit.pack import Pack
from toolkit.records.office import Meeting


async def test_an_empty_home_says_what_to_do_and_one_key_opens_the_example(start: Start, workspace: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("No pack here yet", "make a pack for your force", str(workspace))
        await officer.press("e")
        await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "the example is open")
        await officer.sees("FICTIONAL EXAMPLE", "Loamshire Police", "Steps")
        await officer.press("escape")
        await officer.sees("Loamshire Police (fictional)", "in 22 days", "3 of 9")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "it is opened again")
    assert len(Workspace(workspace).list()) == 1


async def test_a_file_that_cannot_be_read_is_listed_with_its_reason_and_left_alone(
    start: Start, workspace: Path, empty: Pack
) -> None:
    Workspace(workspace).create(empty)
    broken = workspace / "a-broken.ppog.json"
    broken.write_bytes(b'{"_meta": {"1": {"form')
    async with at_work(start()) as officer:
        await officer.sees("a-broken.ppog.json", "cannot be opened", "Loamshire Police")
        await officer.press("enter")
        await officer.told("breaks off at byte 22")
        assert not isinstance(officer.app.screen, PackScreen)
    assert broken.read_bytes() == b'{"_meta": {"1": {"form'


async def test_a_long_name_gives_way_to_the_date_and_the_progress(start: Start, workspace: Path, empty: Pack) -> None:
    office = structs.replace(empty.office, force="Avon and Somerset Constabulary and its neighbours")
    Workspace(workspace).create(empty.with_changes(put=[office, Meeting(id="meeting", date="2024-09-30")]))
    async with at_work(start()) as officer:
        await officer.sees("Avon and Somerset", "…", "30 September 2024", "in 119 days", "0 of 9")


async def test_the_palette_of_home_holds_what_an_office_can_do_there(start: Start) -> None:
    async with at_work(start()) as officer:
        await officer.press("ctrl+p")
        await officer.sees("New pack", "Worked example", "Import", "Colours", "Leave ppog")
        assert not {"Screenshot", "Maximize", "Theme"} & set(officer.screen_text().split())


async def test_a_pack_is_brought_in_from_a_file_that_stays_as_it_was(
    start: Start, workspace: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "sent.json"
    sent.write_text(json.dumps({"office": {"force": "Loamshire Police"}, "causes": [{"title": "Answering calls"}]}))
    before = sent.read_bytes()
    async with at_work(start()) as officer:
        await officer.press("i")
        await officer.sees("Bring in a pack from")
        officer.app.screen.query_one("Input").value = f"  {sent} "  # type: ignore[attr-defined]
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "the pack is open")
        await officer.told("Brought in 2 records.")
        await officer.sees("Loamshire Police")
    [made] = Workspace(workspace).list()
    assert [cause["title"] for cause in tables_in(made.path)["causes"].values()] == ["Answering calls"]
    assert sent.read_bytes() == before


async def test_a_file_that_is_no_pack_is_refused_in_a_sentence(start: Start, workspace: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "[x] [REDACTED].json"
    wrong.write_text('{"anything": 1}')
    async with at_work(start()) as officer:
        for path, said in ((wrong, "none of the tables of a pack"), (tmp_path / "none.json", "There is no file none")):
            await officer.press("i")
            officer.app.screen.query_one("Input").value = str(path)  # type: ignore[attr-defined]
            await officer.press("enter")
            await officer.told(said)
        await officer.sees("No pack here yet")
    assert not Workspace(workspace).list()
