"""One thing to do next, why it is that one, and who has it in hand."""

import re
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from toolkit import checks
from toolkit.checks import find_gaps
from toolkit.edition import Edition
from toolkit.next_thing import REASONS, next_thing
from toolkit.pack import Pack
from toolkit.records.causes import Threshold
from toolkit.records.conflicts import Conflict
from toolkit.records.preparation import Action
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.speaking import NoteSection
from toolkit.terms import TERMS

LATE = "2026-11-19"


def told(pack: Pack, edition: Edition, today: date, *records: Record) -> tuple[str, str]:
    """The code of the next thing, and who has it in hand."""
    pack = pack.with_changes(put=records)
    found = next_thing(pack, find_gaps(pack, edition, today), today)
    assert found is not None
    return found.gap.code, found.who


def test_every_check_has_its_reason_in_whole_sentences() -> None:
    codes = set(re.findall(r'Gap\(\s*"([a-z-]+)"', Path(checks.__file__).read_text(encoding="utf-8")))
    assert codes == REASONS.keys()
    filled = [TERMS["mopac"].fill(reason) for reason in REASONS.values()]
    assert all(reason[0].isupper() and reason.endswith(".") and "{" not in reason for reason in filled)


def test_where_nothing_lacks_there_is_nothing_next(complete_pack: Pack, edition: Edition, today: date) -> None:
    assert next_thing(complete_pack, find_gaps(complete_pack, edition, today), today) is None


def test_a_new_pack_begins_with_the_day_that_all_is_planned_from(
    empty_pack: Pack, edition: Edition, today: date
) -> None:
    assert told(empty_pack, edition, today) == ("meeting-date", "")


def test_what_somebody_waits_for_goes_before_what_is_only_missing(
    complete_pack: Pack, edition: Edition, today: date
) -> None:
    asked = replace(complete_pack.every(Threshold)[0], state="asked", by_whom="Regional HMI")
    assert told(complete_pack, edition, today, asked) == ("threshold", "Regional HMI has been asked.")
    late = Action(id="late", text="Send the page", owner="F. Mockup", due=LATE)
    assert told(complete_pack, edition, today, asked, late) == ("overdue", "F. Mockup has it in hand.")
    both = Conflict(id="both", about_table="causes", about="c", field="title")
    assert told(complete_pack, edition, today, asked, late, both) == ("conflict", "")


def test_it_is_said_who_owes_an_answer_or_that_nobody_is_named(
    complete_pack: Pack, edition: Edition, today: date
) -> None:
    owed = Question(id="q", chosen=True, wording="Enough?", owed_by="Liaison lead", due=LATE)
    assert told(complete_pack, edition, today, owed) == ("answer-overdue", "The answer is owed by Liaison lead.")
    nobody = replace(owed, owed_by="")
    assert told(complete_pack, edition, today, nobody)[1] == "Nobody is named who owes the answer."


def test_in_the_last_week_what_is_heard_in_the_room_goes_first(complete_pack: Pack, edition: Edition) -> None:
    unasked = replace(complete_pack.every(Threshold)[0], state="not-asked")
    silent = complete_pack.with_changes(removed=complete_pack.every(NoteSection))
    assert told(silent, edition, date(2026, 11, 20), unasked)[0] == "threshold"
    assert told(silent, edition, date(2026, 12, 4), unasked)[0] == "no-notes"
