"""The checklist and the support that other bodies offer."""

from typing import ClassVar, Literal

from toolkit.records.record import Links, Ordered, PartialDate, Record


class ChecklistEntry(Record, frozen=True, kw_only=True):
    """How far the office is with one item of the edition.

    ``earlier_text`` keeps the item's wording once a newer edition no longer has it.
    """

    table: ClassVar[str] = "checklist"

    item: str = ""
    edition: str = ""
    status: Literal["not-started", "in-progress", "done", "not-applicable"] = "not-started"
    note: str = ""
    owner: str = ""
    due: PartialDate = ""
    evidence: Links = ()
    earlier_text: str = ""


class Support(Ordered, frozen=True, kw_only=True):
    """An offer of help: one of the edition's, or another that the office has found."""

    table: ClassVar[str] = "support"

    item: str = ""
    edition: str = ""
    title: str = ""
    provider: str = ""
    state: Literal["not-asked", "asked", "accepted", "declined"] = "not-asked"
    with_whom: str = ""
    agreed_on: PartialDate = ""
    result: str = ""
    earlier_text: str = ""


class PrecedentChoice(Record, frozen=True, kw_only=True):
    """A precedent, case study or lesson that the office wants in its briefing, and why."""

    table: ClassVar[str] = "precedents"

    item: str = ""
    chosen: bool = False
    note: str = ""


class Action(Record, frozen=True, kw_only=True):
    """Something to be done by somebody, before or after the meeting."""

    table: ClassVar[str] = "actions"

    text: str = ""
    owner: str = ""
    due: PartialDate = ""
    status: Literal["open", "in-progress", "done"] = "open"
    origin: str = ""
