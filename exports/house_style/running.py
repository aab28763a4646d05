"""Headers and footers of an office's template: what must not come along, and what has to go first."""

from collections.abc import Container, Iterator, Mapping

from exports.checking.relations import Relation
from exports.opening import Element
from exports.word.ooxml import R, tag

_LINKED, _EMBEDDED = f"{{{R}}}link", f"{{{R}}}embed"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_OUTSIDE = ("src", "{urn:schemas-microsoft-com:office:office}href")
_VML_RELATION = "{urn:schemas-microsoft-com:office:office}relid"
# Marks of work on a text, and the numbers that must be unique in the document that is to come.
_MARKS = tuple(
    tag(name)
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "permStart",
        "permEnd",
        "proofErr",
    )
)
_CHANGES = tuple(tag(name) for name in ("ins", "del", "moveFrom", "moveTo"))
# Fields that fetch something from another file or place whenever the document is opened or printed.
_FETCHING = ("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD")
_ADDRESSES = ("https://", "http://", "mailto:")
# Numbers of drawings of ours count from 1; those of headers begin here.
FIRST_DRAWING = 1_000_000


def used_relations(root: Element) -> set[str]:
    """The ids of the relations that a part's XML makes use of."""
    return {
        str(value)
        for node in root.iter()
        for key, value in node.attrib.items()
        if str(key).startswith(f"{{{R}}}") or key == _VML_RELATION
    }


def cleaned(root: Element, first_drawing: int) -> int:
    """Take the marks of work out of a header or footer, and number its drawings from ``first_drawing``.

    What is seen stays. Gives the first number that is free afterwards.
    """
    for mark in list(root.iter(*_MARKS)):
        _taken_out(mark)
    for number in list(root.iterfind(f".//{tag('sdtPr')}/{tag('id')}")):
        _taken_out(number)
    for node in root.iter():
        if _LINKED in node.attrib and _EMBEDDED in node.attrib:
            # The picture stands in the file too: nothing has to be fetched.
            del node.attrib[_LINKED]
        if str(node.tag).startswith(_VML):
            for key in _VML_OUTSIDE:
                node.attrib.pop(key, "")
    for drawing in root.iter(_DRAWING):
        drawing.set("id", str(first_drawing))
        first_drawing += 1
    return first_drawing


def running_problems(
    called: str, root: Element, relations: Mapping[str, Relation], parts: Container[str]
) -> Iterator[str]:
    """What keeps a header or footer from being taken over; ``called`` is what a person knows it as.

    ``root`` was `cleaned`, and ``parts`` are the names of what is in the file.
    """
    if next(root.iter(*_CHANGES), None) is not None:
        yield f"{called} has tracked changes: accept or reject them in Word."
    for name in sorted(_fields(root) & set(_FETCHING)):
        yield f"{called} has a field that fetches something from elsewhere ({name}): put in the thing itself."
    for id in sorted(used_relations(root)):
        relation = relations.get(id)
        if relation is None or not (relation.outside or relation.target in parts):
            yield f"{called} refers to something that is not in the file: put it in anew."
        elif relation.kind == "hyperlink":
            if relation.outside and not relation.target.startswith(_ADDRESSES):
                yield f"{called} has a link to {relation.target[:80]}: remove it, or let it begin with https."
        elif relation.kind != "image":
            yield f"{called} holds something other than text and pictures ({relation.kind}): put in a picture of it."
        elif relation.outside:
            yield f"{called} shows a picture from elsewhere ({relation.target[:80]}): insert the picture itself."


def _fields(root: Element) -> set[str]:
    """The names of the fields in a story."""
    simple = [node.get(tag("instr"), "") for node in root.iter(tag("fldSimple"))]
    # The instruction of a field may be spread over several runs.
    spread = ["".join(node.text or "" for node in line.iter(tag("instrText"))) for line in root.iter(tag("p"))]
    return {word for said in (*simple, *spread) for word in said.upper().split()}


def _taken_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
