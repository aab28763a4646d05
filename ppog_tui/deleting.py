"""Delete a pack from Home, after saying what goes, and bring it back."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App

from screens.home_messages import DeleteWanted, DeletionUndone
from screens.key_words import with_keys
from store.errors import StoreError
from toolkit.dates import spoken

if TYPE_CHECKING:
    from screens.pack_list import PackLine
    from store.deleting import Deleted
    from store.settings import Settings
    from store.workspace import Workspace


class DeletesPacks(App[None]):
    """The part of the app that deletes packs; what was deleted last comes back first."""

    workspace: Workspace
    settings: Settings

    def __init__(self) -> None:
        super().__init__()
        self._deleted: list[Deleted] = []

    @abstractmethod
    def say(self, sentence: str, *, warning: bool = True) -> None:
        """Show a sentence."""

    @abstractmethod
    def list_packs(self) -> object:
        """Have Home show the packs as they are now."""

    @on(DeleteWanted)
    def _delete_wanted(self, event: DeleteWanted) -> None:
        self._delete(event.line)

    @work(exclusive=True, group="open")
    async def _delete(self, line: PackLine) -> None:
        from screens.choosing import Confirm
        from store.deleting import delete_pack

        try:
            pack = (await asyncio.to_thread(self.workspace.open_pack, line.path)).pack
            count = sum(1 for _ in pack.records())
            when = f" for PPOG on {spoken(line.meeting_date)}" if line.meeting_date else ""
            said = (
                f"{line.name}{when}, with {count} records: {line.path.name} goes from the folder, for everybody who "
                "uses it. Documents that were written from it stay where they are.\n\n"
                "Its last state is kept on this computer: "
                + with_keys("{u|home.undo} brings it back at once, {v|home.deleted} and {Enter|home.open} later.")
            )
            if await self.push_screen_wait(Confirm("Delete this pack?", said, "Delete it", "Keep it")):
                self._deleted.append(await asyncio.to_thread(delete_pack, line.path, self.settings.officer))
                back = with_keys("Press {u|home.undo} to bring it back.")
                self.say(f"{line.name} is deleted. {back}", warning=False)
        except StoreError as error:
            self.say(str(error))
        self.list_packs()

    @on(DeletionUndone)
    def _deletion_undone(self) -> None:
        self._undo_deletion()

    @work(exclusive=True, group="open")
    async def _undo_deletion(self) -> None:
        from store.deleting import bring_back

        if not self._deleted:
            said = "Nothing was deleted since ppog was started. {v|home.deleted} shows what was deleted earlier."
            self.say(with_keys(said), warning=False)
            return
        deleted = self._deleted.pop()
        try:
            await asyncio.to_thread(bring_back, deleted)
        except StoreError as error:
            self.say(str(error))
        else:
            self.say(f"{deleted.path.name} is back.", warning=False)
        self.list_packs()
