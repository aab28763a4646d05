"""What every test stands on: a home folder of its own, a fixed day, the shipped content."""

import gc
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from toolkit.edition import Edition, Precedents
from toolkit.loading import default_edition, default_precedents

# Textual reads this once, when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"

# Looking for garbage as often as Python does of itself takes a third of the time of a test that drives the app.
gc.set_threshold(20_000, 10, 20)

# The same examples on every machine and in every run; `--hypothesis-profile=default` looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
# Twenty times as many of them where PPOG_TORTURE is set.
settings.register_profile(
    "torture", settings.get_profile("ci"), max_examples=20 * settings.get_profile("ci").max_examples
)
settings.load_profile("torture" if os.environ.get("PPOG_TORTURE") else "ci")

SAYS_HOW_TO_DRAW = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: much of the time a test waits for a disk, a terminal or another program."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What every test stands on stays to the end, and is never looked through for garbage."""
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder that is empty and goes away: no test reads or leaves anything in the real one."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for variable, folder in {
        "XDG_CACHE_HOME": ".cache",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "PPOG_CONFIG_DIR": "ppog-config",
        "PPOG_STATE_DIR": "ppog-state",
        "PPOG_WORKSPACE": "packs",
    }.items():
        monkeypatch.setenv(variable, str(home / folder))
    for variable in SAYS_HOW_TO_DRAW:
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture
def workspace(home: Path) -> Path:
    """The folder that holds this test's packs; it exists once the program has made it."""
    return home / "packs"


@pytest.fixture
def today() -> date:
    """The day on which the tests take place."""
    return date(2024, 6, 3)


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The edition that ships with the program."""
    return default_edition()


@pytest.fixture(scope="session")
def precedents() -> Precedents:
    """The precedents that ship with the program."""
    return default_precedents()
