"""Several documents of one pack at once: all of them, unless the disk says no."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from exports.blocks import Document
from exports.documents.making import Choices
from exports.documents.question_sheet import TITLES
from exports.errors import ExportError, SomeWrittenError
from exports.export import ExportResult, Made, document, kind_named, made, prepared, suggested_name
from exports.formats import Format, format_of
from exports.kinds import KINDS
from exports.placing import check_target
from toolkit.edition import Edition, Precedents
from toolkit.pack import Pack
from toolkit.records.questions import Bank
from toolkit.terms import terms_of

BANKS: tuple[Bank, ...] = ("hmicfrs", "chief")


class Wanted(Struct, frozen=True):
    """One document to be made: its kind, and what is chosen besides."""

    kind: str
    choices: Choices = Choices()

    def title(self, pack: Pack) -> str:
        """What it is called, in the office's words; raises `UnknownKindError`."""
        known = kind_named(self.kind)
        return terms_of(pack.office).fill(TITLES[self.choices.bank] if known.by_bank else known.title)

    def whom(self, pack: Pack) -> str:
        """For whom or for when it is, in the office's words."""
        return terms_of(pack.office).fill(kind_named(self.kind).whom)

    def named(self, pack: Pack, format: Format = "docx") -> str:
        """A name for its file."""
        return suggested_name(self.kind, pack, self.choices, format)


def whole_set() -> tuple[Wanted, ...]:
    """Every document that can be made of a pack, the question sheet once for each bank."""
    return tuple(
        Wanted(kind.key, Choices(bank=bank))
        for kind in KINDS.values()
        for bank in (BANKS if kind.by_bank else BANKS[:1])
    )


def export_set(
    wanted: Sequence[tuple[Wanted, Path]],
    pack: Pack,
    edition: Edition,
    precedents: Precedents,
    today: date,
    overwrite: bool = False,
    template: Path | None = None,
    told: Callable[[str], object] = lambda title: None,
    placing: Callable[[], object] = lambda: None,
) -> tuple[ExportResult, ...]:
    """Make each document and put it where it is wanted; ``told`` hears the title of each that is begun.

    Nothing is written before everything could be made; then ``placing`` is called, which may raise as ``told`` may,
    and still nothing was written. Raises as `exports.export.export` does, and
    `SomeWrittenError` where the disk refuses one after others were written.
    """
    formats = [format_of(path) for _, path in wanted]
    for _, path in wanted:
        check_target(path, overwrite)
    ready = prepared(template)
    built: dict[Wanted, Document] = {}
    files: list[tuple[Made, Path]] = []
    for (each, path), format in zip(wanted, formats, strict=True):
        told(each.title(pack))
        if each not in built:
            built[each] = document(each.kind, pack, edition, precedents, today, each.choices)
        files.append((made(built[each], format, ready), path))
    placing()
    results: list[ExportResult] = []
    for file, path in files:
        try:
            results.append(file.put(path, overwrite))
        except ExportError as error:
            if not results:
                raise
            raise SomeWrittenError(tuple(done.path for done in results), len(files), error) from error
    return tuple(results)
