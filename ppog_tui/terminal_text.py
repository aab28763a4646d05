"""Text that people typed, made safe to print: what a terminal would obey is taken out."""

import re

# Control characters (escape sequences start with one), line separators, marks that turn the
# reading direction, and halves of characters that no encoding can print.
_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def inert(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal would obey."""
    return _OBEYED.sub("", _SPACES.sub(" ", text))


def inert_lines(text: str) -> list[str]:
    """As `inert`, line by line; empty lines are left out."""
    lines = (inert(line).strip() for line in text.splitlines())
    return [line for line in lines if line]
