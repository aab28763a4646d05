"""The package of a template: the office's page, headers, footers and theme, and nothing of its text."""

from collections.abc import Mapping

from msgspec import Struct

from exports.house_style.assembly import Assembly
from exports.house_style.office_file import OfficeFile
from exports.house_style.page import properties_of
from exports.house_style.running import FIRST_DRAWING, cleaned, used_relations
from exports.house_style.settings import settings_for
from exports.opening import Element, parsed
from exports.template import OFFICE, PACKAGE, R
from exports.word.ooxml import child, new

MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_CORE_KIND = f"{PACKAGE}/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


class OwnParts(Struct, frozen=True):
    """What an office's template brings: complete styles and lists, and the properties of the section that is kept."""

    styles: Element
    numbering: Element
    section: Element


Running = Mapping[tuple[str, str], str]
"""The part of each header and footer, by story and use."""


def put_together(office: OfficeFile, house: Mapping[str, bytes], own: OwnParts, running: Running) -> bytes:
    """The file that documents are built on: what was made of the office's parts, and ours of ``house``."""
    package = _Package(office)
    package.word("styles", own.styles)
    package.word("settings", settings_for(office.related("settings"), parsed(house["word/settings.xml"], "settings")))
    package.word("footnotes", parsed(house["word/footnotes.xml"], "footnotes"))
    package.word("numbering", own.numbering, office.name_of("numbering"))
    fonts = office.related("fontTable")
    if fonts is not None:
        _without_files(fonts)
        package.word("fontTable", fonts)
    theme = office.name_of("theme")
    if theme:
        package.carry("word/theme/theme1.xml", "theme", office.root(theme), _THEME_TYPE, theme)
    properties = properties_of(own.section)
    free = FIRST_DRAWING
    for place, ((story, use), source) in enumerate(sorted(running.items(), reverse=True), start=1):
        root = office.root(source)
        free = cleaned(root, free)
        id = package.word(story, root, source, str(place))
        reference = new(f"{story}Reference", type=use)
        reference.set(f"{{{R}}}id", id)
        properties.insert(place - 1, reference)
    document = new("document")
    child(document, "body").append(properties)
    return package.finished(document, house[_CORE])


def _without_files(fonts: Element) -> None:
    """Fonts by their names alone: their files are not ours to hand on."""
    for font in fonts:
        for file in [node for node in font if "}embed" in str(node.tag)]:
            font.remove(file)


class _Package:
    """The new file while it is filled; pictures come along with the parts that show them."""

    def __init__(self, office: OfficeFile) -> None:
        self._office = office
        self._new = Assembly()
        self._new.relate("", "rId1", "officeDocument", MAIN)
        self._new.relate("", "rId2", _CORE_KIND, _CORE)
        self._pictures: dict[str, str] = {}
        self._last = 0

    def word(self, kind: str, root: Element, source: str = "", number: str = "") -> str:
        """Put in a part of the document; ``source`` is the office's part whose relations it uses."""
        return self.carry(f"word/{kind}{number}.xml", kind, root, f"{OFFICE}.{kind}+xml", source)

    def carry(self, name: str, kind: str, root: Element, content_type: str, source: str) -> str:
        """Put in a part with its pictures and links; gives the id of the relation to it."""
        self._new.add(name, root, content_type)
        relations = self._office.relations(source) if source else {}
        for id in sorted(used_relations(root) & relations.keys()):
            relation = relations[id]
            if relation.kind == "hyperlink":
                self._new.relate(name, id, "hyperlink", relation.target, outside=True)
            elif relation.kind == "image" and not relation.outside:
                self._new.relate(name, id, "image", self._picture(relation.target))
        self._last += 1
        id = f"rId{self._last}"
        self._new.relate(MAIN, id, kind, name)
        return id

    def finished(self, document: Element, core: bytes) -> bytes:
        """The file with its main part and what it says of itself."""
        self._new.add(MAIN, document, f"{OFFICE}.document.main+xml")
        self._new.add(_CORE, core, _CORE_TYPE)
        return self._new.packed()

    def _picture(self, source: str) -> str:
        if source not in self._pictures:
            ending = source.rpartition(".")[2]
            name = f"word/media/image{len(self._pictures) + 1}.{ending}"
            self._pictures[source] = self._new.add(name, self._office.parts[source], self._office.content_type(source))
        return self._pictures[source]
