"""Runs the real program, as a person's shell would, in this test's own home."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import pytest

from ppog_tui.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ppog_process(home: Path, today: date) -> Callable[..., subprocess.CompletedProcess[str]]:
    """``ppog_process("list", "--json")`` runs that command as a process, on `today`, away from any terminal.

    Further names are environment variables; ``python`` replaces ``-m ppog_tui``.
    """

    def run(
        *arguments: str | Path, python: tuple[str, ...] = (), **environment: str
    ) -> subprocess.CompletedProcess[str]:
        start = python or ("-m", "ppog_tui", "--today", today.isoformat())
        return subprocess.run(
            [sys.executable, *start, *map(str, arguments)],
            env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color"} | environment,
            cwd=home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    return run


@pytest.fixture
def ppog(home: Path, today: date, monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess[str]]:
    """As `ppog_process`, the same program from its entry point on, without the cost of a new Python."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        said, refused = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        asked = ["--today", today.isoformat(), *map(str, arguments)]
        with monkeypatch.context() as patched, redirect_stdout(said), redirect_stderr(refused):
            patched.chdir(home)
            for name, value in {"TERM": "xterm-256color", **environment}.items():
                patched.setenv(name, value)
            code = main(asked)
        said.seek(0)
        refused.seek(0)
        return subprocess.CompletedProcess(asked, code, said.read(), refused.read())

    return run


@pytest.fixture
def at_terminal(home: Path, today: date) -> Callable[..., str]:
    """As `ppog_process`, on a terminal of 80 × 24; gives what was drawn, stderr included."""

    def run(*arguments: str, **environment: str) -> str:
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        running = subprocess.Popen(
            [sys.executable, "-m", "ppog_tui", "--today", today.isoformat(), *arguments],
            env=os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color"} | environment,
            cwd=home,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        drawn = b""
        while piece := _read(ours):
            drawn += piece
        os.close(ours)
        assert running.wait(timeout=60) == 0, drawn.decode()
        return drawn.decode().replace("\r\n", "\n")

    return run


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # On Linux the end of what a closed terminal has to say is an error.
        return b""
