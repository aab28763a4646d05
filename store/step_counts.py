"""How many steps of each pack were done when they were counted last, so that Home need not open every pack again.

The file can be deleted at any time. A count stands only while what it was counted by, the program and its
editions, is the same, and the pack's file as well.
"""

from pathlib import Path

import msgspec
from msgspec import Struct

from store.errors import PackNotFound, PackUnreadable, SaveFailed
from store.listing_cache import Signature
from store.reading import read_bytes
from store.state_folder import state_folder


class _Counts(Struct):
    by: str
    counts: list[tuple[Signature, str]]


_decode = msgspec.json.Decoder(_Counts).decode


def known_counts(by: str) -> dict[Signature, str]:
    """What was counted ``by`` the same, for each state of a file; empty where nothing is known."""
    try:
        known = _decode(read_bytes(_file()))
    except (PackNotFound, PackUnreadable, msgspec.DecodeError, RecursionError):
        return {}
    return dict(known.counts) if known.by == by else {}


def keep_counts(by: str, counts: dict[Signature, str]) -> None:
    """Write down what was counted; what cannot be written is counted again."""
    from store.atomic import replace_file

    try:
        _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(_file(), msgspec.json.encode(_Counts(by, list(counts.items()))))
    except (OSError, SaveFailed):
        return


def _file() -> Path:
    return state_folder() / "step-counts.json"
