"""How near each cause is to the two exit tests, and what the office sees in each theme."""

from typing import ClassVar, Literal

from toolkit.records.record import Links, Record


class ExitView(Record, frozen=True, kw_only=True):
    """The office's view of the two exit tests for one cause.

    ``engage_today``: would the force be put in Engage today? ``sustained``: is the
    improvement sustained, systemic and sustainable?
    """

    table: ClassVar[str] = "exit_views"

    cause: str = ""
    engage_today: Literal["unknown", "yes", "no"] = "unknown"
    engage_today_note: str = ""
    sustained: Literal["unknown", "yes", "partly", "no"] = "unknown"
    sustained_note: str = ""
    months_sustained: int | None = None
    evidence: Links = ()


class ThemeView(Record, frozen=True, kw_only=True):
    """What the office makes of one exit theme."""

    table: ClassVar[str] = "theme_views"

    item: str = ""
    edition: str = ""
    view: Literal["not-considered", "strength", "in-hand", "gap"] = "not-considered"
    note: str = ""
    earlier_text: str = ""
