"""The packs as Home lists them: what a line says, in which order, and which of them a few letters mean."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct
from rich.cells import cell_len

from screens.key_words import with_keys
from store.names import is_put_beside
from toolkit.dates import days_in_words, days_to, last_day, spoken

Order = Literal["meeting", "force", "changed"]
ORDERS: dict[Order, str] = {"meeting": "soonest PPOG first", "force": "by force", "changed": "changed last first"}

RESTORED_COPY = "Restored copy"
"""What an earlier state is called that was put beside its pack: it has the same force and date."""


class PackLine(Struct, frozen=True, kw_only=True):
    """One pack as Home shows it; ``reason`` says why it cannot be opened, where it cannot.

    ``progress`` is empty until it has been counted, ``changed`` is UTC (ISO 8601). ``lost`` is a
    pack of which only earlier states are left: its file is gone, or was ``deleted`` on purpose.
    """

    path: Path
    force: str = ""
    meeting_date: str = ""
    changed: str = ""
    progress: str = ""
    fictional: bool = False
    reason: str = ""
    lost: bool = False
    deleted: bool = False
    copy_of: Path | None = None

    @property
    def usable(self) -> bool:
        """Whether there is a pack to open."""
        return not (self.reason or self.lost or self.copy_of)

    @property
    def name(self) -> str:
        """What the pack is called in a list."""
        if self.reason or self.copy_of:
            return self.path.name
        name = " ".join((self.force or self.path.name).split())
        if self.fictional and "fictional" not in name:
            name += " (fictional)"
        # At the front, where a narrow screen does not cut it off.
        return f"{RESTORED_COPY}: {name}" if is_put_beside(self.path) else name

    def cells(self, today: date) -> tuple[str, str, str, str]:
        """Force, date of PPOG, how far away that is, and how many of the steps that step 10 checks are done."""
        if self.reason:
            return (self.name, "cannot be opened", with_keys("{Enter|home.open}: why"), "")
        if self.lost:
            what, then = ("deleted", "restore") if self.deleted else ("the file is gone", "why")
            return (self.name, what, with_keys(f"{{Enter|home.open}}: {then}"), "")
        if self.copy_of:
            return (self.name, "a copy of a pack", with_keys("{Enter|home.open}: merge"), "")
        when = spoken(self.meeting_date) or "date not known"
        done = f"{self.progress} done" if self.progress else ""
        return (self.name, when, days_in_words(days_to(self.meeting_date, today)), done)


def in_order(lines: Iterable[PackLine], order: Order, today: date) -> list[PackLine]:
    """The packs in an order; those that cannot be opened stand last, in every order."""
    named = sorted(lines, key=_behind_its_pack)
    if order == "changed":
        named.sort(key=lambda line: line.changed, reverse=True)
    elif order == "meeting":
        named.sort(key=lambda line: _soonest(line, today))
    return sorted(named, key=lambda line: (not line.usable, line.lost, line.deleted))


def widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Cells that each column takes."""
    return [max(map(cell_len, cells)) for cells in zip(*rows, strict=True)]


def _behind_its_pack(line: PackLine) -> tuple[str, bool, str]:
    """By name, an earlier state right after the pack that it is a state of."""
    return line.name.removeprefix(f"{RESTORED_COPY}: ").casefold(), is_put_beside(line.path), line.path.name


def _soonest(line: PackLine, today: date) -> tuple[int, int]:
    """Meetings to come by date, those without a date, those that were, the last one first."""
    last = last_day(line.meeting_date)
    if last is None:
        return (1, 0)
    return (0, last.toordinal()) if last >= today else (2, -last.toordinal())


def with_letters(lines: Sequence[PackLine], typed: str, today: date) -> list[PackLine]:
    """The packs of which a cell or the file name has each word that was typed."""
    words = typed.casefold().split()
    return [line for line in lines if all(word in _said(line, today) for word in words)]


def _said(line: PackLine, today: date) -> str:
    return " ".join((*line.cells(today), line.path.name)).casefold()
