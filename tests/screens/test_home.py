"""Home: which packs there are, how to begin, and what happens to a file that cannot be used."""

import json
import shutil
from pathlib import Path

import pytest
from msgspec import structs
from textual.widgets import DataTable

from screens.home import HomeScreen
from screens.pack_screen import PackScreen
from store.backups import backups_of
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.screens.conftest import Start
from tests.screens.driving import Officer, at_work, tables_in
from tests.store.kept_states import keep, pack_after, said_by, state
from tests.store.pack_samples import PACK_ID
from toolkit.pack import Pack
from toolkit.records.office import Meeting
from toolkit.records.preparation import Action

WHOLE = state(5)
BEGINNING = WHOLE[:700]


async def test_an_empty_home_says_what_to_do_and_one_key_opens_the_example(start: Start, workspace: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("No pack here yet", "make a pack for your force", str(workspace))
        await officer.press("e")
        await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "the example is open")
        await officer.sees("FICTIONAL EXAMPLE", "Loamshire Police", "Checklist")
        await officer.press("escape")
        await officer.sees("Loamshire Police (fictional)", "in 22 days", "Steps", "2 of 9 done")
        await officer.press("f1")
        await officer.press("end")
        said = " ".join(officer.screen_text().replace("│", " ").split())
        assert "Step 10 checks the nine before it, so it is not counted" in said
        await officer.press("escape")
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
        await officer.press("down", "enter")
        await officer.sees(
            "It breaks off at byte 22: the end is missing. The file was left as it", "No earlier state of"
        )
        await officer.sees("no record could be read out of it", "Esc Leave it")
        await officer.press("enter", "escape")
        await officer.until(lambda: isinstance(officer.app.screen, HomeScreen), "Home is shown again")
    assert broken.read_bytes() == b'{"_meta": {"1": {"form'


async def test_a_long_name_gives_way_to_the_date_and_the_progress(start: Start, workspace: Path, empty: Pack) -> None:
    office = structs.replace(empty.office, force="Avon and Somerset Constabulary and its neighbours")
    Workspace(workspace).create(empty.with_changes(put=[office, Meeting(id="meeting", date="2024-09-30")]))
    async with at_work(start()) as officer:
        await officer.sees("Avon and Somerset", "…", "30 September 2024", "in 119 days", "0 of 9 done")


async def test_the_progress_is_read_whole_at_60_columns(start: Start, workspace: Path, empty: Pack) -> None:
    office = structs.replace(empty.office, force="Avon and Somerset Constabulary")
    Workspace(workspace).create(empty.with_changes(put=[office, Meeting(id="meeting", date="2024-09-30")]))
    async with at_work(start(), (60, 18)) as officer:
        await officer.sees("Steps", "30 September 2024", "in 119 days", "0 of 9")


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


@pytest.fixture
def west(workspace: Path) -> Path:
    """A pack with backups of its third, fourth and fifth save."""
    path = workspace / "west.ppog.json"
    path.parent.mkdir()
    path.write_bytes(WHOLE)
    keep(path, 3, 4, 5)
    return path


@pytest.fixture
def broken(west: Path) -> Path:
    """That pack, of which a power cut left the beginning."""
    west.write_bytes(BEGINNING)
    return west


@pytest.fixture
def gone(west: Path) -> Path:
    """That pack, whose file somebody deleted."""
    west.unlink()
    return west


@pytest.fixture
def link(gone: Path, tmp_path: Path) -> Path:
    """A link to nowhere in the place of that pack."""
    gone.symlink_to(tmp_path / "elsewhere")
    return gone


@pytest.fixture
def half(west: Path) -> Path:
    """Half of that pack under a long name, with newer records in it than in the newest backup."""
    west.write_bytes(WHOLE[: WHOLE.index(b'"questions"')])
    kept = backups_of(PACK_ID)
    (kept.folder / kept.list()[-1].name).unlink()
    return west.rename(west.with_name("exampleshire-police-and-its-neighbours-2026-12-10-0f9d3c1e.ppog.json"))


