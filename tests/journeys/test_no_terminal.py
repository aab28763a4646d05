"""Started where no screen can be drawn, the program says so at once and names what works there."""

import os
import pty
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import account, program


@pytest.fixture
def terminal() -> Iterator[int]:
    """The program's side of a terminal."""
    ours, theirs = pty.openpty()
    yield theirs
    os.close(theirs)
    os.close(ours)


@pytest.mark.parametrize(
    ("piped_in", "piped_out", "kind"),
    [
        pytest.param(True, True, "xterm-256color", id="in a pipeline"),
        pytest.param(True, False, "xterm-256color", id="fed by a pipe"),
        pytest.param(False, True, "xterm-256color", id="read by a pipe"),
        pytest.param(False, False, "dumb", id="at a dumb terminal"),
    ],
)
def test_one_sentence_and_exit_code_2_where_no_screen_can_be_drawn(
    piped_in: bool, piped_out: bool, kind: str, terminal: int, tmp_path: Path
) -> None:
    ran = subprocess.run(
        program("--workspace", tmp_path / "packs", today="2024-08-01"),
        env=account(tmp_path) | {"TERM": kind},
        cwd=tmp_path,
        stdin=subprocess.DEVNULL if piped_in else terminal,
        stdout=subprocess.PIPE if piped_out else terminal,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=30,
    )

    assert ran.returncode == 2
    [sentence] = ran.stderr.splitlines()
    assert "need a terminal" in sentence
    assert "ppog list" in sentence
    assert not ran.stdout
    assert list(tmp_path.iterdir()) == []
