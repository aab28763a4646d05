"""Run the app in this terminal, and look for garbage only when that keeps nobody waiting."""

from __future__ import annotations

import gc
import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from store.session import PackSession
    from store.settings import Settings
    from toolkit.edition import Edition, Precedents

# Python looks through all objects for what nobody uses, while keys wait. By its own measure (700, 10, 10) that took a
# third of the processor in a pack of 5,000 records, and 0.3 s each time; so rarely, it takes a few MB instead.
_LOOKS_FOR_GARBAGE = (5_000, 10, 50)


def run(
    workspace: Path,
    edition: Callable[[], Edition],
    precedents: Callable[[], Precedents],
    settings: Settings,
    open_pack: Path | None = None,
    today: date | None = None,
    ascii: bool = False,
) -> int:
    """Run the app, as on ``today`` if one is given; returns the exit code."""
    # What is loaded here stays until the end: looking through it for garbage would take a sixth of the start.
    gc.disable()
    from ppog_tui.app import PpogApp, local_now
    from ppog_tui.going_on import MET, Attempts
    from ppog_tui.guard import EXIT_CODE
    from ppog_tui.keymap import own_keys
    from ppog_tui.terminal_signs import FEW_COLOURS, drawn_in, why_plain
    from screens.themes import CONTRAST

    if open_pack is None:
        import screens.home
    else:
        import screens.pack_screen  # noqa: F401

    gc.freeze()
    gc.set_threshold(*_LOOKS_FOR_GARBAGE)
    gc.enable()

    def now() -> datetime:
        here = local_now()
        return datetime.combine(today, here.timetz()) if today else here

    plain = "--ascii asks for it" if ascii else why_plain(os.environ, drawn_in())
    attempts, after, keys = Attempts(), None, own_keys(PpogApp)
    while True:
        app = PpogApp(workspace, edition, precedents, settings, open_pack, now, plain=plain, own_keys=keys, after=after)
        if app.console.color_system in FEW_COLOURS:
            app.theme = CONTRAST.name
        app.run()
        if app._session is not None:
            _close(app._session)
        if app.left is None:
            return app.return_code or 0
        after = attempts.next(app.left)
        if after is None:
            sys.stderr.write(f"ppog stopped at {MET}. {app.noted} Your work up to then is saved.\n")
            return EXIT_CODE
        workspace, settings = app.workspace.folder, app.settings


def _close(session: PackSession) -> None:
    """Save and close what the app left open, and say where that failed."""
    from screens.remarks import failure_in_words
    from store.visits import close_after_visit

    state = close_after_visit(session)
    if state.state != "saved":
        sys.stderr.write(f"{failure_in_words(state, at_end=True)}\n")