def target_of(link: Path) -> Path:
    return link.readlink()


def files_beside(path: Path) -> dict[str, bytes]:
    """Name and content of every file in the pack's folder."""
    return {file.name: file.read_bytes() for file in path.parent.iterdir()}


async def test_a_damaged_pack_is_brought_back_from_home_and_its_bytes_are_kept(start: Start, broken: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("west.ppog.json", "cannot be opened", "Enter: why")
        await officer.press("enter")
        await officer.sees("west.ppog.json cannot be opened", "It breaks off at byte 700: the end is missing.")
        await officer.sees("The file was left as it", "24 records · backup here", "23 records · backup here")
        await officer.sees("Nothing that was saved is known to be missing from it.")
        await officer.press("down")
        await officer.sees("It lacks the last save.")
        await officer.press("up", "enter")
        await officer.sees("Restore this state?", "A backup on this computer: 24 records")
        await officer.sees("It takes the place of the damaged file")
        assert files_beside(broken) == {"west.ppog.json": BEGINNING}
        await officer.press("enter")
        await officer.told(
            "Restored, with 24 records: west.ppog.json. The damaged file is kept as west.ppog.json.damaged-"
        )
        await officer.sees("Exampleshire Police", "10 December 2026", " of ")
        await officer.press("enter")
        await officer.until(lambda: isinstance(officer.app.screen, PackScreen), "the pack is open")
        assert said_by(officer.session.pack) == said_by(pack_after(5))
    files = files_beside(broken)
    assert len(files) == 2 and BEGINNING in files.values()


async def test_nothing_is_restored_before_the_officer_says_so(start: Start, broken: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("cannot be opened")
        await officer.press("enter")
        await officer.sees("24 records")
        await officer.press("enter")
        await officer.sees("Restore this state?")
        await officer.press("escape", "escape")
        await officer.until(lambda: isinstance(officer.app.screen, HomeScreen), "Home is shown again")
        await officer.sees("west.ppog.json", "cannot be opened")
        assert officer.notices == []
    assert files_beside(broken) == {"west.ppog.json": BEGINNING}


async def test_a_pack_whose_file_is_gone_is_listed_and_comes_back(start: Start, gone: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("Exampleshire Police", "the file is gone", "Enter: why")
        await officer.press("enter")
        await officer.sees("west.ppog.json is gone", "24 records · backup here")
        await officer.press("enter", "enter")
        await officer.told("Restored, with 24 records: west.ppog.json.")
        await officer.sees("10 December 2026")
    assert said_by(open_pack(gone).pack) == said_by(pack_after(5))


async def test_a_pack_deleted_on_purpose_can_be_forgotten_for_good(start: Start, gone: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("the file is gone")
        await officer.press("enter", "d")
        await officer.sees("Delete every state of this pack?", "Nothing of west.ppog.json is left then")
        await officer.press("escape")
        await officer.sees("24 records · backup here")
        await officer.press("d", "enter")
        await officer.told("Every state of west.ppog.json is deleted.")
        await officer.sees("No pack here yet")
    assert files_beside(backups_of(PACK_ID).folder) == {}


def home_lines(officer: Officer) -> list[str]:
    """The file names of the packs that Home lists, in its order."""
    home = next(screen for screen in officer.app.screen_stack if isinstance(screen, HomeScreen))
    return [line.path.name for line in home.lines]


async def test_an_earlier_state_of_a_sound_pack_becomes_a_pack_of_its_own(start: Start, west: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("Exampleshire Police")
        await officer.press("b")
        await officer.sees("Earlier states of west.ppog.json", "It lacks the last save.")
        await officer.press("down", "enter")
        await officer.sees("It lacks the last 2 saves.", "as a pack of its own")
        await officer.press("enter")
        await officer.told("Restored, with 22 records: west-restored.ppog.json.")
        # Its name is cut at 80 columns; what it is, is not.
        await officer.sees("Restored copy: Exampleshire P…")
        await officer.until(lambda: len(home_lines(officer)) == 2, "both are listed")
        assert home_lines(officer) == ["west.ppog.json", "west-restored.ppog.json"]
        await officer.press("down", "enter")
        await officer.sees(" Restored copy · Overview", "RESTORED COPY of an earlier state. PPOG in 920 days")
        await officer.press("2")
        await officer.sees(" Restored copy · 2/10 Causes of concern")
        await officer.press("f2", "escape")
        await officer.until(lambda: isinstance(officer.app.screen, HomeScreen), "Home is back")
        await officer.press("up", "enter")
        await officer.sees("Overview · PPOG in ", " · Exampleshire Police")
    assert files_beside(west)["west.ppog.json"] == WHOLE
    assert said_by(open_pack(west.with_name("west-restored.ppog.json")).pack) == said_by(pack_after(3))


async def test_what_cannot_be_restored_is_said_in_a_sentence(start: Start, link: Path, tmp_path: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("cannot be opened")
        await officer.press("enter")
        await officer.sees("It is a symbolic link. The file was left as it")
        await officer.press("enter", "enter")
        await officer.told("west.ppog.json could not be replaced: it is a symbolic link.")
    assert target_of(link) == tmp_path / "elsewhere"
    assert files_beside(tmp_path / "elsewhere") == {}


async def test_the_states_of_a_damaged_pack_fit_the_smallest_terminal(start: Start, half: Path) -> None:
    async with at_work(start()) as officer:
        await officer.sees("cannot be opened")
        await officer.press("enter")
        await officer.sees(half.name, "backup and damaged file", "read", "Enter or a click restores a state")
        await officer.press("enter")
        await officer.sees("Added by save 5", "Restore it", "Not now")


async def test_a_copy_left_by_a_sync_program_is_noticed_and_merged(start: Start, workspace: Path, empty: Pack) -> None:
    original = Workspace(workspace).create(empty)
    copy = original.with_name(original.name.replace(".ppog.json", " (1).ppog.json"))
    shutil.copy(original, copy)
    with PackSession(open_pack(copy), officer="CD") as session:
        session.put(Action(id="new", text="Only in the copy"))
    async with at_work(start()) as officer:
        await officer.sees(copy.name[:20], "a copy of a pack", "Enter: merge")
        officer.app.screen.query_one(DataTable).move_cursor(row=1)
        await officer.press("enter")
        await officer.sees("Merge this copy into the pack?")
        await officer.press("enter")
        await officer.told("1 records came in from the copy")
        await officer.until(lambda: "a copy of a pack" not in officer.screen_text(), "the copy is gone from the list")
    assert open_pack(original).pack.get(Action, "new") is not None
    assert [listing.path for listing in Workspace(workspace).list()] == [original]


async def test_at_80_columns_both_lines_of_keys_say_all_that_is_needed_at_home(
    start: Start, workspace: Path, example: Pack
) -> None:
    Workspace(workspace).create(example)
    async with at_work(start()) as officer:
        await officer.sees("Enter Open", "n New pack", "e Example", "i Import", ", Settings", "q Quit", "Ctrl+P Find")
        await officer.sees("d Delete", "u Undo", "b Earlier states", "s Sort", "/ Filter", "v Deleted")


@pytest.mark.parametrize("key", ["n", "ctrl+n"])
async def test_a_new_pack_is_begun_by_the_key_that_people_know_too(start: Start, key: str) -> None:
    async with at_work(start()) as officer:
        await officer.press(key)
        await officer.sees("A new pack: 1 of")


async def test_keys_in_a_list_in_which_nothing_was_found_do_no_harm(start: Start, workspace: Path, empty: Pack) -> None:
    Workspace(workspace).create(empty)
    async with at_work(start()) as officer:
        await officer.sees("Loamshire Police")
        await officer.press("slash")
        await officer.type("Gwent")
        await officer.until(lambda: "Loamshire" not in officer.screen_text(), "no pack is found")
        officer.app.screen.query_one(DataTable).focus()
        await officer.press("up", "s", "down", "escape")
        await officer.press("slash", "ctrl+u", "escape")
        await officer.sees("Loamshire Police")
