from collections.abc import Iterator
from pathlib import Path

import pytest

from store.pack_file import open_pack
from store.session import PackSession
from store.workspace import Workspace
from tests.store.pack_samples import Clock, small_pack


@pytest.fixture
def packs(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "packs")


@pytest.fixture
def pack_path(packs: Workspace) -> Path:
    return packs.create(small_pack())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(pack_path: Path, clock: Clock) -> Iterator[PackSession]:
    """A session on a small pack that saves only when it is flushed or closed."""
    with PackSession(open_pack(pack_path), officer="AB", now=clock, save_after=60, retry_after=60) as opened:
        yield opened
