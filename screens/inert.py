"""What a terminal would obey in a text is not sent to it."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# Control characters (escape sequences begin with one) and marks that turn the reading direction.
# None takes a cell, so that a line without them keeps its width.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# Half a character cannot be written to a terminal at all; it takes the cell of its replacement.
_HALF = re.compile("[\ud800-\udfff]")


class Inert(LineFilter):
    """Drops from every drawn line what would steer the terminal, wherever the text came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line; those of the program's own control sequences stay."""
        return [segment if segment.control else self._inert(segment) for segment in segments]

    def _inert(self, segment: Segment) -> Segment:
        if segment.text.isascii() and segment.text.isprintable():
            return segment
        text = _HALF.sub("\ufffd", _OBEYED.sub("", segment.text))
        return segment if text == segment.text else Segment(text, segment.style)
