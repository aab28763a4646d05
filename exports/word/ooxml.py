"""WordprocessingML elements, built one by one so that no text is ever parsed."""

from lxml import etree

from exports.blocks import Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
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


def paragraph(style: str) -> Element:
    """An empty paragraph in the style of that id."""
    element = new("p")
    child(child(element, "pPr"), "pStyle", val=style)
    return element


def keep_with_next(element: Element) -> None:
    """Keep a paragraph on the page of the next."""
    style = element[0].find(tag("pStyle"))
    keep = new("keepNext")
    if style is None:
        element[0].insert(0, keep)
    else:
        style.addnext(keep)


def space_before(element: Element, twentieths: int) -> None:
    """Give a paragraph that much space above it, in twentieths of a point, whatever its style says."""
    _spacing(element).set(tag("before"), str(twentieths))


def space_after(element: Element, twentieths: int) -> None:
    """Give a paragraph that much space below it, in twentieths of a point, whatever its style says."""
    _spacing(element).set(tag("after"), str(twentieths))


def _spacing(element: Element) -> Element:
    properties = element[0]
    found = properties.find(tag("spacing"))
    return child(properties, "spacing") if found is None else found


def run(parent: Element, text: str, style: str = "") -> Element:
    """A run of text at the end of ``parent``: line breaks and tabs become Word's own."""
    element = child(parent, "r")
    if style:
        child(child(element, "rPr"), "rStyle", val=style)
    write(element, text)
    return element


def write(element: Element, text: str) -> None:
    """Put text into a run."""
    for place, line in enumerate(text.split("\n")):
        if place:
            child(element, "br")
        for column, piece in enumerate(line.split("\t")):
            if column:
                child(element, "tab")
            if piece:
                holder = child(element, "t")
                holder.text = piece
                if piece[0].isspace() or piece[-1].isspace():
                    holder.set(XML_SPACE, "preserve")


def field(parent: Element, instruction: str, result: str) -> None:
    """A complex field; ``instruction`` is ours alone, never a person's text."""
    child(child(parent, "r"), "fldChar", fldCharType="begin")
    holder = child(child(parent, "r"), "instrText")
    holder.text = f" {instruction} "
    holder.set(XML_SPACE, "preserve")
    child(child(parent, "r"), "fldChar", fldCharType="separate")
    run(parent, result)
    child(child(parent, "r"), "fldChar", fldCharType="end")


def is_plain(text: Text) -> bool:
    """Whether a text is one span without emphasis, link, footnote or break: the common case in tables."""
    if len(text) != 1:
        return False
    span = text[0]
    return not (span.bold or span.link or span.note or "\n" in span.text or "\t" in span.text)
