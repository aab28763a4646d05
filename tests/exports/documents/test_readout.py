"""The readout says what was noted, and of the outcome only what HMICFRS wrote."""

from collections.abc import Callable
from datetime import date

from exports.blocks import Block, Bullets, Heading, Paragraph, Table, TickBox
from exports.export import document
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.office import RunningOrderEntry
from toolkit.records.preparation import Action
from toolkit.records.speaking import LogEntry, Outcome
from toolkit.records.tables import singleton_id

LOG = (
    LogEntry(id="b", at="14:20", who="HMCI", kind="threshold", text="Nine in ten, for six months."),
    LogEntry(id="a", at="14:05", who="HMI", kind="said", text="Better than it was."),
)


def told(blocks: tuple[Block, ...]) -> dict[str, list[Block]]:
    parts: dict[str, list[Block]] = {"": []}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts[block.text] = []
        else:
            list(parts.values())[-1].append(block)
    return parts


def test_the_hour_stands_in_order_with_thresholds_word_for_word(
    with_records: Callable[..., Pack], edition: Edition, precedents: Precedents, today: date
) -> None:
    part = RunningOrderEntry(id="p", who="College of Policing")
    action = Action(id="x", text="Write to the HMI", owner="FM", due="2026-12-20")
    parts = told(document("readout", with_records(*LOG, part, action), edition, precedents, today).blocks)
    [table] = [block for block in parts["What was said, asked and promised"] if isinstance(block, Table)]
    assert [row[0][0].text for row in table.rows] == ["14:05", "14:20"]
    quoted = [block for block in parts["Thresholds, word for word"] if isinstance(block, Paragraph)]
    assert quoted[0].role == "quote" and quoted[0].text[0].text == "Nine in ten, for six months."
    spoke, down = [block for block in parts["Who was there"] if isinstance(block, Bullets)]
    assert [item[0].text for item in spoke.items] == ["HMI", "HMCI"]
    assert [item[0].text for item in down.items] == ["College of Policing"]
    assert [block.label for block in parts["Actions"] if isinstance(block, TickBox)] == ["Write to the HMI"]


def test_no_outcome_is_told_before_hmicfrs_has_written(
    with_records: Callable[..., Pack], edition: Edition, precedents: Precedents, today: date
) -> None:
    own = Outcome(id=singleton_id(Outcome), note="We think that it went well")
    [said] = told(document("readout", with_records(own), edition, precedents, today).blocks)["Outcome"]
    assert isinstance(said, Paragraph) and said.text[0].text == "HMICFRS has not written yet."
    letter = Outcome(id=singleton_id(Outcome), received_on="2026-12-20", decision="remains", wording="Not yet.")
    words = str(told(document("readout", with_records(letter), edition, precedents, today).blocks)["Outcome"])
    assert "Not yet." in words and "Remains in Engage" in words and "20 December 2026" in words
