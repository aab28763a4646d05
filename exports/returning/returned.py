"""What a returned document would change in a pack."""

from collections.abc import Callable

from msgspec import Struct

from toolkit.answers import Answer

Told = Callable[[str, int, int], object]
"""Hears what is being done, and how many of how many are done; where it raises, nothing comes of the work."""


class Change(Struct, frozen=True, kw_only=True, gc=False):
    """One field that its reader filled in or changed, in the words that the office knows it by.

    ``old`` and ``new`` are as documents show them, empty where nothing is filled in. ``answer`` is what it comes
    to; where its base is not known any more, the pack keeps its value and the office is asked.
    """

    kind: str
    title: str
    label: str
    old: str
    new: str
    answer: Answer


class Returned(Struct, frozen=True):
    """All that a document would change, record by record, and in sentences what it cannot or what to mind.

    ``by`` is who sent it back: initials where the file names a person, else “Word”.
    """

    changes: tuple[Change, ...]
    problems: tuple[str, ...]
    by: str

    @property
    def taken(self) -> int:
        """How many fields take the value of the document."""
        return sum(change.answer.base_known for change in self.changes)

    @property
    def asked(self) -> int:
        """How many fields changed on both sides, and are asked about."""
        return len(self.changes) - self.taken
