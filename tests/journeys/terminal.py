"""A terminal for tests: the real program in a process of its own, its keys pressed, its screen read.

Nothing here waits by the clock. Each wait reads what the program draws until the screen shows
what is wanted, and says what stood there instead where it never came.
"""

import fcntl
import itertools
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

import pyte
from textual.color import Color

from screens.themes import DARK
from store.settings import Settings, save_settings

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "shift+down": "\x1b[1;2B",
    "shift+up": "\x1b[1;2A",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "ctrl+k": "\x0b",
    "ctrl+o": "\x0f",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+u": "\x15",
}

# What has the focus stands on these colours; the label of a field that has it is bold, in this one.
_LIT = [Color.parse(DARK.variables[name]) for name in ("field-focused", "block-cursor-background")]
_TINT = Color.parse(str(DARK.foreground)).with_alpha(0.05)
_FOCUS = {colour.hex.lower().lstrip("#") for lit in _LIT for colour in (lit, lit.tint(_TINT))}
_LABEL = str(DARK.primary).lstrip("#")
_CURSOR = str(DARK.foreground).lstrip("#")
_ROW = DARK.variables["block-cursor-foreground"].lstrip("#")
_NOTICE = "▌"
_BORDERS = "▏│"

# What a terminal sends of a mouse where a program asks for SGR: the column and line, from 1, stand between.
_MOVED, _PRESSED, _RELEASED = "\x1b[<35;{}M", "\x1b[<0;{}M", "\x1b[<0;{}m"
_WHEEL_UP, _WHEEL_DOWN = "\x1b[<64;{}M", "\x1b[<65;{}M"
_MOST_NOTCHES = 100

# A program may ask whether a terminal shows frames whole; one that does says so.
_FRAMES_ASKED, _FRAMES_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"

_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")
_ON_AT_FIRST = {7, 25}  # lines wrap, and the cursor is seen


