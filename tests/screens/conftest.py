"""Fixtures for screens: a fixed moment, the worked example, and what a view is drawn from."""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from ppog_tui.app import PpogApp
from screens.case import Case
from screens.symbols import Symbols
from store.settings import Settings
from store.workspace import Workspace
from toolkit.edition import Edition, Precedents
from toolkit.example import worked_example
from toolkit.pack import Pack
from toolkit.records.office import Office
from toolkit.records.record import Record
from toolkit.records.tables import PackInfo, singleton_id

CaseOf = Callable[..., Case]
Start = Callable[..., PpogApp]


@pytest.fixture
def now(today: date) -> datetime:
    """The moment at which the tests take place."""
    return datetime(today.year, today.month, today.day, 14, 5, tzinfo=UTC)


@pytest.fixture
def nowhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Folders and times that are shown are the same on every computer: the work is done in the home folder, in UTC."""
    with monkeypatch.context() as here:
        here.chdir(home)
        here.setenv("TZ", "UTC0")
        _take_zone()
        yield
    _take_zone()


def _take_zone() -> None:
    if sys.platform != "win32":
        time.tzset()


@pytest.fixture
def case_of(edition: Edition, precedents: Precedents, now: datetime) -> CaseOf:
    """Makes the case of a pack, or of records; ``ascii`` chooses the plain signs."""

    def make(pack: Pack | list[Record], *, ascii: bool = False) -> Case:
        held = pack if isinstance(pack, Pack) else Pack(PackInfo(pack_id="p", edition=edition.id), pack)
        return Case(held, edition, precedents, now, Symbols(ascii=ascii))

    return make


@pytest.fixture
def example(edition: Edition, today: date) -> Pack:
    """The worked example."""
    return worked_example(edition, today)


@pytest.fixture
def empty(edition: Edition) -> Pack:
    """A pack in which nothing but the force's name stands."""
    return Pack(PackInfo(pack_id="p", edition=edition.id), [Office(id=singleton_id(Office), force="Loamshire Police")])


@pytest.fixture
def start(workspace: Path, edition: Edition, precedents: Precedents, now: datetime) -> Start:
    """Makes the app; given a pack, it puts that into the workspace and opens it. Further names are settings."""

    def make(pack: Pack | None = None, **settings: Any) -> PpogApp:
        path = Workspace(workspace).create(pack) if pack is not None else None
        chosen = Settings(**{"officer": "AB", **settings})
        return PpogApp(workspace, lambda: edition, lambda: precedents, chosen, path, now=lambda: now)

    return make
