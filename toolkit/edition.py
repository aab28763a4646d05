"""One dated release of the toolkit's content, and the precedents that supplement it."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from toolkit.content import (
    BankQuestion,
    BodyRole,
    CaseStudy,
    Document,
    ExitTheme,
    Item,
    Member,
    Precedent,
    RunningOrderPart,
    Stage,
    SupportOffer,
    Term,
)
from toolkit.dates import spoken


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The toolkit as published on one date: the process, the office's part, the question banks.

    ``id`` is stored in every pack made with this edition; ``date`` is ISO 8601.
    """

    id: str
    title: str
    date: str
    documents: tuple[Document, ...]
    stages: tuple[Stage, ...]
    flowchart_notes: tuple[Item, ...]
    entry_considerations: tuple[Item, ...]
    opportunities: tuple[Item, ...]
    ppog_purposes: tuple[Item, ...]
    running_order: tuple[RunningOrderPart, ...]
    members: tuple[Member, ...]
    invited: tuple[Item, ...]
    body_roles: tuple[BodyRole, ...]
    responsibilities_outside: tuple[Item, ...]
    responsibilities_ppog: tuple[Item, ...]
    prose_steps: tuple[Item, ...]
    support_offers: tuple[SupportOffer, ...]
    exit_tests: tuple[Item, ...]
    exit_themes: tuple[ExitTheme, ...]
    questions_hmicfrs: tuple[BankQuestion, ...]
    questions_chief: tuple[BankQuestion, ...]
    post_engage: tuple[Item, ...]
    glossary: tuple[Term, ...]
    note: str = ""

    def items(self) -> Iterator[Item]:
        """Every item of every group, branches included, in the order of the file."""
        for name in self.__struct_fields__:
            group = getattr(self, name)
            if isinstance(group, tuple):
                for entry in group:
                    if isinstance(entry, Item):
                        yield entry
                        if isinstance(entry, Stage):
                            yield from entry.branches

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by their id."""
        return {item.id: item for item in self.items()}


def edition_named(edition: Edition) -> str:
    """An edition by its title and its date, the date once."""
    date = spoken(edition.date)
    return edition.title if date in edition.title else f"{edition.title}, {date}"


class Precedents(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A dated supplement: forces that left Engage, why, and what their policing body did."""

    id: str
    title: str
    date: str
    documents: tuple[Document, ...]
    forces: tuple[Precedent, ...]
    cases: tuple[CaseStudy, ...]
    note: str = ""

    def items(self) -> Iterator[Item]:
        """Every reason and every lesson, in the order of the file."""
        for force in self.forces:
            yield from force.reasons_in
            yield from force.reasons_out
        for case in self.cases:
            yield from case.lessons
