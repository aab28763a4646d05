"""Which signs and colours the terminal surely has: asked before the app draws anything."""

import codecs
import os
import sys
from collections.abc import Mapping

# Text consoles, and terminals older than UTF-8; their fonts lack circles and triangles.
_PLAIN_TERMS = ("linux", "ansi", "vt52", "vt100", "vt102", "vt220", "cons25", "sun", "dumb")

# By Rich's names. Of sixteen colours or none, those of high contrast alone stay apart.
FEW_COLOURS = (None, "standard", "windows")


def drawn_in() -> str:
    """The encoding in which the app writes to the terminal."""
    stream = sys.__stdout__ if os.name == "nt" else sys.__stderr__
    return codecs.lookup((stream and stream.encoding) or "utf-8").name


def why_plain(environment: Mapping[str, str], encoding: str, system: str = os.name) -> str:
    """Why the app takes the plain signs by itself, as a clause; empty where the terminal has the others."""
    term = environment.get("TERM", "")
    if encoding != "utf-8":
        return f"the terminal is written to in {encoding}"
    if term.partition("-")[0] in _PLAIN_TERMS or term in ("screen.linux", "tmux.linux"):
        return f"TERM says {term}"
    if system == "nt" and not (environment.get("WT_SESSION") or environment.get("TERM_PROGRAM")):
        return "this looks like the old console of Windows"
    return ""
