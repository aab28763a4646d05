"""One document of one pack into one file: the single way in for the app and the command line."""

import re
from datetime import date
from pathlib import Path

from msgspec import Struct

from exports.blocks import Document
from exports.cleaning import Cleaned
from exports.documents.making import Choices
from exports.errors import UnknownKindError
from exports.formats import Format, format_of, suffix_of
from exports.house_style import Template
from exports.kinds import KINDS, DocumentKind
from exports.markdown import markdown
from exports.material import material_of, one_line
from exports.placing import check_target, place
from exports.word import word_file
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.terms import terms_of

__all__ = [
    "ON_OURS",
    "Choices",
    "ExportResult",
    "Made",
    "document",
    "export",
    "kind_named",
    "made",
    "prepared",
    "suggested_name",
]

USUAL = Choices()

ON_OURS = "The one page is on ppog's own page, not on your template: only there is it certain to be one page."


class ExportResult(Struct, frozen=True):
    """Where a document was put, which of the pack's texts were changed to fit into it, and what had no room.

    ``taken`` names the styles that it uses and the office's template lacks: they look as in ppog's own;
    ``marking`` is what stands at its top and bottom. ``on_ours``: an office's template was asked for, and the document
    is on ppog's own page all the same.
    """

    path: Path
    marking: str
    cleaned: tuple[Cleaned, ...] = ()
    left_out: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    on_ours: bool = False


class Made(Struct, frozen=True):
    """A document as the bytes of a file that is still to be put somewhere."""

    content: bytes
    document: Document
    taken: tuple[str, ...] = ()
    on_ours: bool = False

    def put(self, target: Path, overwrite: bool) -> ExportResult:
        """Write the file, whole or not at all, readable by its owner alone; raises as `export` does."""
        place(self.content, target, overwrite)
        known = self.document
        return ExportResult(target, known.marking, known.cleaned, known.left_out, self.taken, self.on_ours)


def document(
    kind: str, pack: Pack, edition: Edition, precedents: Precedents, today: date, choices: Choices = USUAL
) -> Document:
    """The document of that kind, before it is a file; raises as `export` does."""
    known = kind_named(kind)
    return known.build(material_of(known.view(pack), edition, precedents, today), choices)


def made(document: Document, format: Format, template: Template | None = None) -> Made:
    """The document as a file in that format; ``template`` is an office's own, for Word alone."""
    if format == "md":
        return Made(markdown(document).encode(), document)
    content, taken = word_file(document, template)
    return Made(content, document, taken, template is not None and document.layout == "one-page")


def export(
    kind: str,
    pack: Pack,
    edition: Edition,
    precedents: Precedents,
    target: Path,
    today: date,
    overwrite: bool = False,
    choices: Choices = USUAL,
    template: Path | None = None,
) -> ExportResult:
    """Make the document of that kind and put it at ``target``, a path that ends in .docx or .md.

    ``template`` is an office's own .docx or .dotx, judged before anything is made. Raises an `ExportError`
    whose text says what to do, or `ContentError` where the edition has a role placeholder that means
    nothing; in either case nothing was written.
    """
    kind_named(kind)
    format = format_of(target)
    check_target(target, overwrite)
    ready = prepared(template)
    return made(document(kind, pack, edition, precedents, today, choices), format, ready).put(target, overwrite)


def prepared(template: Path | None) -> Template | None:
    """An office's template, ready for documents; raises `TemplateError` with all its faults."""
    if template is None:
        return None
    # Reading Word files takes lxml, which is not loaded without need.
    from exports.house_style.preflight import preflight

    return preflight(template)


def suggested_name(kind: str, pack: Pack, choices: Choices = USUAL, format: Format = "docx") -> str:
    """A file name for the document that every system can hold: kind, force and date.

    Raises `UnknownKindError` for a kind that does not exist.
    """
    known = kind_named(kind)
    bank = {"hmicfrs": " HMICFRS", "chief": " {chief}"}[choices.bank] if known.by_bank else ""
    what = f"PPOG {known.filed or known.key}{terms_of(pack.office).fill(bank)}"
    parts = (one_line(what), one_line(pack.office.force), pack.meeting.date)
    name = " - ".join(part for part in parts if part)
    # Windows refuses these, and a name that is too long for a synchronised folder helps nobody.
    safe = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]', "", name)
    return f"{safe[:100].rstrip(' .')}{suffix_of(format)}"


def kind_named(key: str) -> DocumentKind:
    """The kind of that key; raises `UnknownKindError`, which names those that exist."""
    if key not in KINDS:
        raise UnknownKindError(f"There is no document called {key}: choose from {', '.join(KINDS)}.")
    return KINDS[key]
