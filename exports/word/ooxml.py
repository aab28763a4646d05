"""Elements of WordprocessingML: their names, and how they are put into parts that are there already."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NAMES = {"w": W, "r": R, "w14": W14}

Element = etree._Element


def tag(name: str) -> str:
    """``p`` as lxml has it: the name in the namespace of WordprocessingML."""
    return f"{{{W}}}{name}"


def new(name: str, /, **values: str | int) -> Element:
    """A new element of WordprocessingML with attributes of the same namespace."""
    element = etree.Element(tag(name), nsmap=NAMES)
    for key, value in values.items():
        element.set(tag(key), str(value))
    return element


def child(parent: Element, name: str, /, **values: str | int) -> Element:
    """A new element at the end of ``parent``."""
    element = etree.SubElement(parent, tag(name))
    for key, value in values.items():
        element.set(tag(key), str(value))
    return element
