"""Drives the real app without a terminal: keys pressed, the screen read, the pack read back from its file."""

import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from ppog_tui.app import PpogApp
from screens.pack_screen import PackScreen
from screens.rows import PaneKey
from screens.step_pane import StepPane
from screens.widgets.record_form import RecordForm
from store.session import PackSession

PATIENCE = 10.0
SMALL, LARGE = (80, 24), (120, 40)

W = TypeVar("W", bound=Widget)
Raw = dict[str, Any]


class Officer:
    """Somebody at the keyboard of a running app."""

    def __init__(self, app: PpogApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys by Textual's names, one after the other, each once the last has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text into what has the focus, as fast as the keyboard gives it."""
        names = {" ": "space", "\n": "enter", "/": "slash", ".": "full_stop", ",": "comma", "-": "minus"}
        await self.pilot.press(*(names.get(sign, sign) for sign in text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until all messages are dealt with and the highlighted row is the one described."""
        await self.pilot.pause()
        await self.until(self._quiet, "all messages are dealt with")
        pane = self.pane_if_any
        if pane is not None:
            await self.until(lambda: _described(pane), "the highlighted row is described")

    def _quiet(self) -> bool:
        screen = self.app.screen
        waiting = any(node.message_queue_size for node in (self.app, *screen.walk_children(with_self=True)))
        # A dialog takes keys once the cursor is in it.
        return not waiting and not self.app.keys_wait and (screen.focused is not None or not screen.focus_chain)

    async def until(self, true: Callable[[], object], what: str) -> None:
        """Wait until ``true`` is; fails, with what the screen shows, where it never is."""
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, f"It never came that {what}. The screen:\n{self.screen_text()}"
            await self.pilot.pause()

    async def sees(self, *texts: str) -> None:
        """Wait until the screen shows each of the texts."""
        for text in texts:
            await self.until(lambda text=text: text in self.screen_text(), f"“{text}” is shown")  # type: ignore[misc]

    async def told(self, text: str) -> None:
        """Wait until a notification says the text."""
        await self.until(lambda: any(text in said for said in self.notices), f"“{text}” is told ({self.notices})")

    @property
    def notices(self) -> list[str]:
        return [notice.message for notice in self.app._notifications]

    def screen_text(self) -> str:
        return screen_text(self.app)

    @property
    def pack_screen(self) -> PackScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, PackScreen))

    @property
    def pane_if_any(self) -> StepPane | None:
        screen = self.app.screen
        return screen.pane if isinstance(screen, PackScreen) and screen.is_mounted else None

    @property
    def pane(self) -> StepPane:
        pane = self.pane_if_any
        assert pane is not None, "A step is shown."
        return pane

    @property
    def row(self) -> str:
        """The title of the highlighted row."""
        present = self.pane.rows.present
        return present.title if present else ""

    @property
    def session(self) -> PackSession:
        return self.pack_screen.session

    async def go_to(self, step: PaneKey, row: str = "") -> None:
        """Go to a step, and there put the highlight on the first row whose title has the text."""
        await self.pack_screen.show_pane(step)
        await self.settle()
        if row:
            rows = self.pane.rows
            rows.highlighted = next(
                place for place, each in enumerate(rows.rows) if row in each.title and not each.heading
            )
            await self.settle()

    async def write(self, field: str, text: str) -> None:
        """Open the highlighted row and type a text into one of its fields."""
        if self.pane.focused_field is None:
            await self.press("enter")
        self.form.focus_field(field)
        await self.settle()
        await self.type(text)

    @property
    def form(self) -> RecordForm:
        """The form that is shown."""
        return next(form for form in self.pane.query(RecordForm) if form.display)

    def saved(self) -> dict[str, dict[str, Raw]]:
        """Records by table and id, as they stand in the file once everything is saved."""
        assert self.session.flush().state == "saved"
        return tables_in(self.session.path)


def _described(pane: StepPane) -> bool:
    present, shown = pane.rows.present, pane.detail.row
    return present is None or (shown is not None and shown.key == present.key)


def tables_in(path: Path) -> dict[str, dict[str, Raw]]:
    """The tables of a pack file: records by table and id."""
    tables = cast(dict[str, dict[str, Raw]], json.loads(path.read_text(encoding="utf-8")))
    return {name: {row.get("id", key): row for key, row in table.items()} for name, table in tables.items()}


def screen_text(app: App[Any]) -> str:
    """What the topmost screen shows, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


@asynccontextmanager
async def at_work(app: PpogApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Officer]:
    """The app running at a terminal of ``size`` (columns, rows), with its pack open if it was given one.

    What is open is closed afterwards; an error that nobody foresaw fails the test.
    """
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            officer = Officer(app, pilot)
            if app._open_first is not None:
                await officer.until(lambda: isinstance(app.screen, PackScreen), "the pack is open")
            await officer.settle()
            yield officer
            for error in app.unforeseen:
                raise error
            assert app.is_running and app.return_code is None
    finally:
        if app._session is not None:
            app._session.close()
