"""Texts in a form that are no value yet, and what is saved in their place."""

from collections.abc import Iterator

from msgspec import Struct

Place = tuple[str, str]
"""The id of a record and the name of a field."""


class NotTaken(Struct, frozen=True):
    """A text that stands in a field and is no value: of which record, in which field, and the text.

    ``label`` is the field's, ``row`` the title of the record's row, where they are known.
    """

    owner: str
    field: str
    text: str
    label: str = ""
    row: str = ""


class Unsaved:
    """Keeps a wrong text with its field, for as long as the form lives, and what the field held before it."""

    def __init__(self) -> None:
        self._texts: dict[Place, str] = {}
        self._held: dict[Place, object] = {}
        self._before: dict[Place, object] = {}

    def loaded(self, owner: str, field: str, value: object) -> str | None:
        """Note what the record holds; returns the wrong text that still stands in the field, None where none does."""
        place = owner, field
        if place in self._held and self._held[place] != value:
            # Somebody else wrote it, or it was undone: that is what stands now.
            self._before.pop(place, None)
        self._held[place] = value
        return self._texts.get(place)

    def right(self, owner: str, field: str, value: object) -> None:
        """The text means ``value``, which is now saved."""
        place = owner, field
        if place in self._held:
            self._before.setdefault(place, self._held[place])
        self._held[place] = value
        self._texts.pop(place, None)

    def wrong(self, owner: str, field: str, text: str) -> Iterator[object]:
        """The text means nothing; gives the value to save again where one was saved since the field was come to."""
        place = owner, field
        self._texts[place] = text
        if place in self._before and self._before[place] != self._held[place]:
            self._held[place] = self._before[place]
            yield self._held[place]

    @property
    def texts(self) -> list[NotTaken]:
        """The wrong texts that stand in fields, whatever record is shown."""
        return [NotTaken(owner, field, text) for (owner, field), text in self._texts.items()]

    def stands(self, owner: str, field: str) -> bool:
        """Whether a wrong text stands in the field."""
        return (owner, field) in self._texts

    def settled(self, owner: str, field: str) -> None:
        """The field was left with a text that is saved."""
        self._before.pop((owner, field), None)

    def put_back(self, owner: str, field: str) -> object:
        """Forget the wrong text; returns what is saved."""
        self._texts.pop((owner, field), None)
        return self._held.get((owner, field))
