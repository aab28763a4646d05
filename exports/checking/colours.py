"""Colours as Word writes them, and how well one reads on another (WCAG 2.2, success criterion 1.4.3)."""

import re

WHITE = "FFFFFF"
NONE = "none"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
# The colours of Word's marker pen have names.
MARKER = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": WHITE,
    "yellow": "FFFF00",
}


def is_colour(text: str) -> bool:
    """Whether a text is six hexadecimal digits; else the colour is chosen by Word, which chooses one that reads."""
    return _HEX.fullmatch(text) is not None


def shade(pattern: str, colour: str, fill: str) -> str:
    """The background that a pattern of dots in a colour on a fill makes from afar; ``none`` where it makes none."""
    ground = fill if is_colour(fill) else NONE
    dots = colour if is_colour(colour) else "000000"
    if pattern == "solid":
        return dots
    share = pattern.removeprefix("pct")
    if share == pattern or not re.fullmatch(r"[0-9]{1,2}", share):
        return ground
    return _mixed(dots, WHITE if ground == NONE else ground, int(share) / 100)


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (0, 2, 4)]


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "".join(f"{round(mine * share + its * (1 - share)):02X}" for mine, its in pairs)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
