"""What SECURITY.md promises, seen from outside while the program works."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

WATCHED = """
import os, sys

def watch(event, args):
    if event.startswith(("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "pickle.")):
        os.write(2, f"{event}: {args}\\n".encode())
        os._exit(99)

sys.addaudithook(watch)
from ppog_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def ppog(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one command in a process that ends with 99 as soon as it reaches for a network or a pickle."""
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def test_a_pack_and_its_briefing_are_made_without_a_network_and_for_their_owner_alone(tmp_path: Path) -> None:
    made = ppog("example", tmp_path / "made")
    assert made.returncode == 0, made.stderr
    [pack] = (tmp_path / "made").glob("*.ppog.json")

    exported = ppog("export", pack, "--kind", "briefing", "-o", tmp_path / "made" / "again.docx")
    assert exported.returncode == 0, exported.stderr

    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in (tmp_path / "made").iterdir()}
    assert len([name for name in modes if name.endswith(".docx")]) == 2
    if os.name == "posix":
        assert set(modes.values()) == {"0o600"}, modes


def test_the_watch_itself_bites() -> None:
    reached = subprocess.run(
        [
            sys.executable,
            "-c",
            WATCHED.partition("from ppog_tui")[0] + "import socket\nsocket.getaddrinfo('localhost', 80)",
        ],
        capture_output=True,
        timeout=60,
    )
    assert reached.returncode == 99
