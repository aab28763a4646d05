"""Bring back from Home a pack that is damaged, lost or changed, or that a sync program left in two copies."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from screens.pack_list import PackLine
from store.errors import StoreError
from store.listing import copies_in
from store.lost_packs import deleted_on_purpose, lost_packs

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

    from screens.long_work import Progress
    from screens.symbols import Symbols
    from store.listing import Listing
    from store.workspace import Workspace


def home_lines(workspace: Workspace) -> tuple[list[PackLine], str]:
    """The packs as Home lists them, then those whose file is gone; and what is to be said of the backups.

    Raises `WorkspaceUnusable` where the folder itself cannot be read.
    """
    listings = workspace.list()
    copies = copies_in(listings)
    lines = [_line(listing, copies.get(listing.path)) for listing in listings]
    try:
        lost = lost_packs(workspace.folder)
    except StoreError as error:
        return lines, str(error)
    gone = [
        PackLine(
            path=workspace.folder / name,
            force=backup.force,
            meeting_date=backup.meeting,
            lost=True,
            deleted=deleted_on_purpose(workspace.folder / name, backup),
        )
        for name, backup in lost.items()
    ]
    return lines + gone, ""


async def bring_back(app: App[None], line: PackLine, symbols: Symbols) -> str:
    """Offer the states of a pack and restore the one that is chosen, or forget them; from a worker alone.

    Returns what was done, in a sentence, empty where nothing was. Raises `StoreError` where a
    state could not be restored, `StoppedError` where the person ended it; then every file is as it was.
    """
    from screens.long_work import at_length
    from screens.restoring import RestoringScreen
    from store.earlier_states import forget
    from store.rescue import Rescue, find_rescue
    from store.restoring import Restored, restore

    def looked(progress: Progress) -> Rescue:
        progress.at("Reading the backups, and the file itself")
        found = find_rescue(line.path)
        progress.at("Done")
        return found

    rescue = await at_length(app, f"Earlier states of {line.path.name}", symbols, looked)
    option = await app.push_screen_wait(RestoringScreen(rescue))
    if option is None:
        return ""
    if option == "forget":
        await asyncio.to_thread(forget, rescue.path)
        return f"Every state of {rescue.path.name} is deleted."
    in_place = rescue.damage is not None and not rescue.damage.missing

    def put_back(progress: Progress) -> Restored:
        progress.last("Putting the state into its place")
        return restore(rescue.path, option, in_place=in_place)

    restored = await at_length(app, f"Restoring {rescue.path.name}", symbols, put_back)
    kept = f" The damaged file is kept as {restored.set_aside.name}." if restored.set_aside else ""
    return f"Restored, with {option.counted}: {restored.path.name}.{kept}"


def merge_copy(copy: Path, original: Path, officer: str, progress: Progress) -> str:
    """Bring what a copy holds into its pack and put it aside; returns what was done, in sentences.

    Raises `StoreError` where either cannot be used, `StoppedError` where the person ended it: both are as they were.
    """
    from store.copies import bring_in, put_aside
    from store.pack_file import open_pack
    from store.session import PackSession

    progress.at("Reading the copy", 0, 3)
    theirs = open_pack(copy)
    progress.at("Reading the pack", 1, 3)
    with PackSession(open_pack(original), officer=officer) as session:
        progress.last("Bringing in what only the copy has, and saving")
        done = bring_in(session, theirs)
    aside = put_aside(copy)
    said = f"{done.records} records came in from the copy, which is kept as {aside.name}."
    if done.conflicts:
        said += f" In {done.conflicts} fields both differ: step 10 of the pack shows both values."
    return said


def _line(listing: Listing, copy_of: Path | None) -> PackLine:
    return PackLine(
        path=listing.path,
        force=listing.force,
        meeting_date=listing.meeting_date,
        changed=listing.updated_at,
        fictional=listing.fictional,
        reason=listing.reason,
        copy_of=copy_of,
    )
