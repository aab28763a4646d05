"""A document of a pack in a file, sent out and come back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from exports.returning.reading import read_returned
from exports.returning.returned import Returned
from tests.exports.returning.sent_out import Send, document_bytes
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.questions import Bank

TakeBack = Callable[[Path, Pack], Returned]


@pytest.fixture
def send(tmp_path: Path, edition: Edition, precedents: Precedents, today: date) -> Send:
    """Writes a kind of document of a pack, and says where it is."""

    def sent(kind: str, pack: Pack, bank: Bank = "hmicfrs") -> Path:
        path = tmp_path / f"{kind}.docx"
        path.write_bytes(document_bytes(kind, pack, edition, precedents, today, bank))
        return path

    return sent


@pytest.fixture
def take_back(edition: Edition) -> TakeBack:
    """Reads a document that came back."""
    return lambda path, pack: read_returned(path, pack, edition)
