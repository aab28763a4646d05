"""At a terminal of 120 columns and 40 rows every screen shows what was agreed."""

from datetime import datetime

import pytest

from tests.screens.driving import LARGE
from tests.screens.golden_apps import STATES, differences
from toolkit.edition import Edition, Precedents


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("state", STATES)
async def test_every_screen_shows_what_was_agreed(
    state: str, edition: Edition, precedents: Precedents, now: datetime
) -> None:
    differs = await differences(state, LARGE, edition, precedents, now)
    assert not differs, differs
