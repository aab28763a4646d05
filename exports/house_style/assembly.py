"""A new Word file out of parts: whatever is not put into it stays behind."""

from typing import Any

from lxml import etree

from exports.opening import CONTENT_TYPES, Element
from exports.template import PACKAGE, R
from exports.word.package import zipped

_TYPES = f"{PACKAGE}/content-types"
_RELATIONS = f"{PACKAGE}/relationships"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"


class Assembly:
    """Takes parts and relations between them, and gives the file."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[str, Element] = {}

    def add(self, name: str, content: bytes | Element, content_type: str) -> str:
        """Put in a part, and give its name back."""
        self._parts[name] = content if isinstance(content, bytes) else xml_of(content)
        self._types[name] = content_type
        return name

    def relate(self, source: str, id: str, kind: str, target: str, outside: bool = False) -> None:
        """Let a part refer to another, or to an address; an empty source is the file as a whole.

        ``kind`` is the type of the relation, or the last word of one of Office's own.
        """
        if source not in self._relations:
            self._relations[source] = _root(_RELATIONS, "Relationships")
        row = etree.SubElement(self._relations[source], f"{{{_RELATIONS}}}Relationship")
        row.set("Id", id)
        row.set("Type", kind if "://" in kind else f"{R}/{kind}")
        row.set("Target", target if outside else f"/{target}")
        if outside:
            row.set("TargetMode", "External")

    def packed(self) -> bytes:
        """The file, the same for the same parts."""
        types = _root(_TYPES, "Types")
        etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="rels", ContentType=_RELATIONS_TYPE)
        for name, content_type in self._types.items():
            etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        rows = [(_listed_at(source), xml_of(rows)) for source, rows in self._relations.items()]
        return zipped([(CONTENT_TYPES, xml_of(types)), *rows, *self._parts.items()])


def xml_of(root: Element) -> bytes:
    """An element as a part of its own."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _root(namespace: str, name: str) -> Element:
    # Packages write these namespaces without a prefix, and some readers count on it.
    prefixes: dict[Any, str] = {None: namespace}
    return etree.Element(f"{{{namespace}}}{name}", nsmap=prefixes)


def _listed_at(source: str) -> str:
    """The name of the part that lists the relations of another."""
    folder, slash, name = source.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"
