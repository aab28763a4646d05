"""Which backups of a pack are kept: many of the last hours, fewer the older they are."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct

LAST_SAVES = 20
LAST_SPACED = 10
SPACING = timedelta(minutes=1)
HOURLY_FOR = timedelta(days=1)
DAILY_FOR = timedelta(days=30)

Moment = Annotated[datetime, Meta(tz=True)]


class Backup(Struct, frozen=True, kw_only=True):
    """One kept state of a pack, as far as its list says.

    ``number`` counts the backups of a pack from 1, so that a clock set back cannot change their
    order. ``at`` is when the state was saved, ``sha256`` the digest of its bytes, ``file`` the
    pack's path then. ``spaced`` ones are at least `SPACING` apart.
    """

    number: int
    at: Moment
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    pack_id: str
    revision: int
    records: int
    force: str
    meeting: str
    file: str
    spaced: bool

    @property
    def name(self) -> str:
        """What its file in the list is called: by number, then time, then content."""
        return f"{self.number:08}-{self.at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{self.sha256[:12]}.json"


def is_spaced(at: datetime, earlier: Sequence[Backup]) -> bool:
    """Whether a backup made ``at`` is far enough from every spaced one before it."""
    return all(abs(at - backup.at) >= SPACING for backup in earlier if backup.spaced)


def worth_keeping(backups: Sequence[Backup], now: datetime) -> set[int]:
    """The places of those to keep in ``backups``, counted from 0; ``backups`` begin with the oldest.

    Kept are the last `LAST_SAVES`; the last `LAST_SPACED` that are a minute or more apart; the
    first of each hour for a day, of each day for 30 days, and of each month; and the newest for
    each date of the meeting. Days are those of UTC.
    """
    spaced = [place for place, backup in enumerate(backups) if backup.spaced]
    kept = {*range(len(backups))[-LAST_SAVES:], *spaced[-LAST_SPACED:]}
    periods: dict[str, int] = {}
    for place, backup in enumerate(backups):
        at = backup.at.astimezone(UTC)
        # What was once the first of its hour stays so, so that no later round lets it go early.
        if now - at <= HOURLY_FOR:
            periods.setdefault(f"{at:%Y-%m-%d %H}", place)
        if now - at <= DAILY_FOR:
            periods.setdefault(f"{at:%Y-%m-%d}", place)
        periods.setdefault(f"{at:%Y-%m}", place)
    meetings = {backup.meeting: place for place, backup in enumerate(backups) if backup.meeting}
    return kept.union(periods.values(), meetings.values())
