"""How far a command is, in sight of whoever waits for it at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from ppog_tui.terminal_text import inert

Told = Callable[[str, int, int], object]


@contextmanager
def progress(at_least: int) -> Iterator[Told]:
    """Hears what is being done and how many of how many are done; shown at a terminal where there are so many."""
    with ExitStack() as until_done:
        shown: list[Told] = []

        def told(what: str, done: int, of: int) -> None:
            if not shown and of >= at_least and sys.stderr.isatty():
                shown.append(until_done.enter_context(_bar()))
            for bar in shown:
                bar(what, done, of)

        yield told


@contextmanager
def _bar() -> Iterator[Told]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[title]}", markup=False)
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("", title="")
        yield lambda what, done, of: drawn.update(task, completed=done, total=of, title=inert(what))
