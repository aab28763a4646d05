"""Bring back from Home a pack that is damaged, lost or changed, or that a sync program left in two copies."""

import asyncio
from pathlib import Path

from textual.app import App

from screens.pack_list import PackLine
from store.copies import bring_in, copies_in, put_aside
from store.deleting import deleted_on_purpose
from store.earlier_states import forget, lost_packs
from store.errors import StoreError
from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Listing, Workspace


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


async def bring_back(app: App[None], line: PackLine) -> str:
    """Offer the states of a pack and restore the one that is chosen, or forget them; from a worker alone.

    Returns what was done, in a sentence, empty where nothing was. Raises `StoreError` where a
    state could not be restored; then every file is as it was.
    """
    # 15 ms that Home does without until a pack needs them.
    from screens.restoring import RestoringScreen
    from store.rescue import find_rescue
    from store.restoring import restore

    rescue = await asyncio.to_thread(find_rescue, line.path)
    option = await app.push_screen_wait(RestoringScreen(rescue))
    if option is None:
        return ""
    if option == "forget":
        await asyncio.to_thread(forget, rescue.path)
        return f"Every state of {rescue.path.name} is deleted."
    in_place = rescue.damage is not None and not rescue.damage.missing
    restored = await asyncio.to_thread(restore, rescue.path, option, in_place=in_place)
    kept = f" The damaged file is kept as {restored.set_aside.name}." if restored.set_aside else ""
    return f"Restored, with {option.counted}: {restored.path.name}.{kept}"


def merge_copy(copy: Path, original: Path, officer: str) -> str:
    """Bring what a copy holds into its pack and put it aside; returns what was done, in sentences.

    Raises `StoreError` where either cannot be used; the copy is then as it was.
    """
    with PackSession(open_pack(original), officer=officer) as session:
        done = bring_in(session, open_pack(copy))
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
