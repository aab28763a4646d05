"""The report of an error that nobody foresaw: where it happened, and nothing of what a pack holds.

A traceback quotes values, and values are what officers wrote about their force. So a report
names types, files, lines and functions only; an exception's message is left out as well,
because it may quote a record.
"""

import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path

from ppog_tui import __version__

# Of a trace, as many from either end.
_MOST_PLACES = 30
_REPORTED_PACKAGES = ("textual", "rich", "click", "msgspec", "tinydb", "python-docx")


def reports_folder() -> Path:
    """Where reports are kept: the logs folder of this person's account."""
    return user_log_path("ppog", appauthor=False)


def write_report(error: BaseException) -> Path:
    """Write a report of ``error``, readable by this person alone, and say where it is.

    Raises `OSError` where the logs folder cannot be written.
    """
    folder = reports_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    now = datetime.now(UTC)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(report_text(error, now))
    return path


def report_text(error: BaseException, now: datetime) -> str:
    """The report as text: versions, then each error of the chain with the places it passed through."""
    lines = [
        "ppog met an error that nobody foresaw.",
        "This report holds no record of any pack and no names: it can be sent to whoever looks after ppog.",
        "",
        f"time         {now.isoformat(timespec='seconds')}",
        f"ppog         {__version__}",
        f"python       {platform.python_version()} ({sys.implementation.name})",
        f"system       {platform.system()} {platform.release()} {platform.machine()}",
        *(f"{name:<12} {_installed(name)}" for name in _REPORTED_PACKAGES),
    ]
    for link, each in _chain(error):
        lines += ["", f"{link}{name_of(each)}", *(f"  {place}" for place in _without_the_middle(each.__traceback__))]
    return "\n".join(lines) + "\n"


def _installed(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    link, each, seen = "", error, set[int]()
    while id(each) not in seen:
        seen.add(id(each))
        yield link, each
        if isinstance(each, BaseExceptionGroup):
            for inner in each.exceptions:
                yield "with ", inner
        if each.__cause__ is not None:
            link, each = "caused by ", each.__cause__
        elif each.__context__ is not None and not each.__suppress_context__:
            link, each = "while handling ", each.__context__


def name_of(error: BaseException) -> str:
    """The type of an error, with the system's own reason or the name in the code; never its message."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {os.strerror(error.errno)}"
    if isinstance(error, AttributeError | NameError | ImportError) and error.name:
        # A name in the code, never one in a record.
        return f"{name}: {error.name}"
    return name


def _without_the_middle(trace: TracebackType | None) -> list[str]:
    """Where an error passed through; of one that called itself without end, where that began and ended."""
    places = list(_places(trace))
    left_out = len(places) - 2 * _MOST_PLACES
    if left_out <= 0:
        return places
    return [*places[:_MOST_PLACES], f"… {left_out} more …", *places[-_MOST_PLACES:]]


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        # The module and not its file: a path often names the person.
        module = trace.tb_frame.f_globals.get("__name__", "?")
        yield f"{module}, line {trace.tb_lineno}, in {trace.tb_frame.f_code.co_qualname}"
        trace = trace.tb_next
