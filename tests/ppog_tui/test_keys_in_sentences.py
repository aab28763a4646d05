"""Who gave an action another key is told that key: in empty lists, hints, help, the tour, notices and tooltips."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

import screens
from ppog_tui.app import PpogApp
from ppog_tui.keymap import keymap_path, own_keys
from screens import home
from screens.dashboard import attention_lines, top_lines
from screens.every_key import every_key
from screens.export_words import HELP
from screens.key_words import PLACE, use_keymap, with_keys
from screens.keys import displayed
from screens.overview import Overview
from screens.pack_list import PackLine
from screens.steps.catalogue import VIEWS
from screens.tour import STOPS
from tests.screens.conftest import CaseOf, Start, case_of, empty, example, now, start  # noqa: F401 - fixtures
from tests.screens.driving import at_work
from tests.screens.every_screen import every_screen
from toolkit.checks import find_gaps
from toolkit.pack import Pack

ACTIONS = every_key(PpogApp)
SOURCES = [
    path
    for folder in (Path(screens.__file__).parent, Path(screens.__file__).parents[1] / "ppog_tui")
    for path in sorted(folder.rglob("*.py"))
    if path.name != "key_words.py"
]
NAMED = {(path.name, usual, id) for path in SOURCES for usual, id in PLACE.findall(path.read_text(encoding="utf-8"))}
# F101 and so on: keys that no keyboard has and nothing else names.
OTHER = {id: f"f{101 + place}" for place, id in enumerate(sorted({id for _, _, id in NAMED}))}
# The usual keys in a sentence. Enter opens a row of a list, Up and Down go through it: nobody can change these.
OLD = re.compile(
    r"\b(Esc|Escape|Space|Tab|F\d{1,2}|Ctrl\+P|Alt\+Left|Left|Right)\b(?! Engage)"
    r"|(?<![\w’'~-])([b-zJK]|/)(?![\w’'-])|[Pp]ress (a|\d)\b|\ba (adds|notes)\b",
)


@pytest.fixture
def others() -> Iterator[None]:
    """Every action that a sentence names has another key."""
    use_keymap(OTHER)
    yield
    use_keymap({})


def old(text: str) -> list[str]:
    """Where a text names a key that the action no longer has, with what stands around it."""
    return [text[max(match.start() - 40, 0) : match.end() + 30] for match in OLD.finditer(text)]


def test_the_key_that_a_sentence_names_is_a_usual_one_of_an_action_that_there_is() -> None:
    wrong = [each for each in NAMED if each[2] not in ACTIONS or each[1] not in map(displayed, ACTIONS[each[2]].keys)]
    assert wrong == [] and len(NAMED) > 60


def test_no_sentence_names_a_key_by_itself(others: None, example: Pack, empty: Pack, case_of: CaseOf) -> None:  # noqa: F811
    said = [
        HELP,
        home._HELP,
        *(way[1] for way in home._WAYS),
        *(key.said for key in every_key(PpogApp, OTHER).values()),
    ]
    told = [with_keys(each) for each in said]
    told += ["  ".join(line.cells(case_of(empty).today)) for line in _lines()]
    for pack in (example, empty):
        case = case_of(pack)
        told += [case.said(each) for each in (Overview.HELP, *(stop.said for stop in STOPS))]
        lines = [
            *top_lines(case, find_gaps(pack, case.edition, case.today), 100, brief=False),
            *top_lines(case, (), 100, brief=False),
            *attention_lines(case, (), brief=False),
        ]
        told += [" ".join((line.row.title, line.row.state, line.row.meta)) for line in lines]
        for kind in VIEWS.values():
            view = kind()
            told += [case.said(view.help), case.said(view.empty)]
            told += [row.title for row in view.rows(case) if row.key.startswith("hint:")]
    assert sum("F1" in each for each in told) > 20
    assert [found for each in told for found in old(each)] == []


def _lines() -> list[PackLine]:
    path = Path("pack.ppog.json")
    states = ({"reason": "It is damaged."}, {"lost": True}, {"lost": True, "deleted": True}, {"copy_of": path})
    return [PackLine(path=path, **state) for state in states]  # type: ignore[arg-type]


async def test_no_screen_names_an_old_key(others: None, empty: Pack, start: Start) -> None:  # noqa: F811
    app = start(empty)
    use_keymap(OTHER)
    async with at_work(app) as officer:
        async for place in every_screen(officer):
            shown = [str(each.render()) for each in app.screen.query(Static) if each.display]
            shown += [each.placeholder for each in app.screen.query(Input)]
            assert [found for each in shown for found in old(each)] == [], place
        ways = app.screen.query_one("#home-empty OptionList", OptionList)
        assert [
            found for place in range(ways.option_count) for found in old(str(ways.get_option_at_index(place).prompt))
        ] == []


async def test_a_notice_and_an_empty_list_name_the_key_that_works(start: Start, empty: Pack) -> None:  # noqa: F811
    keymap_path().parent.mkdir(parents=True)
    keymap_path().write_text('pack.undo = "Z"\nrow.add = "ctrl+n"\nrow.delete = "X"\n', encoding="utf-8")
    before = start(empty)
    app = PpogApp(
        before.workspace.folder,
        before._edition_of,
        before._precedents_of,
        before.settings,
        before._open_first,
        before.now,
        own_keys=own_keys(PpogApp),
    )
    try:
        async with at_work(app) as officer:
            await officer.go_to("hard")
            await officer.sees("Press Ctrl+N to write the one you would least like")
            await officer.press("ctrl+n")
            await officer.type("Why so late?")
            await officer.press("escape", "X")
            await officer.told("Press Z to bring it back.")
            await officer.press("Z")
            assert officer.row == "Why so late?"
    finally:
        use_keymap({})
