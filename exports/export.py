"""One document of one pack into one file: the single way in for the app and the command line."""

import re
from datetime import date
from pathlib import Path

from exports.errors import UnknownKindError
from exports.kinds import KINDS, DocumentKind
from exports.material import one_line
from exports.word import ExportResult, write
from exports.word.package import check_target
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack

__all__ = ["ExportResult", "export", "suggested_name"]


def export(
    kind: str,
    pack: Pack,
    edition: Edition,
    precedents: Precedents,
    target: Path,
    today: date,
    overwrite: bool = False,
) -> ExportResult:
    """Make the document of that kind and put it at ``target``, a path that ends in .docx.

    Raises an `ExportError` whose text says what to do, or `ContentError` where the edition
    has a role placeholder that means nothing; in either case nothing was written.
    """
    known = _kind(kind)
    check_target(target, overwrite)
    return write(known.build(pack, edition, precedents, today), target, overwrite)


def suggested_name(kind: str, pack: Pack) -> str:
    """A file name for the document that every system can hold: kind, force and date.

    Raises `UnknownKindError` for a kind that does not exist.
    """
    parts = (f"PPOG {_kind(kind).key}", one_line(pack.office.force), pack.meeting.date)
    name = " - ".join(part for part in parts if part)
    # Windows refuses these, and a name that is too long for a synchronised folder helps nobody.
    safe = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]', "", name)
    return f"{safe[:100].rstrip(' .')}.docx"


def _kind(key: str) -> DocumentKind:
    if key not in KINDS:
        raise UnknownKindError(f"There is no document called {key}: choose from {', '.join(KINDS)}.")
    return KINDS[key]
