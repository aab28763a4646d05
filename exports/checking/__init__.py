"""Judges a Word file by what is in it: accessible, sound, marked on every page."""

from pathlib import Path

from exports.checking.finding import Finding

__all__ = ["SMALLEST_TYPE", "Finding", "check"]

# In points; the one page, which has to hold everything on one side, goes down to 11.
SMALLEST_TYPE = 12.0


def check(
    document: bytes | Path, marking: str | None = None, smallest_type: float = SMALLEST_TYPE
) -> tuple[Finding, ...]:
    """What is wrong with a Word file, in the order of the rules; nothing where nothing is.

    ``marking`` is what has to stand at the top and bottom of each page; without it, all headers and
    footers have to show the same. Type below ``smallest_type`` points is found. Nothing in the file
    is trusted, followed or run. Raises `NotWordError` where it is no Word document.
    """
    from exports.checking.rules import judged
    from exports.checking.word_file import WordFile

    return judged(WordFile(document), marking, smallest_type)
