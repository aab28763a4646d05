"""WordprocessingML as text, ready for the file: whatever stands in it is escaped here.

A long document is written several times faster so than by building its elements one by one.
"""

import re

from lxml import etree

from exports.word.ooxml import NAMES, Element

KEEP = "<w:keepNext/>"

_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def element(name: str, content: str = "", /, **values: str | int) -> str:
    """An element of WordprocessingML around ``content``, which is XML already; its attributes are texts as they are."""
    attributes = "".join([f' w:{key}="{attribute(value)}"' for key, value in values.items()])
    return f"<w:{name}{attributes}>{content}</w:{name}>" if content else f"<w:{name}{attributes}/>"


def attribute(value: str | int) -> str:
    """A value as it stands between double quotes; raises `ValueError` for what no XML can hold."""
    said = str(value)
    return said if said.isalnum() else _sound(said).translate(_IN_ATTRIBUTE)


def paragraph(style: str, content: str = "", properties: str = "") -> str:
    """A paragraph in the style of that id; ``properties`` are what it asks for besides, in the order of the schema."""
    return f"<w:p>{element('pPr', element('pStyle', val=style) + properties)}{content}</w:p>"


def run(text: str, style: str = "") -> str:
    """A run of text in the style of that id: line breaks and tabs become Word's own."""
    return f"<w:r>{run_style(style) if style else ''}{words(text)}</w:r>"


def run_style(style: str) -> str:
    """What gives a run the style of that id."""
    return element("rPr", element("rStyle", val=style))


def words(text: str) -> str:
    """Text as it stands in a run; raises `ValueError` for what no XML can hold."""
    if text.isprintable() and text.strip() == text != "":
        # Most texts: nothing forbidden is printable, nor is a break or a tab.
        return f"<w:t>{_escaped(text)}</w:t>"
    lines = ("<w:tab/>".join(map(_piece, line.split("\t"))) for line in _sound(text).split("\n"))
    return "<w:br/>".join(lines)


def field(instruction: str, result: str) -> str:
    """A complex field; ``instruction`` is ours alone, never a person's text."""
    asked = f'<w:instrText xml:space="preserve"> {instruction} </w:instrText>'
    return f"{field_mark('begin')}<w:r>{asked}</w:r>{field_mark('separate')}{run(result)}{field_mark('end')}"


def field_mark(kind: str) -> str:
    """Where a complex field begins, its result begins, or both end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def elements(xml: str) -> list[Element]:
    """What was written as elements, for a part that holds more than ours."""
    return list(etree.fromstring(f"<w:body {_DECLARED}>{xml}</w:body>"))


def _piece(text: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<w:t{space}>{_escaped(text)}</w:t>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sound(text: str) -> str:
    if _FORBIDDEN.search(text):
        raise ValueError("A text has characters that no XML can hold: it was not cleaned.")
    return text
