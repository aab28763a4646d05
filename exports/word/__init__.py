"""Word files out of documents; python-docx is imported only once a file is made."""

from pathlib import Path

from msgspec import Struct

from exports.blocks import Document
from exports.cleaning import Cleaned
from exports.word.package import check_target, place


class ExportResult(Struct, frozen=True):
    """Where a document was put, and which of the pack's texts were changed to fit into it."""

    path: Path
    cleaned: tuple[Cleaned, ...] = ()


def write(document: Document, path: Path, overwrite: bool = False) -> ExportResult:
    """Write a document as a .docx file, whole or not at all, readable by its owner alone.

    Raises `TargetExistsError` where a file stands and ``overwrite`` is false, `TargetError`
    where no file can be put there, `TemplateError` where the template cannot be used.
    """
    check_target(path, overwrite)
    from exports.word.render import rendered

    place(rendered(document), path, overwrite)
    return ExportResult(path, document.cleaned)
