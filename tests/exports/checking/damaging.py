"""Changes what is inside a Word file, one part at a time, as a slip in a program would."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from lxml import etree

from exports.template import PACKAGE
from exports.word.ooxml import NAMES, Element

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
CORE, NUMBERING, LINKS = "docProps/core.xml", "word/numbering.xml", "word/_rels/document.xml.rels"
HEADER = "word/header1.xml"

SPACES = NAMES | {"p": f"{PACKAGE}/relationships"}

Edit = Callable[[Element], object]


def damaged(document: bytes, part: str, edit: Edit) -> bytes:
    """The document with one of its parts edited."""
    parts = parts_of(document)
    root = etree.fromstring(parts[part])
    edit(root)
    return packed(parts | {part: etree.tostring(root)})


def parts_of(document: bytes) -> dict[str, bytes]:
    """What is in a document, by name."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts by name as a document."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def found(root: Element, path: str) -> Element:
    """The first element at a path, such as ``.//w:tbl``."""
    return every(root, path)[0]


def every(root: Element, path: str) -> list[Element]:
    """All elements at a path."""
    nodes = root.xpath(path, namespaces=SPACES)
    assert isinstance(nodes, list)
    assert nodes, f"nothing is at {path}"
    return [node for node in nodes if isinstance(node, etree._Element)]


def without(path: str) -> Edit:
    """Takes out the first element at the path."""

    def edit(root: Element) -> None:
        node = found(root, path)
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)

    return edit


def having(path: str, name: str, value: str) -> Edit:
    """Sets an attribute, such as ``w:val``, of the first element at the path."""

    def edit(root: Element) -> None:
        found(root, path).set(_name(name), value)

    return edit


def holding(path: str, xml: str) -> Edit:
    """Puts more at the end of the first element at the path."""
    return lambda root: found(root, path).append(_element(xml))


def after(path: str, xml: str) -> Edit:
    """Puts more behind the first element at the path."""
    return lambda root: found(root, path).addnext(_element(xml))


def saying(path: str, text: str) -> Edit:
    """Gives the first element at the path another text."""

    def edit(root: Element) -> None:
        found(root, path).text = text

    return edit


def _name(name: str) -> str:
    prefix, _, plain = name.rpartition(":")
    return f"{{{SPACES[prefix]}}}{plain}" if prefix else plain


def _element(xml: str) -> Element:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    return etree.fromstring(f"<holder {spaces}>{xml}</holder>")[0]
