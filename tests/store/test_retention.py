"""Which states an office can still go back to, the longer ago the fewer."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from store.retention import LAST_SAVES, LAST_SPACED, SPACING, Backup, is_spaced, worth_keeping

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def backup(number: int, at: datetime, meeting: str = "", spaced: bool = False) -> Backup:
    return Backup(
        number=number,
        at=at,
        sha256=f"{number:064x}",
        pack_id="p",
        revision=number,
        records=1,
        force="",
        meeting=meeting,
        file="",
        spaced=spaced,
    )


def after(saves: list[tuple[datetime, str]]) -> list[Backup]:
    """What is left after these saves, thinned out at each as the store does."""
    left: list[Backup] = []
    for number, (at, meeting) in enumerate(saves, 1):
        left.append(backup(number, at, meeting, is_spaced(at, left)))
        kept = worth_keeping(left, at)
        left = [each for place, each in enumerate(left) if place in kept]
    return left


def test_the_last_saves_and_ten_a_minute_apart_are_kept() -> None:
    left = after([(START + timedelta(seconds=second), "") for second in range(0, 1800, 5)])
    numbers = [each.number for each in left]
    assert numbers[-LAST_SAVES:] == list(range(360 - LAST_SAVES + 1, 361))
    spaced = [each.at for each in left if each.spaced][-LAST_SPACED:]
    assert len(spaced) == LAST_SPACED
    assert all(later - earlier == SPACING for earlier, later in pairwise(spaced))
    assert numbers[0] == 1


def test_the_first_of_each_hour_is_kept_for_a_day() -> None:
    left = after([(START + timedelta(minutes=10 * step), "") for step in range(6 * 36)])
    now = left[-1].at
    hours = {each.at for each in left if each.at.minute == 0 and now - each.at <= timedelta(days=1)}
    assert len(hours) == 24


def test_the_first_of_each_day_is_kept_for_30_days_and_of_each_month_for_good() -> None:
    left = after([(START + timedelta(hours=2 * step), "") for step in range(12 * 190)])
    now = left[-1].at
    days = {each.at.date() for each in left if now - each.at <= timedelta(days=30)}
    assert {(now - timedelta(days=day)).date() for day in range(30)} <= days
    assert [each.at.month for each in left if now - each.at > timedelta(days=31)] == [3, 4, 5, 6, 7, 8]
    assert [each.at.day for each in left if now - each.at > timedelta(days=31)] == [2, 1, 1, 1, 1, 1]


def test_the_last_state_before_each_meeting_moved_on_is_kept() -> None:
    quarters = ["2026-03-10", "2026-06-10", "2026-09-10"]
    saves = [
        (START + timedelta(days=90 * place, hours=hour), quarter)
        for place, quarter in enumerate(quarters)
        for hour in range(48)
    ]
    newest = {each.meeting: each.number for each in after(saves)}
    assert newest == {"2026-03-10": 48, "2026-06-10": 96, "2026-09-10": 144}


def test_a_clock_set_back_loses_no_recent_save() -> None:
    saves = [(START + timedelta(minutes=step), "") for step in range(30)]
    saves += [(START - timedelta(days=400) + timedelta(minutes=step), "") for step in range(30)]
    assert [each.number for each in after(saves)][-LAST_SAVES:] == list(range(41, 61))


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))


@given(st.lists(st.tuples(moments, st.sampled_from(["", "2026-06-10"])), min_size=1, max_size=60))
def test_the_newest_is_always_kept_and_little_else_for_long(saves: list[tuple[datetime, str]]) -> None:
    left = after(saves)
    assert left[-1].number == len(saves)
    assert [each.number for each in left] == sorted({each.number for each in left})
    assert len(left) <= LAST_SAVES + LAST_SPACED + 25 + 31 + 24 + 1


@given(st.lists(moments, max_size=30))
def test_spaced_backups_are_a_minute_apart_whatever_the_clock_does(times: list[datetime]) -> None:
    spaced = sorted(each.at for each in after([(at, "") for at in times]) if each.spaced)
    assert all(later - earlier >= SPACING for earlier, later in pairwise(spaced))


def test_names_sort_as_the_backups_were_made() -> None:
    made = [backup(number, START - timedelta(days=number)) for number in (1, 2, 10, 99, 1000)]
    assert sorted(each.name for each in made) == [each.name for each in made]
    assert made[0].name == "00000001-20260301T090000Z-000000000000.json"
