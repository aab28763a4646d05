"""How the screens look: their style sheets in order, and what they call a window by its height."""

from pathlib import Path, PurePath

_NAMES = ("app", "home", "pack_screen", "exporting", "returning", "form", "dialogs", "settings")
STYLE_SHEETS: list[str | PurePath] | None = [Path(__file__).with_name(f"{name}.tcss") for name in _NAMES]
"""The files; of two rules alike, the later one holds."""

HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (22, "-middle"), (32, "-high")]
"""Classes of a screen by its lines: lists of dialogs are measured in lines."""
