"""Colour and glyphs are never needed: NO_COLOR and the plain signs show the same."""

import pytest

from screens.symbols import _ASCII, _UNICODE, Mark, Symbols
from tests.screens.conftest import Start
from tests.screens.driving import LARGE, at_work
from toolkit.pack import Pack

GLYPHS = {sign for sign in _UNICODE.values() if not sign.isascii()} | set("█░·─▁▂▃▄▅▆▇")


def test_every_sign_has_a_plain_one_that_differs_from_the_others() -> None:
    assert all(sign.isascii() for sign in _ASCII.values())
    states: tuple[Mark, ...] = ("todo", "progress", "done", "none", "chosen", "next")
    for signs in (_UNICODE, _ASCII):
        assert len({signs[state] for state in states}) == len(states)
    plain = Symbols(ascii=True)
    assert (plain.dot + plain.rule + plain.bar(0.4, 10)).isascii()


@pytest.mark.parametrize("symbols", [Symbols(), Symbols(ascii=True)])
def test_a_bar_is_full_only_when_all_is_done_and_empty_only_when_nothing_is(symbols: Symbols) -> None:
    full, none = symbols.bar(1, 10)[0], symbols.bar(0, 10)[0]
    assert symbols.bar(0, 10) == none * 10 and symbols.bar(1, 10) == full * 10
    assert symbols.bar(0.999, 10) == full * 9 + none and symbols.bar(0.001, 10) == full + none * 9


async def test_with_plain_signs_no_list_holds_a_glyph(start: Start, example: Pack) -> None:
    async with at_work(start(example, ascii=True), LARGE) as officer:
        drawn = {}
        for list in officer.pack_screen.query("RowList"):
            drawn["overview"] = "\n".join(strip.text for strip in list.render_lines(list.size.region))
        for step in ("checklist", "hmicfrs", "reference"):
            await officer.go_to(step)
            rows = officer.pane.rows
            drawn[step] = "\n".join(strip.text for strip in rows.render_lines(rows.size.region))
        assert {name: sorted(GLYPHS.intersection(text)) for name, text in drawn.items() if GLYPHS & set(text)} == {}


async def test_without_colour_every_state_is_still_told(
    start: Start, example: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_work(start(example)) as officer:
        await officer.press("3")
        await officer.sees("[x] Relationship with FLL and HMI", "in progress", "done")
        strips = officer.app.screen._compositor.render_strips()
        colours = {
            colour.get_truecolor()
            for strip in strips
            for _, style, _ in strip
            if style
            for colour in (style.color, style.bgcolor)
            if colour is not None
        }
        assert colours and all(len(set(colour)) == 1 for colour in colours)
