"""The app that golden screens are taken of: its packs, and nothing of the computer that it runs on."""

from datetime import datetime
from pathlib import Path

from ppog_tui.app import PpogApp
from store.settings import Settings
from store.workspace import Workspace
from tests.screens.driving import at_work
from tests.screens.golden_files import Golden
from tests.screens.golden_packs import crowded
from tests.screens.golden_walk import walk
from toolkit.edition import Edition, Precedents
from toolkit.example import worked_example
from toolkit.pack import Pack
from toolkit.records.office import Meeting, Office
from toolkit.records.tables import PackInfo, singleton_id

STATES = ("empty", "example", "full")
# Named from where the program is: a whole path would be another one on each computer.
PACKS, DOCUMENTS, ELSEWHERE = Path("Packs"), Path("Documents"), Path("Elsewhere")
OTHERS = {"Sampleshire Constabulary": "2024-12", "Testborough Police": "", "Exampleton Police": "2023-11-14"}


async def differences(
    state: str, size: tuple[int, int], edition: Edition, precedents: Precedents, now: datetime
) -> str:
    """Walk past the screens in a state and at a size; what differs from what was agreed, and how to agree to it."""
    path = _put(state, edition, now)
    officer = "" if state == "empty" else "AB"
    settings = Settings(officer=officer, documents={str(PACKS): str(DOCUMENTS)})
    golden = Golden(state, size)
    app = PpogApp(PACKS, lambda: edition, lambda: precedents, settings, now=lambda: now)
    async with at_work(app, size) as at:
        async for name in walk(at, state, path):
            golden.look(name, at)
    return golden.differences()


def _put(state: str, edition: Edition, now: datetime) -> Path:
    """Put the packs of a state on the disk; gives the one to be opened."""
    DOCUMENTS.mkdir()
    example = worked_example(edition, now.date())
    packs = Workspace(PACKS)
    if state == "empty":
        # Home shows how to begin where there is no pack.
        return Workspace(ELSEWHERE).create(_pack(edition, "Loamshire Police"))
    if state == "example":
        return packs.create(example)
    for force, date in OTHERS.items():
        packs.create(_pack(edition, force, date))
    (PACKS / "damaged.ppog.json").write_bytes(b'{"_meta": {"1": {"form')
    return packs.create(crowded(example))


def _pack(edition: Edition, force: str, date: str = "") -> Pack:
    """A pack in which nothing but the force and the date stands."""
    office, meeting = Office(id=singleton_id(Office), force=force), Meeting(id=singleton_id(Meeting), date=date)
    return Pack(PackInfo(pack_id=force, edition=edition.id), [office, meeting] if date else [office])
