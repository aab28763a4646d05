"""An office under a Mayor, whose force has a Commissioner, reads its own words: screens, documents, command line."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from msgspec import Struct, structs
from textual.widgets import Static

from exports.export import document
from exports.markdown import markdown
from exports.returning.places import places_of
from exports.whole_set import whole_set
from screens.contents import findables, steps
from screens.new_pack import NewPackScreen
from screens.steps.catalogue import VIEWS
from screens.tour import STOPS
from screens.widgets.record_form import RecordForm
from store.workspace import Workspace
from tests.exports.full_pack import full_pack
from tests.screens.conftest import CaseOf, Start, case_of, example, now, start  # noqa: F401
from tests.screens.driving import LARGE, at_work
from tests.screens.every_screen import every_screen
from toolkit.checks import find_gaps
from toolkit.edition import Edition, Precedents
from toolkit.next_thing import REASONS
from toolkit.pack import Pack

Ppog = Callable[..., CompletedProcess[str]]

# What other offices call their people, and the words for where no office is known; placeholders that nobody filled.
FOREIGN = re.compile(
    r"\bPF?CCs?\b|\bOPF?CC\b|chief constable|chief officer|office holder|Police(, Fire)? and Crime Comm"
    r"|\{\w+(\.\w+)*\}|\{[^{}]*\|[\w.-]+\}",
    re.IGNORECASE,
)
# Names of kinds of office, of which one is chosen, and of the APCC; what each of an office's own words stands for.
NAMES = (
    "Association of Police and Crime Commissioners",
    "Police and Crime Commissioner",
    "Police, Fire and Crime Commissioner",
    "your office holder is called",
    "Own words: chief officer",
)
# Items of the toolkit that speak of others than this office and its force; so do its glossary and the precedents.
OF_OTHERS = {
    "opportunity.support",
    "responsibility.relationship",
    "support.workshops",
    "support.buddy",
    "support.peer-review",
    "support.accountability-framework",
    "theme.basics",
    "post-engage.debrief",
}


def foreign(text: str) -> list[str]:
    """Where a text has the words of another office, with what stands around them."""
    text = " ".join(text.split())
    for name in NAMES:
        text = text.replace(name, "")
    return [text[max(match.start() - 60, 0) : match.end() + 40] for match in FOREIGN.finditer(text)]


def without_others(held: Any, of_others: bool = False) -> Any:
    """Content in which what is said of others, and where the source has it, names nobody."""
    if isinstance(held, tuple):
        return tuple(without_others(each, of_others) for each in held)
    if isinstance(held, Struct):
        id = getattr(held, "id", "")
        of_others = of_others or id in OF_OTHERS or id.startswith("term.")
        cited = ("source", "sections", "publisher")
        return structs.replace(
            held,
            **{
                name: without_others(getattr(held, name), of_others or name in cited)
                for name in held.__struct_fields__
                if name != "id"
            },
        )
    return FOREIGN.sub("somebody", held) if isinstance(held, str) and of_others else held


@pytest.fixture
def edition(edition: Edition) -> Edition:
    # By another id, so that the app has no other to show instead.
    return structs.replace(without_others(edition), id="without-others")


@pytest.fixture
def precedents(precedents: Precedents) -> Precedents:
    return without_others(precedents, of_others=True)  # type: ignore[no-any-return]


@pytest.fixture
def pack(edition: Edition) -> Pack:
    """A pack with every field filled in, of such an office."""
    full = full_pack(edition)
    office = structs.replace(full.office, terms="mopac", force_noun="service")
    return full.with_changes(put=[office, structs.replace(full.outcome, decision="letter")])


async def test_on_every_screen(pack: Pack, start: Start) -> None:  # noqa: F811
    async with at_work(start(pack), LARGE) as officer:
        async for place in every_screen(officer):
            # There the office is still asked what it is.
            if place.startswith(NewPackScreen.__name__):
                continue
            drawn = [str(each.render()) for each in officer.app.screen.query(Static) if each.display]
            assert foreign(" ".join((officer.screen_text(), *drawn, *officer.notices))) == [], place


def labels_of(form: RecordForm) -> list[str]:
    return [str(label.render()) for label in form.query(".field-label").results(Static)]


async def test_a_form_that_is_open_takes_the_words_with_the_kind_of_body(start: Start, example: Pack) -> None:  # noqa: F811
    async with at_work(start(example), LARGE) as officer:
        await officer.go_to("chief", "Speed of answering")
        assert "The PCC will say" in labels_of(officer.form)
        await officer.go_to("situation", example.office.force)
        await officer.press("enter")
        officer.form.focus_field("terms")
        await officer.settle()
        assert "Name of the PCC" in labels_of(officer.form)
        await officer.press("right", "right")
        assert "Name of the Mayor" in labels_of(officer.form)
        await officer.go_to("chief")
        assert "The Mayor will say" in labels_of(officer.form)


def test_in_every_row_and_text_of_every_step(pack: Pack, case_of: CaseOf) -> None:  # noqa: F811
    case = case_of(pack)
    for key, kind in VIEWS.items():
        view = kind()
        assert foreign(case.said(f"{view.help} {view.empty}")) == [], key
        for row in view.rows(case):
            fields = [
                " ".join((field.label, field.help, *(label for _, label in field.choices)))
                for field in view.fields(case, row)
            ]
            about = [passage.text for passage in view.about(case, row)]
            assert foreign(" ".join((row.title, row.state, row.meta, *about, *fields))) == [], (key, row.title)


def test_in_the_checks_the_tour_and_what_is_found(pack: Pack, empty_pack: Pack, case_of: CaseOf) -> None:  # noqa: F811
    for each in (pack, empty_pack):
        case = case_of(each)
        said = [gap.sentence for gap in find_gaps(each, case.edition, date(2026, 11, 20))]
        said += [case.fill(text) for text in REASONS.values()]
        said += [case.said(stop.said) for stop in STOPS]
        for thing in (*findables(case), *steps(case)):
            said += [thing.title, thing.where, *(f"{label} {text}" for label, text in (*thing.people, *thing.texts))]
        assert foreign(" ".join(said)) == []


@pytest.fixture
def empty_pack(pack: Pack) -> Pack:
    """Such an office that has filled in nothing else."""
    return Pack(pack.info, [structs.replace(pack.office, situation="", chief_name="", holder_name="")])


def test_in_every_document_its_name_and_what_comes_back_from_it(
    pack: Pack, empty_pack: Pack, edition: Edition, precedents: Precedents, today: date
) -> None:
    for each in (pack, empty_pack):
        for wanted in whole_set():
            told = markdown(document(wanted.kind, each, edition, precedents, today, wanted.choices))
            names = wanted.title(each), wanted.whom(each), wanted.named(each)
            assert foreign(" ".join((told, *names))) == [], wanted
    assert foreign(" ".join(map(str, places_of(pack, edition).values()))) == []


def test_in_the_shell(pack: Pack, workspace: Path, ppog: Ppog) -> None:
    path = Workspace(workspace).create(pack)
    point, office = "the-alignment", pack.office.id
    assert ppog("set", path, point, "the commissioner will say", "Nothing new.").returncode == 0
    assert ppog("set", path, office, "holder_name", "B. Sample").returncode == 0
    told = [
        ppog(*asked, path, *more).stdout
        for asked, more in (
            (("set",), (point,)),
            (("set",), (office,)),
            (("show",), ("--step", "situation")),
            (("show",), ("--step", "chief", "--step", "after")),
            (("show",), ("--ids", "--step", "chief")),
            (("history",), ()),
            (("history",), ("--csv",)),
        )
    ]
    shown = " ".join(told)
    assert "The Commissioner will say" in shown and "Name of the Deputy Mayor: " in shown
    assert foreign(shown) == []
