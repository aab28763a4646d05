"""Documents for the tests of the checker: each is made once, and damaged in memory."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exports.every_document import written

Written = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def document_of(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Gives the document of a kind of a pack, by their names."""
    folder = tmp_path_factory.mktemp("documents")

    def made(kind: str, pack: str) -> Path:
        target = folder / f"{kind}-{pack}.docx"
        return target if target.exists() else written(kind, pack, folder)

    return made


@pytest.fixture(scope="session")
def briefing(document_of: Written) -> bytes:
    """The briefing of a pack in which nothing is filled in: it has a little of everything, and is judged quickly."""
    return document_of("briefing", "empty").read_bytes()
