"""The last resort: an unforeseen error ends in a report and one sentence, never in a traceback."""

import os
import sys
from types import TracebackType

EXIT_CODE = 70


class Guard:
    """A ``with`` block in which an unforeseen error becomes a crash report and a sentence on stderr.

    `exit_code` is 0 until that happens. Interrupts and exits pass through; a reader of the output who
    has gone away is no error to report, and ends the block with 1.
    """

    def __init__(self) -> None:
        self.exit_code = 0

    def __enter__(self) -> "Guard":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        if isinstance(error, BrokenPipeError):
            # Whoever read the output has enough; what is left must not be flushed at them on the way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            self.exit_code = 1
            return True
        from ppog_tui.crash import name_of, write_report

        self.exit_code = EXIT_CODE
        try:
            path = write_report(error)
        except OSError as refusal:
            said = f"an unforeseen error ({name_of(error)}) stopped ppog; no report was kept ({refusal.strerror})."
        else:
            said = f"an unforeseen error stopped ppog; where it happened is written in {path}"
        sys.stderr.write(f"ppog: {said}\n")
        return True
