"""A pack of a thousand records opens and is worked on with few widgets, however many there are."""

from screens.rows import PaneKey
from tests.screens.conftest import Start
from tests.screens.driving import at_work
from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Recommendation
from toolkit.records.preparation import Action
from toolkit.records.questions import HardQuestion
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry, NoteSection

MOST_WIDGETS = 150
FULL: tuple[PaneKey, ...] = ("causes", "exit", "notes", "export")


def many() -> list[Record]:
    records: list[Record] = []
    for number in range(100):
        cause, place = f"c{number}", float(number)
        records += [
            Cause(id=cause, title=f"Cause {number}", position=place),
            *(Recommendation(id=f"r{number}.{each}", cause=cause, text=f"Do {each}") for each in range(4)),
            Evidence(id=f"e{number}", claim=f"Claim {number}", causes=(cause,)),
            Action(id=f"a{number}", text=f"Action {number}"),
            HardQuestion(id=f"h{number}", question=f"Why {number}?", position=place),
            NoteSection(id=f"n{number}", heading=f"Section {number}", paragraphs=("Good morning.",), position=place),
            LogEntry(id=f"l{number}", text=f"Said {number}"),
        ]
    return records


async def test_a_thousand_records_take_no_more_widgets_than_ten(start: Start, empty: Pack) -> None:
    pack = empty.with_changes(put=many())
    assert len(list(pack.records())) > 1000
    async with at_work(start(pack)) as officer:
        counts = {}
        for key in FULL:
            before = len(officer.pack_screen.query("*"))
            await officer.go_to(key)
            counts[key] = len(officer.pack_screen.query("*")) - before
        assert {key: count for key, count in counts.items() if count > MOST_WIDGETS} == {}
        await officer.go_to("causes", "Cause 99")
        await officer.write("title", "!")
        assert officer.saved()["causes"]["c99"]["title"] == "Cause 99!"
