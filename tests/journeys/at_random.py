"""Somebody who presses anything: keys, clicks, pastes and changes of the window's size, in any order and at any speed.

``python -m tests.journeys.at_random SEED PRESSES`` does it at length and prints what was met. The same seed presses the
same keys; what they meet depends on how fast the machine is.
"""

# ruff: noqa: T201  (it is a program that prints)

import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.journeys.terminal import KEYS, Terminal

TODAY = "2024-06-03"
SIZES = ((80, 24), (120, 40), (60, 18), (100, 30), (200, 50), (40, 10))
LETTERS = "0123456789aAbBcCdDeEfFhHiJKjklLmMnopPrRstTuUvVwWxX,/.?y"
# None of them leaves the program or the terminal; Ctrl+C would, before the terminal is handed over and after.
NAMED = [code for name, code in KEYS.items() if name != "ctrl+q"]
CODES = [
    *NAMED,
    "\x7f",
    "\x1b[3~",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[17~",
    "\x1b[18~",
    "\x01",
    "\x16",
    "\x18",
    "\x1a",
]
TYPED = ("[/x]", "[@click=app.quit]x[/]", "Ŵyna llŷn", "警察の監督", "e\u0301", "{holder.the}")
PASTED = ("Sep 2026; 71\nOct 2026; 72", "one\ntwo\n- three", "10 Dec", "next Wednesday", "1:30", "85%")
BUTTONS = (0, 0, 0, 2, 64, 65)
# Milliseconds between two presses: fingers, and what a script or a stuck key does.
PAUSES = (0, 0, 10, 30, 100)
SOON = 90.0


class Met(NamedTuple):
    """What happened: the reports of errors that nobody foresaw, and how each run of the program ended."""

    reports: list[str]
    endings: list[int]


class Stranger(Terminal):
    """A terminal whose owner looks at nothing, and reads what is written only so that the program can go on."""

    def act(self, at: random.Random) -> None:
        """Do one thing, and wait as long as it pleases."""
        kind = at.random()
        if kind < 0.45:
            self._send(at.choice(CODES))
        elif kind < 0.8:
            self._send(at.choice(LETTERS))
        elif kind < 0.84:
            self.paste(at.choice(PASTED))
        elif kind < 0.87:
            self.type(at.choice(TYPED))
        elif kind < 0.97:
            place = f"{at.choice(BUTTONS)};{at.randint(1, 120)};{at.randint(1, 40)}"
            self._send(f"\x1b[<{place}M\x1b[<{place}m")
        else:
            self.resize(*at.choice(SIZES))
        deadline = time.monotonic() + at.choice(PAUSES) / 1000
        while self._readable(deadline):
            self._read()

    def _send(self, keys: str) -> None:
        try:
            super()._send(keys)
        except OSError:
            # It was left by the key before.
            self._ended = True

    def _draw(self, piece: bytes) -> None:
        pass


def press(seed: int, presses: int, home: Path) -> Met:
    """Press ``presses`` things in ppog, at first in the worked example; its files are in ``home``.

    It is started again as often as a key ends it, and ended by a signal, which it may not know yet where it just began.
    """
    at, endings, begins = random.Random(seed), list[int](), "e"
    while presses > 0:
        columns, rows = at.choice(SIZES[:-1])
        with Stranger("--workspace", home / "packs", home=home, today=TODAY, columns=columns, rows=rows) as stranger:
            stranger.press(begins)
            begins = ""
            while presses > 0 and stranger.process.poll() is None:
                stranger.act(at)
                presses -= 1
            stranger.process.send_signal(signal.SIGTERM)
            endings.append(stranger.wait_end(SOON))
    reports = [path.read_text(encoding="utf-8") for path in sorted(home.rglob("crash-*.txt"))]
    return Met(reports, endings)


def main() -> None:
    """Press at length, and say what was met."""
    seed, presses = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as home:
        met = press(seed, presses, Path(home))
    print(*met.reports, sep="\n")
    runs, ended = len(met.endings), sorted(set(met.endings))
    print(f"seed {seed}: {presses:,} presses in {runs} runs that ended with {ended}, {len(met.reports)} errors")


if __name__ == "__main__":
    main()
