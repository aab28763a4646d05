"""How the command line prints: rich tables for people at a terminal, plain columns down a pipe, JSON for machines."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

import click

from ppog_tui.terminal_text import inert, inert_lines

Row = Sequence[str]


def for_people() -> bool:
    """Whether the output goes to a terminal that a person reads."""
    return sys.stdout.isatty()


def say(text: str = "") -> None:
    """Print one line of text as it is, except for what a terminal would obey."""
    click.echo(inert(text))


def place(path: Path) -> None:
    """Print where something was put; down a pipe exactly, since a program will use it."""
    click.echo(inert(str(path)) if for_people() else str(path))


def remark(text: str) -> None:
    """Say something on stderr that is not part of the answer."""
    click.echo(f"ppog: {inert(text)}", err=True)


def answer(value: object) -> None:
    """Print a value as JSON; in ASCII, so that no code page and no terminal can change it."""
    click.echo(json.dumps(value, indent=2))


def heading(text: str) -> None:
    """A line that stands above what follows, with an empty line before it."""
    click.echo()
    click.secho(inert(text), bold=for_people() or None)


def pairs(rows: Sequence[tuple[str, str]]) -> None:
    """Print labels and values, the values under one another."""
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        click.echo(f"  {inert(label).ljust(width)}  {inert(value)}")


def passage(heading: str, lines: Sequence[tuple[str, str]], depth: int) -> None:
    """Print a heading with labelled texts under it, ``depth`` levels in; at a terminal, wrapped to its width."""
    _wrapped(inert(heading), "  " * depth, "  " * (depth + 1))
    for label, value in lines:
        first, *rest = inert_lines(value) or [""]
        _wrapped(f"{inert(label)}: {first}", "  " * (depth + 1), "  " * (depth + 2))
        for line in rest:
            _wrapped(line, "  " * (depth + 2), "  " * (depth + 2))


def _wrapped(text: str, first: str, rest: str) -> None:
    if not for_people():
        click.echo(first + text)
        return
    width = max(get_terminal_size().columns, 40)
    click.echo("\n".join(wrap(text, width, initial_indent=first, subsequent_indent=rest)) or first)


def table(headings: Row, rows: Sequence[Row], wide: int) -> None:
    """Print rows under headings; at a terminal the column with number ``wide`` takes the room that is left."""
    if for_people():
        _rich_table(headings, rows, wide)
    else:
        _plain_table(headings, rows)


def _rich_table(headings: Row, rows: Sequence[Row], wide: int) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for place, title in enumerate(headings):
        # The first column is what one copies into the next command: it is not broken.
        drawn.add_column(Text(title), overflow="fold", no_wrap=not place, ratio=1 if place == wide else None)
    for row in rows:
        drawn.add_row(*(Text(inert(cell)) for cell in row))
    Console(highlight=False, markup=False, emoji=False).print(drawn)


def _plain_table(headings: Row, rows: Sequence[Row]) -> None:
    lines = [[inert(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(headings))]
    for line in lines:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
