"""What is pressed in a pack, and how long each key takes until its frame has been drawn."""

from collections.abc import Iterator
from functools import partial
from itertools import cycle, islice

import pyte

from benchmarks.app_terminal import ROWS, Program, Shown

Took = tuple[float, float]
DOWN, ESCAPE, ENTER, HOME = "\x1b[B", "\x1b", "\r", "\x1b[H"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
OVERVIEW = "After PPOG"
# Of every cause of the large pack; no other row shows it.
OFTEN = "Match rosters"
MOST_REVISITS = 30
STEPS = "123456789"


def keys(program: Program, times: int) -> dict[str, list[Took]]:
    """Press every kind of key so often in the step that lists the most records; the pack is open at its overview."""
    program.first_frame(OVERVIEW)
    program.press("2", partial(_says, "2/10"))
    return {
        "Down, in a list": [program.press(DOWN, _moved(program)) for _ in range(times)],
        "Space, a tick": list(_ticks(program, times)),
        "a letter of a filter": list(_filters(program, times // 2)),
        "a letter in a text field": list(_letters(program, times)),
    }


def steps(program: Program, times: int) -> dict[str, list[Took]]:
    """Go to every step, and then round again; the pack is open at its overview."""
    program.first_frame(OVERVIEW)
    visits = islice(cycle(STEPS), min(times, MOST_REVISITS))
    return {
        "a step, the first time": [_visit(program, key) for key in STEPS],
        "a step, again": [_visit(program, key) for key in visits],
    }


def _visit(program: Program, key: str) -> Took:
    return program.press(key, partial(_says, f"{key}/10"))


def _ticks(program: Program, times: int) -> Iterator[Took]:
    """Tick one recommendation over and over."""
    program.press(HOME, lambda screen: True)
    program.press(DOWN, _moved(program))
    for _ in range(times):
        yield program.press(" ", _changed(program))


def _filters(program: Program, times: int) -> Iterator[Took]:
    """Narrow the list to the rows with a nine in them, and show all again."""
    for _ in range(times):
        program.press("/", lambda screen: "Filter this list" in _text(screen))
        yield program.press("9", lambda screen: OFTEN not in _text(screen))
        program.press(ESCAPE, lambda screen: OFTEN in _text(screen))


def _letters(program: Program, times: int) -> Iterator[Took]:
    """Type into the first field of a record, which is its title."""
    program.press(HOME, lambda screen: True)
    program.press(ENTER, _changed(program))
    for letter in islice(cycle(LETTERS), times):
        yield program.press(letter, _changed(program))


def _says(text: str, screen: pyte.Screen) -> bool:
    return text in screen.display[0]


def _text(screen: pyte.Screen) -> str:
    """What stands below the bar, which also says when the pack was saved last."""
    return "\n".join(screen.display[1:])


def _colours(screen: pyte.Screen) -> list[list[str]]:
    return [[screen.buffer[y][x].bg for x in range(screen.columns)] for y in range(1, ROWS)]


def _changed(program: Program) -> Shown:
    program.settle()
    before = _text(program.screen)
    return lambda screen: _text(screen) != before


def _moved(program: Program) -> Shown:
    """The highlighted row is another: its colour went to another line, or the list below the colour moved up."""
    program.settle()
    colours, rows = _colours(program.screen), _text(program.screen)
    return lambda screen: _colours(screen) != colours or _text(screen) != rows
