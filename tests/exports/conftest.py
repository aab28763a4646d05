"""Packs for the tests of documents: an empty one, one with a word of its own in every field, the worked example."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exports.export import export
from tests.exports.full_pack import full_pack
from toolkit.edition import Edition, Precedents
from toolkit.example import worked_example
from toolkit.pack import Pack
from toolkit.records.record import Record
from toolkit.records.tables import PackInfo

Make = Callable[[Pack], Path]


@pytest.fixture
def today() -> date:
    """The day on which the documents are made."""
    return date(2026, 11, 20)


@pytest.fixture
def empty(edition: Edition) -> Pack:
    """A pack in which nobody has filled in anything."""
    return Pack(PackInfo(pack_id="b8a1cc0e-0000-4000-8000-000000000001", edition=edition.id))


@pytest.fixture
def full(edition: Edition) -> Pack:
    """A pack that fills every field of every kind of record."""
    return full_pack(edition)


@pytest.fixture
def example(edition: Edition, today: date) -> Pack:
    """The worked example."""
    return worked_example(edition, today)


@pytest.fixture
def make(tmp_path: Path, edition: Edition, precedents: Precedents, today: date) -> Make:
    """Makes the briefing of a pack and says where it is."""

    def made(pack: Pack) -> Path:
        target = tmp_path / "briefing.docx"
        return export("briefing", pack, edition, precedents, target, today, overwrite=True).path

    return made


@pytest.fixture
def with_records(empty: Pack) -> Callable[..., Pack]:
    """An empty pack and the records given."""

    def made(*records: Record) -> Pack:
        return empty.with_changes(put=records)

    return made
