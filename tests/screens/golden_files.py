"""Golden screens: what each screen is agreed to show, in a file each, compared letter by letter.

``make golden`` writes them all anew; what changed is then read, and looked at, before it goes in.
"""

import difflib
import os
import re
from pathlib import Path

from tests.screens.driving import Officer

FOLDER = Path(__file__).parent / "golden"
WRITE_ANEW = "PPOG_GOLDEN"
HOW = "Where the new screens are right, write them with `make golden`, and look at what git shows of them."

# Their colours count too: these are kept as pictures beside the text.
PICTURES = {
    "home-full-120x40",
    "dashboard-example-80x24",
    "dashboard-example-120x40",
    "dashboard-light-example-120x40",
    "dashboard-contrast-example-120x40",
    "causes-open-example-80x24",
    "causes-example-120x40",
    "checklist-example-120x40",
    "documents-example-120x40",
    "map-example-120x40",
    "help-example-80x24",
}

# Of one file; a picture in which all has moved says no more by all of its lines.
MOST_LINES = 60

# Fonts that a browser would fetch, and an id made of the whole picture.
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_ID = re.compile(r"terminal-\d+")


class Golden:
    """The screens of one walk, in a ``state`` such as ``example`` and at a size such as ``80x24``."""

    def __init__(self, state: str, size: tuple[int, int]) -> None:
        self.ending = f"-{state}-{size[0]}x{size[1]}"
        self.writes = bool(os.environ.get(WRITE_ANEW))
        self.met: set[str] = set()
        self.wrong: list[str] = []

    def look(self, name: str, officer: Officer) -> None:
        """Compare what the app shows with the files of ``name``, or write them."""
        stem = name + self.ending
        self._compare(f"{stem}.txt", officer.screen_text())
        if stem in PICTURES:
            self._compare(f"{stem}.svg", picture(officer))

    def _compare(self, name: str, shown: str) -> None:
        assert name not in self.met, f"Two screens are called {name}."
        self.met.add(name)
        file, text = FOLDER / name, shown.rstrip("\n") + "\n"
        if self.writes:
            file.write_text(text, encoding="utf-8", newline="\n")
        elif not file.is_file():
            self.wrong.append(f"{name} is not there. The screen:\n{text}")
        elif (agreed := file.read_text(encoding="utf-8")) != text:
            lines = list(
                difflib.unified_diff(
                    agreed.splitlines(), text.splitlines(), f"{name}, agreed", f"{name}, now", n=2, lineterm=""
                )
            )
            more = [f"… and {len(lines) - MOST_LINES} lines more"] if len(lines) > MOST_LINES else []
            self.wrong.append("\n".join([*lines[:MOST_LINES], *more]))

    def differences(self) -> str:
        """All that differs, and files of no screen; empty where nothing does, or all is written anew without these."""
        stale = {file.name for file in FOLDER.iterdir() if file.stem.endswith(self.ending)} - self.met
        for name in sorted(stale):
            if self.writes:
                (FOLDER / name).unlink()
            else:
                self.wrong.append(f"{name} is of no screen.")
        return "\n\n".join([*self.wrong, HOW]) if self.wrong else ""


def picture(officer: Officer) -> str:
    """The screen as SVG with its colours, the same whenever the screen is."""
    drawn = _FONTS.sub("", officer.app.export_screenshot(simplify=True))
    return "\n".join(line.strip() for line in _ID.sub("golden", drawn).replace("><", ">\n<").splitlines())
