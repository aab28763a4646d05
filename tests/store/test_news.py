"""Coming back to a pack, an officer is told what colleagues did meanwhile, and nothing of their own."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.news import News, away_since, news_since
from store.record_history import HistoryEntry
from store.state_folder import state_folder
from store.visits import last_visit, note_visit
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Threshold
from toolkit.records.questions import Question
from toolkit.records.tables import PackInfo

PACK = Pack(PackInfo(pack_id="p"), [Cause(id="c"), Threshold(id="t"), Question(id="q", bank="chief")])


def at(minute: int) -> str:
    return f"2026-11-02T10:{minute:02}:00.000000+00:00"


def entry(minute: int, by: str, table: str, record: str, field: str = "title") -> HistoryEntry:
    return HistoryEntry(at(minute), by, table, record, "changed", field)


def test_changes_are_counted_by_colleague_and_step_the_newest_first() -> None:
    history = [
        entry(1, "CD", "causes", "c"),
        entry(2, "CD", "causes", "c", "owner"),
        entry(3, "AB", "causes", "c"),
        entry(4, "EF", "questions", "q"),
        entry(5, "CD", "thresholds", "gone"),
    ]
    assert news_since(history, PACK, {"AB"}, "") == [
        News("CD", "causes", at(5), 3, 2, "c"),
        News("EF", "chief", at(4), 1, 1, "q"),
    ]
    assert news_since(history, PACK, {"AB"}, at(4)) == [News("CD", "causes", at(5), 1, 1, "")]
    assert news_since(history, PACK, {"CD"}, at(5)) == []


def test_what_one_did_under_earlier_initials_is_no_news() -> None:
    history = [entry(1, "AX", "causes", "c"), entry(2, "AB", "causes", "c"), entry(3, "CD", "causes", "c")]
    assert [told.by for told in news_since(history, PACK, {"AB", "AX"}, "")] == ["CD"]
    assert away_since(history[:1], {"AB", "AX"}, "") == at(1)


def test_a_table_of_a_later_version_is_passed_over() -> None:
    assert news_since([entry(1, "CD", "of-tomorrow", "x")], PACK, {"AB"}, "") == []


def test_one_was_last_here_when_one_left_or_changed_something_on_another_computer() -> None:
    history = [entry(3, "AB", "causes", "c"), entry(5, "CD", "causes", "c")]
    assert away_since(history, {"AB"}, "") == at(3)
    assert away_since(history, {"AB"}, at(1)) == at(3)
    assert away_since(history, {"AB"}, at(4)) == at(4)
    assert away_since(history, {""}, "") == ""


def test_a_visit_is_known_the_next_time_and_for_this_pack_alone() -> None:
    left = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
    assert last_visit("p") == ""
    note_visit("p", left.astimezone())
    note_visit("../../p", left + timedelta(hours=1))
    assert last_visit("p") == "2026-11-02T12:00:00.000000+00:00"
    assert last_visit("../../p") == "2026-11-02T13:00:00.000000+00:00"
    files = list((state_folder() / "visits").iterdir())
    assert len(files) == 2 and all(file.stat().st_mode & 0o077 == 0 for file in files)


@pytest.mark.parametrize("held", [b"", b"yesterday", b"2026-11-02T12:00:00", b"\xff\xfe"])
def test_what_is_no_moment_counts_as_no_visit(held: bytes) -> None:
    note_visit("p", datetime(2026, 11, 2, tzinfo=UTC))
    [file] = (state_folder() / "visits").iterdir()
    file.write_bytes(held)
    assert last_visit("p") == ""


def test_where_nothing_can_be_kept_the_work_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    monkeypatch.setenv("PPOG_STATE_DIR", str(blocked))
    note_visit("p", datetime(2026, 11, 2, tzinfo=UTC))
    assert last_visit("p") == ""
