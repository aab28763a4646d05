"""Who prepares, for which force, and the meeting they prepare for."""

from typing import ClassVar, Literal

from toolkit.records.record import ClockTime, Ordered, PartialDate, Record

TermsKind = Literal["pcc", "pfcc", "mayor", "deputy-mayor", "mopac", "own"]


class Office(Record, frozen=True, kw_only=True):
    """The local policing body and its force; one per pack.

    The ``holder_*``, ``office_*``, ``chief_*`` and ``force_*`` words override those that
    ``terms`` brings, in any language; empty means: as the kind of body has it.
    """

    table: ClassVar[str] = "office"

    force: str = ""
    body: str = ""
    terms: TermsKind = "pcc"
    holder_title: str = ""
    holder_short: str = ""
    office_title: str = ""
    office_short: str = ""
    chief_title: str = ""
    force_noun: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    holder_name: str = ""
    chief_name: str = ""
    hmi: str = ""
    fll: str = ""
    apcc_contact: str = ""
    entered_engage: PartialDate = ""
    left_engage: PartialDate = ""
    stage: str = ""
    situation: str = ""


class Meeting(Record, frozen=True, kw_only=True):
    """The PPOG meeting; one per pack. ``pace`` is in words per minute."""

    table: ClassVar[str] = "meeting"

    date: PartialDate = ""
    time: ClockTime = ""
    place: str = ""
    number: int | None = None
    speaking_minutes: float | None = None
    pace: int = 130


class RunningOrderEntry(Ordered, frozen=True, kw_only=True):
    """One part of the hour; ``minutes`` only where the office chose them (the toolkit gives none)."""

    table: ClassVar[str] = "running_order"

    item: str = ""
    title: str = ""
    who: str = ""
    minutes: float | None = None
    note: str = ""
