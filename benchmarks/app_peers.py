"""The programs that ppog's start is measured beside, each in an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

PINNED = Path(__file__).parent / "peers"
README = "README.md"


class Started(NamedTuple):
    """A program: its command, the text that comes last on its first screen, and where it finds other programs."""

    name: str
    command: tuple[str | Path, ...]
    wanted: str
    path: str = os.defpath

    @property
    def for_help(self) -> tuple[str | Path, ...]:
        """The command that prints its help."""
        begun = 3 if self.command[1:2] == ("-m",) else 1
        return (*self.command[:begun], "--help")


class Peer(NamedTuple):
    """A program of others: the package, its command, and the text that comes last on its first screen."""

    package: str
    command: tuple[str, ...]
    wanted: str


class InstallError(Exception):
    """A peer could not be installed; says what pip said last."""


PEERS = (
    Peer("posting", ("posting",), "Collection is empty."),
    Peer("harlequin", ("harlequin",), "memory"),
    Peer("frogmouth", ("frogmouth", README), "Nothing to see here."),
    Peer("kanban-tui", ("ktui",), "Your Boards"),
    Peer("dooit", ("dooit",), "Welcome to Dooit"),
)


def installed(peer: Peer, environments: Path) -> Started:
    """The peer in its environment in the folder ``environments``, made from the pinned versions where it is missing.

    Raises `InstallError`.
    """
    pinned = PINNED / f"{peer.package}.txt"
    place = environments / peer.package
    made_from = place / pinned.name
    if not made_from.exists() or made_from.read_bytes() != pinned.read_bytes():
        print(f"Installing {peer.package} …", file=sys.stderr)
        _run(sys.executable, "-m", "venv", "--clear", place)
        pip = (place / "bin" / "python", "-m", "pip", "--disable-pip-version-check", "--quiet")
        _run(*pip, "install", "--require-hashes", "-r", pinned)
        made_from.write_bytes(pinned.read_bytes())
    programs = place / "bin"
    command = (programs / peer.command[0], *peer.command[1:])
    version = next(line for line in pinned.read_text().splitlines() if line.startswith(f"{peer.package}=="))
    name = version.split()[0].replace("==", " ")
    return Started(name, command, peer.wanted, f"{programs}:{os.defpath}")


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise InstallError((done.stderr.strip() or done.stdout.strip()).splitlines()[-1])
