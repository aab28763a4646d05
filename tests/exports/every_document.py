"""Every kind of document of packs each hard in its own way: ``python -m tests.exports.every_document DIR``."""

import sys
from datetime import date
from pathlib import Path

from exports.documents.making import Choices
from exports.export import export
from exports.kinds import KINDS
from tests.exports.full_pack import full_pack
from tests.exports.hostile_pack import hostile_pack
from tests.exports.large_pack import large_pack
from toolkit.edition import Edition
from toolkit.example import worked_example
from toolkit.loading import default_edition, default_precedents
from toolkit.pack import Pack
from toolkit.records.tables import PackInfo

DAY = date(2026, 11, 20)
LARGE = 500


def packs(edition: Edition) -> dict[str, Pack]:
    """The packs by name."""
    empty = Pack(PackInfo(pack_id="b8a1cc0e-0000-4000-8000-000000000001", edition=edition.id))
    return {
        "empty": empty,
        "example": worked_example(edition, DAY),
        "full": full_pack(edition),
        "large": large_pack(empty, LARGE),
        "hostile": hostile_pack(edition),
    }


def kinds() -> list[str]:
    """Every kind by name; one of which there is one for each bank of questions stands there twice."""
    return [name for key, kind in KINDS.items() for name in (key, *([f"{key}-chief"] if kind.by_bank else []))]


def written(kind: str, pack: str, folder: Path) -> Path:
    """One document of the pack of that name, as a file in the folder."""
    edition = default_edition()
    key = kind.removesuffix("-chief")
    choices = Choices() if key == kind else Choices(bank="chief")
    target = folder / f"{kind}-{pack}.docx"
    made = packs(edition)[pack]
    return export(key, made, edition, default_precedents(), target, DAY, overwrite=True, choices=choices).path


def main() -> None:
    """Write them all into the folder that is given."""
    [folder] = sys.argv[1:]
    for kind in kinds():
        for pack in packs(default_edition()):
            written(kind, pack, Path(folder))


if __name__ == "__main__":
    main()
