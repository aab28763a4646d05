"""Everything that is drawn can be read: measured on every cell of every screen, in each theme and without colour."""

import os
from collections.abc import Iterator
from itertools import product

import pytest
from textual.app import App
from textual.color import Color
from textual.screen import ModalScreen

from screens.themes import CONTRAST, DARK, LIGHT, THEMES
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, SMALL, Officer, at_work
from tests.screens.every_screen import classes_of_screens, every_screen
from tests.screens.hostile import hostile_pack
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

# WCAG 2.2: 1.4.3 for text, 1.4.6 for text in high contrast, 1.4.11 for lines, bars and borders.
TEXT, HIGH, LINES = 4.5, 7.0, 3.0

# What stands beside what is the same in every theme, so that they may share the packs and sizes between them.
SHARED = [(DARK.name, LARGE, "example"), (LIGHT.name, SMALL, "full"), (CONTRAST.name, SMALL, "example")]
EVERY = list(product([theme.name for theme in THEMES], (LARGE, SMALL), ("example", "full")))
WALKS = EVERY if os.environ.get("PPOG_TORTURE") else SHARED


def luminance(colour: tuple[int, int, int]) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [value / 255 for value in colour]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    black, white, grey = (0, 0, 0), (255, 255, 255), (0x76, 0x76, 0x76)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)
    assert contrast(white, white) == 1


def too_faint(app: App[None], text: float) -> Iterator[str]:
    """What on the screen has less contrast than it needs; what a question covers is out of use and left out."""
    screen = app.screen
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for piece, style, _ in strip:
            left, x = x, x + len(piece)
            if not piece.strip():
                continue
            widget = screen.get_widget_at(min(left, screen.size.width - 1), y)[0]
            if isinstance(widget, ModalScreen):
                continue
            assert style is not None and style.color is not None and style.bgcolor is not None and not style.dim, piece
            pair = style.color.get_truecolor(), style.bgcolor.get_truecolor()
            drawn = all(sign == " " or 0x2500 <= ord(sign) <= 0x259F for sign in piece)
            if contrast(*pair) < (LINES if drawn else text):
                colours = " on ".join(Color(*colour).hex for colour in pair)
                yield f"{type(widget).__name__}: {piece.strip()[:30]!r} {colours}, {contrast(*pair):.2f}"


async def unreadable(officer: Officer, text: float) -> dict[str, str]:
    """What cannot be read, with the first place where it is met; every screen must have been met."""
    found: dict[str, str] = {}
    met = set()
    async for place in every_screen(officer):
        met.add(type(officer.app.screen))
        for said in too_faint(officer.app, text):
            found.setdefault(said, place)
        if officer.app.symbols.ascii:
            for sign in officer.screen_text():
                if not (sign.isascii() or sign.isalpha() or sign == "£"):
                    found.setdefault(f"not a plain sign: {sign}", place)
    assert classes_of_screens() - met == set(), "a screen is missing in tests/screens/every_screen.py"
    return found


@pytest.mark.parametrize(("theme", "size", "pack"), WALKS)
async def test_all_that_is_drawn_can_be_read(
    theme: str,
    size: tuple[int, int],
    pack: str,
    start: Start,
    example: Pack,
    edition: Edition,
    precedents: Precedents,
) -> None:
    held = example if pack == "example" else hostile_pack(edition, precedents, "Plain words")
    # A walk takes its time, so that the plain signs are looked at in one that is made anyway.
    plain = (theme, pack) == (CONTRAST.name, "example")
    async with at_work(start(held, theme=theme, tour=9, ascii=plain), size) as officer:
        assert await unreadable(officer, HIGH if theme == CONTRAST.name else TEXT) == {}
