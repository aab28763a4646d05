"""What the office will ask, what it will be asked, and where the two accounts match."""

from typing import ClassVar, Literal

from toolkit.records.record import Links, Ordered, PartialDate

Bank = Literal["hmicfrs", "chief"]


class Question(Ordered, frozen=True, kw_only=True):
    """A question from a bank, or the office's own.

    ``wording`` replaces the bank's text where the office prefers its own.
    """

    table: ClassVar[str] = "questions"

    bank: Bank = "hmicfrs"
    item: str = ""
    edition: str = ""
    chosen: bool = False
    wording: str = ""
    for_whom: str = ""
    cause: str = ""
    asked_on: PartialDate = ""
    answer: str = ""
    follow_up: str = ""
    owed_by: str = ""
    due: PartialDate = ""
    earlier_text: str = ""


class AlignmentPoint(Ordered, frozen=True, kw_only=True):
    """One subject on which the chief constable and the PCC will both speak."""

    table: ClassVar[str] = "alignment"

    topic: str = ""
    cause: str = ""
    chief_says: str = ""
    holder_says: str = ""
    state: Literal["unknown", "agree", "differ"] = "unknown"
    resolution: str = ""


class HardQuestion(Ordered, frozen=True, kw_only=True):
    """A question one would rather not get; private to the office. ``line`` is said in 20 seconds."""

    table: ClassVar[str] = "hard_questions"

    question: str = ""
    line: str = ""
    evidence: Links = ()
    if_pressed: str = ""
    do_not_say: str = ""
    owner: str = ""
