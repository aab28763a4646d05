"""A program at a terminal of its own, its keys pressed and its frames timed.

Nothing waits by the clock: what a program writes is noted with its time until it falls silent, and drawn only
then, so that drawing takes no time away from the program that is measured.
"""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

import pyte

COLUMNS, ROWS = 120, 40
# Seconds without a byte after which a program has drawn what it had to draw: at its start, and after a key.
STILL, ANSWERED = 0.4, 0.15
PATIENCE, END = 30.0, 5.0

# A program may ask whether a terminal shows frames whole; this one does.
_FRAMES_ASKED, _FRAMES_KNOWN, _FRAME_ENDS = b"\x1b[?2026$p", b"\x1b[?2026;2$y", b"\x1b[?2026l"
_TICKS = os.sysconf("SC_CLK_TCK")

Shown = Callable[[pyte.Screen], bool]


class NotShownError(Exception):
    """A program did not come to show what was waited for; says what stood there instead."""


class Program:
    """``command`` running in a terminal of 120 by 40 cells, with ``home`` as the folder of its owner."""

    def __init__(self, command: Sequence[str | Path], home: Path, path: str = os.defpath) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self._pieces: list[tuple[float, bytes]] = []
        self._ended = False
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            list(map(str, command)),
            env=account(home, path),
            cwd=home,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)

    def __enter__(self) -> "Program":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # In order where it can be: what a killed program leaves is what the next start would have to put right.
        self.process.terminate()
        deadline = time.perf_counter() + END
        while self.process.poll() is None and time.perf_counter() < deadline:
            self._until_silent(ANSWERED, at_once=True)
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    @property
    def text(self) -> str:
        """What the screen shows, line by line."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def first_frame(self, wanted: str) -> float:
        """Seconds from the start to the end of the frame that shows ``wanted`` and after which nothing follows."""
        while True:
            last = self._until_silent(STILL)
            for _ in self._frames():
                pass
            if wanted in self.text:
                return last - self.begun
            if self._ended or time.perf_counter() > self.begun + PATIENCE:
                raise NotShownError(f"“{wanted}” did not come; on the screen stood:\n{self.text}")

    def press(self, keys: str, shown: Shown) -> tuple[float, float]:
        """Seconds from a key to the end of the first frame that shows its effect, and until nothing follows.

        ``shown`` looks at the screen after each frame. A frame that was late for the key before is not counted.
        """
        self.settle()
        begun = time.perf_counter()
        os.write(self._ours, keys.encode())
        first = None
        while first is None:
            last = self._until_silent(ANSWERED)
            for at in self._frames():
                if first is None and shown(self.screen):
                    first = at
            if first is None and (self._ended or time.perf_counter() > begun + PATIENCE):
                raise NotShownError(f"{keys!r} had no effect; on the screen stood:\n{self.text}")
        return first - begun, last - begun

    def settle(self) -> None:
        """Draw what was late; after a key one has waited for silence already."""
        self._until_silent(0, at_once=True)
        for _ in self._frames():
            pass

    def _until_silent(self, silence: float, *, at_once: bool = False) -> float:
        """Note what is written until so many seconds pass without a byte; returns when the last one came."""
        last = time.perf_counter()
        while not self._ended:
            begun = bool(self._pieces) or at_once
            if not select.select([self._ours], [], [], silence if begun else PATIENCE)[0]:
                break
            try:
                piece = os.read(self._ours, 1 << 16)
            except OSError:
                # On Linux the end of what a program has to say is an error.
                piece = b""
            self._ended = not piece
            if piece:
                last = time.perf_counter()
                self._pieces.append((last, piece))
            if _FRAMES_ASKED in piece:
                os.write(self._ours, _FRAMES_KNOWN)
        return last

    def _frames(self) -> Iterator[float]:
        """Draw what was noted, and stop at the end of each frame to say when it came."""
        pieces, self._pieces = self._pieces, []
        for at, piece in pieces:
            *whole, rest = piece.split(_FRAME_ENDS)
            for frame in whole:
                self._stream.feed(frame + _FRAME_ENDS)
                yield at
            self._stream.feed(rest)
        if pieces:
            yield pieces[-1][0]

    def memory(self) -> float:
        """The most that the program and those that it started have taken so far, in MB (VmHWM)."""
        return sum(_high_water(process) for process in _family(self.process.pid)) / 1024

    def processor(self) -> float:
        """Seconds of the processor that they have taken so far."""
        return sum(_ticks(process) for process in _family(self.process.pid)) / _TICKS


def helped(command: Sequence[str | Path], home: Path, path: str) -> float:
    """Seconds that the command that prints a program's help takes."""
    begun = time.perf_counter()
    subprocess.run(command, env=account(home, path), cwd=home, check=True, capture_output=True)
    return time.perf_counter() - begun


def account(home: Path, path: str) -> dict[str, str]:
    """The environment of somebody whose files are all in ``home``."""
    here = Path(__file__).parents[1]
    return {
        "PATH": path,
        "PYTHONPATH": str(here),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def _family(process: int) -> list[int]:
    """The process and those that it started, and they in turn."""
    listed = Path(f"/proc/{process}/task").glob("*/children")
    children = [int(child) for task in listed for child in task.read_text().split()]
    return [process, *(each for child in children for each in _family(child))]


def _high_water(process: int) -> int:
    told = Path(f"/proc/{process}/status").read_text()
    return next((int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM")), 0)


def _ticks(process: int) -> int:
    # The name of the program stands in brackets and may hold spaces.
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
