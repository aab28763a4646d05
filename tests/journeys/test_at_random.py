"""Whatever is pressed, nobody meets an error that was not foreseen, and every pack can be read afterwards."""

import signal
from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.journeys.at_random import press


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_pressed_nothing_breaks(seed: int, tmp_path: Path) -> None:
    met = press(seed, 500, tmp_path)
    assert met.reports == []
    assert set(met.endings) <= {0, -signal.SIGTERM}
    for pack in (tmp_path / "packs").glob("*.ppog.json"):
        assert Workspace(tmp_path / "packs").open_pack(pack).pack.info.pack_id
