"""The content files that ship with the program."""

from pathlib import Path

EDITIONS = Path(__file__).parent / "editions"
DEFAULT_EDITION = EDITIONS / "apcc-engage-toolkit-2024-05-29.toml"
DEFAULT_PRECEDENTS = EDITIONS / "precedents-2025-01.toml"
