"""What one call of the program was given, and what follows from it."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from store.pack_file import PackFile
    from store.settings import LoadedSettings, Settings
    from store.workspace import Workspace
    from toolkit.edition import Edition, Precedents
    from toolkit.pack import Pack

# What stands for ppog's own template where a file could be named.
OWN_TEMPLATE = "none"


class Invocation:
    """The options before the command; nothing is read until a command asks for it.

    ``edition_named`` is the file or id given with ``--edition``; ``today`` the day to count from;
    ``ascii`` whether the app is to draw with plain signs.
    """

    def __init__(self, workspace: str | None, edition_named: str | None, today: date, ascii: bool = False) -> None:
        self._workspace = workspace
        self._edition_named = edition_named
        self.today = today
        self.ascii = ascii

    @cached_property
    def folder(self) -> Path:
        """The folder that holds the packs: the one asked for, else the one used last, else the usual one."""
        from pathlib import Path

        from store.workspace import default_folder

        chosen = self._workspace or self.loaded_settings.settings.workspace
        # A shell on Windows leaves ~ as it is, and so does one that reads it from a variable.
        return Path(os.path.expanduser(chosen)).absolute() if chosen else default_folder()  # noqa: PTH111

    @cached_property
    def loaded_settings(self) -> LoadedSettings:
        """The person's own settings, and what could not be read of them."""
        from store.settings import load_settings

        return load_settings()

    @cached_property
    def settings(self) -> Settings:
        """The person's own settings; what could not be read of them is said once, on stderr."""
        for problem in self.loaded_settings.problems:
            from ppog_tui.output import remark

            remark(problem)
        return self.loaded_settings.settings

    @cached_property
    def workspace(self) -> Workspace:
        """The packs in it."""
        from store.workspace import Workspace

        return Workspace(self.folder)

    @cached_property
    def edition(self) -> Edition:
        """The edition that was asked for, else the one that ships with the program."""
        from ppog_tui.editions import edition_named
        from toolkit.loading import default_edition

        return edition_named(self._edition_named) if self._edition_named else default_edition()

    def check_edition(self) -> None:
        """Refuse an edition that was asked for and cannot be used, as `edition` does; the shipped one is not read."""
        if self._edition_named:
            _ = self.edition

    @cached_property
    def precedents(self) -> Precedents:
        """The precedents that ship with the program."""
        from toolkit.loading import default_precedents

        return default_precedents()

    def edition_for(self, pack: Pack) -> Edition:
        """The edition to read a pack by: the one asked for, else its own, else the shipped one."""
        from ppog_tui.editions import installed_edition

        if self._edition_named:
            return self.edition
        return installed_edition(pack.info.edition) or self.edition

    def template(self, named: str | None) -> Path | None:
        """The office's Word template: the one named, else that of the workspace; None for ppog's own."""
        from pathlib import Path

        if named is None:
            return self.loaded_settings.settings.template_for(self.folder)
        return None if named == OWN_TEMPLATE else Path(os.path.expanduser(named)).absolute()  # noqa: PTH111

    def keep_template(self, file: Path | None) -> None:
        """Use a template for this workspace from now on; None for ppog's own."""
        from store.settings import save_settings

        save_settings(self.settings.with_template(self.folder, file))

    def open_pack(self, name: str) -> PackFile:
        """The pack that somebody means by a name, a file or an id."""
        return self.workspace.open_pack(self.find(name))

    def find(self, name: str) -> Path:
        """The file of that pack; raises `ProgramError` for a name that no file can have."""
        from ppog_tui.errors import ProgramError

        try:
            return self.workspace.find(name)
        except OSError as error:
            raise ProgramError(f"No pack can be looked for under that name: {error.strerror}.") from error

    def pack_names(self) -> list[str]:
        """The names of the packs in the workspace, for a shell to complete."""
        return [name_of(listing.path) for listing in self.workspace.list()]


def name_of(file: Path) -> str:
    """The name by which the commands take a pack: its file's name without the suffix."""
    from store.names import SUFFIX

    return file.name.removesuffix(SUFFIX)
