"""Shapes of the toolkit's content: what one item is and which documents it comes from.

Every item is in the project's own words and says where it stands in the source
document. Texts may hold role placeholders such as ``{holder.the}``; see `toolkit.terms`.
"""

from msgspec import Struct


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A published document that items cite.

    ``date`` is as exact as the document is (year, month or day); ``sections`` are
    the headings that a source reference may name.
    """

    id: str
    title: str
    publisher: str
    date: str
    sections: tuple[str, ...]
    note: str = ""


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an item stands: document id, one of its section headings, and the item there."""

    document: str
    section: str
    item: str


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that the toolkit says.

    ``note`` is filled where the sources disagree or are silent, and is shown with the text.
    """

    id: str
    text: str
    source: Source
    title: str = ""
    note: str = ""


class Stage(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One stage of the Engage process, in order; the last has branches."""

    number: int
    branches: tuple[Item, ...] = ()


class RunningOrderPart(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part of a force's hour at PPOG, in the order that the toolkit lists."""

    number: int


class Member(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body that sits on PPOG, and the offices that sit for it."""

    body: str
    seats: tuple[str, ...]
    chairs: bool = False


class BodyRole(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one body does for a force in Engage; ``kinds`` are the separate kinds of help or role."""

    body: str
    kinds: tuple[str, ...] = ()


class SupportOffer(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One offer by APCC: ``listed`` under its own heading, or standing only in the ``prose``."""

    listed: bool


class ExitTheme(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A theme that helped forces to leave Engage, with the other view where the source gives one."""

    counter_view: str = ""
    examples: tuple[str, ...] = ()


class BankQuestion(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A suggested question; ``asks`` are the separate things it asks, in order."""

    asks: tuple[str, ...]
    caveat: str = ""


class Term(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A glossary entry; ``title`` is the term, or the abbreviation where ``abbreviation`` is set."""

    abbreviation: bool = False


class Reason(Item, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a force was put into Engage, or taken out.

    ``group`` is the heading it stands under, where the source groups reasons; ``closed``
    is the date of closing as exact as the source has it (``2024``, ``2024-11-13``).
    """

    group: str = ""
    closed: str = ""
    open_at_exit: bool = False


class Precedent(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A force that was in Engage and left; dates are as exact as the source has them."""

    id: str
    force: str
    entered: str
    left: str
    source: Source
    reasons_in: tuple[Reason, ...]
    reasons_out: tuple[Reason, ...]
    note: str = ""


class CaseStudy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one policing body did while its force was in Engage, as separate lessons."""

    id: str
    title: str
    force: str
    summary: str
    source: Source
    lessons: tuple[Item, ...]
    protocol: tuple[str, ...] = ()
    precedent: str = ""
    note: str = ""
