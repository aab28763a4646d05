"""Reads Word files as they are on the disk, for the tests of documents."""

import re
import zipfile
from pathlib import Path

import mammoth
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"

Element = etree._Element


def text_of(path: Path) -> str:
    """The words of a document's body, each paragraph on a line of its own."""
    return words_in(parts_of(path)["word/document.xml"]) + "\n"


def read_by_mammoth(path: Path) -> str:
    """The words of a document as another program reads them."""
    with path.open("rb") as file:
        return str(mammoth.extract_raw_text(file).value)


def html_of(path: Path) -> str:
    """A document as the web page that another program makes of it."""
    with path.open("rb") as file:
        return str(mammoth.convert_to_html(file).value)


def parts_of(path: Path) -> dict[str, Element]:
    """Every XML part of a document by its name; the workbooks behind its charts are none."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith(".xlsx")]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def words_in(element: Element) -> str:
    """The text that stands in an element, runs put together; a break as a line break."""
    said = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}p"):
        name = etree.QName(node).localname
        said.append({"t": node.text or "", "br": "\n", "tab": "\t", "p": "\n"}[name])
    return "".join(said)


def styles_in_use(element: Element) -> set[str]:
    """The ids of the styles that an element names."""
    kinds = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    return {node.get(f"{W}val", "") for node in element.iter(*kinds)}


def sections_of(text: str, titles: list[str]) -> dict[str, str]:
    """What stands under each numbered title; the contents before the first are passed over."""
    found: dict[str, str] = {}
    for title, following in zip(titles, [*titles[1:], ""], strict=True):
        start = text.rindex(f"\n{title}\n") + len(title) + 2
        end = text.rindex(f"\n{following}\n") if following else len(text)
        found[re.sub(r"^\d+\. ", "", title)] = text[start:end]
    return found
