"""Causes of concern and what belongs to each: recommendations, thresholds, measures, evidence."""

from typing import ClassVar, Literal

from toolkit.records.record import Links, Ordered, PartialDate, Record


class Cause(Ordered, frozen=True, kw_only=True):
    """A cause of concern (or area for improvement) that HMICFRS raised.

    ``letter`` holds HMICFRS's own words; ``confidence`` is the office's private view.
    """

    table: ClassVar[str] = "causes"

    title: str = ""
    letter: str = ""
    kind: Literal["cause", "accelerated", "improvement"] = "cause"
    report: str = ""
    report_date: PartialDate = ""
    root_cause: str = ""
    status: Literal["open", "closed"] = "open"
    closed_on: PartialDate = ""
    force_rag: Literal["", "red", "amber", "green"] = ""
    confidence: Literal["", "low", "medium", "high"] = ""
    owner: str = ""


class Recommendation(Ordered, frozen=True, kw_only=True):
    """A recommendation that comes with a cause; ``owner`` is the force's."""

    table: ClassVar[str] = "recommendations"

    cause: str = ""
    text: str = ""
    owner: str = ""
    due: PartialDate = ""
    status: Literal["open", "in-progress", "met"] = "open"


class Threshold(Ordered, frozen=True, kw_only=True):
    """What HMICFRS would need to see; never worded by the program."""

    table: ClassVar[str] = "thresholds"

    cause: str = ""
    wording: str = ""
    state: Literal["not-asked", "asked", "indicated", "agreed"] = "not-asked"
    by_whom: str = ""
    said_on: PartialDate = ""
    written_in: str = ""


class Measure(Ordered, frozen=True, kw_only=True):
    """A figure that shows whether a cause is improving, and how it is defined."""

    table: ClassVar[str] = "measures"

    cause: str = ""
    name: str = ""
    unit: str = ""
    better: Literal["", "higher", "lower"] = ""
    definition: Literal["", "local", "national"] = ""
    definition_note: str = ""
    baseline: float | None = None
    target: float | None = None
    source: str = ""


class Reading(Record, frozen=True, kw_only=True):
    """One value of a measure on a date."""

    table: ClassVar[str] = "readings"

    measure: str = ""
    date: PartialDate = ""
    value: float | None = None
    source: str = ""


class Evidence(Record, frozen=True, kw_only=True):
    """Something that can be shown for a claim, and the causes that it serves."""

    table: ClassVar[str] = "evidence"

    claim: str = ""
    document: str = ""
    link: str = ""
    effective_on: PartialDate = ""
    logged_on: PartialDate = ""
    verified_by: str = ""
    causes: Links = ()
