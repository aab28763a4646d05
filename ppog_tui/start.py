"""Where the program begins: its help is printed at once, and all else is for the command line."""

import os
import sys

from ppog_tui.guard import Guard
from ppog_tui.help_page import PAGE

_ASKED_FOR = (["--help"], ["-h"])
# From this width on click lets lines grow no longer.
_COLUMNS = 80


def main() -> int:
    """Run what was asked for on the command line; the exit codes are those of `ppog_tui.cli.main`."""
    if sys.argv[1:] not in _ASKED_FOR or not _fits():
        from ppog_tui.cli import main as run_command

        return run_command()
    with Guard() as guard:
        sys.stdout.write(PAGE)
        sys.stdout.flush()
    return guard.exit_code


def _fits() -> bool:
    """Whether the kept page is what click would print here: for its usual width, in every sign."""
    if "COLUMNS" in os.environ or sys.stdout.encoding.lower() != "utf-8":
        return False
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns >= _COLUMNS
    except OSError:
        return True  # a file or a pipe, which click writes to as if it had 80 columns
