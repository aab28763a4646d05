"""Whatever stands in a pack is shown as it was typed, steers nothing, and ends nothing."""

import re

import pytest
from msgspec import structs

from screens.home import HomeScreen
from screens.rows import PaneKey
from screens.steps.catalogue import VIEWS
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from tests.screens.hostile import TEXTS, hostile_pack
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.causes import Evidence
from toolkit.records.office import Office
from toolkit.records.questions import Question
from toolkit.records.record import Record
from toolkit.records.speaking import LogEntry, NoteSection

STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


# Between them they have fields of every sort.
FORMS: dict[PaneKey, type[Record]] = {
    "situation": Office,
    "causes": Evidence,
    "chief": Question,
    "notes": NoteSection,
    "day": LogEntry,
}


async def look_around(officer: Officer) -> str:
    """What every step shows; where there is room for a form beside the list, forms with every sort of field."""
    wide = officer.app.size == LARGE
    seen = [officer.screen_text()]
    for key in FORMS if wide else VIEWS:
        await officer.go_to(key)
        if wide:
            rows = officer.pane.rows
            rows.highlighted = [isinstance(row.record, FORMS[key]) for row in rows.rows].index(True)
            await officer.settle()
        seen.append(officer.screen_text())
    return "\n".join(seen)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_every_text_is_shown_as_typed_and_none_steers_the_terminal(
    size: tuple[int, int], start: Start, edition: Edition, precedents: Precedents
) -> None:
    texts = " ".join(text for name, text in TEXTS.items() if name not in ("a long word", "half a sign"))
    async with at_work(start(hostile_pack(edition, precedents, texts)), size) as officer:
        seen = await look_around(officer)
        for piece in ("[/x]", "[red]x[/]", "[@click=app.quit]x[/]", "[REDACTED]", "[s.22]"):
            assert piece in seen
        assert STEERING.findall(seen) == []
        await officer.go_to("causes", "[/x]")
        await officer.press("d")
        await officer.sees("Delete “[/x] [/] [red]x[/]…”?")
        await officer.press("enter")
        await officer.told("[/x] [/] [red]x[/]")
        await officer.press("u", "f2", "escape")
        await officer.until(lambda: isinstance(officer.app.screen, HomeScreen), "Home is shown")
        await officer.sees("[/x]")
        assert STEERING.findall(officer.screen_text()) == []


@pytest.mark.parametrize("name", ["a long word", "lines"])
async def test_a_name_of_any_length_leaves_the_steps_in_sight(name: str, start: Start, empty: Pack) -> None:
    office = structs.replace(empty.office, force=TEXTS[name], body=TEXTS[name])
    pack = empty.with_changes(put=[office])
    async with at_work(start(pack)) as officer:
        await officer.sees("1 Situation", "2 Causes of concern", "All saved")


async def test_half_a_sign_is_drawn_whole_and_what_stands_beside_it_is_saved(start: Start, empty: Pack) -> None:
    pack = empty.with_changes(put=[structs.replace(empty.office, force=TEXTS["half a sign"])])
    async with at_work(start(pack)) as officer:
        await officer.sees("half \ufffd of one")
        await officer.press("3", "space")
        assert [entry["status"] for entry in officer.saved()["checklist"].values()] == ["done"]
