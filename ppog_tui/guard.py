"""The last resort: an unforeseen error ends in a report and one sentence, never in a traceback."""

import sys
from types import TracebackType

EXIT_CODE = 70


class Guard:
    """A ``with`` block in which an unforeseen error becomes a crash report and a sentence on stderr.

    `exit_code` is 0 until that happens. Interrupts and exits pass through.
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
