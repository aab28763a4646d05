"""How the parts of a Word file refer to one another and to what is outside."""

import posixpath
from urllib.parse import unquote

from msgspec import Struct

from exports.opening import Element, parsed
from exports.template import PACKAGE

RELATIONSHIP = f"{{{PACKAGE}/relationships}}Relationship"


class Relation(Struct, frozen=True):
    """What one part says of another: ``kind`` is the last word of its type, ``target`` a part's name or an address."""

    kind: str
    target: str
    outside: bool


def relations_of(part: str, parts: dict[str, bytes]) -> dict[str, Relation]:
    """What a part is related to, by the ids that it uses; an empty name stands for the whole file.

    Raises `NotWordError` where that cannot be read.
    """
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in parts:
        return {}
    rows = parsed(parts[listed], listed).iterchildren(RELATIONSHIP)
    return {row.get("Id", ""): _relation(folder, row) for row in rows}


def _relation(folder: str, row: Element) -> Relation:
    kind, target = row.get("Type", "").rpartition("/")[2], row.get("Target", "")
    if row.get("TargetMode") == "External":
        return Relation(kind, target, True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/"), False)
