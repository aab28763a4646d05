"""What the person did, announced to the screen that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from store.changes import Change
    from store.saving import SaveState
    from store.settings import Settings
    from toolkit.pack import Pack
    from toolkit.records.conflicts import Conflict
    from toolkit.records.record import Ordered, Record
    from toolkit.steps import StepKey


class RecordEdited(Message):
    """Fields of a record were given new values; ``record`` may not be in the pack yet."""

    def __init__(self, record: Record, changes: dict[str, object], label: str, *, from_form: bool = False) -> None:
        super().__init__()
        self.record = record
        self.changes = changes
        self.label = label
        self.from_form = from_form


class RecordsAdded(Message):
    """New records were asked for; the first is to be shown, and edited unless ``begin`` says that it is whole.

    ``also`` says what of the pack changes with them, from whatever state it is in when this is heard.
    """

    def __init__(
        self,
        records: Sequence[Record],
        label: str,
        *,
        begin: bool = True,
        also: Callable[[Pack], Sequence[Record]] = lambda _: (),
    ) -> None:
        super().__init__()
        self.records = tuple(records)
        self.label = label
        self.begin = begin
        self.also = also


class RecordsRemoved(Message):
    """Records are to go, with what belongs to them; they can be brought back by undo."""

    def __init__(self, records: Sequence[Record], label: str) -> None:
        super().__init__()
        self.records = tuple(records)
        self.label = label


class RecordsChanged(Message):
    """Records are to be as ``changed`` says, from whatever state they are in when this is heard."""

    def __init__(self, changed: Callable[[], Sequence[Record]], label: str) -> None:
        super().__init__()
        self.changed = changed
        self.label = label


class RecordMoved(Message):
    """A record is to move by ``by`` places among its siblings as they stand when this is heard."""

    def __init__(self, record: str, siblings: Callable[[], list[Ordered]], by: int) -> None:
        super().__init__()
        self.record = record
        self.siblings = siblings
        self.by = by


class TextWanted(Message):
    """The person wants a text in a file; ``name`` is what the file may be called."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.text = text
        self.name = name


class ConflictOpened(Message):
    """The person wants to choose between two values of one field."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__()
        self.conflict = conflict


class PastWanted(Message):
    """The person wants to know who changed what of a record, which a list calls ``title``."""

    def __init__(self, record: str, title: str) -> None:
        super().__init__()
        self.record = record
        self.title = title


class ChangedElsewhere(Message):
    """Others changed the pack; sent from the thread of the store."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


class GoTo(Message):
    """The person wants to be at a step, there at a record if one is named, and in its form unless ``open`` is false.

    In the form the cursor goes to ``field``, or where that is empty to the first one. A ``link`` is a way to come back
    from within a list as well.
    """

    def __init__(
        self, step: StepKey, record: str = "", field: str = "", *, open: bool = True, link: bool = False
    ) -> None:
        super().__init__()
        self.open = open
        self.link = link
        self.field = field
        self.step = step
        self.record = record


class TourWanted(Message):
    """The person wants to be shown round."""


class DocumentWanted(Message):
    """The person wants to see the documents of the pack, and have them written."""


class AnswersWanted(Message):
    """The person wants answers taken back from a Word document that was filled in."""


class CopyWanted(Message):
    """The person wants the whole pack, as it stands, in another file."""

    def __init__(self, target: Path) -> None:
        super().__init__()
        self.target = target


class FolderChosen(Message):
    """The person had documents written into this folder, and will again."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder


class SaveSaid(Message):
    """The store said whether the work is saved; sent from its thread."""

    def __init__(self, state: SaveState) -> None:
        super().__init__()
        self.state = state


class SettingsChanged(Message):
    """The person chose these settings; ``workspace`` is the folder of the packs from now on."""

    def __init__(self, settings: Settings, workspace: Path) -> None:
        super().__init__()
        self.settings = settings
        self.workspace = workspace
