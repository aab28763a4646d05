"""What the person did on Home, announced to the app that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from pathlib import Path

    from screens.case import Case
    from screens.pack_list import PackLine


class PackChosen(Message):
    """The person wants to open this pack."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class ExampleWanted(Message):
    """The person wants to see the worked example."""


class ImportWanted(Message):
    """The person wants to bring in a pack from a file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


class NewPackWanted(Message):
    """The person wants to make a pack."""


class EarlierWanted(Message):
    """The person wants to see the states that this pack can be brought back to."""

    def __init__(self, line: PackLine) -> None:
        super().__init__()
        self.line = line


class CopyFound(Message):
    """The person wants what this copy holds in the pack that it is a copy of."""

    def __init__(self, copy: Path, original: Path) -> None:
        super().__init__()
        self.copy = copy
        self.original = original


class DeleteWanted(Message):
    """The person wants to delete this pack."""

    def __init__(self, line: PackLine) -> None:
        super().__init__()
        self.line = line


class DeletionUndone(Message):
    """The person wants back what they deleted last."""


class PacksWanted(Message):
    """Home wants the packs to be read again."""


class NextPackWanted(Message):
    """The person wants the pack for the PPOG that follows the one of ``case``."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.case = case
