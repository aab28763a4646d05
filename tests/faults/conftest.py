from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.store.pack_samples import small_pack


@pytest.fixture
def pack_path(tmp_path: Path) -> Path:
    """The file of a small pack."""
    return Workspace(tmp_path / "packs").create(small_pack())
