"""Tick boxes: real content controls, with their state in words beside them."""

from lxml import etree

from exports.blocks import TickBox
from exports.word.body import Body
from exports.word.ooxml import W14, Element, child, run, write
from exports.word.styles import STRONG, TICK

TICKED, EMPTY = "☑", "☐"
SYMBOLS = "Segoe UI Symbol"
# Word shows no more of a control's name and keeps no longer tag.
LONGEST = 64


def tick_box(body: Body, box: TickBox) -> None:
    """The box, its label, and its state in brackets for readers who do not see the box."""
    paragraph = body.paragraph(TICK)
    _control(body, paragraph, box)
    run(paragraph, "\t")
    run(paragraph, box.label, body.styles[STRONG])
    run(paragraph, f" ({box.words})")


def _control(body: Body, paragraph: Element, box: TickBox) -> None:
    control = child(paragraph, "sdt")
    properties = child(control, "sdtPr")
    child(properties, "alias", val=box.label[:LONGEST])
    child(properties, "tag", val=box.tag[:LONGEST])
    child(properties, "id", val=body.next_id())
    state = etree.SubElement(properties, f"{{{W14}}}checkbox")
    _state(state, "checked", val="1" if box.done else "0")
    _state(state, "checkedState", val=f"{ord(TICKED):04X}", font=SYMBOLS)
    _state(state, "uncheckedState", val=f"{ord(EMPTY):04X}", font=SYMBOLS)
    symbol = child(child(control, "sdtContent"), "r")
    child(child(symbol, "rPr"), "rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, cs=SYMBOLS)
    write(symbol, TICKED if box.done else EMPTY)


def _state(parent: Element, name: str, **values: str) -> None:
    element = etree.SubElement(parent, f"{{{W14}}}{name}")
    for key, value in values.items():
        element.set(f"{{{W14}}}{key}", value)
