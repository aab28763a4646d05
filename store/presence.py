"""Who else has a pack open, and where: advice for people, on which nothing rests.

Each open session keeps a small hidden file beside the pack and renews it. Ages are told by the
clock of the disk or share that the files lie on, since those of two computers need not agree.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from store.atomic import replace_file
from store.errors import PackNotFound, PackUnreadable, SaveFailed, shown
from store.reading import read_bytes

# Seconds between two signs of life, and after how many a session counts as gone.
RENEW_EVERY = 15.0
STALE_AFTER = 60.0
_MARK = ".open-"


class Present(Struct, frozen=True):
    """Somebody with the pack open: ``by`` initials, ``where`` the name of a computer; either may be empty."""

    by: str = ""
    where: str = ""


_decode = msgspec.json.Decoder(Present).decode


class Presence:
    """The sign that one session gives, and the signs of the others."""

    def __init__(self, pack: Path, session: str, officer: str) -> None:
        self._start = f".{pack.name}{_MARK}"
        self._file = _sign_of(pack, session)
        self._me = Present(officer, platform.node())

    def renew(self) -> tuple[Present, ...]:
        """Give a sign of life, and say who else did in the last minute; nothing where no file can be made."""
        try:
            replace_file(self._file, msgspec.json.encode(self._me))
            now = self._file.stat().st_mtime
        except (SaveFailed, OSError, UnicodeEncodeError):
            return ()
        return tuple(self._others(now))

    def leave(self) -> None:
        """Take the sign away."""
        with suppress(OSError):
            self._file.unlink()

    def _others(self, now: float) -> Iterator[Present]:
        with suppress(OSError):
            for name in sorted(os.listdir(self._file.parent)):  # noqa: PTH208
                path = self._file.with_name(name)
                if not name.startswith(self._start) or path == self._file:
                    continue
                if now - path.stat().st_mtime > STALE_AFTER:
                    # Of a program that was killed.
                    path.unlink()
                    continue
                with suppress(PackUnreadable, PackNotFound, msgspec.DecodeError):
                    yield _decode(read_bytes(path))


def _sign_of(pack: Path, session: str) -> Path:
    return pack.with_name(f".{pack.name}{_MARK}{session[-12:]}")


def end_for(pack: Path, session: str) -> None:
    """Take away the sign of a session that is known to be over, and could not do so itself: it was killed."""
    with suppress(OSError):
        _sign_of(pack, session).unlink()


def is_open_anywhere(pack: Path) -> bool:
    """Whether some session gives a sign that it has the pack open, or did when its program was killed."""
    try:
        return any(name.startswith(f".{pack.name}{_MARK}") for name in os.listdir(pack.parent))  # noqa: PTH208
    except OSError:
        return False


def told_of(present: Present) -> str:
    """Somebody in a few words: “CD on PC-17”."""
    by = shown(present.by, 20) or "somebody"
    return f"{by} on {shown(present.where, 30)}" if present.where else by
