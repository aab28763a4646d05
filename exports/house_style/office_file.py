"""An office's file as parts and relations, known to be a Word document."""

from pathlib import Path

from exports.checking.relations import Relation, relations_of
from exports.errors import NotWordError
from exports.opening import CONTENT_TYPES, Element, opened, parsed
from exports.template import PACKAGE
from exports.word.ooxml import tag

_STRICT = "http://purl.oclc.org/ooxml/"
_TYPES = f"{{{PACKAGE}/content-types}}"


class OfficeFile:
    """One file, opened within limits; raises `NotWordError` where it is no Word document."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.parts = opened(path)
        types = parsed(self.parts.get(CONTENT_TYPES, b""), CONTENT_TYPES)
        self._by_name = {row.get("PartName", "").lstrip("/"): row.get("ContentType", "") for row in types}
        self._by_ending = {row.get("Extension", "").casefold(): row.get("ContentType", "") for row in types}
        self.main = self._target("", "officeDocument")
        if self.main not in self.parts or not self.content_type(self.main).casefold().endswith("+xml"):
            raise NotWordError(f"{self.name} is not a Word document, or it is damaged.")
        self.document = self.root(self.main)
        if str(self.document.tag).startswith(f"{{{_STRICT}"):
            raise NotWordError(
                f"{self.name} is a Strict Open XML document: open it in Word and save it as Word Document (.docx)."
            )
        body = self.document.find(tag("body"))
        if body is None:
            raise NotWordError(f"{self.name} is not a Word document, or it is damaged.")
        self.body: Element = body

    @property
    def has_macros(self) -> bool:
        """Whether the file holds programs, whatever its name ends in."""
        kinds = {row.kind for row in self.relations(self.main).values()}
        return "vbaProject" in kinds or "macroenabled" in self.content_type(self.main).casefold()

    def content_type(self, name: str) -> str:
        """The type of a part, as the file says it."""
        ending = name.rpartition(".")[2].casefold()
        return self._by_name.get(name) or self._by_ending.get(ending, "")

    @property
    def properties(self) -> Element | None:
        """What the file says of itself, such as who saved it last; None where it says nothing."""
        name = self._target("", "core-properties")
        return self.root(name) if name in self.parts else None

    @property
    def custom_properties(self) -> Element | None:
        """What programs and people noted in the file besides; None where there is nothing."""
        name = self._target("", "custom-properties")
        return self.root(name) if name in self.parts else None

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part is related to, by the ids that it uses."""
        return relations_of(part, self.parts)

    def related(self, kind: str) -> Element | None:
        """The part of a kind of which a document has one, such as its styles; None where it has none."""
        name = self.name_of(kind)
        return self.root(name) if name else None

    def name_of(self, kind: str) -> str:
        """The name of the part of that kind, empty where the document has none."""
        name = self._target(self.main, kind)
        return name if name in self.parts else ""

    def target(self, id: str) -> str:
        """The name of the part that the document refers to by that id; raises `NotWordError` where there is none."""
        relation = self.relations(self.main).get(id)
        if relation is None or relation.outside or relation.target not in self.parts:
            raise NotWordError(f"{self.name} is damaged: a header or footer of it is missing.")
        return relation.target

    def root(self, name: str) -> Element:
        """A part as XML; raises `NotWordError` where it is missing or not sound."""
        if name not in self.parts:
            raise NotWordError(f"{self.name} is damaged: its part {name} is missing.")
        return parsed(self.parts[name], name)

    def _target(self, part: str, kind: str) -> str:
        found = (row.target for row in self.relations(part).values() if row.kind == kind and not row.outside)
        return next(found, "")
