"""``ppog`` and ``ppog PACK``: open the app."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from ppog_tui.commands_on_demand import no_command
from ppog_tui.invocation import Invocation
from ppog_tui.pack_argument import pack_argument

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@pack_argument
@click.pass_context
def command(ctx: click.Context, pack: str) -> int:
    """Open the app at PACK: the name of a pack in the workspace, or a file."""
    # As in `run`: what is loaded for this stays.
    gc.disable()
    from store.errors import PackNotFound

    asked: Invocation = ctx.obj
    try:
        file = asked.find(pack)
    except PackNotFound as error:
        group = ctx.find_root().command
        known = group.list_commands(ctx) if isinstance(group, click.Group) else []
        raise click.UsageError(f"{no_command(pack, known)} {error}") from error
    finally:
        gc.enable()
    return open_app(asked, file)


def open_app(asked: Invocation, pack: Path | None) -> int:
    """Open the app at Home or at a pack; refuses at once where there is no terminal to draw on."""
    if not sys.stdin.isatty() or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        raise click.UsageError(
            "The screens of ppog need a terminal, and this is none that can show them: use its commands instead, "
            "such as ppog list, ppog show PACK or ppog export PACK -o FILE."
        )
    from ppog_tui.running import run

    day = asked.today if asked.today != date.today() else None
    asked.check_edition()
    return run(
        asked.folder,
        lambda: asked.edition,
        lambda: asked.precedents,
        asked.settings,
        pack,
        day,
        asked.ascii,
    )
