"""Draws the screens that the pages in this folder show, from the worked example on one fixed day.

The app runs without a terminal, is given the keys that an officer would press, and is taken down as a picture.
"""

import asyncio
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import structs

from ppog_tui.app import PpogApp
from store.settings import Settings
from store.workspace import Workspace
from tests.screens.driving import Officer, at_work
from toolkit.example import worked_example
from toolkit.loading import default_edition, default_precedents
from toolkit.pack import Pack
from toolkit.records.causes import Cause
from toolkit.records.conflicts import Conflict
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry

COLUMNS, ROWS = 100, 30
# Pixels; twice what a page shows, for screens that have more of them.
WIDTH = 1_400
PACKS, DOCUMENTS = Path("PPOG packs"), Path("PPOG documents")
Act = Callable[[Officer], Awaitable[None]]


def keys(*pressed: str) -> Act:
    """Press these."""

    async def act(officer: Officer) -> None:
        await officer.press(*pressed)

    return act


def at(step: int, row: str = "", *pressed: str) -> Act:
    """Go to a step and a row of it, and press keys."""

    async def act(officer: Officer) -> None:
        await officer.press(str(step % 10))
        if row:
            rows = officer.pane.rows
            rows.highlighted = next(
                place for place, each in enumerate(rows.rows) if row in each.title and not each.heading
            )
            await officer.settle()
        await officer.press(*pressed)

    return act


async def find(officer: Officer) -> None:
    """Look for something, with a typing error."""
    await officer.press("ctrl+p")
    await officer.type("evidnce")
    await officer.until(lambda: "vidence" in officer.screen_text().partition("evidnce")[2], "something is found")


async def earlier_states(officer: Officer) -> None:
    """What can be brought back, once something has been changed."""
    await at(3, "Debrief", "space")(officer)
    officer.session.flush(60)
    await officer.press("f2", "escape")
    await officer.sees("of 9 done")
    await officer.press("b")


async def the_day(officer: Officer) -> None:
    """The page on which the hour is noted down."""
    await officer.go_to("day", "13:02")


async def question_for(officer: Officer) -> None:
    """The first question about a new pack."""
    await officer.press("escape", "n")
    await officer.type("nort")


SCENES: dict[str, Act] = {
    "dashboard": keys("f2"),
    "causes": at(2, "emergency"),
    "checklist": at(3),
    "questions": at(5, "", "down"),
    "hard-questions": at(8),
    "speaking": at(9, "", "down"),
    "rehearsal": at(9, "", "r", "space"),
    "check": at(10),
    "documents": keys("x"),
    "map": keys("f2", "m"),
    "find": find,
    "new-pack": question_for,
    "day": the_day,
    "settle": at(10, "Owner", "enter"),
    "earlier": earlier_states,
    "home": keys("escape"),
}


def happened(example: Pack) -> list[Record]:
    """What the example does not have: two officers who wrote into one field, and the beginning of the hour."""
    cause = example.every(Cause)[0]
    log = (
        ("13:00", "HMI", "said", "Supervision has held for two quarters; the answer times have not yet."),
        ("13:02", "HMI", "threshold", "Nine in ten answered within ten seconds, three months running."),
        ("13:05", "PCC", "asked", "Who confirms the count, and by when?"),
        ("13:06", "HMI", "promised", "An answer in writing by the end of the month."),
    )
    entries = [
        LogEntry(id=f"log-{at}", at=at, who=who, kind=kind, text=text)  # type: ignore[arg-type]
        for at, who, kind, text in log
    ]
    clash = Conflict(
        id="clash",
        about_table=Cause.table,
        about=cause.id,
        field="owner",
        ours="H. Standin",
        theirs="A. Example",
        ours_by="AB",
        theirs_by="CD",
    )
    return [clash, *entries]


@asynccontextmanager
async def app_at_work(folder: Path, today: date, *, later: bool = False) -> AsyncIterator[Officer]:
    """The app with the worked example open, at half past nine in the morning; ``later``: with what `happened`."""
    example = worked_example(default_edition(), today)
    workspace = Workspace(folder)
    path = workspace.create(example.with_changes(happened(example) if later else ()))
    earlier = structs.replace(example.info, pack_id="earlier")
    office = structs.replace(example.office, force="Midshire Police")
    workspace.create(Pack(earlier, [office]))
    now = datetime(today.year, today.month, today.day, 9, 30, tzinfo=UTC).astimezone()
    settings = Settings(officer="AB", tour=99).with_documents(folder, DOCUMENTS)
    app = PpogApp(folder, default_edition, default_precedents, settings, path, now=lambda: now)
    async with at_work(app, (COLUMNS, ROWS)) as officer:
        yield officer


async def _picture(place: Path, name: str, today: date) -> str:
    """A screen as SVG."""
    _away(place)
    async with app_at_work(PACKS, today, later=name in ("day", "settle")) as officer:
        await SCENES[name](officer)
        # Without this, librsvg leaves out the spaces that a text begins with.
        return officer.app.export_screenshot(title="ppog").replace("<text ", '<text xml:space="preserve" ')


def _away(home: Path) -> None:
    """Folders and times that a picture shows are the same on every computer."""
    os.environ.update(
        HOME=str(home), PPOG_STATE_DIR=str(home / "state"), PPOG_CONFIG_DIR=str(home / "config"), TZ="UTC0"
    )
    time.tzset()
    os.chdir(home)
    DOCUMENTS.mkdir()


def screens(pictures: Path, today: date) -> list[str]:
    """Draw each screen into ``pictures``; says what could not be drawn."""
    if not shutil.which("rsvg-convert"):
        return ["Screens were not drawn: rsvg-convert is not here."]
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    pictures = pictures.absolute()
    for name in SCENES:
        with tempfile.TemporaryDirectory() as place:
            drawn = asyncio.run(_picture(Path(place), name, today))
            command = ["rsvg-convert", "--width", str(WIDTH), "--output", str(pictures / f"screen-{name}.png")]
            subprocess.run(command, input=drawn.encode(), check=True, timeout=60)
    return []
