"""Bring a damaged, lost or changed pack back from Home: look, ask, restore."""

import asyncio

from textual.app import App

from screens.home import PackLine
from store.earlier_states import forget, lost_packs
from store.errors import StoreError
from store.workspace import Listing, Workspace


def home_lines(workspace: Workspace) -> tuple[list[PackLine], str]:
    """The packs as Home lists them, then those whose file is gone; and what is to be said of the backups.

    Raises `WorkspaceUnusable` where the folder itself cannot be read.
    """
    lines = [_line(listing) for listing in workspace.list()]
    try:
        lost = lost_packs(workspace.folder)
    except StoreError as error:
        return lines, str(error)
    gone = [
        PackLine(path=workspace.folder / name, force=backup.force, meeting_date=backup.meeting, lost=True)
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


def _line(listing: Listing) -> PackLine:
    return PackLine(
        path=listing.path,
        force=listing.force,
        meeting_date=listing.meeting_date,
        fictional=listing.fictional,
        reason=listing.reason,
    )
