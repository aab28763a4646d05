"""What a step shows: rows of a list, passages about one row, and what can be added."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from screens.case import Case
from screens.symbols import Mark
from toolkit.content import Item
from toolkit.fields import Field
from toolkit.records.record import Ordered, Record
from toolkit.steps import StepKey

NewId = Callable[[], str]
ROW_LETTERS = 120
"""As much of a text as its row shows; the line cuts it to its width."""

PaneKey = StepKey | Literal["reference"]
"""The steps, and what is looked up beside them."""

PassageKind = Literal["title", "body", "quote", "point", "note", "source", "label", "drawing"]


# How the keys of rows begin that say what is not there yet: Enter adds it, or goes to the step that it belongs to.
ADDS, GOES_TO = "hint:add:", "hint:go:"


class Row(Struct, frozen=True):
    """One line of a step's list.

    ``state`` says in words what ``mark`` shows; ``meta`` is dimmed detail. A ``heading``
    cannot be chosen. ``record`` is what the form edits, ``item`` what the toolkit says.
    A row with a ``parent`` is folded away until that row is unfolded. ``unsaved`` says that
    something stands in its form that is not saved.
    """

    key: str
    title: str
    mark: Mark | None = None
    state: str = ""
    meta: str = ""
    depth: int = 0
    heading: bool = False
    record: Record | None = None
    item: Item | None = None
    parent: str = ""
    unsaved: bool = False


class Passage(Struct, frozen=True):
    """A piece of text about a row, drawn as its kind is drawn."""

    kind: PassageKind
    text: str


class AddChoice(Struct, frozen=True):
    """Something that can be added here; ``build`` is given a source of new ids."""

    label: str
    build: Callable[[NewId], Sequence[Record]]


class StepView(ABC):
    """How one step is shown and worked on: pure, so that it can be tried without a terminal."""

    key: PaneKey
    help: str = ""
    empty: str = "Nothing here yet."

    _worked_out: tuple[Case, list[Row]] | None = None

    @abstractmethod
    def rows(self, case: Case) -> list[Row]:
        """The list, from top to bottom."""

    def rows_of(self, case: Case) -> Sequence[Row]:
        """As `rows`, worked out once for each state of a pack: a key asks for them several times."""
        known = self._worked_out
        if known is None or not _alike(known[0], case):
            self._worked_out = known = (case, self.rows(case))
        return known[1]

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """What can be added while ``row`` is highlighted; the first is the usual one."""
        return []

    def belongs_under(self, row: Row) -> str:
        """What can be added under the row's record, in words with their article; empty where nothing belongs there."""
        return ""

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """What Space changes in the row's record; empty where there is nothing to tick."""
        return {}

    def siblings(self, case: Case, row: Row) -> list[Ordered]:
        """The records among which the row can be moved; empty where order does not matter."""
        return []

    def removable(self, case: Case, row: Row) -> bool:
        """Whether the row's record can be deleted."""
        return row.record is not None and case.pack.find(row.record.id) is not None

    def why_kept(self, row: Row) -> str:
        """Why a row cannot be deleted, and what can be done instead, in a sentence that may name keys."""
        if row.record is None:
            return "This row is no record of the pack, so there is nothing to delete."
        return "This row is always there and is not deleted. Enter opens it, and what it holds can be cleared."

    def fields(self, case: Case, row: Row) -> tuple[Field, ...]:
        """The fields that the form shows for the row."""
        return case.kinds[row.record.table].fields if row.record else ()

    def about(self, case: Case, row: Row) -> list[Passage]:
        """What is said about the row above its form."""
        if row.item:
            return about_item(case, row.item)
        # Where nothing is yet, there is room to say what the step is for.
        hint = [Passage("body", case.said(self.help))] if row.key.startswith((ADDS, GOES_TO)) else []
        return [Passage("title", row.title), *hint]


def _alike(one: Case, other: Case) -> bool:
    """Whether a list looks the same; a pack and an edition are values, so that the very same one did not change."""
    return one.pack is other.pack and one.edition is other.edition and one.today == other.today


def about_item(case: Case, item: Item) -> list[Passage]:
    """What the toolkit says in an item, with its note and its source."""
    passages = []
    if item.title:
        passages.append(Passage("title", case.fill(item.title)))
    passages.append(Passage("body", case.fill(item.text)))
    if item.note:
        passages.append(Passage("note", case.fill(item.note)))
    passages.append(Passage("source", case.source_line(item)))
    return passages
