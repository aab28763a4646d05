"""Content controls: what a reader can tick, write or choose in the file, and how it finds its way back.

A control has its key as its tag and is held by a bookmark of that name: programs that lose the one
keep the other. Controls stand within a paragraph, and a line break in one is a break of Word's own.
A plain-text control would be stricter, but LibreOffice moves the line breaks out of it.
"""

from lxml import etree

from exports.blocks import Entry, EntryLine, TickBox
from exports.template import LANGUAGE
from exports.word.body import Body
from exports.word.ooxml import W14, Element, child, run, write
from exports.word.styles import ENTRY_LABEL, PLACEHOLDER, ROLE_STYLES, STRONG, TICK

TICKED, EMPTY = "☑", "☐"
SYMBOLS = "Segoe UI Symbol"
# Word shows no more of a control's name.
LONGEST_NAME = 64


def tick_box(body: Body, box: TickBox) -> None:
    """The box, its label, and its state in brackets for readers who do not see the box."""
    paragraph = body.paragraph(TICK)
    start = body.bookmark(paragraph, box.key)
    properties, content = _control(body, paragraph, box.label, box.key)
    state = etree.SubElement(properties, f"{{{W14}}}checkbox")
    _state(state, "checked", val="1" if box.done else "0")
    _state(state, "checkedState", val=f"{ord(TICKED):04X}", font=SYMBOLS)
    _state(state, "uncheckedState", val=f"{ord(EMPTY):04X}", font=SYMBOLS)
    symbol = child(content, "r")
    child(child(symbol, "rPr"), "rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, cs=SYMBOLS)
    write(symbol, TICKED if box.done else EMPTY)
    child(paragraph, "bookmarkEnd", id=start)
    run(paragraph, "\t")
    run(paragraph, box.label, body.styles[STRONG])
    run(paragraph, f" ({box.words})")


def entry(body: Body, block: Entry) -> None:
    """The label, and below it the field in a paragraph of its own, so that a new line stays within it."""
    run(body.paragraph(ENTRY_LABEL), block.label)
    fillable(body, body.paragraph(ROLE_STYLES[block.role]), block)


def entry_line(body: Body, block: EntryLine) -> None:
    """Fields beside one another, each behind its label."""
    paragraph = body.paragraph(ROLE_STYLES[block.role])
    for place, one in enumerate(block.entries):
        run(paragraph, f" · {one.label}: " if place else f"{one.label}: ")
        fillable(body, paragraph, one)


def fillable(body: Body, paragraph: Element, block: Entry) -> None:
    """The field itself at the end of a paragraph."""
    start = body.bookmark(paragraph, block.key)
    properties, content = _control(body, paragraph, block.label, block.key)
    if not block.text:
        child(properties, "showingPlcHdr")
    if block.kind == "date":
        _date(properties, block.day)
    elif block.kind == "choice":
        offered = child(properties, "dropDownList")
        for choice in block.choices:
            child(offered, "listItem", displayText=choice, value=choice)
    run(content, block.text or block.hint, "" if block.text else body.styles[PLACEHOLDER])
    child(paragraph, "bookmarkEnd", id=start)


def _control(body: Body, paragraph: Element, label: str, key: str) -> tuple[Element, Element]:
    """An empty control: its properties and its content."""
    control = child(paragraph, "sdt")
    properties = child(control, "sdtPr")
    child(properties, "alias", val=label[:LONGEST_NAME])
    child(properties, "tag", val=key)
    child(properties, "id", val=body.next_id())
    return properties, child(control, "sdtContent")


def _date(properties: Element, day: str) -> None:
    date = child(properties, "date")
    if day:
        date.set(f"{{{date.nsmap['w']}}}fullDate", f"{day}T00:00:00Z")
    child(date, "dateFormat", val="d MMMM yyyy")
    child(date, "lid", val=LANGUAGE)
    child(date, "storeMappedDataAs", val="dateTime")
    child(date, "calendar", val="gregorian")


def _state(parent: Element, name: str, **values: str) -> None:
    element = etree.SubElement(parent, f"{{{W14}}}{name}")
    for key, value in values.items():
        element.set(f"{{{W14}}}{key}", value)
