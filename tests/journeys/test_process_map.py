"""The process map opens where the force is, in a window that shows a part of it."""

from datetime import date
from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.journeys.terminal import Terminal
from toolkit.example import worked_example
from toolkit.loading import default_edition

TODAY = "2024-08-01"


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 18)])
def test_the_map_opens_where_the_force_is(tmp_path: Path, columns: int, rows: int) -> None:
    pack = Workspace(tmp_path).create(worked_example(default_edition(), date.fromisoformat(TODAY)))
    with Terminal(pack, home=tmp_path, today=TODAY, columns=columns, rows=rows) as terminal:
        terminal.wait_for("FICTIONAL EXAMPLE")
        terminal.press("m")
        terminal.wait_for("12. Oversight")
        terminal.press("escape")
        terminal.wait_for("FICTIONAL EXAMPLE")
        terminal.press("ctrl+q")
        assert terminal.wait_end() == 0
