"""Signs that stand beside the words of a state, in a Unicode and an ASCII set."""

from typing import Literal

from msgspec import Struct

Mark = Literal[
    "todo",
    "progress",
    "done",
    "none",
    "chosen",
    "warn",
    "bad",
    "good",
    "link",
    "here",
    "past",
    "next",
    "folded",
    "open",
    "marked",
]

# Boxes are drawn with brackets in both sets: they are clear in every font. The other signs are
# in the character set that Windows, macOS and Linux consoles have had for decades (WGL4).
_UNICODE: dict[Mark, str] = {
    "todo": "[ ]",
    "progress": "[~]",
    "done": "[x]",
    "none": "[-]",
    "chosen": "●",
    "warn": "▲",
    "bad": "■",
    "good": "√",
    "link": "→",
    "here": "►",
    "past": "√",
    "next": "○",
    "folded": "+",
    "open": "-",
    "marked": "*",
}
_ASCII: dict[Mark, str] = _UNICODE | {
    "chosen": "(*)",
    "warn": "[!]",
    "bad": "[!]",
    "good": "[+]",
    "link": "->",
    "here": ">>",
    "past": "x",
    "next": "( )",
}


class Symbols(Struct):
    """One of the two sets; ``ascii`` for terminals and fonts that lack the others.

    The app has one such object, so that a change of the setting is seen everywhere.
    """

    ascii: bool = False

    def mark(self, name: Mark) -> str:
        """The sign of that name."""
        return (_ASCII if self.ascii else _UNICODE)[name]

    def bar(self, share: float, width: int) -> str:
        """A bar ``width`` cells wide, filled by ``share`` (0 to 1); full only when all is done."""
        filled = width if share >= 1 else min(int(share * width + 0.5), width - 1)
        if share > 0:
            filled = max(filled, 1)
        return ("#" if self.ascii else "█") * filled + ("." if self.ascii else "░") * (width - filled)

    @property
    def dot(self) -> str:
        """What separates short facts on one line."""
        return "-" if self.ascii else "·"

    @property
    def rule(self) -> str:
        """What horizontal lines are drawn with."""
        return "-" if self.ascii else "─"