def account(home: Path) -> dict[str, str]:
    """The environment of somebody whose files are all in ``home``, and who has nothing set that matters here."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def program(*arguments: str | Path, today: str) -> list[str]:
    """The command that runs ``ppog`` with ``arguments``, counting days from ``today``."""
    return [sys.executable, "-m", "ppog_tui", "--today", today, *map(str, arguments)]


class Terminal:
    """``ppog`` with ``arguments``, as started by the owner of ``home``, at a terminal of ``columns`` by ``rows`` cells.

    ``officer`` are the initials that the program knows already; empty where it has to ask.
    ``editor`` is the person's own one, as EDITOR names it.
    With ``plain``, the terminal answers none of the questions that programs ask terminals.
    """

    def __init__(
        self,
        *arguments: str | Path,
        home: Path,
        today: str,
        columns: int = 120,
        rows: int = 40,
        plain: bool = False,
        officer: str = "AB",
        editor: str = "",
        under: Sequence[str] = (),
    ) -> None:
        if officer:
            save_settings(Settings(officer=officer), home / ".config" / "ppog" / "settings.json")
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._plain = plain
        self._written = bytearray()
        self._in_frame = False
        self._ended = False
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._settings = termios.tcgetattr(theirs)
        os.set_blocking(self._ours, False)
        self.process = subprocess.Popen(
            [*under, *program(*arguments, today=today)],
            env=account(home) | ({"EDITOR": editor} if editor else {}),
            cwd=home,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            # Its controlling terminal: closing the window hangs up on the program.
            preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            error.add_note(f"The screen at that moment:\n{self.screen_text()}")
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close_window()

    # The keyboard ---------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys by name, such as ``"tab"``, or by the character that they type."""
        self._send("".join(KEYS.get(key, key) for key in keys))

    def type(self, text: str) -> None:
        """Type a text; a line break is Enter."""
        self._send(text.replace("\n", "\r"))

    def paste(self, text: str) -> None:
        """Paste a text as terminals do, marked as pasted."""
        self._send(f"\x1b[200~{text}\x1b[201~")

    # The mouse ------------------------------------------------------------------------------

    def click(self, text: str) -> None:
        """Click on the first letter of a text, once the screen shows it: of several, of the topmost."""
        self.wait_for(text)
        self._point(text, _PRESSED, _RELEASED)

    def turn_wheel_to(self, text: str, over: str, *, up: bool = False) -> None:
        """Turn the wheel, a notch at a time, over what shows ``over``, until the screen shows ``text``."""
        for _ in range(_MOST_NOTCHES):
            if text in self.screen_text():
                return
            before = self.screen_text()
            self._point(over, _WHEEL_UP if up else _WHEEL_DOWN)
            self.wait_until(lambda before=before: self.screen_text() != before, "the list scrolled")  # type: ignore[misc]
        raise AssertionError(f"The wheel never came to “{text}”.")

    def _point(self, text: str, *events: str) -> None:
        y, line = next((y, line) for y, line in enumerate(self._screen.display) if text in line)
        place = f"{line.index(text) + 1};{y + 1}"
        self._send("".join(event.format(place) for event in (_MOVED, *events)))

    def _send(self, keys: str) -> None:
        left = keys.encode()
        deadline = time.monotonic() + PATIENCE
        while left:
            readable, writable, _ = select.select([self._ours], [self._ours], [], _until(deadline))
            assert readable or writable, "The program takes no more keys."
            if readable:
                self._read()
            if writable:
                left = left[os.write(self._ours, left[:512]) :]

    # The screen -----------------------------------------------------------------------------

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def screen_text(self) -> str:
        """What the screen shows, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def drawn(self) -> str:
        """All that the program has written so far, with what steers the terminal."""
        return self._written.decode("utf-8", "replace")

    def focused(self) -> str:
        """The text on the colour of the focus: what the present field holds, or the present row of a list."""
        lines = []
        for y, columns in self._lit().items():
            cells = self._screen.buffer[y]
            # The cursor has a colour of its own, and stands among the cells of its field.
            lines.append("".join(cells[x].data for x in range(columns[0], columns[-1] + 1)).strip())
        return "\n".join(lines)

    def label(self) -> str:
        """The label of the present field, before it or, of a tall one, above it; empty in a list."""
        lit = self._lit()
        if not lit or self.in_list():
            return ""
        first = min(lit)
        right = lit[first][0]
        left = self._edge(first, right)
        beside = itertools.takewhile(bool, (self._label(y, left, right) for y in range(first, self._screen.lines)))
        return " ".join(beside) or self._label(first - 1, left, self._screen.columns)

    def in_list(self) -> bool:
        """Whether the focus is in a list, whose present row is drawn in a colour of its own."""
        return any(self._screen.buffer[y][x].fg == _ROW for y, columns in self._lit().items() for x in columns)

    def _lit(self) -> dict[int, list[int]]:
        """By line, the columns of the cells on the colour of the focus."""
        columns = range(self._screen.columns)
        lines = {y: [x for x in columns if self._screen.buffer[y][x].bg in _FOCUS] for y in range(self._screen.lines)}
        return {y: lit for y, lit in lines.items() if lit}

    def _edge(self, y: int, x: int) -> int:
        """The column after the border that is nearest to the left of a cell."""
        return next((edge + 1 for edge in range(x, 0, -1) if self._screen.buffer[y][edge].data in _BORDERS), 0)

    def _label(self, y: int, left: int, right: int) -> str:
        cells = [self._screen.buffer[y][x] for x in range(left, right)]
        return "".join(cell.data for cell in cells if cell.bold and cell.fg == _LABEL).strip()

    def wait_until(self, met: Callable[[], bool], wanted: str, timeout: float = PATIENCE) -> None:
        """Read the screen until ``met``; fails with ``wanted`` and the last screen after ``timeout`` seconds."""
        deadline = time.monotonic() + timeout
        while not met():
            if self._ended or not self._readable(deadline):
                ended = "the program ended" if self._ended else f"{timeout:g} seconds had passed"
                raise AssertionError(f"This did not happen before {ended}: {wanted}.")
            self._read()
            # Half a frame is never looked at, nor one that another has overtaken already.
            while self._readable(deadline if self._in_frame else 0):
                self._read()

    def wait_for(self, *texts: str, timeout: float = PATIENCE) -> None:
        """Wait until the screen shows all of the texts at once."""
        shown = "”, “".join(texts)
        self.wait_until(lambda: all(text in self.screen_text() for text in texts), f"“{shown}” on the screen", timeout)

    def wait_notice(self, text: str) -> None:
        """Wait until a notice in the corner says ``text``, over as many lines as it takes there."""
        self.wait_until(lambda: text in self._notices(), f"a notice that says “{text}”")

    def _notices(self) -> str:
        sides = (line.partition(_NOTICE)[2] for line in self._screen.display)
        return " ".join(" ".join(sides).split())

    def wait_gone(self, text: str) -> None:
        """Wait until the screen no longer shows a text."""
        self.wait_until(lambda: text not in self.screen_text(), f"“{text}” gone from the screen")

    def wait_focus(self, text: str) -> None:
        """Wait until the row or field that has the focus shows ``text``."""
        self.wait_until(lambda: text in self.focused(), f"the focus on “{text}”")

    def wait_row(self, text: str) -> None:
        """Wait until the focus is in a list, on a row that shows ``text``."""
        self.wait_until(lambda: self.in_list() and text in self.focused(), f"the focus on a row with “{text}”")

    def wait_label(self, label: str) -> None:
        """Wait until the field with this label has the focus."""
        self.wait_until(lambda: self.label() == label, f"the focus in the field “{label}”")

    def wait_cursor(self, text: str) -> None:
        """Wait until the cursor stands on a line that shows ``text``."""
        self.wait_until(lambda: any(text in line for line in self._with_cursor()), f"the cursor on the line “{text}”")

    def _with_cursor(self) -> list[str]:
        columns = range(self._screen.columns)
        drawn = [y for y in range(self._screen.lines) if any(self._screen.buffer[y][x].bg == _CURSOR for x in columns)]
        return [self._screen.display[y] for y in drawn]

    def _readable(self, deadline: float) -> bool:
        return not self._ended and bool(select.select([self._ours], [], [], _until(deadline))[0])

    def _read(self) -> None:
        try:
            piece = os.read(self._ours, 65536)
        except BlockingIOError:
            return
        except OSError:
            # On Linux the end of what a program has to say is an error.
            piece = b""
        self._ended = not piece
        recent = bytes(self._written[-16:]) + piece
        if _FRAMES_ASKED in recent and _FRAMES_ASKED not in self._written and not self._plain:
            os.write(self._ours, _FRAMES_KNOWN)
        begins, ends = recent.rfind(_FRAME_BEGINS), recent.rfind(_FRAME_ENDS)
        if begins != ends:
            self._in_frame = begins > ends
        self._written += piece
        self._draw(piece)

    def _draw(self, piece: bytes) -> None:
        self._stream.feed(piece)

    # The end --------------------------------------------------------------------------------

    def wait_end(self, timeout: float = PATIENCE) -> int:
        """Read until the program has gone; returns its exit code, negative for the signal that ended it."""
        deadline = time.monotonic() + timeout
        self.wait_until(lambda: self._ended, "the end of the program", timeout)
        return self.process.wait(_until(deadline))

    def close_window(self) -> None:
        """Take the terminal away from the program, as closing its window does."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def left_behind(self) -> list[str]:
        """What the program changed about the terminal and did not put back: modes, keyboard, line settings."""
        changed = {int(mode): end == b"h" for mode, end in _MODE.findall(self._written)}
        left = [f"mode {mode}" for mode, on in changed.items() if on != (mode in _ON_AT_FIRST)]
        if self._written.count(b"\x1b[>") != self._written.count(b"\x1b[<"):
            left.append("the keyboard's protocol")
        if termios.tcgetattr(self._ours) != self._settings:
            left.append("the line's settings")
        return left


def _until(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0)
